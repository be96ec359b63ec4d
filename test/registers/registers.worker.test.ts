import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { AT, eventsOf, line, LINES, mainOf, NAMES, rowOf, send, xlsx, YEAR } from './register-cast.ts'

const said = async (answer: Response, most?: number) => mainOf(await answer.text(), most)
const read = async (who: string, path: string) => said(await as(officer(who)).get(path), 20_000)
const find = async (who: string, ten: string) => said(await as(officer(who)).post(`${AT}/cam-ket/tim`, { ten }), 20_000)
const HEAD = ['Chủ hộ', 'Để phân biệt', 'Thôn', 'Cam kết', 'Ngày ký']

describe('a line of a register', () => {
  test.each(Object.keys(LINES))('of %s is kept with its names sealed, and read again by the Front', async (slug) => {
    const id = await line(slug)
    const row = await rowOf(id)
    const name = NAMES[slug] ?? ''
    expect(JSON.stringify(row)).not.toContain(name)
    expect([row.version, row.key_id === '', await eventsOf(String(row.register), id)]).toEqual([1, false, ['added']])
    expect(await read('duyet.mattran', `${AT}/${slug}/dong/${id}`)).toContain(name)
  })

  test('twice the same is said, also with other capitals and without marks; a namesake with a year of birth is another', async () => {
    await line('cam-ket', { household: 'Bàn Văn Sinh' })
    const twice = await as(officer('tiepnhan')).post(`${AT}/cam-ket/moi`, {
      ...{ key: crypto.randomUUID(), ...LINES['cam-ket'], household: 'ban van SINH' },
    })
    expect([twice.status, await said(twice)]).toEqual([409, expect.stringContaining('đã có một dòng giống hệt')])
    await line('cam-ket', { household: 'Bàn Văn Sinh', mark: '1987' })
  })

  test('sent twice by a double click is one line, and no reproach', async () => {
    const fields = { key: crypto.randomUUID(), ...LINES['cam-ket'], household: 'Sằm Thị Tươi' }
    const both = [
      await as(officer('tiepnhan')).post(`${AT}/cam-ket/moi`, fields),
      await as(officer('tiepnhan')).post(`${AT}/cam-ket/moi`, fields),
    ]
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect((await find('tiepnhan', 'sam thi tuoi')).match(/Sằm Thị Tươi/g)).toHaveLength(1)
  })

  test('is changed by whoever saw it as it stands; an old page changes nothing and keeps what was typed', async () => {
    const id = await line('to-nhom', { name: 'Tổ hòa giải xóm 1' })
    const at = `${AT}/to-nhom/dong/${id}/sua`
    const fields = { ...LINES['to-nhom'], name: 'Tổ hòa giải xóm 1', members: '15' }
    expect((await as(officer('tiepnhan')).post(at, { ...fields, version: '1' })).status).toBe(303)
    const late = await as(officer('thon.langdia')).post(at, { ...fields, members: '99', version: '1' })
    const html = await late.text()
    expect([late.status, html.includes('có người làm trước'), html.includes('value="99"')]).toEqual([409, true, true])
    expect(JSON.parse(String((await rowOf(id)).fields))).toMatchObject({ members: '15' })
  })

  test('ends with a chosen reason and comes back; its names are erased for good and the line still counts', async () => {
    const id = await line('cam-ket', { household: 'Hà Thị Lụa' })
    const at = `${AT}/cam-ket/dong/${id}`
    const front = as(officer('dieuphoi'))
    expect((await front.post(`${at}/cho-thoi`, { version: '1', reason: '' })).status).toBe(422)
    expect((await front.post(`${at}/cho-thoi`, { version: '1', reason: 'vi_pham' })).status).toBe(303)
    expect((await front.post(`${at}/dua-lai`, { version: '2' })).status).toBe(303)
    const rep = await as(officer('thon.langdia')).post(`${at}/xoa-ten`, { version: '3', asked: 'self' })
    expect([rep.status, await said(rep)]).toEqual([403, expect.stringContaining('Ban Thường trực')])
    expect((await front.post(`${at}/xoa-ten`, { version: '3', asked: 'self' })).status).toBe(303)
    expect(await rowOf(id)).toMatchObject({ sealed: '', key_id: '', same_hash: `erased/${id}`, state: 'listed' })
    expect(await read('dieuphoi', at)).not.toContain('Hà Thị Lụa')
    expect(await eventsOf('pledges', id)).toEqual(['added', 'ended', 'opened_again', 'erased'])
  })

  test('what is wrong stands at its field; nothing typed is lost', async () => {
    const answer = await as(officer('tiepnhan')).post(`${AT}/to-nhom/moi`, {
      ...{ ...LINES['to-nhom'], key: crypto.randomUUID(), members: 'mười', hamlet: 'khong_co' },
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const words of ['«mười» không phải là số', 'Chưa có thôn', 'value="mười"', 'Tổ tự quản đường hoa'])
      expect(html).toContain(words)
  })
})

test('by name one searches only what one may read, with or without marks', async () => {
  await line('cam-ket', { household: 'Triệu Mùi Pham' })
  expect(await find('tiepnhan', 'trieu mui')).toContain('Triệu Mùi Pham')
  const open = await find('xuly.kinhte', 'trieu mui')
  expect([open.includes('Triệu'), open.includes('Một cam kết')]).toEqual([false, true])
})

describe('a spreadsheet', () => {
  test('tells by cell what is wrong, writes nothing, and takes the right rows when asked', async () => {
    const file = await xlsx([
      ['DANH SÁCH CÁC HỘ KÝ CAM KẾT NĂM 2026'],
      [],
      ['TT', ...HEAD, 'Ghi chú'],
      [1, 'Nguyễn Văn An', '', 'Làng Dịa', 'Thực phẩm an toàn', new Date(Date.UTC(2026, 2, 8)), ''],
      [2, 'Nguyễn Văn Bình', '', 'thôn Đồng Chà 1', 'Thực phẩm an toàn', '8/3/2026', ''],
      [3, '', '', 'Làng Dịa', 'Thực phẩm sạch', '31/2/2026', ''],
      [4, 'nguyễn văn an', '', 'THÔN LÀNG DỊA', 'Thực phẩm an toàn', '09/03/2026', ''],
    ])
    const { address, status, text } = await send('cam-ket', file)
    expect(status).toBe(303)
    expect(text).toContain('2 dòng có chỗ sai, 1 dòng mới đúng')
    expect(text).toMatch(/Ô D5: Chưa có thôn «thôn Đồng Chà 1»; có phải .*Đồng Chùa 1/)
    expect(text).toContain('Ô B6: Chưa có chủ hộ.')
    expect(text).toContain('Ô E6: «Thực phẩm sạch» không có trong danh sách')
    expect(text).toContain('Ô F6: «31/2/2026» không phải là ngày')
    expect(text).toContain('hàng 7 giống hàng 4')
    expect(text).toContain('Cột sổ không có, bỏ qua Ghi chú')
    const before = await env.DB.prepare('SELECT count(*) n FROM register_entries WHERE import_id <> ?')
      .bind('')
      .first<number>('n')
    expect(before).toBe(0)
    const stored = await env.DB.prepare('SELECT sealed FROM register_imports').first<string>('sealed')
    expect(stored).not.toContain('Nguyễn')
    const taken = await as(officer('dieuphoi')).post(`${address}/lay`)
    expect(taken.headers.get('location')).toContain('da=nhap&so=1')
    expect(await env.DB.prepare('SELECT status, sealed FROM register_imports').first()).toEqual({
      status: 'taken',
      sealed: '',
    })
    expect((await as(officer('dieuphoi')).post(`${address}/lay`)).status).toBe(409)
    // The whole file again adds nothing that is there.
    const again = await send('cam-ket', file)
    expect(again.text).toContain('Dòng đã có trong sổ, bỏ qua 1')
  })

  test('from CSV, with a bad file and without a head: each is said in a sentence', async () => {
    const csv = new File([`\ufeff${HEAD.join(';')}\nBùi Thị Na;;Làng Dịa;Phân loại rác tại nhà;2026-05-01\n`], 'ds.csv')
    expect((await send('cam-ket', csv)).text).toContain('Cả 1 dòng mới đều đúng')
    const none = await send(
      'cam-ket',
      await xlsx([
        ['Họ tên', 'Tuổi'],
        ['A', 1],
      ]),
    )
    expect([none.status, none.text]).toEqual([422, expect.stringContaining('Không thấy hàng tiêu đề')])
    const lacking = await send(
      'cam-ket',
      await xlsx([
        ['Chủ hộ', 'Thôn'],
        ['A', 'Làng Dịa'],
      ]),
    )
    expect([lacking.status, lacking.text]).toEqual([422, expect.stringContaining('Bảng thiếu cột "Cam kết"')])
    for (const [name, body] of [
      ['hong.xlsx', 'PK\u0003\u0004 hỏng'],
      ['cu.xls', 'xxxx'],
      ['trong.csv', ''],
    ] as const) {
      const answer = await send('cam-ket', new File([body], name))
      expect([name, answer.status]).toEqual([name, 422])
    }
    const missing = await as(officer('dieuphoi')).post(`${AT}/cam-ket/nhap`, { nam: '2026' })
    expect(missing.status).toBe(422)
  })

  test('of a hamlet head holds his own hamlet’s rows alone; nobody else opens what he sent', async () => {
    const file = await xlsx([
      HEAD,
      ['Ma Văn Bảo', '', 'Làng Dịa', 'Quy ước', '2026-01-05'],
      ['Ma Văn Lợi', '', 'Đồng Cởm', 'Khác', '2026-01-05'],
    ])
    const { address, text } = await send('cam-ket', file, 'thon.langdia')
    expect(text).toContain('Ông/bà ghi được các dòng của thôn mình')
    for (const who of ['dieuphoi', 'thon.dongcom', 'tiepnhan'])
      expect([who, (await as(officer(who)).get(address)).status]).toEqual([who, 404])
    expect((await as(officer('thon.langdia')).post(`${address}/bo`)).headers.get('location')).toContain('da=bo')
  })

  test('of five thousand households is taken whole; an import that broke off is finished by the same button', async () => {
    const rows = Array.from({ length: 4990 }, (_, at) => [
      `Hộ số ${at + 1}`,
      '',
      at % 2 ? 'Làng Dịa' : 'Đồng Cởm',
      'Phân loại rác tại nhà',
      '2026-04-02',
    ])
    const { address, text } = await send('cam-ket', await xlsx([HEAD, ...rows]), 'dieuphoi', YEAR + 1)
    expect(text).toContain('Cả 4990 dòng mới đều đúng')
    expect((await as(officer('dieuphoi')).post(`${address}/lay`)).headers.get('location')).toContain('so=4990')
    // It broke off: half of it is gone, the table still waits.
    const second = await send('cam-ket', await xlsx([HEAD, ...rows]), 'dieuphoi', YEAR - 1)
    const id = second.address.split('/').at(-1) ?? ''
    const kept = await env.DB.prepare('SELECT sealed, key_id FROM register_imports WHERE id = ?')
      .bind(id)
      .first<{ sealed: string; key_id: string }>()
    await as(officer('dieuphoi')).post(`${second.address}/lay`)
    await env.DB.batch([
      env.DB.prepare('DELETE FROM register_entries WHERE import_id = ? AND hamlet_id = ?').bind(id, 'lang_dia'),
      env.DB.prepare("UPDATE register_imports SET status = 'waiting', sealed = ?, key_id = ? WHERE id = ?").bind(
        kept?.sealed,
        kept?.key_id,
        id,
      ),
    ])
    const page = await read('dieuphoi', second.address)
    expect(page).toContain('lần trước đã đưa vào 2495 dòng')
    expect((await as(officer('dieuphoi')).post(`${second.address}/lay`)).headers.get('location')).toContain('so=4990')
  }, 60_000)

  test('is offered as a template and taken out again, readable, with names only for those who may read them', async () => {
    await line('to-nhom', { name: 'Tổ vay vốn xóm 5' })
    const { readXlsx } = await import('hucre/xlsx')
    const bytes = async (who: string, path: string) => {
      const answer = await as(officer(who)).get(`${AT}/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      return readXlsx(new Uint8Array(await answer.arrayBuffer()))
    }
    const template = await bytes('tiepnhan', 'to-nhom/mau.xlsx')
    expect(template.sheets[0]?.rows[0]).toEqual([
      'Tên tổ, nhóm',
      'Lĩnh vực',
      'Thôn',
      'Số thành viên',
      'Tổ trưởng',
      'Ngày lập',
    ])
    expect(template.sheets[1]?.rows[1]).toContain('An ninh, trật tự')
    const own = await bytes('tiepnhan', `to-nhom/so.xlsx?nam=${YEAR}`)
    expect(own.sheets[0]?.rows.flat()).toContain('Lộc Thị Nhài')
    const theirs = await bytes('xuly.kinhte', `to-nhom/so.xlsx?nam=${YEAR}`)
    expect(theirs.sheets[0]?.rows.flat()).not.toContain('Lộc Thị Nhài')
    expect(theirs.sheets[0]?.rows[0]).not.toContain('Tổ trưởng')
    expect(await eventsOf('groups')).toEqual(expect.arrayContaining(['exported', 'exported']))
  })
})

test('every opening of the restricted register is noted, with who and when; lines go on into the next year once', async () => {
  const id = await line('giup-ho-ngheo', { household: 'Phùng Thị Dấu' })
  await read('thon.langdia', `${AT}/giup-ho-ngheo`)
  await read('lanhdao', `${AT}/giup-ho-ngheo/dong/${id}`)
  const page = await read('duyet.mattran', `${AT}/giup-ho-ngheo`)
  expect(page).toContain('Ai đã mở sổ này')
  expect(page).toContain('Nguyễn Thị Chanh mở sổ')
  expect(page).toContain('Quan Văn Lập đọc một dòng')
  const over = () => as(officer('duyet.mattran')).post(`${AT}/giup-ho-ngheo/sang-nam?nam=${YEAR}`)
  const many = Number(/so=(\d+)/.exec((await over()).headers.get('location') ?? '')?.[1])
  expect(many).toBeGreaterThan(0)
  expect((await over()).headers.get('location')).toContain('so=0')
  expect(await read('duyet.mattran', `${AT}/giup-ho-ngheo?nam=${YEAR + 1}`)).toContain('Phùng Thị Dấu')
  expect(await eventsOf('helpers', `${id}.${YEAR + 1}`)).toEqual(['carried_over'])
})

import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { PNG } from '../files/fixtures.ts'
import { as, type Fields } from '../support/app.ts'
import { wordsOf } from '../support/answers.ts'
import { officer } from '../support/people.ts'
import { readWord } from '../support/word-reader.ts'
import { does, NOMINEE, pageOf, praiseFields, proposed, refusal, statusOf, TODAY, tries, YEAR } from './acts.ts'

const DECISION = { form: '2-giay-khen', number: '31/QĐ-UBND', decidedOn: TODAY }
const photo = () => new File([PNG.slice()], 'duong.png', { type: 'image/png' })

describe('a household that a hamlet proposes', () => {
  test('goes from the hamlet’s meeting over the Front to the decision, and its name is closed until then', async () => {
    const at = await proposed('thon.langdia', { files: [photo()] })
    const kept = await env.DB.prepare(
      'SELECT sealed, nominee_public AS told, hamlet_id AS hamlet FROM commendations WHERE dossier_id = ?',
    )
      .bind(at.id)
      .first<{ sealed: string; told: string; hamlet: string }>()
    expect(kept?.sealed).not.toContain('Quẩy')
    expect([kept?.told, kept?.hamlet]).toEqual(['', 'lang_dia'])
    expect((await refusal('tiepnhan', at, 'kiem-tra', { words: 'Đã xem giấy tờ.' }))[0]).toBe(409)
    const [few, why] = await refusal('thon.langdia', at, 'thon-hop', { votesFor: '30', votesOf: '60' })
    expect([few, why]).toEqual([422, expect.stringContaining('Chưa quá nửa')])
    await does('thon.langdia', at, 'thon-hop', { votesFor: '52', votesOf: '60' })
    await does('tiepnhan', at, 'tra-lai', { reason: 'Gửi thêm ảnh đoạn đường.' })
    await does('thon.langdia', at, 'trinh-lai', praiseFields({ submissionKey: '' }))
    await does('thon.langdia', at, 'thon-hop', { votesFor: '52', votesOf: '60', files: [photo()] })
    await does('tiepnhan', at, 'kiem-tra', { words: 'Đã xem giấy tờ, đúng thành tích.' })
    expect((await refusal('tiepnhan', at, 'trinh', { decider: 'binh-xa.ubnd' }))[0]).toBe(403)
    expect((await as(officer('duyet.ubnd')).get(at.office)).status).toBe(404)
    await does('duyet.mattran', at, 'trinh', { decider: 'binh-xa.ubnd', dueOn: addDays(TODAY, 9) })
    const page = await pageOf('duyet.ubnd', at.office)
    expect(page).not.toContain(NOMINEE)
    expect(page).toContain('52 trên 60 người đồng ý')
    const [other, whose] = await refusal('lanhdao', at, 'quyet-dinh', DECISION)
    expect([other, whose]).toEqual([403, expect.stringContaining('trình cơ quan khác')])
    await does('duyet.ubnd', at, 'quyet-dinh', { ...DECISION, tell: 'yes' })
    await does('tiepnhan', at, 'cong-bo', { announcedOn: TODAY, place: 'Ngày hội ở nhà văn hóa thôn.' })
    expect(await statusOf(at)).toBe('announced')
    const list = await pageOf('xuly.congan', `/can-bo/khen-thuong/${YEAR}?dip=dai-doan-ket`)
    expect(list).toContain(NOMINEE)
    expect(list).toContain('31/QĐ-UBND')
    expect(await pageOf('xuly.congan', `/can-bo/khen-thuong/${YEAR}?dip=tong-ket`)).not.toContain(NOMINEE)
  })

  test('is named only to who handles it, and each time stands in its history', async () => {
    const at = await proposed('thon.langdia')
    for (const who of ['tiepnhan', 'thon.langdia']) {
      const opened = await tries(who, at, 'mo-ten')
      expect([who, opened.status, wordsOf(await opened.text())]).toEqual([who, 200, expect.stringContaining(NOMINEE)])
      expect(await pageOf(who, at.office)).not.toContain(NOMINEE)
    }
    // A leader finds it, and does not handle it before it is put to him.
    const [leader, why] = await refusal('lanhdao', at, 'mo-ten')
    expect([leader, why]).toEqual([403, expect.stringContaining('chỉ người đang xử lý')])
    const events = await env.DB.prepare(
      "SELECT count(*) AS n FROM dossier_events WHERE dossier_id = ? AND kind = 'commendation.name_opened'",
    )
      .bind(at.id)
      .first<number>('n')
    expect(events).toBe(2)
    const stale = await as(officer('tiepnhan')).post(`${at.office}/mo-ten`, { version: '1' })
    expect(stale.status).toBe(409)
    expect((await as(officer('tiepnhan')).get(`${at.office}/mo-ten`)).status).toBe(303)
    const everything = await env.DB.prepare('SELECT group_concat(detail) AS all_of FROM dossier_events').first<string>(
      'all_of',
    )
    expect(everything).not.toContain('Quẩy')
    expect(await pageOf('dieuphoi', '/can-bo/nhat-ky')).not.toContain('Quẩy')
  })

  test('is forgotten when the hamlet takes its proposal back', async () => {
    const at = await proposed('thon.langdia')
    await does('thon.langdia', at, 'rut', { reason: 'Gia đình không muốn.' })
    const sealed = await env.DB.prepare('SELECT sealed FROM commendations WHERE dossier_id = ?')
      .bind(at.id)
      .first('sealed')
    expect(sealed).toBe('')
    expect((await refusal('tiepnhan', at, 'mo-ten'))[0]).toBe(409)
  })
})

describe('proposing', () => {
  test('keeps what was typed and says at the field what is missing', async () => {
    const answer = await as(officer('duyet.phunu')).post(
      '/can-bo/khen-thuong/moi',
      praiseFields({ name: '', achievement: 'Ngắn.' }),
    )
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('id="name-error"')
    expect(html).toContain('id="achievement-error"')
    expect(html).toContain('Ngắn.')
  })

  test('a body proposes a unit, which has no name to close; a hamlet proposes nobody else’s', async () => {
    const at = await proposed('duyet.phunu', { nomineeKind: 'hamlet', name: '', unit: 'hamlet:dong_com' })
    expect(await pageOf('tiepnhan', at.office)).toContain('Số liệu hệ thống đang có')
    expect((await refusal('tiepnhan', at, 'mo-ten'))[0]).toBe(409)
    await does('tiepnhan', at, 'kiem-tra', { words: 'Đã xem, đúng thành tích.' })
    await does('duyet.mattran', at, 'trinh', { decider: 'binh-xa.dang-uy' })
    await does('lanhdao', at, 'khong-khen', { reason: 'Để dịp tổng kết năm.' })
    expect(await statusOf(at)).toBe('refused')
    expect(await pageOf('duyet.phunu', at.office)).toContain('Để dịp tổng kết năm.')
    const wrong: Fields[] = [
      { nomineeKind: 'body', name: '', unit: 'body:binh-xa.cong-an' },
      { nomineeKind: 'hamlet', name: 'x' },
    ]
    for (const fields of wrong) {
      const answer = await as(officer('thon.langdia')).post('/can-bo/khen-thuong/moi', praiseFields(fields))
      expect(answer.status).toBe(422)
    }
  })

  test('the same form twice is one proposal; other words under its key are a conflict', async () => {
    const fields = praiseFields()
    const send = (more = {}) => as(officer('duyet.phunu')).post('/can-bo/khen-thuong/moi', { ...fields, ...more })
    const [one, two] = [await send(), await send()]
    expect(one.headers.get('location')).toBe(two.headers.get('location'))
    expect((await send({ name: 'Người khác hẳn' })).status).toBe(409)
  })

  test('the Front writes down what a hamlet brings on paper, and its representative finds it', async () => {
    const at = await proposed('tiepnhan', { proposer: 'hamlet:dong_com', hamlet: '' })
    expect(await pageOf('thon.dongcom', at.office)).toContain('ghi giúp thôn theo bản giấy')
    expect((await as(officer('thon.langdia')).get(at.office)).status).toBe(404)
    for (const who of ['lanhdao', 'quantri', 'baomat'])
      expect([who, (await as(officer(who)).get('/can-bo/khen-thuong/moi')).status]).toEqual([who, 403])
  })
})

test('a name that the decision does not tell stands in no list, page or file', async () => {
  const at = await proposed('duyet.phunu', {
    occasion: 'tong-ket',
    form: '3-bieu-duong',
    achievement: 'Việc riêng chỉ một nhà trong thôn làm được.',
  })
  await does('tiepnhan', at, 'kiem-tra', { words: 'Đã xem, đúng thành tích.' })
  await does('duyet.mattran', at, 'trinh', { decider: 'binh-xa.ubnd' })
  await does('duyet.ubnd', at, 'quyet-dinh', DECISION)
  const path = `/can-bo/khen-thuong/${YEAR}?dip=tong-ket`
  const list = await pageOf('xuly.congan', path)
  expect(list).toContain('Một hộ gia đình')
  expect(list).not.toContain(NOMINEE)
  expect(list).not.toContain('Việc riêng chỉ một nhà')
  const { readXlsx } = await import('hucre/xlsx')
  const file = await as(officer('xuly.congan')).get(`/can-bo/khen-thuong/${YEAR}/danh-sach.xlsx?dip=tong-ket`)
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()))
  expect(sheets[0]?.rows[1]?.slice(1, 3)).toEqual(['Một hộ gia đình', ''])
  const key = crypto.randomUUID()
  const made = await as(officer('tiepnhan')).post(`/can-bo/khen-thuong/${YEAR}/soan?dip=tong-ket`, { key })
  expect(made.status).toBe(303)
  const paper = await env.DB.prepare('SELECT paper FROM document_drafts WHERE id = ?')
    .bind(`${key}.khen-thuong`)
    .first<string>('paper')
  expect(paper).toContain('Một hộ gia đình')
  expect(paper).not.toContain('Quẩy')
})

test('the list for 18/11 says the same on the page, in the spreadsheet and on paper, by form and hamlet', async () => {
  const names: string[] = []
  for (const [index, form] of ['3-bieu-duong', '2-giay-khen', '1-cap-tren'].entries()) {
    const name = `Hộ số ${index} được khen`
    const at = await proposed('duyet.phunu', { name, form, hamlet: 'dong_com' })
    await does('tiepnhan', at, 'kiem-tra', { words: 'Đã xem, đúng thành tích.' })
    await does('duyet.mattran', at, 'trinh', { decider: 'binh-xa.ubnd' })
    await does('duyet.ubnd', at, 'quyet-dinh', { ...DECISION, form, tell: 'yes' })
    names.unshift(name)
  }
  const query = '?dip=dai-doan-ket'
  const page = await pageOf('xuly.congan', `/can-bo/khen-thuong/${YEAR}${query}`)
  expect(names.map((name) => page.indexOf(name))).toEqual(
    names.map((name) => page.indexOf(name)).toSorted((a, b) => a - b),
  )
  const { readXlsx } = await import('hucre/xlsx')
  const file = await as(officer('xuly.congan')).get(`/can-bo/khen-thuong/${YEAR}/danh-sach.xlsx${query}`)
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()))
  const rows = (sheets[0]?.rows ?? []).slice(1)
  const key = crypto.randomUUID()
  await as(officer('tiepnhan')).post(`/can-bo/khen-thuong/${YEAR}/soan${query}`, { key })
  const word = await as(officer('tiepnhan')).get(`/can-bo/van-ban/du-thao/${key}.khen-thuong/tep.docx`)
  const lines = readWord(new Uint8Array(await word.arrayBuffer()))
  const told = rows.map((cells) => String(cells[1]))
  expect(told.filter((name) => names.includes(name))).toEqual(names)
  // Everybody of the spreadsheet stands on the paper, in the same order.
  expect(lines.filter((line) => told.includes(line))).toEqual(told)
  expect(lines.some((line) => line.toLowerCase().endsWith('đề nghị cấp trên khen thưởng'))).toBe(true)
})

import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { freshBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { readWord } from '../support/word-reader.ts'
import { ABOVE, HEADS, PRINTED } from './seed-2021.ts'

const AT = '/can-bo/phu-trach-thon'
const TODAY = localDay(new Date())
const YEAR = Number(TODAY.slice(0, 4))
const thu = as(officer('dieuphoi'))
const lap = as(officer('lanhdao'))

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()
/** The cells of the printed sheet, row by row. */
function cellsOf(html: string): string[][] {
  const sheet = /<article class="paper official"[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? ''
  return [...sheet.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)),
  )
}
const revisionOn = async (path: string) =>
  /name="revision" value="(\d+)"/.exec(await (await thu.get(path)).text())?.[1] ?? ''
const standing = async (hamlet: string) => (await freshBook(connect(env), 'binh-xa', new Date()))?.standing.get(hamlet)

describe('the table of 2021', () => {
  test('is printed cell by cell as it was, above it what stood there', async () => {
    const answer = await as(officer('duyet.phunu')).get(`${AT}/2021/in`)
    const html = await answer.text()
    expect(cellsOf(html)).toEqual([HEADS, ...PRINTED])
    const sheet = /<article class="paper official"[^>]*>([\s\S]*?)<table>/.exec(html)?.[1] ?? ''
    expect([...sheet.matchAll(/<(?:h1|p)[^>]*>([\s\S]*?)<\/(?:h1|p)>/g)].map(([, text = '']) => plain(text))).toEqual(
      ABOVE,
    )
    expect(PRINTED[10]?.[2]).toContain('Khuân viên')
    expect(PRINTED[10]?.[3]).toBe('')
    expect(PRINTED[13]?.[2]).not.toContain('biển chỉ dẫn')
  })

  test('says the same in Word', async () => {
    const answer = await as(officer('duyet.phunu')).get(`${AT}/2021/word`)
    expect(answer.headers.get('content-disposition')).toContain('phan-cong-phu-trach-thon-2021.docx')
    const word = readWord(new Uint8Array(await answer.arrayBuffer()))
    expect(word).toEqual([...ABOVE, ...[HEADS, ...PRINTED].flat()].filter((text) => text !== ''))
  })

  test('tells a hamlet’s representative first who stands by his hamlet now', async () => {
    const page = plain(await (await as(officer('thon.langdia')).get(AT)).text())
    expect(page).toContain('Thôn Làng Dịa: Trường mầm non phụ trách.')
  })

  test('is history: the page says until when it was used and what the next one changed', async () => {
    const old = plain(await (await thu.get(`${AT}/2021`)).text())
    expect(old).toContain('đến hết Chủ nhật, 11/01/2026')
    const now = plain(await (await as(officer('duyet.mattran')).get(AT)).text())
    expect(now).toContain('Cơ quan ông/bà đang phụ trách: Đồng Cỏm.')
    expect(now).toContain('Trường THCS: thôn: Soi Dịa, Yên Bình → Soi Dịa')
    expect(now).toContain('Thêm Phòng Kinh tế: Yên Bình.')
  })
})

describe('next year’s table', () => {
  const NEXT = `${AT}/${YEAR + 1}`

  test('is made from this one by the coordinator, corrected row by row, decided by the leader, and stands in the book from its day', async () => {
    const from = /name="from" value="([^"]+)"/.exec(await (await thu.get(AT)).text())?.[1] ?? ''
    const made = await thu.post(`${AT}/moi`, { year: String(YEAR + 1), from })
    expect(made.headers.get('location')).toBe(`${NEXT}/sua?da=moi`)
    const again = await thu.post(`${AT}/moi`, { year: String(YEAR + 1), from })
    expect(again.headers.get('location')).toBe(`${NEXT}/sua`)
    const draft = await (await thu.get(`${NEXT}/sua`)).text()
    expect(plain(draft)).toContain(`Soạn bảng phân công năm ${YEAR + 1}`)
    expect(cellsOf(await (await thu.get(`${NEXT}/in`)).text())).toHaveLength(17)

    const row = { name: 'Ủy ban MTTQ xã', body: 'binh-xa.mttq', content: 'Đường hoa', note: '', cell: '' }
    const seen = await revisionOn(`${NEXT}/dong/6`)
    const wrong = await thu.post(`${NEXT}/dong/6`, { ...row, name: '', hamlets: ['dong_com'], revision: seen })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Đường hoa')
    const both = { ...row, hamlets: ['dong_com', 'deo_ang'] }
    expect((await thu.post(`${NEXT}/dong/6`, { ...both, revision: seen })).status).toBe(303)
    const late = await lap.post(`${NEXT}/dong/6`, { ...row, content: 'Chữ của ông Lập', hamlets: [], revision: seen })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Chữ của ông Lập')
    const strange = await thu.post(`${NEXT}/dong/6`, {
      ...row,
      body: 'dak-po.mttq',
      revision: await revisionOn(`${NEXT}/dong/6`),
    })
    expect(strange.status).toBe(422)
    const said = plain(await (await thu.get(`${NEXT}/sua`)).text())
    expect(said).toContain('Có hơn một tổ chức phụ trách: Đèo Ảng.')

    const move = async (position: string, to: string) =>
      (await thu.post(`${NEXT}/cho`, { position, to, revision: await revisionOn(`${NEXT}/sua`) })).status
    expect([await move('15', 'bo'), await move('6', 'len'), await move('40', 'len')]).toEqual([303, 303, 409])
    const cells = cellsOf(await (await thu.get(`${NEXT}/in`)).text())
    expect(cells[5]?.slice(1, 4)).toEqual(['Ủy ban MTTQ xã', 'Đường hoa', 'Đồng Cỏm, Đèo Ảng'])
    expect(cells.map(([, name]) => name)).not.toContain('Thường trực HĐND xã')

    const decision = { attachedTo: 'Kế hoạch số 05-KH/ĐU ngày 10/01/2027 của Đảng ủy xã', startsOn: addDays(TODAY, 1) }
    const own = await thu.post(`${NEXT}/quyet-dinh`, { ...decision, revision: await revisionOn(`${NEXT}/sua`) })
    expect([own.status, plain(await own.text())]).toEqual([403, expect.stringContaining('cần một người khác')])
    const early = { ...decision, startsOn: '2026-01-12', revision: await revisionOn(`${NEXT}/sua`) }
    expect((await lap.post(`${NEXT}/quyet-dinh`, early)).status).toBe(422)
    expect(await standing('deo_ang')).toEqual(['binh-xa.hdnd'])
    const decided = await lap.post(`${NEXT}/quyet-dinh`, { ...decision, revision: await revisionOn(`${NEXT}/sua`) })
    expect(decided.status).toBe(303)
    const shown = plain(await (await as(officer('thon.dongcom')).get(NEXT)).text())
    expect(shown).toContain('Sắp dùng')
    expect(shown).toContain('(Kèm theo Kế hoạch số 05-KH/ĐU ngày 10/01/2027 của Đảng ủy xã)')
    // Until its day the one of this year goes on.
    expect(await standing('deo_ang')).toEqual(['binh-xa.hdnd'])
    const tomorrow = new Date(Date.now() + 86_400_000)
    const book = await freshBook(connect(env), 'binh-xa', tomorrow)
    expect(book?.standing.get('deo_ang')).toEqual(['binh-xa.mttq'])
    const told = await env.DB.prepare("SELECT recipient_id FROM messages WHERE message = 'dossier'").all<{
      recipient_id: string
    }>()
    expect(told.results.map((one) => one.recipient_id)).toContain('binh-xa.mttq:handler,approver,coordinator,leader')
    // What was decided stays.
    expect((await thu.post(`${NEXT}/dong/1`, { ...both, revision: '9' })).status).toBe(409)
  })

  test('a second version within the year takes the first one’s place, and both can be read', async () => {
    const from = /name="from" value="([^"]+)"/.exec(await (await thu.get(NEXT)).text())?.[1] ?? ''
    await lap.post(`${AT}/moi`, { year: String(YEAR), from })
    const path = `${AT}/${YEAR}`
    const reason = await lap.post(`${path}/bo`, { reason: '', revision: await revisionOn(`${path}/sua`) })
    expect(reason.status).toBe(422)
    const dropped = await lap.post(`${path}/bo`, { reason: 'Lập nhầm năm', revision: await revisionOn(`${path}/sua`) })
    expect(dropped.headers.get('location')).toBe(`${AT}?da=bo`)
    await lap.post(`${AT}/moi`, { year: String(YEAR + 1), from })
    const decision = { attachedTo: 'Kế hoạch số 09-KH/ĐU', startsOn: addDays(TODAY, 40) }
    const done = await thu.post(`${NEXT}/quyet-dinh`, { ...decision, revision: await revisionOn(`${NEXT}/sua`) })
    expect(done.headers.get('location')).toBe(`${NEXT}?ban=2&da=quyet-dinh`)
    expect(plain(await (await thu.get(`${NEXT}?ban=1`)).text())).toContain('đến hết')
    expect(plain(await (await thu.get(NEXT)).text())).toContain('So với bản trước: không đổi')
    expect((await thu.get(`${NEXT}?ban=7`)).status).toBe(404)
  })

  test('two decisions at the same moment do not both stand', async () => {
    const rows = await env.DB.prepare("SELECT count(*) AS n FROM assignment_tables WHERE status = 'in_force'").first<{
      n: number
    }>()
    expect(rows?.n).toBe(1)
    const two = env.DB.prepare(
      `INSERT INTO assignment_tables (id, commune_id, year, number, status, title, attached_to, starts_on, revision, created_by, created_at)
       VALUES ('hai', 'binh-xa', 2030, 1, 'in_force', 't', '', '2030-01-01', 0, '', '')`,
    )
    await expect(two.run()).rejects.toThrow('UNIQUE')
  })
})

describe('a commune without a table', () => {
  test('begins its first one with whoever was written down at each hamlet', async () => {
    await env.DB.prepare(
      "UPDATE hamlets SET standby_body_id = 'dak-po.mttq' WHERE commune_id = 'dak-po' AND id = 'lang_hway'",
    ).run()
    await freshBook(connect(env), 'dak-po', new Date())
    const sau = as(officer('dieuphoi.dakpo'))
    expect(plain(await (await sau.get(AT)).text())).toContain('Xã chưa có bảng phân công nào.')
    expect((await sau.get(`${AT}/2021`)).status).toBe(404)
    await sau.post(`${AT}/moi`, { year: String(YEAR), from: 'binh-xa.phan-cong.2026' })
    const rows = cellsOf(await (await sau.get(`${AT}/${YEAR}/in`)).text()).slice(1)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.slice(1, 2)).toEqual(['Ủy ban Mặt trận Tổ quốc xã'])
  })
})

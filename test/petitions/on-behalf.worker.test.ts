import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseSecret } from '../../worker/cases/code.ts'
import { plain } from '../support/answers.ts'
import { as, type Fields, ORIGIN } from '../support/app.ts'
import { deed, petitionFields, photo } from '../support/build.ts'
import { breakOf } from '../support/history.ts'
import { lan, nobody, officer } from '../support/people.ts'

const FORM = '/can-bo/ghi-giup'
const rep = officer('thon.langdia')
const counter = officer('tiepnhan')

const entry = (fields: Fields = {}): Fields => ({
  ...petitionFields(lan, { consent: '' }),
  channel: 'in_person',
  consentRecorded: 'said',
  ...fields,
})
const enter = (fields: Fields = {}, who = rep) => as(who).post(FORM, entry(fields))
const codeIn = (answer: Response) =>
  /([A-Z]{2}-\d\d-\d{6})\/bien-nhan$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
const entered = async (fields: Fields = {}, who = rep) => codeIn(await enter(fields, who))
const text = async (answer: Promise<Response>) => plain(await (await answer).text())
const slip = (code: string, who = rep) => as(who).get(`${FORM}/${code}/bien-nhan`)
const secretOn = (html: string) => /class="code">((?:[0-9A-Z]{5}-){2}[0-9A-Z]{5})</.exec(html)?.[1] ?? ''
const cases = () => env.DB.prepare('select count(*) as many from cases').first<number>('many')

const idOf = (one: string) =>
  env.DB.prepare("select id from cases where commune_id = 'binh-xa' and number = ?")
    .bind(Number(one.slice(6)))
    .first<string>('id')

let code: string
let secret: string

beforeAll(async () => {
  code = await entered({ photos: [photo()] })
  secret = secretOn(await text(slip(code)))
})

describe("a hamlet's representative who writes down what a neighbour says", () => {
  test('finds her hamlet chosen and the way there from her front page', async () => {
    const form = await text(as(rep).get(FORM))
    expect(form).toMatch(/value="lang_dia" selected/)
    expect(form).toContain('Người gửi đồng ý cho xã dùng thông tin này bằng cách nào?')
    const front = await text(as(rep).get('/can-bo'))
    expect(front).toContain('href="/can-bo/ghi-giup"')
    expect(front).toContain('href="/can-bo/ghi-giup/da-ghi"')
  })

  test('makes a petition of the sender: who wrote it down and how it came is kept, and the sender stays the sender', async () => {
    const row = await env.DB.prepare('select * from cases where id = ?')
      .bind(await idOf(code))
      .first()
    expect(row).toMatchObject({
      channel: 'in_person',
      entered_by: 'vi-du.thon.langdia',
      status: 'submitted',
      check_first: 0,
    })
    const event = await env.DB.prepare('select * from events where case_id = ?').bind(row?.id).first()
    expect(event).toMatchObject({ kind: 'petition.submitted', actor_kind: 'staff', actor_id: 'vi-du.thon.langdia' })
    expect(JSON.parse(String(event?.detail))).toMatchObject({
      channel: 'in_person',
      consent: 'said',
      hamletId: 'lang_dia',
    })
    expect(String(event?.detail)).not.toContain(lan.name)
    expect(await breakOf({ id: String(row?.id) })).toBeNull()
  })

  test('is refused, with everything typed kept, when the sender has not agreed or it is not said how it came', async () => {
    const before = await cases()
    for (const [fields, said] of [
      [{ consentRecorded: '' }, 'Chưa đồng ý thì chưa ghi'],
      [{ channel: '' }, 'Ông/bà chọn người gửi đến nói'],
      [{ channel: 'web' }, 'Ông/bà chọn người gửi đến nói'],
      [{ channel: 'telephone', consentRecorded: 'signed' }, 'Gọi điện thoại thì người gửi chưa ký được'],
      [{ content: 'Rác', place: 'Cạnh ao' }, 'Nội dung còn ngắn quá'],
      [{ submissionKey: 'x' }, 'Mã lần gửi không đúng'],
    ] as [Fields, string][]) {
      const answer = await enter({ place: 'Cạnh ao', ...fields })
      const html = plain(await answer.text())
      expect([answer.status, html.includes(said), html.includes('value="Cạnh ao"')], said).toEqual([422, true, true])
    }
    expect(await cases()).toBe(before)
  })

  test('enters it once, however often she presses, and is told when the words differ', async () => {
    const before = Number(await cases())
    const submissionKey = crypto.randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => enter({ submissionKey })))
    expect(new Set(answers.map(codeIn)).size).toBe(1)
    expect((await enter({ submissionKey, content: 'Việc khác hẳn, không phải rác.' })).status).toBe(409)
    expect(await cases()).toBe(before + 1)
  })

  test('cannot open the case that she entered', async () => {
    expect((await as(rep).get(`/can-bo/ho-so/${code}`)).status).toBe(404)
  })
})

test('the officer who receives it reads who wrote it down, how it came, and how the sender agreed', async () => {
  const html = await text(as(counter).get(`/can-bo/ho-so/${code}`))
  expect(html).toMatch(/Nguyễn Thị Chanh \([^)]+\) ghi giúp người gửi/)
  expect(html).toContain('Người gửi đến nói trực tiếp. Đã nghe đọc lại và nói đồng ý.')
})

describe('the slip for the sender', () => {
  test('carries both codes, the square, the day, who wrote it down, and how to read it aloud', async () => {
    const html = await text(slip(code))
    expect(parseSecret(secret)).not.toBeNull()
    for (const said of [
      code,
      '<svg class="qr"',
      'Nguyễn Thị Chanh',
      'Hạn trả lời',
      'B, X; hai, sáu; không, không, không;',
    ])
      expect(html).toContain(said)
    expect(html).toContain(`${ORIGIN}/binh-xa/tra-cuu`)
  })

  test('opens the case for the sender, whose history says that it was written down for her', async () => {
    await as(lan).get(`/binh-xa/ho-so/${code}?ma=${secret}`)
    expect(await text(as(lan).get(`/binh-xa/ho-so/${code}`))).toContain('Cán bộ ghi giúp ông/bà')
  })

  test("leaves nothing of the sender's in the officer's browser", async () => {
    const answer = await enter()
    expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('ho-so'))).toEqual([])
    const shown = await slip(codeIn(answer))
    expect(shown.headers.getSetCookie().filter((cookie) => cookie.startsWith('ho-so'))).toEqual([])
    expect(shown.headers.get('cache-control')).toBe('no-store')
    expect((await as(rep).get(`/binh-xa/ho-so/${codeIn(answer)}`)).status).toBe(404)
  })

  test('is shown to nobody else, and no longer after a quarter of an hour', async () => {
    expect((await slip(code, counter)).status).toBe(404)
    expect((await slip('BX-26-999999')).status).toBe(404)
    expect((await slip(code)).status).toBe(200)
    const old = await entered()
    const before = new Date(Date.now() - 16 * 60_000).toISOString()
    await env.DB.prepare('update cases set submitted_at = ? where id = ?')
      .bind(before, await idOf(old))
      .run()
    const answer = await slip(old)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('chỉ mở được trong 15 phút')
  })
})

describe('the list of what one entered', () => {
  const list = (who = rep, query = '') => text(as(who).get(`${FORM}/da-ghi${query}`))

  test('tells the code, the label and the day, and not a word of the answer', async () => {
    const own = await entered({ content: 'Cây đổ chắn lối vào nhà văn hóa từ hôm bão.' }, counter)
    expect(await list(counter)).toContain(`href="/can-bo/ho-so/${own}"`)
    const html = await list()
    expect(html).toContain(`<b>${code}</b>`)
    expect(html).toContain('Mới gửi')
    expect(html).not.toContain(`ho-so/${code}`)
    expect(html).not.toContain('Trẻ con đi học')
    expect(html).not.toContain(own)
  })

  test('follows the case as the citizen sees it', async () => {
    const followed = await entered({ hamlet: 'dong_com' })
    await deed('tiepnhan', { code: followed, id: '', secret: '', sender: lan, photos: [] }, 'tiep-nhan')
    const row = (await list()).split('<tr').find((one) => one.includes(followed))
    expect(row).toContain('Đồng Cỏm')
    expect(row).toContain('Đã tiếp nhận')
  })

  test('goes page by page, each entry once, and leaves out what was taken out of sight', async () => {
    const hidden = await entered()
    await env.DB.prepare('update cases set restricted = 1 where id = ?')
      .bind(await idOf(hidden))
      .run()
    for (let index = 0; index < 26; index++) await enter({ content: `Bóng đèn ngõ số ${index} bị hỏng từ tuần trước.` })
    const seen: string[] = []
    let query: string | undefined = ''
    let pages = 0
    while (query !== undefined) {
      const html = await list(rep, query)
      seen.push(...[...html.matchAll(/<b>(BX-\d\d-\d{6})<\/b>/g)].map((found) => found[1] ?? ''))
      query = /href="\/can-bo\/ghi-giup\/da-ghi(\?[^"]+)" rel="next"/.exec(html)?.[1]
      pages++
    }
    expect(pages).toBe(2)
    expect(seen).toHaveLength(new Set(seen).size)
    expect(seen).toContain(code)
    expect(seen).not.toContain(hidden)
  })
})

test('nobody else writes for others: an officer who handles is told so, a stranger is asked to sign in', async () => {
  for (const who of ['xuly.kinhte', 'lanhdao', 'quantri']) {
    expect((await as(officer(who)).get(FORM)).status).toBe(403)
    expect((await enter({}, officer(who))).status).toBe(403)
    expect((await as(officer(who)).get(`${FORM}/da-ghi`)).status).toBe(403)
  }
  expect((await as(nobody).get(FORM)).status).toBe(303)
  expect((await as(nobody).post(FORM, entry())).status).toBe(401)
})

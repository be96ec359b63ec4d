import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { startStamp } from '../../worker/petitions/sending/abuse.ts'
import { forgetPlaces, similarPublished } from '../../worker/petitions/similar/similar-queries.ts'
import { plain } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, partsOf, petitionFields, petitionIn, type Petition, photo, sendPetition } from '../support/build.ts'
import { hung, nobody, officer } from '../support/people.ts'

const FORM = '/binh-xa/kien-nghi/moi'
const RUBBISH = 'Rác chất đống ở đầu thôn đã hai tuần. Trẻ con đi học phải bịt mũi.'
const SAME = 'dong rac dau thon hoi lam, hai tuan nay khong ai don, tre con di hoc bit mui'
const OTHER = 'Đèn đường trước nhà văn hóa tắt đã ba hôm, tối bà con đi họp vấp ngã.'

const started = () => startStamp(env, 'binh-xa', new Date(Date.now() - 60_000))
const send = (fields: Fields) =>
  as(hung).post(FORM, { ...petitionFields(hung, { content: SAME, started: started(), hoi: '1', ...fields }) })
const asked = async (answer: Response) =>
  answer.status === 200 && (await answer.text()).includes('Có phải một trong những việc này?')
const cases = () => env.DB.prepare('select count(*) as many from cases').first<number>('many')
const desk = async (petition: Petition, who = 'tiepnhan') =>
  plain(await (await as(officer(who)).get(`/can-bo/ho-so/${petition.code}`)).text())

let first: Petition
let published: Petition

beforeAll(async () => {
  first = await petitionIn('in_progress', { content: RUBBISH })
  published = await petitionIn('received', { content: RUBBISH, allowPublish: '1' })
  await deed('tiepnhan', published, 'cong-khai', { title: 'Rác ở đầu thôn', text: RUBBISH })
})

beforeEach(forgetPlaces)

describe('the officer who receives', () => {
  test('reads which cases may be about the same thing, and how they stand', async () => {
    const html = await desk(await petitionIn('received', { content: SAME }, hung))
    expect(html).toContain('Có thể trùng với')
    expect(html).toContain(`href="/can-bo/ho-so/${first.code}"`)
    expect(html).toContain('Làng Dịa · Đang xử lý')
  })

  test('reads nothing of the kind about another thing, another hamlet, another field, or a withdrawn one', async () => {
    const elsewhere: Fields[] = [
      { content: OTHER },
      { content: SAME, hamlet: 'dong_com' },
      { content: SAME, category: 'giao_thong' },
    ]
    for (const fields of elsewhere)
      expect(await desk(await petitionIn('submitted', fields))).not.toContain('Có thể trùng')
    const gone = await petitionIn('withdrawn', {
      content: 'Cống thoát nước cổng trường tắc, mưa ngập.',
      hamlet: 'dong_com',
    })
    const html = await desk(
      await petitionIn('submitted', { content: 'mua ngap cong truong, cong thoat nuoc tac', hamlet: 'dong_com' }),
    )
    expect(html).not.toContain(gone.code)
  })

  test('reads nothing of a case that is out of sight, nor of one from before the last sixty days', async () => {
    const place = {
      hamlet: 'dong_com',
      content: 'Ao nuôi cá đầu xóm xả nước bẩn ra giếng, nước giếng tanh không dùng nổi.',
    }
    const secret = await petitionIn('received', place)
    const old = await petitionIn('received', place)
    const seen = await petitionIn('received', place)
    await env.DB.batch([
      env.DB.prepare('update cases set restricted = 1 where id = ?').bind(secret.id),
      env.DB.prepare("update cases set submitted_at = '2026-01-02T00:00:00.000Z' where id = ?").bind(old.id),
    ])
    const html = await desk(await petitionIn('submitted', place))
    expect(html).toContain(seen.code)
    expect(html).not.toContain(secret.code)
    expect(html).not.toContain(old.code)
  })

  test('is offered neither the whole nor another part of what a petition was split from', async () => {
    const [one, other] = ['đầu', 'cuối'].map((end) => `Mương ở ${end} cánh đồng Chùa tắc, nước tràn vào ruộng lúa.`)
    const at = { hamlet: 'tho_binh_1', demand: [] }
    const whole = await petitionIn('received', { ...at, content: `${one} ${other}` })
    await deed('tiepnhan', whole, 'tach', { content: [one ?? '', other ?? ''], category: ['moi_truong', 'moi_truong'] })
    const [part, sibling] = (await partsOf(whole)) as [Petition, Petition]
    expect(await desk(part)).not.toContain('Có thể trùng')
    const again = await desk(await petitionIn('received', { ...at, content: one ?? '' }, hung))
    for (const { code } of [part, sibling]) expect(again).toContain(`href="/can-bo/ho-so/${code}"`)
    expect(again).not.toContain(whole.code)
  })
})

describe('a sender whose neighbour published the same thing', () => {
  test('is shown it before anything is kept, in its public words', async () => {
    const before = await cases()
    const answer = await send({})
    const html = plain(await answer.clone().text())
    expect(await asked(answer)).toBe(true)
    expect(html).toContain(`/binh-xa/kien-nghi/${published.code}/ung-ho`)
    expect(html).toContain('Rác ở đầu thôn')
    expect(html).not.toContain(first.code)
    expect(await cases()).toBe(before)
  })

  test('sends his own all the same with everything he typed, and once', async () => {
    const fields = { demand: ['Dọn "rác"', 'Đặt thùng'], place: 'Cạnh <ao>', submissionKey: crypto.randomUUID() }
    const html = await (await send(fields)).text()
    const form = html.slice(html.indexOf('data-send'))
    const typed: [string, string][] = [
      ...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g),
    ].map(([, name = '', value = '']) => [name, plain(value)])
    expect(typed.map(([name]) => name)).not.toContain('hoi')
    const body = () => new URLSearchParams(typed)
    const answers = await Promise.all([1, 2].map(() => as(hung).send(FORM, { method: 'POST', body: body() })))
    const places = new Set(answers.map((answer) => answer.headers.get('location')))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(places.size).toBe(1)
    const kept = await env.DB.prepare(
      'select content, demands, place from petitions join cases on id = case_id where submission_key = ?',
    )
      .bind(fields.submissionKey)
      .first()
    expect(kept).toEqual({ content: SAME, demands: JSON.stringify(fields.demand), place: 'Cạnh <ao>' })
  })

  test('supports it instead, and his draft may be forgotten', async () => {
    const before = await cases()
    const path = `/binh-xa/kien-nghi/${published.code}`
    const answer = await as(hung).post(`${path}/ung-ho`, { started: started(), hamlet: 'lang_dia', thay: '1' })
    expect(answer.headers.get('location')).toBe(`${path}?ung-ho=thay-cho-gui`)
    expect(await (await as(hung).get(`${path}?ung-ho=thay-cho-gui`)).text()).toContain('data-draft-done')
    expect(await cases()).toBe(before)
  })

  test('is not asked with photos, without the page’s question, or about another thing', async () => {
    expect(await asked(await send({ photos: [photo()] }))).toBe(false)
    expect(await asked(await send({ hoi: '' }))).toBe(false)
    expect(await asked(await send({ content: OTHER }))).toBe(false)
    expect(await asked(await send({ hamlet: 'dong_com' }))).toBe(false)
    await sendPetition({ content: SAME, hoi: '1' })
  })

  test('hears first what is wrong with what he typed', async () => {
    expect((await send({ category: '' })).status).toBe(422)
  })
})

test('where nothing was published lately, whoever sends costs the database no further question', async () => {
  let questions = 0
  const counting = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'prepare') questions++
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  const ask = (hamlet: string) =>
    similarPublished(
      connect({ DB: counting }),
      'binh-xa',
      { hamlet, category: 'moi_truong', content: SAME, demand: [] },
      '2026-01-01T00:00:00.000Z',
      new Date(),
    )
  await ask('dong_com')
  questions = 0
  for (let times = 0; times < 10; times++) expect(await ask('dong_com')).toEqual([])
  expect(questions).toBe(0)
  expect(await ask('lang_dia')).toHaveLength(1)
  expect(questions).toBe(1)
})

test('nobody learns from the question of a petition that is not published', async () => {
  await deed('tiepnhan', published, 'thoi-cong-khai', { reason: 'Người gửi đề nghị.' })
  expect(await asked(await send({}))).toBe(false)
  expect((await as(nobody).get(`/binh-xa/kien-nghi/${published.code}`)).status).toBe(404)
})

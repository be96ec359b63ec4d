import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { slipFromBytes, slipHash, showSlip } from '../../worker/surveys/slips.ts'
import { wordsOf as allWordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { hung, lan, officer, type Person } from '../support/people.ts'
import {
  type Placed,
  placeSlips,
  placeSurvey,
  responsesOf,
  roadFields,
  ROADS,
  sheetFields,
} from '../support/surveys.ts'

const wordsOf = (html: string) => allWordsOf(html.replace(/<script[\s\S]*?<\/script>/g, ''))
const seen = async (answer: Promise<Response>) => {
  const { status, headers, ...rest } = await answer.then(async (one) => ({
    status: one.status,
    headers: one.headers,
    html: await one.text(),
  }))
  return { status, location: headers.get('location') ?? '', html: rest.html, words: wordsOf(rest.html) }
}
const get = (path: string, person: Person = lan) => seen(as(person).get(path))
const post = (path: string, fields: Fields, person: Person = lan) => seen(as(person).post(path, fields))
const newSlip = () => slipFromBytes(crypto.getRandomValues(new Uint8Array(16)))

/** A survey of Bình Xa with slips, and what stands on them. */
async function invited(
  many = 1,
  more: object = {},
  hamlet: string | null = null,
): Promise<{ placed: Placed; slips: string[] }> {
  const placed = await placeSurvey(ROADS, { audience: 'invited', ...more })
  const slips = Array.from({ length: many }, newSlip)
  await placeSlips(
    placed.survey.id,
    slips.map((slip) => slipHash(env, placed.survey.id, slip)),
    hamlet,
  )
  return { placed, slips }
}

describe('somebody who was given a slip', () => {
  test('types its code as she reads it, answers, and cannot answer with it again', async () => {
    const { placed, slips } = await invited()
    const code = showSlip(slips[0] ?? '')
    expect((await get(placed.path)).words).toContain('Mã trên phiếu mời')
    const sheet = await get(`${placed.path}?phieu=${code.toLowerCase().replace('-', '%20')}`)
    expect(sheet.status).toBe(200)
    expect(sheet.words).toContain('không gắn với phiếu mời')
    const fields = { ...sheetFields(sheet.html), ...roadFields(placed) }
    expect((await post(placed.path, fields)).status).toBe(303)
    const used = await get(`${placed.path}?phieu=${code}`)
    expect([used.status, used.words.includes('Phiếu mời này đã được dùng')]).toEqual([409, true])
    const second = await post(placed.path, { ...fields, submissionKey: crypto.randomUUID() })
    expect([second.status, second.words.includes('Phiếu mời này đã được dùng')]).toEqual([409, true])
    // Her own phone, which did not hear the answer, asks again.
    expect((await post(placed.path, fields)).location).toContain('/da-gui?ma=')
    expect(await responsesOf(placed.survey.id)).toHaveLength(1)
  })

  test('leaves no way from her answer to her slip', async () => {
    const { placed, slips } = await invited(3)
    for (const slip of slips) await post(placed.path, roadFields(placed, { phieu: slip }))
    const { results } = await env.DB.prepare('SELECT * FROM responses WHERE survey_id = ?').bind(placed.survey.id).all()
    const text = JSON.stringify(results)
    for (const slip of slips)
      for (const trace of [slip, showSlip(slip), slipHash(env, placed.survey.id, slip)])
        expect(text).not.toContain(trace)
    const marks = await env.DB.prepare('SELECT DISTINCT used_on FROM invitations WHERE survey_id = ?')
      .bind(placed.survey.id)
      .all()
    expect(marks.results).toHaveLength(1)
  })

  test('is counted for the hamlet of her slip when the sheet does not ask for one', async () => {
    const { placed, slips } = await invited(2, { quotas: [{ by: '', value: 'dong_com', most: 1 }] }, 'dong_com')
    const withoutHamlet = await placeSurvey(
      { ...ROADS, nodes: ROADS.nodes.slice(1) },
      { audience: 'invited', quotas: placed.survey.quotas },
    )
    await placeSlips(
      withoutHamlet.survey.id,
      slips.map((slip) => slipHash(env, withoutHamlet.survey.id, slip)),
      'dong_com',
    )
    const send = (slip = '') => post(withoutHamlet.path, roadFields(withoutHamlet, { phieu: slip }))
    expect((await send(slips[0])).status).toBe(303)
    expect(await responsesOf(withoutHamlet.survey.id)).toMatchObject([{ hamlet_id: 'dong_com' }])
    expect((await send(slips[1])).status).toBe(409)
  })

  test('hears what is wrong with a code: misread, unknown, withdrawn; and who tries many is asked to wait', async () => {
    const { placed, slips } = await invited()
    const open = (code: string, person: Person = lan) => get(`${placed.path}?phieu=${code}`, person)
    const misread = `${(slips[0] ?? '').slice(0, -1)}${slips[0]?.endsWith('2') ? '3' : '2'}`
    expect((await open(misread)).status).toBe(422)
    expect((await open('%00%F0%9F%98%80')).status).toBe(422)
    expect((await open(newSlip())).words).toContain('Mã phiếu mời chưa đúng')
    await env.DB.prepare("UPDATE invitations SET withdrawn_on = '2026-11-20' WHERE survey_id = ?")
      .bind(placed.survey.id)
      .run()
    expect((await open(slips[0] ?? '')).words).toContain('đã được thu hồi')
    const robot: Person = { name: 'máy dò' }
    const statuses: number[] = []
    for (let index = 0; index < 12; index++) statuses.push((await open(newSlip(), robot)).status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(10)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect((await open(newSlip(), hung)).status).toBe(422)
  })

  test('cannot do without it', async () => {
    const { placed } = await invited()
    expect((await post(placed.path, roadFields(placed))).status).toBe(422)
    expect((await post(placed.path, roadFields(placed, { phieu: newSlip() }))).status).toBe(409)
    expect((await post(`${placed.path}/nhung`, roadFields(placed))).status).toBe(422)
    expect(await responsesOf(placed.survey.id)).toEqual([])
  })
})

describe('officers who are asked among themselves', () => {
  test('sign in, answer once, and what is kept does not tell who said what', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'staff' })
    const own = `/can-bo/khao-sat/${placed.survey.slug}/tra-loi`
    expect((await get(placed.path)).location).toBe(own)
    expect((await post(placed.path, roadFields(placed))).status).toBe(404)
    expect((await get(own)).location).toContain('/can-bo/dang-nhap')
    const sheet = await get(own, officer('xuly.kinhte'))
    expect(sheet.words).toContain('không ghi câu trả lời nào là của ai')
    const fields = { ...sheetFields(sheet.html), 'c.thon': 'lang_dia', 'c.tot': 'co', buoc: 'gui' }
    const sent = await post(own, fields, officer('xuly.kinhte'))
    expect(sent.location).toContain(`${placed.path}/da-gui?ma=`)
    expect((await get(own, officer('xuly.kinhte'))).words).toContain('Ông/bà đã trả lời phiếu này')
    const second = await post(own, { ...fields, submissionKey: crypto.randomUUID() }, officer('xuly.kinhte'))
    expect(second.status).toBe(409)
    expect((await post(own, fields, officer('xuly.kinhte'))).status).toBe(303)
    const row = await env.DB.prepare('SELECT * FROM responses WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first<Record<string, unknown>>()
    expect(row).toMatchObject({ channel: 'staff', entered_by: null, state: 'kept' })
    const mark = await env.DB.prepare('SELECT who_hash FROM staff_answers WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first('who_hash')
    expect(JSON.stringify(row)).not.toContain(mark)
    expect(await responsesOf(placed.survey.id)).toHaveLength(1)
  })

  test('of another commune find nothing there', async () => {
    const placed = await placeSurvey(ROADS, { audience: 'staff' })
    const own = `/can-bo/khao-sat/${placed.survey.slug}/tra-loi`
    expect((await get(own, officer('tiepnhan.dakpo'))).status).toBe(404)
    expect((await post(own, roadFields(placed), officer('tiepnhan.dakpo'))).status).toBe(404)
  })
})

describe('sheets of paper', () => {
  const chanh = officer('thon.langdia')

  test("are typed in by the hamlet's representative one after the other, each number once", async () => {
    const placed = await placeSurvey(ROADS, { onPaper: true })
    const desk = `/can-bo/khao-sat/${placed.survey.slug}/phieu-giay`
    const empty = await get(desk, chanh)
    expect(sheetFields(empty.html)).toMatchObject({ 'c.thon': 'lang_dia', so: '' })
    const fields = { ...sheetFields(empty.html), so: '12a', 'c.tot': 'co', buoc: 'gui' }
    const sent = await post(desk, fields, chanh)
    expect(sent.location).toMatch(new RegExp(`^${desk}\\?da=[2-9A-Z-]{14}&n=1$`))
    const next = await get(sent.location, chanh)
    expect(next.words).toContain('Lần này đã nhập 1 phiếu.')
    const again = await post(desk, { ...sheetFields(next.html), so: ' 12A ', 'c.tot': 'co', buoc: 'gui' }, chanh)
    expect([again.status, again.words.includes('Phiếu giấy này đã có người nhập')]).toEqual([422, true])
    expect((await post(desk, { ...fields, submissionKey: crypto.randomUUID(), so: '<12>' }, chanh)).status).toBe(422)
    expect(await responsesOf(placed.survey.id)).toMatchObject([
      { channel: 'paper', hamlet_id: 'lang_dia', state: 'kept', answers: { thon: 'lang_dia', tot: 'co' } },
    ])
    const row = await env.DB.prepare('SELECT entered_by, seconds FROM responses WHERE survey_id = ?')
      .bind(placed.survey.id)
      .first()
    expect(row).toEqual({ entered_by: expect.any(String) as string, seconds: null })
  })

  test('of another hamlet are not hers to type in, and others of the commune may type in all', async () => {
    const placed = await placeSurvey(ROADS, { onPaper: true })
    const desk = `/can-bo/khao-sat/${placed.survey.slug}/phieu-giay`
    const other = roadFields(placed, { 'c.thon': 'dong_com' })
    const refused = await post(desk, other, chanh)
    expect([refused.status, refused.words.includes('chỉ nhập phiếu của thôn mình')]).toEqual([422, true])
    expect((await post(desk, other, officer('tiepnhan'))).status).toBe(303)
    expect((await get(desk, officer('xuly.kinhte'))).status).toBe(403)
    expect((await get(desk, officer('tiepnhan.dakpo'))).status).toBe(404)
    expect((await post(desk, other, officer('xuly.kinhte'))).status).toBe(403)
    const webOnly = await placeSurvey()
    expect((await get(`/can-bo/khao-sat/${webOnly.survey.slug}/phieu-giay`, chanh)).status).toBe(404)
  })

  test('may come in some days after the end, and then no more', async () => {
    const days = (many: number) => new Date(Date.now() - many * 86_400_000).toISOString()
    const late = await placeSurvey(ROADS, { audience: 'paper', status: 'closed', closesAt: days(3) })
    const over = await placeSurvey(ROADS, { audience: 'paper', status: 'closed', closesAt: days(15) })
    const desk = (placed: Placed) => `/can-bo/khao-sat/${placed.survey.slug}/phieu-giay`
    expect((await post(desk(late), roadFields(late), chanh)).status).toBe(303)
    expect((await get(desk(over), chanh)).words).toContain('14 ngày sau khi kết thúc')
    expect((await post(desk(over), roadFields(over), chanh)).status).toBe(409)
  })
})

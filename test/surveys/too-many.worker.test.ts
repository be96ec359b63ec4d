import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { FRAMED_POLICY } from '../../worker/http/guard.ts'
import { wordsOf as allWordsOf } from '../support/answers.ts'
import { type Fields, ORIGIN, packed } from '../support/app.ts'
import { photo } from '../support/build.ts'
import { type Placed, placeSurvey, responsesOf, roadFields, ROADS, sheetFields } from '../support/surveys.ts'

/** The platform's own counters, with limits that a few sendings reach. */
const STRICT: Env = { ...env, SUBMIT_SOFT: upTo(env.SUBMIT_SOFT, 3), SUBMIT_HARD: upTo(env.SUBMIT_HARD, 5) }
/** Enough to reach them, also when a new minute begins between. */
const MOST = 60
const KINDLY = 'Chưa gửi: mạng này đang gửi quá nhiều'
const WITH_PHOTO = {
  ...ROADS,
  nodes: [...ROADS.nodes, { kind: 'image' as const, name: 'anh', label: { vi: 'Ảnh đoạn đường' } }],
}

function upTo(limiter: RateLimit, limit: number): RateLimit {
  return { limit: ({ key }) => limiter.limit({ key, limit } as RateLimitOptions) }
}

async function send(path: string, address: string, fields: Fields) {
  const request = new Request(ORIGIN + path, {
    method: 'POST',
    body: packed(fields),
    headers: { 'cf-connecting-ip': address },
    redirect: 'manual',
  })
  const context = createExecutionContext()
  const answer = await worker.fetch(request as Parameters<typeof worker.fetch>[0], STRICT, context)
  await waitOnExecutionContext(context)
  const html = await answer.text()
  const words = allWordsOf(html.replace(/<script[\s\S]*?<\/script>/g, ''))
  return { status: answer.status, headers: answer.headers, html, words }
}

/** Sends sheet after sheet from one network until one is not taken; returns that one with what it sent. */
async function flood(placed: Placed, path: string, address: string, more: () => Fields = () => ({})) {
  for (let many = 0; many < MOST; many++) {
    const fields = roadFields(placed, { 'c.y_kien': 'Đường trơn lắm, xe không lên được.', ...more() })
    const answer = await send(path, address, fields)
    if (answer.status !== 303) return { answer, fields, many }
  }
  throw new Error(`${MOST} sheets were taken`)
}

describe('a network from which sheet after sheet comes', () => {
  test('first has them wait for an officer, then is asked to wait a minute, and keeps what is typed', async () => {
    const placed = await placeSurvey()
    const { answer, fields, many } = await flood(placed, placed.path, '198.51.100.21')
    expect(answer.status).toBe(429)
    expect(answer.words).toContain(KINDLY)
    expect(answer.words).toContain('Ông/bà chờ một phút rồi bấm gửi lần nữa')
    const still = sheetFields(answer.html)
    expect(still).toMatchObject({
      'c.y_kien': 'Đường trơn lắm, xe không lên được.',
      'c.thon': 'lang_dia',
      'c.tot': 'co',
      submissionKey: fields['submissionKey'],
    })
    const kept = await responsesOf(placed.survey.id)
    expect(kept).toHaveLength(many)
    expect(kept[0]).toMatchObject({ state: 'kept', suspicion: null, due: 1 })
    expect(kept.at(-1)).toMatchObject({ state: 'waiting', suspicion: 'network', due: 0 })

    const again = await send(placed.path, '203.0.113.200', { ...still, buoc: 'gui' })
    expect(again.status).toBe(303)
    expect((await responsesOf(placed.survey.id)).at(-1)).toMatchObject({ state: 'kept', answers: { tot: 'co' } })
  })

  test('does not keep a neighbour from answering, nor anybody from reading the sheet', async () => {
    const placed = await placeSurvey()
    const robot = '198.51.100.22'
    await flood(placed, placed.path, robot)
    expect((await send(placed.path, '203.0.113.201', roadFields(placed))).status).toBe(303)
    const page = await worker.fetch(
      new Request(ORIGIN + placed.path, { headers: { 'cf-connecting-ip': robot } }) as Parameters<
        typeof worker.fetch
      >[0],
      STRICT,
      createExecutionContext(),
    )
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('data-sheet')])
  })

  test("is asked the same within another site's page, in a frame that may be shown there", async () => {
    const placed = await placeSurvey()
    const { answer } = await flood(placed, `${placed.path}/nhung`, '198.51.100.23')
    expect([answer.status, answer.words]).toEqual([429, expect.stringContaining(KINDLY)])
    expect(answer.html).toContain(`action="${placed.path}/nhung"`)
    expect(answer.headers.get('content-security-policy')).toBe(FRAMED_POLICY)
  })

  test('leaves no photo behind with a sheet that is not taken', async () => {
    const placed = await placeSurvey(WITH_PHOTO)
    const objects = async () => (await env.FILES.list()).objects.length
    const first = await flood(placed, placed.path, '198.51.100.24', () => ({ 'c.anh': photo() }))
    expect(await objects()).toBe(first.many)
    const { answer, many } = await flood(placed, placed.path, '198.51.100.24', () => ({ 'c.anh': photo() }))
    expect([answer.status, answer.words]).toEqual([429, expect.stringContaining(KINDLY)])
    expect(sheetFields(answer.html)).toMatchObject({ 'c.y_kien': 'Đường trơn lắm, xe không lên được.' })
    expect(await objects()).toBe(first.many + many)
  })
})

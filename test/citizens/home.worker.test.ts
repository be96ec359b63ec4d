import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { wordsOf } from '../support/answers.ts'
import { as, ORIGIN } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { nobody } from '../support/people.ts'
import { placeSurvey, ROADS } from '../support/surveys.ts'
import { draftIn } from '../criticism/drafts.ts'
import { meetings } from './placed.ts'

const home = async (commune = 'binh-xa') => {
  const answer = await as(nobody).get(`/${commune}`)
  const html = await answer.text()
  return { status: answer.status, html, words: wordsOf(html) }
}

/** What the front page asks of the database, in an isolate that served the commune a moment ago. */
async function costOf(commune: string) {
  const { DB, cost } = countedDatabase()
  let trips = 0
  const counting = new Proxy(DB, {
    get: (inner, name) => {
      const own = Reflect.get(inner, name) as (...args: unknown[]) => unknown
      return (...args: unknown[]) => {
        if (name === 'batch') trips++
        return own.apply(inner, args)
      }
    },
  })
  const context = createExecutionContext()
  const answer = await worker.fetch(new Request(`${ORIGIN}/${commune}`), { ...env, DB: counting }, context)
  await waitOnExecutionContext(context)
  return { status: answer.status, trips, ...cost }
}

describe("a commune's front page", () => {
  test('without anything to tell has no empty boxes, and sending and looking up come first', async () => {
    const { words, html } = await home('dak-po')
    for (const head of ['sắp tới', 'Dự thảo đang', 'Khảo sát đang mở', 'Cam kết sau']) expect(words).not.toContain(head)
    expect(html.indexOf('/dak-po/kien-nghi/moi')).toBeLessThan(html.indexOf('/dak-po/tra-cuu'))
    expect(html.indexOf('/dak-po/tra-cuu')).toBeLessThan(html.indexOf('/dak-po/cua-toi'))
  })

  test('names the next three meetings that were announced, the nearest first; one that was cancelled says so', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    await meetings('binh-xa', [
      { title: 'Buổi đã qua', startsAt: day(-3) },
      { title: 'Đối thoại về rác thải', startsAt: day(9) },
      { title: 'Chủ tịch tiếp dân', startsAt: day(4), place: 'Trụ sở UBND xã' },
      { title: 'Chưa công bố', startsAt: day(5), status: 'scheduled' },
      { title: 'Họp thôn Đồng Cỏm', startsAt: day(6), status: 'cancelled' },
      { title: 'Hội nghị cuối năm', startsAt: day(30) },
    ])
    const { words } = await home()
    const at = ['Chủ tịch tiếp dân', 'Họp thôn Đồng Cỏm Đã hủy', 'Đối thoại về rác thải'].map((one) =>
      words.indexOf(one),
    )
    expect(at.every((one) => one > 0)).toBe(true)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(words).toContain('Trụ sở UBND xã')
    for (const no of ['Buổi đã qua', 'Chưa công bố', 'Hội nghị cuối năm']) expect(words).not.toContain(no)
    expect((await home('dak-po')).words).not.toContain('Chủ tịch tiếp dân')
  })

  test('names open drafts and open surveys, each where one goes on', async () => {
    const draft = await draftIn('collecting')
    const placed = await placeSurvey()
    const { html, words } = await home()
    expect(words).toContain('Dự thảo đang lấy ý kiến Góp ý dự thảo:')
    expect(html).toContain(`href="/binh-xa/gop-y/${draft.slug}"`)
    expect(words).toContain('Khảo sát đang mở')
    expect(html).toContain(`href="${placed.path}"`)
    // All that an old phone fetches for it: styles stand in the page.
    const packed = new Blob([html]).stream().pipeThrough(new CompressionStream('gzip'))
    expect((await new Response(packed).arrayBuffer()).byteLength).toBeLessThan(7 * 1024)
  })

  test('says how promises stand: kept, on the way, late, broken; what there is none of is left out', async () => {
    const put = (kept: number, broken: number) =>
      env.DB.prepare("INSERT OR REPLACE INTO promise_counts VALUES ('binh-xa', '', ?, 3, 1, ?, '')")
        .bind(kept, broken)
        .run()
    await put(2, 0)
    expect((await home()).words).toContain('Cam kết sau đối thoại 2 đã giữ lời, 3 đang làm, 1 chậm. Xem từng cam kết')
    await put(0, 4)
    expect((await home()).words).toContain('Cam kết sau đối thoại 3 đang làm, 1 chậm, 4 không giữ.')
  })

  test('asks all of that in one round trip, and reads no more when there is a hundred times as much behind it', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    await as(nobody).get('/dak-po/tra-cuu')
    await meetings(
      'dak-po',
      Array.from({ length: 3 }, (_, at) => ({ title: `Buổi ${at}`, startsAt: day(at + 2) })),
    )
    for (let n = 0; n < 3; n++) await placeSurvey(ROADS, { communeId: 'dak-po' })
    const before = await costOf('dak-po')
    expect(before).toMatchObject({ status: 200, trips: 1, statements: 6, rowsWritten: 0 })
    await meetings('dak-po', [
      ...Array.from({ length: 150 }, (_, at) => ({ title: `Đã qua ${at}`, startsAt: day(-at - 2) })),
      ...Array.from({ length: 150 }, (_, at) => ({ title: `Còn xa ${at}`, startsAt: day(at + 20) })),
    ])
    for (let n = 0; n < 20; n++) await placeSurvey(ROADS, { communeId: 'dak-po', status: 'closed' })
    const after = await costOf('dak-po')
    expect(after.rowsRead).toBeLessThanOrEqual(before.rowsRead + 2)
    // Three meetings and three surveys are shown.
    expect(after.rowsRead).toBeLessThanOrEqual(3 * 6)
  })
})

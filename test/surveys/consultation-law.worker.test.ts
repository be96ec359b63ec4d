import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { closeBooks } from '../../worker/communes/queries.ts'
import { as } from '../support/app.ts'
import {
  act,
  coordinator,
  draftFields,
  inDays,
  intake,
  opened,
  openedAgo,
  prepare,
  rowOf,
  see,
  SURVEYS,
} from './office.ts'

const DAY_MS = 86_400_000
const UNKNOWN = 'Bảng Thời hạn chưa có số ngày phải mở khi lấy ý kiến nhân dân'
const consultation = (title: string) => ({ title, kind: 'consultation', closesDay: inDays(30) })

/** Changes the table of limits, as somebody at the database does, and has the officers' pages see it at once. */
async function limits(sql: string): Promise<void> {
  await env.DB.batch(
    [sql, "UPDATE communes SET version = version + 1 WHERE id = 'binh-xa'"].map((text) => env.DB.prepare(text)),
  )
  closeBooks()
}
const takeLawAway = () => limits("UPDATE limits SET code = 'L34-away' WHERE code = 'L34' AND commune_id IS NULL")
/** A limit that the commune sets for itself. */
const ownLimit = (days: number) =>
  limits(`INSERT INTO limits (id, code, name, commune_id, days, unit, basis, source, confirmed, effective_from)
    VALUES ('binh-xa.L34', 'L34', 'Lấy ý kiến Nhân dân', 'binh-xa', ${days}, 'calendar_days', 'commitment',
      'Quyết định của xã', 'own', '2026-01-01')`)

afterEach(async () => {
  await limits("UPDATE limits SET code = 'L34' WHERE code = 'L34-away'")
  await limits("DELETE FROM limits WHERE id = 'binh-xa.L34'")
})

describe('where nobody knows how long the law wants an opinion asked', () => {
  test('the coordinator does not open one, and reads why and who can help', async () => {
    const slug = await prepare(consultation('Quy hoạch không thời hạn'))
    await takeLawAway()
    const answer = await act(coordinator, slug, 'mo')
    expect(answer.status).toBe(409)
    expect(answer.words).toContain(UNKNOWN)
    expect(answer.words).toContain('báo người quản trị')
    expect((await rowOf(slug)).status).toBe('draft')
    const page = await see(coordinator, `${SURVEYS}/${slug}`)
    expect(page.words).toContain(UNKNOWN)
    expect(page.html).not.toContain(`${slug}/mo"`)
  })

  test('the coordinator does not close one early, nor open a closed one again', async () => {
    const slug = await opened(consultation('Đang lấy ý kiến'))
    await openedAgo(slug, DAY_MS)
    await takeLawAway()
    const early = await act(coordinator, slug, 'dong')
    expect([early.status, early.words]).toEqual([409, expect.stringContaining(UNKNOWN)])
    expect((await rowOf(slug)).status).toBe('open')
    await env.DB.prepare("UPDATE surveys SET status = 'closed' WHERE slug = ?").bind(slug).run()
    const again = await act(coordinator, slug, 'mo-lai', { closesDay: inDays(40) })
    expect([again.status, again.words]).toEqual([409, expect.stringContaining(UNKNOWN)])
    expect((await rowOf(slug)).status).toBe('closed')
  })

  test('whoever prepares or puts one off hears it at the day of its end, and is not told of "0 ngày"', async () => {
    const slug = await opened(consultation('Đang mở, xin lùi ngày'))
    await takeLawAway()
    const made = await as(intake).post(`${SURVEYS}/moi`, draftFields(consultation('Chuẩn bị mới')))
    const html = await made.text()
    expect(made.status).toBe(422)
    expect(html).toContain(UNKNOWN)
    expect(html).not.toContain('ít nhất 0 ngày')
    const { intro } = await rowOf(slug)
    const later = await act(coordinator, slug, 'sua', { intro, closesDay: inDays(60) })
    expect([later.status, later.words]).toEqual([422, expect.stringContaining(UNKNOWN)])
  })

  test('a survey that no law speaks of is opened and closed as ever', async () => {
    await takeLawAway()
    const slug = await opened({ title: 'Hỏi thăm bà con' })
    expect((await act(coordinator, slug, 'dong')).status).toBe(303)
  })
})

describe('a commune that sets its own days for asking an opinion', () => {
  test('may ask for longer than the law', async () => {
    await ownLimit(45)
    const answer = await as(intake).post(`${SURVEYS}/moi`, draftFields(consultation('Xã hỏi lâu hơn')))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('phải mở đủ 45 ngày (Quyết định của xã)')
  })

  test('cannot make it shorter than the law, also where the row of the law is missing', async () => {
    await ownLimit(5)
    const slug = await opened(consultation('Xã hỏi vội'))
    await openedAgo(slug, 7 * DAY_MS)
    const early = await act(coordinator, slug, 'dong')
    expect([early.status, early.words]).toEqual([409, expect.stringContaining('phải mở đủ 20 ngày')])
    await takeLawAway()
    const blind = await act(coordinator, slug, 'dong')
    expect([blind.status, blind.words]).toEqual([409, expect.stringContaining(UNKNOWN)])
  })
})

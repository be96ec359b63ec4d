import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ask, Place } from '../../worker/audit/ask.ts'
import { surveyActs } from '../../worker/audit/journal-queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { noteEvent } from '../../worker/surveys/office/office-queries.ts'
import type { SurveyRow } from '../../worker/surveys/rules.ts'
import { surveys } from '../../worker/surveys/tables.ts'
import { endSurveys } from '../../worker/surveys/office/ending-queries.ts'
import { as } from '../support/app.ts'
import { countedDatabase } from '../support/counted.ts'
import { officer } from '../support/people.ts'
import { act, coordinator, opened, openedAgo, rowOf, see } from '../surveys/office.ts'

const db = connect(env)
const PAGE = '/can-bo/nhat-ky?muc=khao-sat'
const everything: Ask = { tab: 'khao-sat', person: '', caseCode: '', deed: '', from: '', to: '' }
let slug: string

beforeAll(async () => {
  slug = await opened({ title: 'Đường thôn nào cần sửa trước' })
  await openedAgo(slug, 3_600_000)
  await act(coordinator, slug, 'dong')
  const survey = (await db.select().from(surveys)).find((one) => one.slug === slug) as SurveyRow
  const released = { kind: 'results.published', detail: { number: 1 } } as const
  await noteEvent(db, { survey, by: 'vi-du.dieuphoi', now: new Date() }, released)
})

/** The lines of a page: what they say, from the newest. */
function lines(html: string): string[] {
  const rows = html.split('<tbody>')[1]?.split('</tbody>')[0]?.split('<tr>').slice(1) ?? []
  return rows.map((row) => row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '))
}

describe('the journal of the commune', () => {
  test('tells the leader who made, opened, closed and published which survey, newest first, with the way there', async () => {
    const { html, words } = await see(officer('lanhdao'), PAGE)
    const said = lines(html)
    expect(said).toHaveLength(4)
    for (const [index, deed] of ['Công bố kết quả.', 'Đóng khảo sát', 'Mở khảo sát', 'Lập khảo sát'].entries())
      expect(said[index]).toContain(deed)
    expect(said[1]).toContain('Ma Văn Thụ')
    expect(said[3]).toContain('Hoàng Thị Mận')
    expect(html).toContain(`<a href="/can-bo/khao-sat/${slug}">Đường thôn nào cần sửa trước</a>`)
    expect(words).not.toContain('Mã hồ sơ')
  })

  test('tells what the clock ended as its own deed', async () => {
    const other = await opened({ title: 'Giờ họp thôn' })
    await env.DB.prepare("UPDATE surveys SET closes_at = '2026-01-01T00:00:00.000Z' WHERE slug = ?").bind(other).run()
    expect(await endSurveys(db, new Date())).toBe(1)
    const [newest] = lines((await see(officer('lanhdao'), PAGE)).html)
    expect(newest).toMatch(/Hết giờ nhận trả lời.*Hệ thống\..*Giờ họp thôn/)
  })

  test('narrows to one person and to days', async () => {
    const by = (await see(officer('lanhdao'), `${PAGE}&nguoi=vi-du.tiepnhan`)).html
    expect(lines(by).every((line) => line.includes('Lập khảo sát'))).toBe(true)
    expect(lines(by).length).toBeGreaterThan(0)
    expect(lines((await see(officer('lanhdao'), `${PAGE}&tu=2020-01-01&den=2020-12-31`)).html)).toEqual([])
  })

  test('gives the administrator no way into a survey, and other communes nothing', async () => {
    const admin = (await see(officer('quantri'), PAGE)).html
    expect(admin).toContain('Đường thôn nào cần sửa trước')
    expect(admin).not.toContain(`/can-bo/khao-sat/${slug}`)
    expect(lines((await see(officer('lanhdao.dakpo'), PAGE)).html)).toEqual([])
    expect((await as(officer('tiepnhan')).get(PAGE)).status).toBe(403)
  })

  test('goes page after page without gaps, and reads at most three rows for each that it shows', async () => {
    const { id } = await rowOf(slug)
    await env.DB.prepare(
      `INSERT INTO survey_events (survey_id, seq, kind, by_id, at, detail, commune_id)
       SELECT ?1, 1000 + value, 'paper.printed', 'vi-du.tiepnhan', printf('2026-11-20T02:%02d:00.000Z', value / 4),
         '{"from":1,"to":2}', 'binh-xa' FROM json_each(?2)`,
    )
      .bind(id, JSON.stringify(Array.from({ length: 180 }, (_, i) => i)))
      .run()
    const seen: number[] = []
    let place: Place | null = null
    do {
      const { cost, db: watched } = countedDatabase()
      const { after, rows }: Awaited<ReturnType<typeof surveyActs>> = await surveyActs(
        watched,
        'binh-xa',
        everything,
        place,
      )
      seen.push(...rows.map((row) => row.id))
      expect(cost.rowsRead).toBeLessThanOrEqual(rows.length * 3)
      place = after
    } while (place)
    const { results } = await env.DB.prepare('SELECT rowid AS id FROM survey_events ORDER BY at DESC, rowid DESC').all<{
      id: number
    }>()
    expect(seen).toEqual(results.map((row) => row.id))
  })
})

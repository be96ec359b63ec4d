import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Break, firstBreak } from '../cases/chain.ts'
import type { Db } from '../db/connect.ts'
import { dossiers } from '../dossiers/tables.ts'
import { answersHash } from '../rounds/reporting/content.ts'
import { reportEvents, reportSubmissions, reportVersions } from '../rounds/tables.ts'

/** The last report that was looked at: its unit, due day and id. */
type Place = { unit: string; dueOn: string; id: string }
export type CheckedReports = { last: Place | null; events: number; isEnd: boolean; broken: BrokenReport | null }
export type BrokenReport = { code: { year: number; number: number } | null; seq: number; what: string }

/** Walks the chains of so many reports of a commune beyond a place, and holds their answers against what events remember. */
export async function checkReports(db: Db, communeId: string, after: Place, most: number): Promise<CheckedReports> {
  const heads = await db
    .select({
      ...{ id: reportSubmissions.id, unit: reportSubmissions.unit, dueOn: reportSubmissions.dueOn },
      ...{ roundId: reportSubmissions.roundId },
    })
    .from(reportSubmissions)
    .where(
      and(
        eq(reportSubmissions.communeId, communeId),
        sql`(unit, due_on, id) > (${after.unit}, ${after.dueOn}, ${after.id})`,
      ),
    )
    .orderBy(asc(reportSubmissions.unit), asc(reportSubmissions.dueOn), asc(reportSubmissions.id))
    .limit(most)
  const ids = sql`(select value from json_each(${JSON.stringify(heads.map(({ id }) => id))}))`
  // Read together, so that nothing comes between.
  const [rows, events, versions] = await db.batch([
    db
      .select({
        ...{ id: reportSubmissions.id, version: reportSubmissions.version, headHash: reportSubmissions.headHash },
      })
      .from(reportSubmissions)
      .where(inArray(reportSubmissions.id, ids)),
    db
      .select()
      .from(reportEvents)
      .where(inArray(reportEvents.submissionId, ids))
      .orderBy(asc(reportEvents.submissionId), asc(reportEvents.seq)),
    db.select().from(reportVersions).where(inArray(reportVersions.submissionId, ids)),
  ])
  const headOf = new Map(rows.map((row) => [row.id, row]))
  const eventsOf = Map.groupBy(events, (event) => event.submissionId)
  const versionsOf = Map.groupBy(versions, (version) => version.submissionId)
  let last: Place | null = null
  let many = 0
  for (const { dueOn, id, roundId, unit } of heads) {
    const head = headOf.get(id)
    if (!head) continue
    const own = eventsOf.get(id) ?? []
    const chain = own.map((event) => ({ ...event, caseId: event.submissionId }))
    const words = new Map(own.filter((event) => event.words !== '').map((event) => [event.seq, event.words]))
    const found =
      firstBreak(chain, { caseId: id, version: head.version, headHash: head.headHash }, words) ??
      firstChanged(chain, versionsOf.get(id) ?? [])
    if (found)
      return { last, events: many, isEnd: false, broken: { ...found, code: (await codeOf(db, roundId)) ?? null } }
    many += own.length
    last = { unit, dueOn: dueOn ?? '', id }
  }
  return { last, events: many, isEnd: heads.length < most, broken: null }
}

type Chain = readonly { caseId: string; seq: number; detail: string }[]
type Versions = readonly (typeof reportVersions.$inferSelect)[]

function firstChanged(chain: Chain, versions: Versions): Break | null {
  for (const { caseId, detail, seq } of chain) {
    const { answers, number } = JSON.parse(detail) as { answers?: string; number?: number }
    if (answers === undefined) continue
    const version = versions.find((one) => one.number === number)
    if (!version || answersHash(version.versionId, version.answers) !== answers)
      return { caseId, seq, what: 'nội dung báo cáo đã bị sửa' }
  }
  return null
}

function codeOf(db: Db, roundId: string) {
  return db
    .select({ year: dossiers.year, number: dossiers.number })
    .from(dossiers)
    .where(eq(dossiers.id, roundId))
    .get()
}

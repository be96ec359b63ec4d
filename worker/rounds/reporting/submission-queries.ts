import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { link } from '../../cases/chain.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { dossiers } from '../../dossiers/tables.ts'
import { sha256 } from '../../http/keys.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { reportEvents, reportRounds, reportSubmissions } from '../tables.ts'

export type SubmissionRow = typeof reportSubmissions.$inferSelect
/** A unit's report without what is written and not sent. */
export type SubmissionLine = Omit<SubmissionRow, 'draft'>
export type ReportEventRow = typeof reportEvents.$inferSelect

export type NewReportEvent = {
  kind: string
  actor: StaffMember | { kind: 'system' }
  at: Date
  /** Facts without personal data. */
  detail?: Record<string, unknown>
  /** Remarks, a reason: official words, kept in the row. */
  words?: string
}

type Before = Pick<SubmissionRow, 'id' | 'communeId' | 'version' | 'headHash'>

const { draft: _, ...withoutDraft } = getTableColumns(reportSubmissions)
/** The columns of a report without what is written and not sent. */
export const LINE = withoutDraft

/** The row of an event that follows what was seen. */
export function reportEventAfter(before: Before, { actor, at, detail, kind, words }: NewReportEvent): ReportEventRow {
  const row = {
    ...{ seq: before.version + 1, communeId: before.communeId, kind, actorKind: actor.kind },
    actorId: actor.kind === 'staff' ? actor.id : '',
    bodyId: actor.kind === 'staff' ? actor.bodyId : '',
    at: at.toISOString(),
    detail: JSON.stringify(detail ?? {}),
    textHash: words ? sha256(words) : '',
    previousHash: before.headHash,
  }
  return { ...row, submissionId: before.id, words: words ?? '', hash: link({ ...row, caseId: before.id }) }
}

/** The statements of one event: its place is the lock. */
export function movingReport(
  db: Db,
  seen: Before,
  event: NewReportEvent,
  set: Partial<SubmissionRow> = {},
): Statement[] {
  const row = reportEventAfter(seen, event)
  return [
    db.insert(reportEvents).values(row),
    db
      .update(reportSubmissions)
      .set({ ...set, version: row.seq, headHash: row.hash })
      .where(and(eq(reportSubmissions.id, seen.id), eq(reportSubmissions.version, seen.version))),
  ]
}

/** Records an event, what it changes, and whatever else belongs to it, together or not at all; 'moved' when somebody was first. */
export async function moveReport(
  db: Db,
  seen: Before,
  event: NewReportEvent,
  set: Partial<SubmissionRow> = {},
  also: readonly Statement[] = [],
): Promise<'done' | 'moved'> {
  try {
    await writeTogether(db, [...movingReport(db, seen, event, set), ...also])
    return 'done'
  } catch (error) {
    if (isTaken(error, 'report_events.submission_id')) return 'moved'
    throw error
  }
}

/** Every unit's report of a round, in the round's order. */
export function submissionsOf(db: Db, roundId: string): Promise<SubmissionLine[]> {
  return db
    .select(LINE)
    .from(reportSubmissions)
    .where(eq(reportSubmissions.roundId, roundId))
    .orderBy(asc(reportSubmissions.position), asc(reportSubmissions.unit))
}

type Opening = { roundId: string; communeId: string; dueOn: string; units: readonly string[]; newId: () => string }

/** A row for each unit of a round that opens, however many; a unit that has one keeps it. */
export function submissionRows({ communeId, dueOn, newId, roundId, units }: Opening): Statement[] {
  const rows = units.map((unit, position) => ({ id: newId(), unit, position }))
  const text = `insert into report_submissions
    (id, round_id, commune_id, unit, position, status, version, head_hash, draft_by, sent_number, accepted_number, sent_by,
      was_missing, due_on)
    select value ->> 'id', ?1, ?2, value ->> 'unit', value ->> 'position', 'not_started', 0, '', '', 0, 0, '', 0, ?3
    from json_each(?4) where true on conflict (round_id, unit) do nothing`
  return [{ toSQL: () => ({ sql: text, params: [roundId, communeId, dueOn, JSON.stringify(rows)] }) }]
}

/**
 * The round closed without these: each gets its event. Who has a report that was accepted, or
 * waits for it, is left alone, and so is who sends at the same moment.
 */
export function missedStatements(
  rows: readonly (Before & Pick<SubmissionRow, 'status' | 'acceptedNumber'>)[],
  now: Date,
): Statement[] {
  const missed = rows
    .filter((row) => row.acceptedNumber === 0 && ['not_started', 'in_draft', 'returned'].includes(row.status))
    .map((row) => reportEventAfter(row, { kind: 'report.missed', actor: { kind: 'system' }, at: now }))
  if (missed.length === 0) return []
  const events = JSON.stringify(missed)
  const insert = `insert into report_events
    (submission_id, seq, commune_id, kind, actor_kind, actor_id, body_id, at, detail, text_hash, previous_hash, hash, words)
    select value ->> 'submissionId', value ->> 'seq', value ->> 'communeId', value ->> 'kind', value ->> 'actorKind',
      '', '', value ->> 'at', value ->> 'detail', '', value ->> 'previousHash', value ->> 'hash', ''
    from json_each(?1) join report_submissions as seen
      on seen.id = value ->> 'submissionId' and seen.version = (value ->> 'seq') - 1`
  const update = `update report_submissions set status = 'missing', was_missing = 1,
      version = event.value ->> 'seq', head_hash = event.value ->> 'hash'
    from json_each(?1) as event where report_submissions.id = event.value ->> 'submissionId'
      and report_submissions.version = (event.value ->> 'seq') - 1`
  return [insert, update].map((text) => ({ toSQL: () => ({ sql: text, params: [events] }) }))
}

/** What units still owe, the earliest due first; of rounds that were cancelled nothing. */
export function owedBy(db: Db, communeId: string, units: readonly string[], limit = 20): Promise<OwedLine[]> {
  return db
    .select({ ...LINE, ...ROUND_LINE })
    .from(reportSubmissions)
    .innerJoin(reportRounds, eq(reportRounds.dossierId, reportSubmissions.roundId))
    .innerJoin(dossiers, eq(dossiers.id, reportSubmissions.roundId))
    .where(
      and(
        eq(reportSubmissions.communeId, communeId),
        sql`${reportSubmissions.unit} in (select value from json_each(${JSON.stringify(units)}))`,
        sql`${reportSubmissions.status} in ('not_started', 'in_draft', 'returned')`,
        sql`${dossiers.status} not in ('draft', 'cancelled')`,
      ),
    )
    .orderBy(asc(reportSubmissions.dueOn), asc(reportSubmissions.id))
    .limit(limit)
}

/** What a list says of the round that a report belongs to. */
export const ROUND_LINE = {
  title: dossiers.title,
  year: dossiers.year,
  number: dossiers.number,
  roundStatus: dossiers.status,
  kind: reportRounds.kind,
  period: reportRounds.period,
}
export type OwedLine = SubmissionLine & {
  title: string
  year: number
  number: number
  roundStatus: string
  kind: (typeof reportRounds.$inferSelect)['kind']
  period: string
}

import { and, desc, eq, lt } from 'drizzle-orm'
import { heirOf } from '../../bodies/heir.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { type Db, isTaken, type Statement, writeTogether } from '../../db/connect.ts'
import { beginning } from '../../dossiers/queries.ts'
import type { DossierActor } from '../../dossiers/life.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import { freezeVersion } from '../../forms/version-queries.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { roundWake } from '../clock-deeds.ts'
import { standingUnits } from '../fields.ts'
import { periodText } from '../periods.ts'
import { ROUNDS, SERIES } from '../place.ts'
import { formOf } from '../queries.ts'
import { submissionRows } from '../reporting/submission-queries.ts'
import { reportRounds } from '../tables.ts'
import { tellUnits, toLead } from '../told.ts'
import { findSet } from './set-queries.ts'
import { roundSeries, type SeriesRow } from './tables.ts'
import { daysOfRound, followingPeriod } from './upcoming.ts'
import { repIdsOf } from '../../staff/rep-queries.ts'

/** What came of opening a series' next round: `there`: somebody was first; `passed`: its days are over; else why the series rests now. */
export type Opened = { is: 'opened'; roundId: string } | { is: 'there' | 'passed' } | { is: 'rests'; why: string }

/**
 * Opens the next round of a series: dossier, round, a report for each unit, the news of it and the series' next day, all in
 * one batch. Twice or at the same time gives one round. What cannot be asked puts the series to rest, and its lead is told.
 */
export async function openNext(
  db: Db,
  book: CommuneBook,
  series: SeriesRow,
  actor: DossierActor,
  now: Date,
): Promise<Opened> {
  const today = localDay(now)
  const { communeId, kind, nextPeriod: period } = series
  const days = daysOfRound(period, series)
  if (days.closesOn < today) {
    await writeTogether(db, [advance(db, series)])
    return { is: 'passed' }
  }
  const [set, frozen] = await Promise.all([
    findSet(db, communeId, series.unitSetId),
    freezeVersion(db, series.questionnaireId, {
      ...{ communeId, by: series.changedBy, now },
      newId: () => crypto.randomUUID(),
    }),
  ])
  const units = standingUnits(book, today, set?.units ?? [])
  if (units.length === 0) return rest(db, book, series, 'Nhóm đơn vị báo cáo không còn đơn vị nào.', now)
  if (!frozen?.ok) {
    const { formTrouble } = await formOf(db, { communeId, status: 'draft' }, series.questionnaireId)
    return rest(db, book, series, formTrouble || 'Biểu mẫu còn lỗi.', now)
  }
  const [reps, planRoundId, previousRoundId] = await Promise.all([
    repIdsOf(db, communeId, null),
    series.planSeriesId === null ? null : roundIn(db, series.planSeriesId, period),
    roundBefore(db, series.id, period),
  ])
  const id = crypto.randomUUID()
  const title = roundTitle(series.name, period)
  const round = {
    ...{ dossierId: id, communeId, seriesId: series.id, kind, period, questionnaireId: series.questionnaireId },
    ...{ versionId: frozen.version.id, units, addressees: series.addressees, planRoundId, previousRoundId },
    ...{ dueOn: days.dueOn, closesOn: days.closesOn },
    remindOn: days.remindOn !== null && days.remindOn > today ? days.remindOn : null,
  }
  const row = {
    ...{ id, communeId, kind: 'report_round' as const, year: Number(today.slice(0, 4)), status: 'open', title },
    ...{ leadBodyId: heirOf(book.bodies, series.leadBodyId, today), dueOn: days.dueOn, contentHash: series.id },
    submissionKey: `round-series:${series.id}:${period}`,
  }
  const wakeOn = roundWake({ ...row, alarm: '' }, { round, reports: [], hamletReps: reps }, book, today)
  const event = { kind: 'round.opened', actor, at: now, detail: { dueOn: days.dueOn, units: units.length, period } }
  const told = { dossierId: id, communeId, seq: 1, at: now, byId: actor.kind === 'staff' ? actor.id : '' }
  const messages = messagesOf(
    { ...told, code: 'Báo cáo', href: ROUNDS },
    tellUnits(units, reps, `Cần nộp, hạn ${longDay(days.dueOn)}: ${title}.`),
  )
  const statements: Statement[] = [
    ...beginning(db, { ...row, wakeOn }, event),
    db.insert(reportRounds).values(round),
    ...submissionRows({ roundId: id, communeId, dueOn: days.dueOn, units, newId: () => crypto.randomUUID() }),
    advance(db, series),
    keepMessages(messages),
  ]
  try {
    await writeTogether(db, statements)
  } catch (error) {
    if (!isTaken(error, 'report_rounds.series_id') && !isTaken(error, 'dossiers.commune_id')) throw error
    await writeTogether(db, [advance(db, series)])
    return { is: 'there' }
  }
  return { is: 'opened', roundId: id }
}

/** "Kết quả thực hiện tháng 12 năm 2026". */
export function roundTitle(name: string, period: string): string {
  return `${name} ${periodText(period)}`
}

/** The round of a series about a period, if there is one. */
export async function roundIn(db: Db, seriesId: string, period: string): Promise<string | null> {
  const found = await db
    .select({ id: reportRounds.dossierId })
    .from(reportRounds)
    .where(and(eq(reportRounds.seriesId, seriesId), eq(reportRounds.period, period)))
    .get()
  return found?.id ?? null
}

/** The last round of a series before a period: written as they are, periods of one kind sort. */
async function roundBefore(db: Db, seriesId: string, period: string): Promise<string | null> {
  const found = await db
    .select({ id: reportRounds.dossierId })
    .from(reportRounds)
    .where(and(eq(reportRounds.seriesId, seriesId), lt(reportRounds.period, period)))
    .orderBy(desc(reportRounds.period))
    .limit(1)
    .get()
  return found?.id ?? null
}

/** The series waits for the period after the one that was seen; done again, it changes nothing. */
function advance(db: Db, series: SeriesRow): Statement {
  const next = followingPeriod(series.kind, series.nextPeriod)
  return db
    .update(roundSeries)
    .set({ nextPeriod: next, opensOn: daysOfRound(next, series).opensOn, trouble: '' })
    .where(and(eq(roundSeries.id, series.id), eq(roundSeries.nextPeriod, series.nextPeriod)))
}

async function rest(db: Db, book: CommuneBook, series: SeriesRow, why: string, now: Date): Promise<Opened> {
  const place = { dossierId: series.id, communeId: series.communeId, seq: series.revision, at: now, byId: '' }
  const what = `Không mở được kỳ ${periodText(series.nextPeriod)}. ${why}`
  await writeTogether(db, [
    db
      .update(roundSeries)
      .set({ opensOn: null, trouble: why })
      .where(and(eq(roundSeries.id, series.id), eq(roundSeries.nextPeriod, series.nextPeriod))),
    keepMessages(
      messagesOf({ ...place, code: series.name, href: `${SERIES}/${series.id}` }, [
        { to: toLead({ leadBodyId: heirOf(book.bodies, series.leadBodyId, localDay(now)) }, book), what },
      ]),
    ),
  ])
  return { is: 'rests', why }
}

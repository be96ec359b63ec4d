import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { quotaPlaces } from '../answering/tables.ts'
import { quotaName } from '../quotas.ts'
import { tallies } from '../results/tables.ts'
import { type Quota, responses, surveys } from '../tables.ts'

/** How many answers of a survey are kept, and when and how they came. */
export type Numbers = { many: number; byChannel: Record<string, number>; byDay: Record<string, number> }

/** More waiting ones are not counted one by one. */
export const WAITING_MOST = 1_000
/** Surveys of a commune whose waiting answers are looked at for one sentence. */
const SURVEYS_MOST = 50

const among = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** The numbers of these surveys: what the clock has counted, and what came since. Costs no more when there are many answers. */
export async function numbersOf(db: Db, surveyIds: readonly string[]): Promise<Map<string, Numbers>> {
  const [counted, since] = await Promise.all([
    db
      .select({ surveyId: tallies.surveyId, counts: tallies.counts })
      .from(tallies)
      .where(and(inArray(tallies.surveyId, among(surveyIds)), eq(tallies.question, ''), eq(tallies.by, ''))),
    db
      .select({
        surveyId: responses.surveyId,
        channel: responses.channel,
        day: sql<string>`date(${responses.submittedAt}, '+7 hours')`.as('day'),
        many: sql<number>`sum(${responses.due})`,
      })
      .from(responses)
      .where(
        and(sql`${responses.due} <> 0`, inArray(responses.due, [1, -1]), inArray(responses.surveyId, among(surveyIds))),
      )
      .groupBy(responses.surveyId, responses.channel, sql`day`),
  ])
  const all = new Map(surveyIds.map((id) => [id, blank()]))
  for (const { surveyId, counts } of counted) {
    const numbers = all.get(surveyId)
    if (!numbers) continue
    numbers.many += numberIn(counts.many)
    addAll(numbers.byChannel, counts.byChannel)
    addAll(numbers.byDay, counts.byDay)
  }
  for (const { surveyId, channel, day, many } of since) {
    const numbers = all.get(surveyId)
    if (!numbers) continue
    numbers.many += many
    addAll(numbers.byChannel, { [channel]: many })
    addAll(numbers.byDay, { [day]: many })
  }
  return all
}

/** How many answers of these surveys wait for an officer, up to a thousand each. */
export async function waitingOf(db: Db, surveyIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.all<{ id: string; many: number }>(sql`
    select value id, (select count(*) from (select 1 from ${responses}
      where ${responses.surveyId} = value and ${responses.state} = 'waiting' limit ${WAITING_MOST})) many
    from json_each(${JSON.stringify(surveyIds)})`)
  return new Map(rows.map(({ id, many }) => [id, many]))
}

/** How many places of these quotas of a survey are taken: the last one says it. */
export async function takenOf(db: Db, surveyId: string, quotas: readonly Quota[]): Promise<Map<string, number>> {
  const rows = await db.all<{ quota: string; many: number | null }>(sql`
    select value quota, (select max(${quotaPlaces.place}) from ${quotaPlaces}
      where ${quotaPlaces.surveyId} = ${surveyId} and ${quotaPlaces.quota} = value) many
    from json_each(${JSON.stringify(quotas.map(quotaName))})`)
  return new Map(rows.map(({ quota, many }) => [quota, many ?? 0]))
}

/** The surveys of a commune that have answers waiting, among those that are open or ended last. */
export async function surveysWaiting(db: Db, communeId: string) {
  const found = await db
    .select({ id: surveys.id, slug: surveys.slug, title: surveys.title })
    .from(surveys)
    .where(
      and(
        eq(surveys.communeId, communeId),
        or(eq(surveys.status, 'open'), eq(surveys.status, 'closed')),
        isNull(surveys.putAwayAt),
      ),
    )
    .orderBy(desc(surveys.status), desc(surveys.createdAt))
    .limit(SURVEYS_MOST)
  const waiting = await waitingOf(
    db,
    found.map(({ id }) => id),
  )
  return found.map((row) => ({ ...row, many: waiting.get(row.id) ?? 0 })).filter(({ many }) => many > 0)
}

function blank(): Numbers {
  return { many: 0, byChannel: {}, byDay: {} }
}

function addAll(sums: Record<string, number>, more: unknown): void {
  if (typeof more !== 'object' || more === null) return
  for (const [name, many] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + numberIn(many)
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

import { and, eq, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { DossierActor } from '../dossiers/life.ts'
import { beginning, moving } from '../dossiers/queries.ts'
import { dossierPeople, type DossierRow, dossiers } from '../dossiers/tables.ts'
import { messagesOf } from '../dossiers/tell.ts'
import { sha256 } from '../http/keys.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { type NewRecommendation, termOf, titleOf } from './begin.ts'
import { recommendationsWake } from './clock-deeds.ts'
import { PLACE } from './place.ts'
import { ENDED } from './rules.ts'
import { recommendations, type Source } from './tables.ts'
import { audience } from './told.ts'

export type Beginning = {
  book: CommuneBook
  /** What they come out of. A restricted one has restricted ones, for the same people. */
  parent: Pick<DossierRow, 'id' | 'communeId' | 'leadBodyId' | 'restricted'>
  /** Who recommends; whoever leads the parent where it is left out. */
  leadBodyId?: string
  source: Source
  items: readonly NewRecommendation[]
  actor: DossierActor
  now: Date
}

/**
 * The statements that begin recommendations, for the batch of the event that issues them: they are sent to their bodies with
 * it or not at all. Ask `refusalToBegin` for each body before; without a limit for the answer this throws.
 */
export function beginRecommendations(db: Db, { book, parent, items, ...from }: Beginning): Statement[] {
  const { actor, now, source } = from
  const leadBodyId = from.leadBodyId ?? parent.leadBodyId
  return items.flatMap((item) => {
    const today = localDay(now)
    const at = now.toISOString()
    const { addressedBodyId, asked, id } = item
    const { basis, limit, sum } = termOf(book, { leadBodyId, source }, addressedBodyId, today)
    const publicAsked = parent.restricted ? '' : (item.publicAsked ?? '')
    const publishedAt = publicAsked === '' ? null : at
    const row = {
      ...{ id, communeId: parent.communeId, kind: 'recommendation' as const, year: Number(today.slice(0, 4)) },
      ...{ status: 'issued', title: titleOf(item), leadBodyId, addressedBodyId, addressedAt: at },
      ...{ parentId: parent.id, restricted: parent.restricted, waitsForBodyId: addressedBodyId },
      ...{ dueOn: sum.due, limitCode: limit.code, alarm: '', publishedAt },
      ...{ submissionKey: `${parent.id}/${id}`, contentHash: sha256(asked) },
    }
    const wakeOn = recommendationsWake(
      row as DossierRow,
      { row: { ...CLOCKED, replyBasis: basis, source } },
      book,
      today,
    )
    const place = { dossierId: id, communeId: parent.communeId, seq: 1, at: now }
    const told = { ...place, byId: actor.kind === 'staff' ? actor.id : '', code: 'Kiến nghị mới' }
    const messages = parent.restricted
      ? []
      : messagesOf({ ...told, href: `${PLACE}/mo/${id}` }, [
          { to: audience(row, [], book, 'body'), what: 'Có kiến nghị gửi cơ quan ông/bà, cần tiếp nhận và trả lời.' },
        ])
    return [
      ...beginning(
        db,
        { ...row, wakeOn },
        {
          ...{ kind: 'recommendation.issued', actor, at: now, text: asked },
          detail: { replyDueOn: sum.due, basis, limit: limit.code, doneWantedOn: item.doneWantedOn ?? null },
        },
      ),
      db.insert(recommendations).values({
        ...{ dossierId: id, communeId: parent.communeId, bodyId: addressedBodyId, year: row.year, source },
        number: sql<number>`(select number from dossiers where id = ${id})`,
        ...{ replyBasis: basis, replyLimit: limit.code, replySource: limit.source },
        ...{ replyFrom: today, replyDueOn: sum.due, doneWantedOn: item.doneWantedOn ?? null, asked },
        ...{ owedOn: sum.due, publicAsked, publishedAt, uncounted: true },
      }),
      teamOf(db, parent.id, id),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ]
  })
}

const CLOCKED = { verifiedOn: null, replySource: '', escalatedOn: null }

/** Whoever works on the parent by name goes with it: the team looks on the spot, a restricted one is found by the same people. */
export function teamOf(db: Db, parentId: string, id: string): Statement {
  return db.insert(dossierPeople).select(
    db
      .select({
        id: sql<string>`lower(hex(randomblob(16)))`.as('id'),
        dossierId: sql<string>`${id}`.as('dossier_id'),
        staffId: dossierPeople.staffId,
        name: dossierPeople.name,
        title: dossierPeople.title,
        role: dossierPeople.role,
        position: dossierPeople.position,
        since: dossierPeople.since,
        until: dossierPeople.until,
      })
      .from(dossierPeople)
      .where(and(eq(dossierPeople.dossierId, parentId), isNull(dossierPeople.until), ne(dossierPeople.staffId, ''))),
  )
}

/** Recommendations that came out of something, in order: what `RecommendationTable` shows. */
export function recommendationsOf(db: Db, parentId: string): Promise<DossierRow[]> {
  return db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.parentId, parentId), eq(dossiers.kind, 'recommendation')))
    .orderBy(dossiers.year, dossiers.number)
}

/** Have all recommendations that came out of it come to an end? Also when there were none. */
export async function allEnded(db: Db, parentId: string): Promise<boolean> {
  const open = await db
    .select({ id: dossiers.id })
    .from(dossiers)
    .where(
      and(
        eq(dossiers.parentId, parentId),
        eq(dossiers.kind, 'recommendation'),
        notInArray(dossiers.status, [...ENDED]),
      ),
    )
    .limit(1)
  return open.length === 0
}

/**
 * Lets everybody read recommendations, with what was written for them by id: for the batch of the event that publishes what
 * they came out of. One that is restricted, or was published before, is left as it is.
 */
export function publishRecommendations(
  db: Db,
  rows: readonly DossierRow[],
  words: ReadonlyMap<string, string>,
  actor: DossierActor,
  now: Date,
): Statement[] {
  return rows.flatMap((row) => {
    const publicAsked = words.get(row.id) ?? ''
    if (row.kind !== 'recommendation' || row.restricted || row.publishedAt !== null || publicAsked === '') return []
    const publishedAt = now.toISOString()
    return [
      ...moving(db, row, { kind: 'recommendation.published', actor, at: now, text: publicAsked }, { publishedAt }),
      db
        .update(recommendations)
        .set({ publicAsked, publishedAt, uncounted: true })
        .where(eq(recommendations.dossierId, row.id)),
    ]
  })
}

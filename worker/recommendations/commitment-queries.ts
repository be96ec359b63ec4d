import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { groundOf } from '../dossiers/file.ts'
import type { DossierActor } from '../dossiers/life.ts'
import { beginning } from '../dossiers/queries.ts'
import { dossierBodies, type DossierRow, dossiers } from '../dossiers/tables.ts'
import { messagesOf } from '../dossiers/tell.ts'
import { sha256 } from '../http/keys.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { teamOf } from './begin-queries.ts'
import { recommendationsWake } from './clock-deeds.ts'
import { PLACE } from './place.ts'
import { type NewCommitment, promiseTitle, refusalToPromise } from './promises/begin.ts'
import { type PromiseCounts, standingAfter } from './promises/stands.ts'
import { promiseCounts as counted } from './promises/tables.ts'
import { recommendations } from './tables.ts'
import { promiseTerm } from './terms.ts'
import { audience } from './told.ts'

export type Promising = {
  book: CommuneBook
  /** The dialogue in which they were given. A restricted one has restricted ones, for the same people. */
  parent: Pick<DossierRow, 'id' | 'communeId' | 'leadBodyId' | 'restricted'>
  items: readonly NewCommitment[]
  actor: DossierActor
  now: Date
  /** The day on which it was held; today where it is left out. */
  heldOn?: string
}

/**
 * The statements that begin to follow promises, for the batch of the dialogue's event: each is a recommendation that its body
 * has taken on already, public from the first day. Ask `refusalToPromise` for each before; where it refuses this throws.
 */
export function beginCommitments(db: Db, { actor, book, items, now, parent, ...from }: Promising): Statement[] {
  const today = localDay(now)
  const heldOn = from.heldOn ?? today
  const at = now.toISOString()
  return items.flatMap((item) => {
    const { addressedBodyId, asked, id } = item
    const refusal = refusalToPromise(book, item, heldOn, today)
    const found = promiseTerm(book, item.doneWantedOn, heldOn)
    if (refusal !== null || !found.ok) throw new Error(`promise of ${addressedBodyId}: ${refusal ?? 'no term'}`)
    const { dueOn, limit } = found.term
    const publicAsked = parent.restricted ? '' : item.publicAsked
    const publishedAt = publicAsked === '' ? null : at
    const row = {
      ...{ id, communeId: parent.communeId, kind: 'recommendation' as const, year: Number(today.slice(0, 4)) },
      ...{ status: 'promised', title: promiseTitle(asked), leadBodyId: parent.leadBodyId, addressedBodyId },
      ...{ addressedAt: at, parentId: parent.id, restricted: parent.restricted, waitsForBodyId: addressedBodyId },
      ...{ dueOn, limitCode: limit?.code ?? '', alarm: '', publishedAt },
      ...{ submissionKey: `${parent.id}/${id}`, contentHash: sha256(asked) },
    }
    const own = {
      ...{ source: 'dialogue' as const, replyBasis: 'suggested' as const, replySource: limit?.source ?? '' },
      ...{ verifiedOn: null, escalatedOn: null, supersededBy: null, stands: null, standsOn: null },
    }
    const wakeOn = recommendationsWake(row as DossierRow, { row: own }, book, today)
    const told = {
      ...{ dossierId: id, communeId: parent.communeId, seq: 1, at: now, code: 'Cam kết mới' },
      ...{ byId: actor.kind === 'staff' ? actor.id : '', href: `${PLACE}/mo/${id}` },
    }
    const what = 'Cơ quan ông/bà đã cam kết tại đối thoại: nêu các bước, ghi tiến độ, báo khi làm xong.'
    const messages = parent.restricted ? [] : messagesOf(told, [{ to: audience(row, [], book, 'body'), what }])
    return [
      ...beginning(
        db,
        { ...row, wakeOn },
        {
          ...{ kind: 'recommendation.promised', actor, at: now, text: asked },
          detail: { doneDueOn: dueOn, heldOn, limit: limit?.code ?? null },
        },
      ),
      db.insert(recommendations).values({
        ...{ dossierId: id, communeId: parent.communeId, bodyId: addressedBodyId, year: row.year },
        number: sql<number>`(select number from dossiers where id = ${id})`,
        ...{ source: own.source, replyBasis: own.replyBasis, replyLimit: row.limitCode, replySource: own.replySource },
        // It was said in the hall: neither in time nor late, and no answer that the score of answers counts.
        ...{ replyFrom: heldOn, replyDueOn: heldOn, reply: 'accepted' as const, repliedOn: heldOn },
        ...{ asked, publicAsked, doneWantedOn: item.doneWantedOn, doneDueOn: dueOn, owedOn: dueOn, uncounted: true },
        ...standingAfter({ ...row }, own, today),
      }),
      ...aboveOf(db, book, row, at),
      ...(parent.restricted ? [teamOf(db, parent.id, id)] : []),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ]
  })
}

/** What the Front promised those above find, since they keep watch over it. */
function aboveOf(
  db: Db,
  book: CommuneBook,
  { addressedBodyId, id }: { addressedBodyId: string; id: string },
  since: string,
): Statement[] {
  if (addressedBodyId !== book.commune.triageBodyId) return []
  const { above } = groundOf(book, { people: [], bodies: [] })
  if (above.length === 0) return []
  return [
    db
      .insert(dossierBodies)
      .values(above.map((bodyId) => ({ dossierId: id, bodyId, role: 'competent' as const, since })))
      .onConflictDoNothing(),
  ]
}

/** Of a dossier that is a recommendation: it was asked for, not promised in a dialogue. */
export const isAskedFor: SQL = sql`exists (select 1 from recommendations where recommendations.dossier_id = ${dossiers.id}
  and recommendations.source <> 'dialogue')`

/** The promises of a dialogue in order: what the page of its results shows. */
export function promisesOf(db: Db, sessionId: string) {
  return db
    .select({
      id: dossiers.id,
      year: dossiers.year,
      number: dossiers.number,
      status: dossiers.status,
      title: dossiers.title,
      publishedAt: dossiers.publishedAt,
      restricted: dossiers.restricted,
      bodyId: recommendations.bodyId,
      publicAsked: recommendations.publicAsked,
      doneDueOn: recommendations.doneDueOn,
      stands: recommendations.stands,
      standsOn: recommendations.standsOn,
    })
    .from(dossiers)
    .innerJoin(recommendations, eq(recommendations.dossierId, dossiers.id))
    .where(
      and(
        eq(dossiers.parentId, sessionId),
        eq(dossiers.kind, 'recommendation'),
        sql`${recommendations.source} = 'dialogue'`,
      ),
    )
    .orderBy(dossiers.number)
}

export type SessionPromise = Awaited<ReturnType<typeof promisesOf>>[number]

/** How the promises of a commune stand, as the clock last counted: one row. */
export async function promiseCounts(db: Db, communeId: string): Promise<PromiseCounts> {
  const row = await db
    .select({ kept: counted.kept, onWay: counted.onWay, late: counted.late, broken: counted.broken })
    .from(counted)
    .where(and(eq(counted.communeId, communeId), eq(counted.bodyId, '')))
    .get()
  return row ?? { kept: 0, onWay: 0, late: 0, broken: 0 }
}

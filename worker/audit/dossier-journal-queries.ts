import { and, desc, eq, inArray, not, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { dossierIn } from '../dossiers/code.ts'
import { dossiersFor, findDossier } from '../dossiers/queries.ts'
import { dossierEvents, dossiers } from '../dossiers/tables.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import { DRAFTING, FOR_BODIES, OF_BODY } from '../supervision/seat.ts'
import { type Ask, DOSSIER_DEEDS, OTHERS, type Place } from './ask.ts'
import { days, isAmong, LOOK_THROUGH, PAGE, placeAt } from './journal-queries.ts'

const rowId = sql<number>`dossier_events.rowid`
const kindsOf = (names: readonly string[]) => names.map((name) => `supervision.${name}`)

/**
 * Events of dossiers that this officer may find, newest first, one page; `after` goes on where the look stopped. Rides the
 * index of the dossier, of the person or of the commune, as the journal of cases does.
 */
export async function dossierActs(
  db: Db,
  staff: StaffMember,
  book: CommuneBook,
  ask: Ask,
  from: Place | null,
  [most, look]: readonly [number, number] = [PAGE, LOOK_THROUGH],
) {
  const mayFind = dossiersFor(staff, book.commune.triageBodyId)
  const code = dossierIn(book, ask.caseCode)
  const row = code ? await findDossier(db, staff.communeId, code, mayFind) : undefined
  if (code && !row) return { rows: [], after: null }
  const isOther = Object.hasOwn(OTHERS, ask.person)
  const isPerson = ask.person !== '' && !isOther
  const stretch = and(
    // The plus keeps the commune's index out where the dossier's or the person's is shorter.
    row || isPerson
      ? sql`+dossier_events.commune_id = ${staff.communeId}`
      : eq(dossierEvents.communeId, staff.communeId),
    row ? eq(dossierEvents.dossierId, row.id) : undefined,
    isPerson ? and(eq(dossierEvents.actorId, ask.person), sql`actor_id <> ''`) : undefined,
    ...days(dossierEvents.at, ask, from),
    from ? below([dossierEvents.at, rowId], [from.at, from.id]) : undefined,
  )
  const newest = [desc(dossierEvents.at), desc(rowId)] as const
  const looked = db
    .select({
      ...{ rowNo: rowId.as('row_no'), dossierId: dossierEvents.dossierId, kind: dossierEvents.kind },
      ...{ at: dossierEvents.at, detail: dossierEvents.detail, actorKind: dossierEvents.actorKind },
      ...{ actorId: dossierEvents.actorId, bodyId: dossierEvents.bodyId },
    })
    .from(dossierEvents)
    .where(stretch)
    .orderBy(...newest)
    .limit(look)
    .as('looked')
  const kind = looked.kind as unknown as SQLiteColumn
  const found = await db
    .select({
      ...{ id: looked.rowNo, kind: looked.kind, at: looked.at, detail: looked.detail },
      ...{ actorKind: looked.actorKind, actorId: looked.actorId, bodyId: looked.bodyId },
      ...{ dossierKind: dossiers.kind, year: dossiers.year, number: dossiers.number, title: dossiers.title },
    })
    .from(looked)
    // The events lead, in their order: a cross join keeps it, and the limit ends the look.
    .crossJoin(dossiers)
    .where(
      and(
        eq(dossiers.id, looked.dossierId),
        mayFind,
        mayRead(staff, book.commune.triageBodyId, kind, looked.detail as unknown as SQLiteColumn),
        isOther ? eq(looked.actorKind, ask.person === 'he-thong' ? 'system' : 'citizen') : undefined,
        ask.deed === '' ? undefined : isAmong(kind, DOSSIER_DEEDS[ask.deed]?.kinds ?? []),
      ),
    )
    .limit(most + 1)
  if (found.length > most) return { rows: found.slice(0, most), after: placeAt(found[most - 1]) }
  const [stop] = await db
    .select({ at: dossierEvents.at, id: rowId })
    .from(dossierEvents)
    .where(stretch)
    .orderBy(...newest)
    .limit(1)
    .offset(look - 1)
  return { rows: found, after: stop ? placeAt(stop) : null }
}

export type DossierAct = Awaited<ReturnType<typeof dossierActs>>['rows'][number]

/**
 * Of the dossiers that he may find, what the topic's own page tells him too: what is drafted stays with those who work on
 * it until the report is out, and who is looked at reads what was sent to everybody and what is about his body.
 */
function mayRead(staff: StaffMember, frontBodyId: string, kind: SQLiteColumn, detail: SQLiteColumn): SQL | undefined {
  if (staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')) return undefined
  const isNamed = sql`exists (select 1 from dossier_people where dossier_people.dossier_id = ${dossiers.id}
    and dossier_people.staff_id = ${staff.id} and dossier_people.until is null)`
  const isLookedAt = sql`exists (select 1 from dossier_bodies where dossier_bodies.dossier_id = ${dossiers.id}
    and dossier_bodies.body_id = ${staff.bodyId} and dossier_bodies.role = 'supervised')`
  const isReported = sql`exists (select 1 from supervisions where supervisions.dossier_id = ${dossiers.id}
    and supervisions.reported_on is not null)`
  const isDraft =
    isAmong(
      kind,
      kindsOf(DRAFTING).map((name) => `${name}*`),
    ) ?? sql`0`
  const isAboutUs = and(inArray(kind, kindsOf(OF_BODY)), sql`json_extract(${detail}, '$.body') = ${staff.bodyId}`)
  return or(
    sql`${dossiers.kind} <> 'supervision'`,
    inArray(kind, kindsOf(FOR_BODIES)),
    eq(dossiers.leadBodyId, staff.bodyId),
    isAboutUs,
    holds(staff, 'leader') ? and(not(isLookedAt), or(not(isDraft), isReported)) : undefined,
    isNamed,
  )
}

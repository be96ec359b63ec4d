import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { CommuneBook } from '../communes/book.ts'
import { type Db, type Statement, writeTogether } from '../db/connect.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { type DossierKind, dossierCode, dossierSlug } from './code.ts'
import { move } from './queries.ts'
import { dossierBodies, type DossierRow, dossiers } from './tables.ts'
import { messagesOf } from './tell.ts'

/** Where dossiers of each kind stand. */
export type Places = Readonly<Partial<Record<DossierKind, { place: string }>>>

type Inheriting = {
  book: CommuneBook
  now: Date
  places: Places
  from: { id: string; name: string }
  heir: { id: string; name: string }
  most: number
}

/** Moves what a body that has ended leads, answers or is waited for to its heir, at most so many. Returns how many it found. */
export async function inheritDossiers(db: Db, { book, from, heir, most, now, places }: Inheriting): Promise<number> {
  const rows = await db
    .select()
    .from(dossiers)
    .where(
      and(
        isNull(dossiers.endedAt),
        or(
          eq(dossiers.leadBodyId, from.id),
          eq(dossiers.addressedBodyId, from.id),
          eq(dossiers.waitsForBodyId, from.id),
        ),
      ),
    )
    .limit(most)
  for (const row of rows) {
    const told = {
      ...{ dossierId: row.id, communeId: row.communeId, seq: row.version + 1, at: now, byId: '' },
      code: dossierCode(book, row),
      href: `${places[row.kind]?.place ?? '/can-bo'}/${dossierSlug(row)}`,
    }
    const what = 'Hồ sơ chuyển về cơ quan của ông/bà do sắp xếp lại.'
    const messages = row.restricted ? [] : messagesOf(told, [{ to: [`${heir.id}:handler,approver`], what }])
    const event = {
      kind: 'dossier.moved_to_heir',
      actor: { kind: 'system' as const },
      at: now,
      detail: { from: from.name, to: heir.name },
    }
    // Whoever moves it at the same moment is first: the next turn finds it again.
    await move(db, row, event, inherited(row, from.id, heir.id), messages.length > 0 ? [keepMessages(messages)] : [])
  }
  await writeTogether(db, [concernsAlso(db, from.id, heir.id)])
  return rows.length
}

function inherited(row: DossierRow, from: string, heir: string): Partial<DossierRow> {
  return {
    ...(row.leadBodyId === from ? { leadBodyId: heir } : {}),
    ...(row.addressedBodyId === from ? { addressedBodyId: heir } : {}),
    ...(row.waitsForBodyId === from ? { waitsForBodyId: heir } : {}),
  }
}

/** What else was sent to the body, its heir sees too. */
function concernsAlso(db: Db, from: string, heir: string): Statement {
  return db
    .insert(dossierBodies)
    .select(
      db
        .select({
          dossierId: dossierBodies.dossierId,
          bodyId: sql<string>`${heir}`.as('body_id'),
          role: dossierBodies.role,
          since: dossierBodies.since,
        })
        .from(dossierBodies)
        .innerJoin(dossiers, eq(dossiers.id, dossierBodies.dossierId))
        .where(and(eq(dossierBodies.bodyId, from), isNull(dossiers.endedAt))),
    )
    .onConflictDoNothing()
}

import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { dossierBodies, dossiers } from '../../dossiers/tables.ts'
import type { Item } from '../kept.ts'
import { programmes, programmeVersions, supervisions, supervisionSessions } from '../tables.ts'

/** Conclusions on a page of the list. */
export const CONCLUDED = 10

export type PublicProgramme = { id: string; year: number; version: number; issuedOn: string }

/** The programmes that were issued, the newest first. */
export async function issuedProgrammes(db: Db, communeId: string): Promise<PublicProgramme[]> {
  const rows = await db
    .select({
      id: programmes.dossierId,
      year: programmes.year,
      version: programmes.version,
      issuedOn: programmes.issuedOn,
    })
    .from(programmes)
    .where(and(eq(programmes.communeId, communeId), isNotNull(programmes.issuedOn)))
    .orderBy(desc(programmes.year))
    .limit(12)
  return rows.map((row) => ({ ...row, issuedOn: row.issuedOn ?? '' }))
}

/** Versions of a programme from the newest: the wanted one and the one before it. */
export function versionsUpTo(db: Db, programmeId: string, number: number) {
  return db
    .select({
      number: programmeVersions.number,
      items: programmeVersions.items,
      reason: programmeVersions.reason,
      at: programmeVersions.at,
    })
    .from(programmeVersions)
    .where(
      and(eq(programmeVersions.dossierId, programmeId), sql`${programmeVersions.number} in (${number}, ${number - 1})`),
    )
    .orderBy(desc(programmeVersions.number))
}

/** Where each topic of a version stands today. */
export async function statesOf(db: Db, items: readonly Item[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const ids = JSON.stringify(items.map((item) => item.id))
  const rows = await db
    .select({ id: dossiers.id, status: dossiers.status })
    .from(dossiers)
    .where(and(sql`${dossiers.id} in (select value from json_each(${ids}))`, eq(dossiers.restricted, false)))
  return new Map(rows.map((row) => [row.id, row.status]))
}

/** Topics whose conclusions everybody may read, the newest first. */
export async function concluded(db: Db, communeId: string, after: string) {
  const [, day = '', id = ''] = /^(\d{4}-\d\d-\d\d)~([\w.-]{1,80})$/.exec(after) ?? []
  const rows = await db
    .select({ row: dossiers, reportedOn: supervisions.reportedOn })
    .from(supervisions)
    .innerJoin(dossiers, eq(dossiers.id, supervisions.dossierId))
    .where(
      and(
        eq(supervisions.communeId, communeId),
        isNotNull(supervisions.reportedOn),
        day === '' ? undefined : below([supervisions.reportedOn, supervisions.dossierId], [day, id]),
        sql`${supervisions.publicConclusions} <> ''`,
        isNotNull(dossiers.publishedAt),
        eq(dossiers.restricted, false),
      ),
    )
    .orderBy(desc(supervisions.reportedOn), desc(supervisions.dossierId))
    .limit(CONCLUDED + 1)
  const shown = rows.slice(0, CONCLUDED)
  const last = rows.length > CONCLUDED ? shown.at(-1) : undefined
  return { rows: shown, next: last ? `${last.reportedOn ?? ''}~${last.row.id}` : '' }
}

/** A topic that everybody may read, with what of it is meant for everybody. */
export async function publicTopic(db: Db, communeId: string, place: { year: number; number: number }) {
  const found = await db
    .select({ row: dossiers, own: supervisions })
    .from(dossiers)
    .innerJoin(supervisions, eq(supervisions.dossierId, dossiers.id))
    .where(
      and(
        ...[eq(dossiers.communeId, communeId), eq(dossiers.kind, 'supervision')],
        ...[eq(dossiers.year, place.year), eq(dossiers.number, place.number)],
        isNotNull(dossiers.publishedAt),
        eq(dossiers.restricted, false),
      ),
    )
    .get()
  if (!found) return undefined
  const [bodies, sessions, asks] = await db.batch([
    db
      .select({ bodyId: dossierBodies.bodyId })
      .from(dossierBodies)
      .where(and(eq(dossierBodies.dossierId, found.row.id), eq(dossierBodies.role, 'supervised'))),
    db
      .select({ bodyId: supervisionSessions.bodyId, day: supervisionSessions.day, heldOn: supervisionSessions.heldOn })
      .from(supervisionSessions)
      .where(eq(supervisionSessions.dossierId, found.row.id))
      .orderBy(asc(supervisionSessions.position)),
    db
      .select()
      .from(dossiers)
      .where(
        and(
          ...[eq(dossiers.parentId, found.row.id), eq(dossiers.kind, 'recommendation')],
          ...[isNotNull(dossiers.publishedAt), eq(dossiers.restricted, false)],
        ),
      )
      .orderBy(asc(dossiers.number)),
  ])
  const item = found.own.programmeId ? await lastItem(db, found.own.programmeId, found.row.id) : undefined
  // What an officer changed meanwhile is public with the programme's next version.
  return {
    row: item ? { ...found.row, title: item.title, leadBodyId: item.leadBodyId } : found.row,
    own: item ? { ...found.own, content: item.content, form: item.form, quarter: item.quarter } : found.own,
    bodies: item?.bodies ?? bodies.map(({ bodyId }) => bodyId),
    ...{ sessions, asks },
  }
}

/** A topic as the newest version of its programme holds it. */
async function lastItem(db: Db, programmeId: string, id: string): Promise<Item | undefined> {
  const newest = await db
    .select({ items: programmeVersions.items })
    .from(programmeVersions)
    .where(eq(programmeVersions.dossierId, programmeId))
    .orderBy(desc(programmeVersions.number))
    .limit(1)
    .get()
  return newest?.items.find((item) => item.id === id)
}

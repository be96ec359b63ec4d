import { and, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { dossierBodies, dossierPeople, type DossierRow, dossiers } from '../dossiers/tables.ts'
import { criticisms, type CriticismRow } from './tables.ts'

/** Drafts on one page of a list. */
export const DRAFTS_SHOWN = 20

export type Listed = { row: DossierRow; own: CriticismRow }
/** The last one on the page before: its instant, and its id. */
export type DraftCursor = { at: string; id: string }

const KIND = eq(dossiers.kind, 'criticism')
const COLUMNS = { row: dossiers, own: criticisms }

/** Drafts of the commune, the latest first; one more than a page shows says that there is another. */
export function allDrafts(db: Db, communeId: string, before: DraftCursor | null): Promise<Listed[]> {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(
      and(eq(dossiers.communeId, communeId), KIND, eq(dossiers.restricted, false), older(dossiers.startedAt, before)),
    )
    .orderBy(desc(dossiers.startedAt), desc(dossiers.id))
    .limit(DRAFTS_SHOWN + 1)
}

/** Drafts that a body wrote or leads, the latest first. */
export function draftsOfBody(
  db: Db,
  bodyId: string,
  side: 'lead' | 'addressed',
  before: DraftCursor | null,
): Promise<Listed[]> {
  const at = side === 'lead' ? dossiers.startedAt : dossiers.addressedAt
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(
      and(
        eq(side === 'lead' ? dossiers.leadBodyId : dossiers.addressedBodyId, bodyId),
        KIND,
        side === 'addressed' ? isNotNull(dossiers.addressedAt) : undefined,
        eq(dossiers.restricted, false),
        older(at, before),
      ),
    )
    .orderBy(desc(at), desc(dossiers.id))
    .limit(DRAFTS_SHOWN + 1)
}

/** Drafts about which a body, or somebody by name, was asked; the latest first. */
export async function draftsAsked(db: Db, who: { bodyId: string; staffId: string }): Promise<Listed[]> {
  const [bodies, people] = await Promise.all([
    db
      .select({ id: dossierBodies.dossierId })
      .from(dossierBodies)
      .where(and(eq(dossierBodies.bodyId, who.bodyId), isNotNull(dossierBodies.since)))
      .orderBy(desc(dossierBodies.since))
      .limit(DRAFTS_SHOWN),
    db
      .select({ id: dossierPeople.dossierId })
      .from(dossierPeople)
      .where(
        and(eq(dossierPeople.staffId, who.staffId), sql`${dossierPeople.staffId} <> ''`, isNull(dossierPeople.until)),
      )
      .limit(DRAFTS_SHOWN),
  ])
  const ids = JSON.stringify([...new Set([...bodies, ...people].map(({ id }) => id))])
  const found = await db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(and(sql`${dossiers.id} in (select value from json_each(${ids}))`, KIND))
  return found.sort((a, b) => (a.row.startedAt < b.row.startedAt ? 1 : -1))
}

/** What waits for a body, the nearest day first. */
export function waitingFor(db: Db, bodyId: string): Promise<Listed[]> {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(and(eq(dossiers.waitsForBodyId, bodyId), KIND, eq(dossiers.restricted, false)))
    .orderBy(sql`${dossiers.dueOn} is null`, dossiers.dueOn, dossiers.id)
    .limit(DRAFTS_SHOWN)
}

/** Drafts in a year's plan. */
export function draftsOfPlan(db: Db, communeId: string, year: number): Promise<Listed[]> {
  return db
    .select(COLUMNS)
    .from(criticisms)
    .innerJoin(dossiers, eq(dossiers.id, criticisms.dossierId))
    .where(and(eq(criticisms.communeId, communeId), eq(criticisms.planYear, year), eq(dossiers.restricted, false)))
    .orderBy(dossiers.startedAt)
    .limit(200)
}

/** What everybody may comment on today. */
export function openDrafts(db: Db, communeId: string, today: string, most: number): Promise<Listed[]> {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(isOpenOn(communeId, today))
    .orderBy(criticisms.closesOn)
    .limit(most)
}

/** The first of them by name only, for a commune's front page. */
export function draftsOnFront(db: Db, communeId: string, today: string, most: number) {
  return db
    .select({ id: dossiers.id, year: dossiers.year, number: dossiers.number, title: dossiers.title })
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(isOpenOn(communeId, today))
    .orderBy(criticisms.closesOn)
    .limit(most)
}

function isOpenOn(communeId: string, today: string): SQL | undefined {
  return and(
    eq(dossiers.communeId, communeId),
    KIND,
    inArray(dossiers.status, ['collecting', 'session_held']),
    isNotNull(dossiers.publishedAt),
    eq(criticisms.isOpen, true),
    sql`${criticisms.opensOn} <= ${today} and ${criticisms.closesOn} >= ${today}`,
  )
}

/** Drafts that everybody may read of, the latest first; one more than a page shows says that there is another. */
export function publicDrafts(db: Db, communeId: string, before: DraftCursor | null): Promise<Listed[]> {
  return db
    .select(COLUMNS)
    .from(dossiers)
    .innerJoin(criticisms, eq(criticisms.dossierId, dossiers.id))
    .where(
      and(
        eq(dossiers.communeId, communeId),
        KIND,
        isNotNull(dossiers.publishedAt),
        eq(dossiers.restricted, false),
        older(dossiers.publishedAt, before),
      ),
    )
    .orderBy(desc(dossiers.publishedAt), desc(dossiers.id))
    .limit(DRAFTS_SHOWN + 1)
}

type InstantColumn = typeof dossiers.startedAt | typeof dossiers.addressedAt | typeof dossiers.publishedAt

function older(column: InstantColumn, before: DraftCursor | null): SQL | undefined {
  return before === null ? undefined : below([column, dossiers.id], [before.at, before.id])
}

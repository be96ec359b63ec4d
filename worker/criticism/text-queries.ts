import { and, asc, desc, eq, gt, lt, ne, type SQL } from 'drizzle-orm'
import type { Db, Statement } from '../db/connect.ts'
import { draftSections, type SectionRow } from './tables.ts'

/** One part of a draft with its text; 0 is the draft as a whole. */
export function sectionAt(db: Db, dossierId: string, position: number): Promise<SectionRow | undefined> {
  return db
    .select()
    .from(draftSections)
    .where(and(eq(draftSections.dossierId, dossierId), eq(draftSections.position, position)))
    .get()
}

/** The parts that have a text before and after one: two reads by their own key. */
export async function neighboursOf(
  db: Db,
  dossierId: string,
  position: number,
): Promise<{ before: number | null; after: number | null }> {
  const near = (side: SQL, order: SQL) =>
    db
      .select({ position: draftSections.position })
      .from(draftSections)
      .where(
        and(eq(draftSections.dossierId, dossierId), gt(draftSections.position, 0), ne(draftSections.text, ''), side),
      )
      .orderBy(order)
      .limit(1)
      .get()
  const [before, after] = await Promise.all([
    near(lt(draftSections.position, position), desc(draftSections.position)),
    near(gt(draftSections.position, position), asc(draftSections.position)),
  ])
  return { before: before?.position ?? null, after: after?.position ?? null }
}

/** All parts of a draft with their texts. */
export function wholeText(db: Db, dossierId: string): Promise<SectionRow[]> {
  return db
    .select()
    .from(draftSections)
    .where(eq(draftSections.dossierId, dossierId))
    .orderBy(asc(draftSections.position))
}

/** Puts parts in place of those that were there; before them one without text that stands for the whole. */
export function replaceSections(
  db: Db,
  dossierId: string,
  parts: readonly { ref: string; heading: string; text: string }[],
): Statement[] {
  const rows = JSON.stringify([{ ref: '', heading: '', text: '' }, ...parts])
  return [
    db.delete(draftSections).where(eq(draftSections.dossierId, dossierId)),
    {
      toSQL: () => ({
        sql: `insert into draft_sections (dossier_id, position, ref, heading, text)
          select ?, key, value ->> 'ref', value ->> 'heading', value ->> 'text' from json_each(?)`,
        params: [dossierId, rows],
      }),
    },
  ]
}

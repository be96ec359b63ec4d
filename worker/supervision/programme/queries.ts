import { and, desc, eq, sql } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import { begin } from '../../dossiers/queries.ts'
import { dossierBodies, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { sha256 } from '../../http/keys.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { Item } from '../kept.ts'
import { topicsOf } from '../list-queries.ts'
import { programmes, programmeVersions, supervisions } from '../tables.ts'
import { MOST_ITEMS, type ProgrammeDesk, type ProgrammeMore, type ProgrammeOwn } from './deeds.ts'

/** Out of a programme's next version, though it still stands among its topics. */
const GONE = ['dropped', 'cancelled']

/** What the room keeps of a programme, with what a new version would hold. */
export async function readProgramme(db: Db, row: DossierRow): Promise<ProgrammeOwn> {
  const [[own], versions, [newest]] = await db.batch([
    db.select().from(programmes).where(eq(programmes.dossierId, row.id)),
    db
      .select({ number: programmeVersions.number, reason: programmeVersions.reason, at: programmeVersions.at })
      .from(programmeVersions)
      .where(eq(programmeVersions.dossierId, row.id))
      .orderBy(desc(programmeVersions.number))
      .limit(50),
    db
      .select({ items: programmeVersions.items })
      .from(programmeVersions)
      .where(eq(programmeVersions.dossierId, row.id))
      .orderBy(desc(programmeVersions.number))
      .limit(1),
  ])
  if (!own) throw new Error('a programme without its fields')
  return { ...own, versions, last: newest?.items ?? [], now: await itemsOf(db, row.id) }
}

/** The topics of a programme as a version would hold them. */
async function itemsOf(db: Db, programmeId: string): Promise<Item[] | null> {
  const { after, rows } = await topicsOf(db, programmeId, null, MOST_ITEMS)
  if (after !== null) return null
  const there = rows.filter(({ row }) => !GONE.includes(row.status))
  const looked = await bodiesOf(
    db,
    there.map(({ row }) => row.id),
  )
  return there.map(({ own, row }) => ({
    ...{ id: row.id, slug: dossierSlug(row), title: row.title, content: own.content, form: own.form },
    ...{ quarter: own.quarter, leadBodyId: row.leadBodyId, bodies: looked.get(row.id) ?? [] },
  }))
}

/** The bodies that topics look at, by topic. */
export async function bodiesOf(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ dossierId: dossierBodies.dossierId, bodyId: dossierBodies.bodyId })
    .from(dossierBodies)
    .where(
      and(
        sql`${dossierBodies.dossierId} in (select value from json_each(${JSON.stringify(ids)}))`,
        eq(dossierBodies.role, 'supervised'),
      ),
    )
  const found = new Map<string, string[]>()
  for (const { bodyId, dossierId } of rows) found.set(dossierId, [...(found.get(dossierId) ?? []), bodyId])
  return found
}

/** What a deed writes besides its event: the programme's fields, a version, and that its topics may be read by everybody. */
export function alsoOfProgramme(db: Db, desk: ProgrammeDesk, { own, version }: ProgrammeMore): Statement[] {
  const { id } = desk.file.row
  const at = desk.now.toISOString()
  const statements: Statement[] = [db.update(programmes).set(own).where(eq(programmes.dossierId, id))]
  if (!version) return statements
  const { items, number, reason } = version
  const ids = JSON.stringify(items.map((item) => item.id))
  return [
    ...statements,
    db.insert(programmeVersions).values({ dossierId: id, number, items: [...items], reason, by: desk.staff.id, at }),
    db
      .update(dossiers)
      .set({ publishedAt: at })
      .where(
        and(
          sql`${dossiers.id} in (select value from json_each(${ids}))`,
          sql`${dossiers.publishedAt} is null`,
          eq(dossiers.restricted, false),
          sql`exists (select 1 from ${supervisions} where ${supervisions.dossierId} = ${dossiers.id}
            and ${supervisions.programmeId} = ${id})`,
        ),
      ),
  ]
}

/** Opens the programme of a year, or finds the one that is there: there is one a year. */
export async function openProgramme(
  db: Db,
  book: CommuneBook,
  staff: StaffMember,
  { id, wakeOn, year }: { id: string; wakeOn: string; year: number },
  now: Date,
): Promise<DossierRow> {
  const communeId = book.commune.id
  const key = `programme.${year}`
  const done = await begin(
    db,
    {
      ...{ id, communeId, kind: 'programme', year, status: 'draft', title: `Chương trình giám sát năm ${year}` },
      ...{ leadBodyId: book.commune.triageBodyId, submissionKey: key, contentHash: sha256(key), wakeOn },
    },
    { kind: 'programme.opened', actor: staff, at: now, detail: { year } },
    [db.insert(programmes).values({ dossierId: id, communeId, year })],
  )
  if (!done.ok) throw new Error('another programme under the same key')
  return done.row
}

/** The programmes of a commune, the newest first. */
export function programmesOf(db: Db, communeId: string): Promise<DossierRow[]> {
  return db
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.communeId, communeId), eq(dossiers.kind, 'programme')))
    .orderBy(desc(dossiers.year))
    .limit(12)
}

/** One version of a programme. */
export function versionOf(db: Db, dossierId: string, number: number) {
  return db
    .select()
    .from(programmeVersions)
    .where(and(eq(programmeVersions.dossierId, dossierId), eq(programmeVersions.number, number)))
    .get()
}

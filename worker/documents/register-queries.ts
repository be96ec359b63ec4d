import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { visibleTo } from '../cases/queries.ts'
import { cases } from '../cases/tables.ts'
import { fold } from '../communes/fold.ts'
import { type Db, writeTogether } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { DocumentKind } from './number.ts'
import { type DocumentRow, register } from './queries.ts'
import { documentDrafts, documentFiles, documents } from './tables.ts'

export type FileRow = typeof documentFiles.$inferSelect
/** A line of the register, the number of its case if it has one and whether that is his to see, and who began to write it. */
export type Line = {
  row: DocumentRow
  seesCase: boolean
  writtenBy: string | null
  caseNumber: { year: number; number: number } | null
}
/** Which part of a register is looked at. */
export type Wanted = { bodyId: string; year: number; kind: DocumentKind | null; words: string }

/** Lines of a page. */
export const LINES = 50
/** Numbers that are held at once. */
export const HELD_AT_ONCE = 10

/** A part of a body's register, the newest first, beyond a place; one more than asked for when there are more. */
export async function linesOf(
  db: Db,
  staff: StaffMember,
  { bodyId, kind, words, year }: Wanted,
  after: string | null,
  most = LINES,
): Promise<Line[]> {
  const inSeries = kind === null ? undefined : eq(documents.documentKind, kind)
  const order = kind === null ? [documents.createdAt, documents.number, documents.id] : [documents.number]
  const rows = await db
    .select(lineFor(staff))
    .from(documents)
    .leftJoin(cases, eq(cases.id, documents.caseId))
    .leftJoin(documentDrafts, eq(documentDrafts.id, documents.draftId))
    .where(
      and(
        eq(documents.communeId, staff.communeId),
        eq(documents.bodyId, bodyId),
        inSeries,
        eq(documents.year, year),
        words === '' ? undefined : saying(words),
        after === null ? undefined : beyond(kind, after),
      ),
    )
    .orderBy(...order.map((column) => desc(column)))
    .limit(most + 1)
  return rows.map((line) => ({ ...line, seesCase: Boolean(line.seesCase) }))
}

function lineFor(staff: StaffMember) {
  return {
    row: documents,
    seesCase: seesCase(staff),
    writtenBy: documentDrafts.createdBy,
    caseNumber: { year: cases.year, number: cases.number },
  }
}

/** Where the list goes on after this line. */
export function placeOf(kind: DocumentKind | null, { createdAt, id, number }: DocumentRow): string {
  return kind === null ? `${createdAt} ${number} ${id}` : String(number)
}

function beyond(kind: DocumentKind | null, place: string): SQL | undefined {
  const [createdAt = '', number = '', id = ''] = place.split(' ')
  if (kind !== null) return /^\d{1,9}$/.test(place) ? lt(documents.number, Number(place)) : sql`0`
  return below([documents.createdAt, documents.number, documents.id], [createdAt, Number(number) || 0, id])
}

/** Every word must stand in it, or the number be written so. What is restricted is not found by its words. */
function saying(words: string): SQL | undefined {
  const all = fold(words).split(' ').filter(Boolean)
  const texts = all.map((word) => sql`instr(${documents.searchText}, ${word}) > 0`)
  const isOpen = sql`${documents.restricted} = 0 and coalesce(${cases.restricted}, 0) = 0`
  return sql`(instr(${documents.codeNotation}, ${words.trim().toUpperCase()}) > 0 or (${isOpen} and ${and(...texts) ?? sql`0`}))`
}

/** False for the document of a case that was taken out of sight and is not his. */
function seesCase(staff: StaffMember): SQL<number> {
  return sql<number>`(coalesce(${cases.restricted}, 0) = 0 or coalesce(${visibleTo(staff) ?? sql`0`}, 0))`
}

/** One document of the commune. */
export async function findDocument(db: Db, staff: StaffMember, id: string): Promise<Line | undefined> {
  const found = await db
    .select(lineFor(staff))
    .from(documents)
    .leftJoin(cases, eq(cases.id, documents.caseId))
    .leftJoin(documentDrafts, eq(documentDrafts.id, documents.draftId))
    .where(and(eq(documents.id, id), eq(documents.communeId, staff.communeId)))
    .get()
  return found && { ...found, seesCase: Boolean(found.seesCase) }
}

/** The years in which a body has numbered anything, the newest first. */
export async function yearsOf(db: Db, bodyId: string, thisYear: number): Promise<number[]> {
  const first = await db
    .select({ year: sql<number | null>`min(${documents.year})` })
    .from(documents)
    .where(eq(documents.bodyId, bodyId))
    .get()
  const from = Math.min(first?.year ?? thisYear, thisYear)
  return Array.from({ length: thisYear - from + 1 }, (_, back) => thisYear - back)
}

/** Numbers of a series that are held and not yet used, the oldest first. */
export function heldNumbers(db: Db, bodyId: string, kind: DocumentKind, year: number): Promise<DocumentRow[]> {
  return db
    .select()
    .from(documents)
    .where(
      and(
        eq(documents.bodyId, bodyId),
        eq(documents.documentKind, kind),
        eq(documents.year, year),
        eq(documents.state, 'reserved'),
      ),
    )
    .orderBy(asc(documents.number))
    .limit(100)
}

export type Holding = {
  communeId: string
  bodyId: string
  kind: DocumentKind
  /** What they are held for, in a word. */
  subject: string
  pattern: string
  by: string
  now: Date
  today: string
}

/** Holds the next numbers of a series, all of them or none. */
export async function holdNumbers(
  db: Db,
  { bodyId, by, communeId, kind, now, pattern, subject, today }: Holding,
  ids: readonly string[],
): Promise<DocumentRow[]> {
  const held = {
    ...{ communeId, bodyId, documentKind: kind, year: Number(today.slice(0, 4)), subject, recipient: '' },
    ...{ issuedOn: today, issuedBy: by, heldBy: by, createdAt: now.toISOString(), state: 'reserved' as const },
  }
  await writeTogether(
    db,
    ids.map((id) => register(db, { ...held, id }, pattern)),
  )
  return db
    .select()
    .from(documents)
    .where(inArray(documents.id, [...ids]))
    .orderBy(asc(documents.number))
}

/** Makes a number void: it stays on the register with the reason. False when it is so already. */
export async function voidNumber(db: Db, id: string, by: string, now: Date, reason: string): Promise<boolean> {
  const rows = await db
    .update(documents)
    .set({ state: 'void', voidedBy: by, voidedAt: now.toISOString(), voidReason: reason })
    .where(and(eq(documents.id, id), inArray(documents.state, ['issued', 'reserved'])))
    .returning({ id: documents.id })
  return rows.length > 0
}

/** The files of a document, the newest first. */
export function filesOf(db: Db, documentId: string): Promise<FileRow[]> {
  return db
    .select()
    .from(documentFiles)
    .where(eq(documentFiles.documentId, documentId))
    .orderBy(desc(documentFiles.createdAt))
}

/** A file of a document. */
export function findFile(db: Db, documentId: string, id: string): Promise<FileRow | undefined> {
  return db
    .select()
    .from(documentFiles)
    .where(and(eq(documentFiles.id, id), eq(documentFiles.documentId, documentId)))
    .get()
}

/** Keeps what was signed beside what was issued. The same file again is the same one. */
export async function addFile(db: Db, row: FileRow): Promise<void> {
  await db.insert(documentFiles).values(row).onConflictDoNothing()
}

/** Which of these objects of the bucket belong to a document. */
export async function ownedObjects(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ key: documentFiles.objectKey })
    .from(documentFiles)
    .where(sql`${documentFiles.objectKey} in (select value from json_each(${JSON.stringify(keys)}))`)
  return new Set(rows.map(({ key }) => key))
}

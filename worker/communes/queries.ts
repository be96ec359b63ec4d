import { and, asc, desc, eq, getTableColumns, gt, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import { standingOf } from '../assignments/standing.ts'
import { assignmentRows, assignmentTables } from '../assignments/tables.ts'
import { bodies } from '../bodies/tables.ts'
import type { Db } from '../db/connect.ts'
import { limits } from '../deadlines/tables.ts'
import { numberPatterns } from '../documents/tables.ts'
import { routingRules } from '../routing/tables.ts'
import { localDay } from '../deadlines/calendar.ts'
import { type CommuneBook, offered } from './book.ts'
import { fold } from './fold.ts'
import {
  categories,
  communeDays,
  communes,
  declineReasons,
  figures,
  hamlets,
  placeNames,
  replyTemplates,
  specialDays,
} from './tables.ts'

const KEEP_MS = 60_000
const shelf = new Map<string, { book: CommuneBook | null; checkedAt: number; day: string }>()

/** The commune's book, or null when no such commune is open. Looked at again a minute later, read again when its version moved or a new day began. */
export async function openBook(db: Db, id: string, now: Date): Promise<CommuneBook | null> {
  const kept = shelf.get(id)
  if (kept && Math.abs(now.getTime() - kept.checkedAt) < KEEP_MS) return kept.book
  const commune = await db.select().from(communes).where(eq(communes.id, id)).get()
  if (!commune) return null
  const day = localDay(now)
  if (kept?.book?.commune.version !== commune.version || kept.day !== day) {
    shelf.set(id, { book: await readBook(db, commune, day), checkedAt: now.getTime(), day })
  } else kept.checkedAt = now.getTime()
  return shelf.get(id)?.book ?? null
}

/** The book as it stands now, not as it stood a minute ago: for whoever is about to change it. */
export function freshBook(db: Db, id: string, now: Date): Promise<CommuneBook | null> {
  shelf.delete(id)
  return openBook(db, id, now)
}

/** Forgets what this isolate keeps: after a change of its own. */
export function closeBooks(): void {
  shelf.clear()
}

async function readBook(db: Db, commune: CommuneBook['commune'], day: string): Promise<CommuneBook> {
  const here = commune.id
  const [hamletRows, categoryRows, bodyRows, ruleRows, limitRows, dayRows, ownDays, own, assigned] = await Promise.all([
    db.select().from(hamlets).where(eq(hamlets.communeId, here)).orderBy(asc(hamlets.position)),
    db.select().from(categories).where(eq(categories.communeId, here)).orderBy(asc(categories.position)),
    db.select().from(bodies).where(eq(bodies.communeId, here)),
    db.select().from(routingRules).where(eq(routingRules.communeId, here)).orderBy(asc(routingRules.id)),
    db
      .select()
      .from(limits)
      .where(or(isNull(limits.communeId), eq(limits.communeId, here))),
    db.select().from(specialDays),
    db.select().from(communeDays).where(eq(communeDays.communeId, here)).orderBy(asc(communeDays.day)),
    readWords(db, here),
    assignedOn(db, here, day),
  ])
  const bodiesById = new Map(bodyRows.map((row) => [row.id, row]))
  return {
    commune,
    hamlets: new Map(hamletRows.map((row) => [row.id, row])),
    categories: new Map(categoryRows.map((row) => [row.code, row])),
    hamletsNow: offered(hamletRows, day),
    categoriesNow: offered(categoryRows, day),
    bodies: bodiesById,
    standing: standingOf(assigned, bodiesById, day),
    rules: ruleRows,
    limits: limitRows,
    specialDays: new Map([...dayRows, ...ownDays].map((row) => [row.day, row])),
    ownDays,
    ...own,
  }
}

/** The rows of the assignment table by which a commune works on a day. */
function assignedOn(db: Db, here: string, day: string) {
  return db
    .select({ bodyId: assignmentRows.bodyId, hamletIds: assignmentRows.hamletIds })
    .from(assignmentTables)
    .innerJoin(assignmentRows, eq(assignmentRows.tableId, assignmentTables.id))
    .where(
      and(
        eq(assignmentTables.communeId, here),
        inArray(assignmentTables.status, ['in_force', 'replaced']),
        lte(assignmentTables.startsOn, day),
        or(isNull(assignmentTables.endsOn), gte(assignmentTables.endsOn, day)),
      ),
    )
    .orderBy(asc(assignmentRows.position))
}

/** What a commune has settled about its own letters: numbers, beginnings of answers, reasons. */
async function readWords(db: Db, here: string) {
  const [patterns, templates, reasons] = await Promise.all([
    db
      .select(getTableColumns(numberPatterns))
      .from(numberPatterns)
      .innerJoin(bodies, eq(bodies.id, numberPatterns.bodyId))
      .where(eq(bodies.communeId, here)),
    db.select().from(replyTemplates).where(eq(replyTemplates.communeId, here)).orderBy(asc(replyTemplates.title)),
    db.select().from(declineReasons).where(eq(declineReasons.communeId, here)).orderBy(asc(declineReasons.position)),
  ])
  return { numberPatterns: patterns, replyTemplates: templates, declineReasons: reasons }
}

/** A commune's last thirty days as the clock counted them, one row; none before the first counting. */
export function figuresOf(db: Db, communeId: string) {
  return db.select().from(figures).where(eq(figures.communeId, communeId))
}

/** The first communes that are open here, by name. */
export function openCommunes(db: Db, most: number) {
  return db.select().from(communes).orderBy(asc(communes.name)).limit(most)
}

/** Where the door of a unit is, for the units that have opened one here: slug by unit code. */
export async function doorsOf(db: Db, unitCodes: readonly string[]): Promise<Map<string, string>> {
  if (unitCodes.length === 0) return new Map()
  const found = await db
    .select({ unitCode: communes.unitCode, id: communes.id })
    .from(communes)
    .where(inArray(communes.unitCode, [...new Set(unitCodes)]))
  return new Map(found.map(({ unitCode, id }) => [unitCode, id]))
}

export type Place = typeof placeNames.$inferSelect

/**
 * Units of today that a typed name leads to: the very name before names that begin so, a unit's own name before former
 * ones, districts and provinces. Reads as many rows as it shows.
 */
export async function findPlaces(db: Db, typed: string, most: number): Promise<Place[]> {
  const name = fold(typed).replace(/^(xa|phuong|dac khu|thi tran|huyen|thi xa|quan|tinh|thanh pho) (?=.)/, '')
  if (name === '') return []
  const exact = await db
    .select()
    .from(placeNames)
    .where(eq(placeNames.folded, name))
    .orderBy(desc(placeNames.kind))
    .limit(most)
  if (exact.length === most) return exact
  const longer = await db
    .select()
    .from(placeNames)
    .where(and(gt(placeNames.folded, name), lt(placeNames.folded, `${name}\u{10ffff}`)))
    .orderBy(asc(placeNames.folded))
    .limit(most - exact.length)
  return [...exact, ...longer]
}

import { and, desc, eq, sql } from 'drizzle-orm'
import { type Db, isTaken } from '../db/connect.ts'
import { user } from '../staff/tables.ts'
import { isSameData } from './compare.ts'
import { mediaNames } from './media.ts'
import { mediaOf } from './media-queries.ts'
import { planOf } from './plan.ts'
import type { Fault } from './questionnaire.ts'
import { questionnaires, questionnaireVersions } from './tables.ts'

export type VersionRow = typeof questionnaireVersions.$inferSelect
/** A version as lists show it. */
export type VersionLine = { id: string; number: number; createdAt: string; maker: string; tables: string[] }

/** Who freezes, and when; `newId` makes a new id with each call. */
export type Freezing = { communeId: string; by: string; now: Date; newId: () => string }
export type Frozen = { ok: true; version: VersionRow } | { ok: false; faults: Fault[] }

/**
 * The draft as it stands now, as a version that people answer: the newest one when it says the same, else the next.
 * Null when there is no such questionnaire here; faults when it cannot be filled in.
 */
export async function freezeVersion(db: Db, questionnaireId: string, freezing: Freezing): Promise<Frozen | null> {
  const row = await db
    .select({ definition: questionnaires.draft })
    .from(questionnaires)
    .where(and(eq(questionnaires.id, questionnaireId), eq(questionnaires.communeId, freezing.communeId)))
    .get()
  if (!row) return null
  const { definition } = row
  const planned = planOf(definition)
  if (!planned.ok) return planned
  const kept = await mediaOf(db, questionnaireId)
  const wanted = mediaNames(definition)
  const missing = wanted.filter(({ file }) => !kept.has(file))
  if (missing.length > 0) return { ok: false, faults: missing.map(missingFault) }
  const files = Object.fromEntries(wanted.map(({ file }) => [file, kept.get(file)?.id ?? '']))
  for (;;) {
    const newest = await newestVersion(db, questionnaireId)
    if (newest && isSameData({ definition, files }, { definition: newest.definition, files: newest.files }))
      return { ok: true, version: newest }
    const version: VersionRow = {
      ...{ id: freezing.newId(), questionnaireId, number: (newest?.number ?? 0) + 1, definition, files },
      ...{ createdBy: freezing.by, createdAt: freezing.now.toISOString() },
    }
    try {
      await db.insert(questionnaireVersions).values(version)
      return { ok: true, version }
    } catch (error) {
      // Somebody froze the same number first: his may say the same.
      if (!isTaken(error, 'questionnaire_versions.number')) throw error
    }
  }
}

/** The version with the highest number. */
export function newestVersion(db: Db, questionnaireId: string): Promise<VersionRow | undefined> {
  return db
    .select()
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.questionnaireId, questionnaireId))
    .orderBy(desc(questionnaireVersions.number))
    .limit(1)
    .get()
}

/** One version, by its id. */
export function findVersion(db: Db, id: string): Promise<VersionRow | undefined> {
  return db.select().from(questionnaireVersions).where(eq(questionnaireVersions.id, id)).get()
}

/** One version of a questionnaire, by its number. */
export function findNumber(db: Db, questionnaireId: string, number: number): Promise<VersionRow | undefined> {
  return db
    .select()
    .from(questionnaireVersions)
    .where(and(eq(questionnaireVersions.questionnaireId, questionnaireId), eq(questionnaireVersions.number, number)))
    .get()
}

/** The versions of a questionnaire, the newest first. */
export async function versionsOf(db: Db, questionnaireId: string): Promise<VersionLine[]> {
  const rows = await db
    .select({
      id: questionnaireVersions.id,
      number: questionnaireVersions.number,
      createdAt: questionnaireVersions.createdAt,
      maker: user.name,
      tables: sql<string>`(select json_group_array(key) from json_each(${questionnaireVersions.definition}, '$.tables'))`,
    })
    .from(questionnaireVersions)
    .leftJoin(user, eq(user.id, questionnaireVersions.createdBy))
    .where(eq(questionnaireVersions.questionnaireId, questionnaireId))
    .orderBy(desc(questionnaireVersions.number))
    .limit(100)
  return rows.map((row) => ({ ...row, maker: row.maker ?? '', tables: JSON.parse(row.tables) as string[] }))
}

function missingFault({ name, file }: { name: string; file: string }): Fault {
  return { name, part: 'media', message: `Chưa có tệp "${file}": ông/bà tải tệp lên, hoặc bỏ tệp ấy ở câu này.` }
}

import { eq } from 'drizzle-orm'
import type { Db } from '../../db/connect.ts'
import { type Plan, planOf } from '../plan.ts'
import { questionnaireFiles, questionnaireVersions } from '../tables.ts'

/** A version of a questionnaire, ready to be filled in. */
export type Version = {
  id: string
  questionnaireId: string
  number: number
  plan: Plan
  /** Ids of pictures and recordings by file name. */
  files: Readonly<Record<string, string>>
}

/** Versions that this isolate keeps: they never change, and making one ready costs more than reading it. */
const MOST = 24
const shelf = new Map<string, Version>()

/** A version by its id: from the shelf, else one read. */
export async function versionOf(db: Db, id: string): Promise<Version | null> {
  const kept = shelf.get(id)
  if (kept) {
    shelf.delete(id)
    shelf.set(id, kept)
    return kept
  }
  const row = await db.select().from(questionnaireVersions).where(eq(questionnaireVersions.id, id)).get()
  if (!row) return null
  const planned = planOf(row.definition)
  if (!planned.ok) throw new Error(`version ${id} cannot be filled in: ${planned.faults[0]?.part ?? ''}`)
  const version = {
    id,
    questionnaireId: row.questionnaireId,
    number: row.number,
    plan: planned.plan,
    files: row.files,
  }
  shelf.set(id, version)
  for (const oldest of shelf.keys()) {
    if (shelf.size <= MOST) break
    shelf.delete(oldest)
  }
  return version
}

/** A picture or recording of a questionnaire. */
export function findMedia(db: Db, id: string) {
  return db.select().from(questionnaireFiles).where(eq(questionnaireFiles.id, id)).get()
}

import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, isTaken, type Statement } from '../../db/connect.ts'
import { below } from '../../db/keyset.ts'
import { filesOfEvent, move, type NewDossierFile } from '../../dossiers/queries.ts'
import { dossierFiles, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { sheets } from '../../forms/filling/tables.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { type FindingRow, findings } from './tables.ts'

/** Findings of a page, and those that a report may quote. */
export const FINDINGS_SHOWN = 10
const MOST_QUOTED = 100
/** So often a finding that somebody overtook is tried on the topic as it is then. */
const TRIES = 8

/** A finding with the files that came with it. */
export type Shown = FindingRow & {
  files: (typeof dossierFiles.$inferSelect)[]
  answers: Answers | null
  versionId: string
}

/** The finding that came under a key. */
export function findingOfKey(db: Db, communeId: string, submissionKey: string): Promise<FindingRow | undefined> {
  return db
    .select()
    .from(findings)
    .where(and(eq(findings.communeId, communeId), eq(findings.submissionKey, submissionKey)))
    .get()
}

export type NewFinding = {
  row: Omit<FindingRow, 'seq'>
  files: readonly NewDossierFile[]
  sheet: { id: string; versionId: string; answers: Answers } | null
  text: string
  actor: StaffMember
  at: Date
}

/**
 * Keeps a finding with its event, photos and check-list, all or nothing. Several members send at once: whoever was overtaken
 * is tried again on the topic as it is then, as long as `isOpen` allows. `taken`: something came under that key before.
 */
export async function keepFinding(
  db: Db,
  seen: DossierRow,
  { actor, at, files, row, sheet, text }: NewFinding,
  isOpen: (row: DossierRow) => boolean,
): Promise<'kept' | 'taken' | 'over' | 'moved'> {
  let topic: DossierRow | undefined = seen
  const photos = files.length - (row.signatureFile ? 1 : 0)
  const detail = { finding: row.id, photos, checklist: sheet !== null }
  for (let tries = 0; tries < TRIES; tries++) {
    if (!topic || !isOpen(topic)) return 'over'
    const seq = topic.version + 1
    const also: Statement[] = [
      db.insert(findings).values({ ...row, seq }),
      ...filesOfEvent(db, { dossierId: topic.id, seq, at }, files),
      ...(sheet
        ? [
            db.insert(sheets).values({
              ...{ ...sheet, communeId: row.communeId, subjectKind: 'finding', subjectId: row.id, filledBy: actor.id },
              ...{ submissionKey: row.submissionKey, contentHash: row.contentHash, filledAt: row.foundAt },
            }),
          ]
        : []),
    ]
    try {
      const event = { kind: 'supervision.found', actor, at, detail, text }
      if ((await move(db, topic, event, {}, also)) === 'done') return 'kept'
    } catch (error) {
      if (['findings.submission_key', 'sheets.submission_key', 'dossier_files.id'].some((key) => isTaken(error, key)))
        return 'taken'
      throw error
    }
    topic = await db.select().from(dossiers).where(eq(dossiers.id, seen.id)).get()
  }
  return 'moved'
}

/** Findings of a topic, the newest first, beyond a place; one more than a page when there are more. */
export async function findingsOf(
  db: Db,
  dossierId: string,
  beyond: { foundAt: string; id: string } | null,
): Promise<Shown[]> {
  const rows = await db
    .select()
    .from(findings)
    .where(
      and(
        eq(findings.dossierId, dossierId),
        beyond === null ? undefined : below([findings.foundAt, findings.id], [beyond.foundAt, beyond.id]),
      ),
    )
    .orderBy(desc(findings.foundAt), desc(findings.id))
    .limit(FINDINGS_SHOWN + 1)
  if (rows.length === 0) return []
  const among = (values: readonly (string | number)[]) => sql`(select value from json_each(${JSON.stringify(values)}))`
  const [files, filled] = await db.batch([
    db
      .select()
      .from(dossierFiles)
      .where(and(eq(dossierFiles.dossierId, dossierId), inArray(dossierFiles.seq, among(rows.map((row) => row.seq)))))
      .orderBy(dossierFiles.seq, dossierFiles.position),
    db
      .select({ id: sheets.id, answers: sheets.answers, versionId: sheets.versionId })
      .from(sheets)
      .where(inArray(sheets.id, among(rows.flatMap((row) => row.sheetId ?? [])))),
  ])
  const sheetOf = new Map(filled.map((one) => [one.id, one]))
  return rows.map((row) => {
    const sheet = row.sheetId ? sheetOf.get(row.sheetId) : undefined
    return {
      ...row,
      files: files.filter((file) => file.seq === row.seq),
      ...{ answers: sheet?.answers ?? null, versionId: sheet?.versionId ?? '' },
    }
  })
}

/** What a report may quote, the oldest first. */
export function quotable(db: Db, dossierId: string) {
  return db
    .select({ place: findings.place, limits: findings.limits, strengths: findings.strengths })
    .from(findings)
    .where(eq(findings.dossierId, dossierId))
    .orderBy(asc(findings.foundAt), asc(findings.id))
    .limit(MOST_QUOTED)
}

/** A file that came with a finding of that topic. */
export function findingFile(db: Db, dossierId: string, fileId: string) {
  return db
    .select({ name: dossierFiles.name, objectKey: dossierFiles.objectKey, type: dossierFiles.type })
    .from(dossierFiles)
    .innerJoin(findings, and(eq(findings.dossierId, dossierFiles.dossierId), eq(findings.seq, dossierFiles.seq)))
    .where(and(eq(dossierFiles.id, fileId), eq(dossierFiles.dossierId, dossierId)))
    .get()
}

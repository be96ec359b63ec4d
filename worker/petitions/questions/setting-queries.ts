import { and, eq, isNull, sql } from 'drizzle-orm'
import { closeBooks } from '../../communes/queries.ts'
import { communes, settingEvents } from '../../communes/tables.ts'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { questionnaires, questionnaireVersions } from '../../forms/tables.ts'
import { user } from '../../staff/tables.ts'
import { categoryQuestions } from './tables.ts'

/** What a field asks, as its page shows it. */
export type AskingLine = {
  id: string
  category: string
  questionnaireId: string
  versionId: string
  title: string
  number: number
  /** The number of the questionnaire's newest version. */
  newest: number
  frozenAt: string
  editedAt: string
  setBy: string
  setAt: string
}

/** What the fields of a commune ask now, read anew: for whoever is about to change it. */
export async function askingLines(db: Db, communeId: string): Promise<AskingLine[]> {
  const rows = await db
    .select({
      id: categoryQuestions.id,
      category: categoryQuestions.category,
      questionnaireId: categoryQuestions.questionnaireId,
      versionId: categoryQuestions.versionId,
      title: questionnaires.title,
      number: questionnaireVersions.number,
      newest: sql<number>`(select max(newer.number) from questionnaire_versions newer
        where newer.questionnaire_id = ${categoryQuestions.questionnaireId})`,
      frozenAt: questionnaireVersions.createdAt,
      editedAt: questionnaires.editedAt,
      setBy: user.name,
      setAt: categoryQuestions.setAt,
    })
    .from(categoryQuestions)
    .innerJoin(questionnaires, eq(questionnaires.id, categoryQuestions.questionnaireId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, categoryQuestions.versionId))
    .leftJoin(user, eq(user.id, categoryQuestions.setBy))
    .where(and(eq(categoryQuestions.communeId, communeId), isNull(categoryQuestions.endedAt)))
  return rows.map((row) => ({ ...row, setBy: row.setBy ?? 'cán bộ cũ' }))
}

/** Who settles, where, when. */
type Settling = { communeId: string; by: string; now: Date }
/** What a field asks, as the journal tells it. */
type Named = Pick<AskingLine, 'category' | 'title' | 'number'>

/** Lets a field ask a version from now on, in place of what it asked before. */
export async function ask(
  db: Db,
  settling: Settling,
  before: Named | undefined,
  next: Named & { id: string; questionnaireId: string; versionId: string },
): Promise<void> {
  const { id, category, questionnaireId, versionId } = next
  const { communeId, by, now } = settling
  const row = { id, communeId, category, questionnaireId, versionId, setBy: by, setAt: now.toISOString() }
  await settle(db, settling, before, next, [db.insert(categoryQuestions).values(row)])
}

/** A field asks nothing any more. What was answered stays with its cases. */
export async function stopAsking(db: Db, settling: Settling, before: Named): Promise<void> {
  await settle(db, settling, before, undefined, [])
}

/** Ends what was asked, notes it in the commune's journal, and lets every isolate read the commune's book again. */
async function settle(
  db: Db,
  { communeId, by, now }: Settling,
  before: Named | undefined,
  after: Named | undefined,
  also: Statement[],
): Promise<void> {
  const at = now.toISOString()
  const category = (after ?? before)?.category ?? ''
  const { communeId: commune, category: field, endedAt } = categoryQuestions
  await writeTogether(db, [
    db
      .update(categoryQuestions)
      .set({ endedBy: by, endedAt: at })
      .where(and(eq(commune, communeId), eq(field, category), isNull(endedAt))),
    ...also,
    db.insert(settingEvents).values({
      ...{ communeId, subjectKind: 'category_questions', subjectId: category, actorId: by, at },
      ...{ before: told(before), after: told(after) },
    }),
    db
      .update(communes)
      .set({ version: sql`${communes.version} + 1` })
      .where(eq(communes.id, communeId)),
  ])
  closeBooks()
}

function told(named: Named | undefined): string {
  return named ? JSON.stringify({ name: `${named.title}, bản ${named.number}`, category: named.category }) : ''
}

import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type Db, type Statement, writeTogether } from '../../db/connect.ts'
import { answerTexts, textTags } from './tables.ts'

/** Texts of one page, and how many are looked through for them. */
export const TEXTS_A_PAGE = 30
const LOOKED_THROUGH = 5_000
/** Tags of one question. */
export const MOST_TAGS = 40

export type Written = { mark: string; text: string; tags: string[] }
/** `folded`: words as they are searched by. */
export type TextAsk = { surveyId: string; question: string; folded: string; tag: string; after: string }

/** Texts after a mark, in an order that tells nothing; `next` goes on, even where nothing was found so far. */
export async function textsOn(db: Db, ask: TextAsk): Promise<{ texts: Written[]; next: string | null }> {
  const { surveyId, question, folded, tag, after } = ask
  const own = and(eq(answerTexts.surveyId, surveyId), eq(answerTexts.question, question))
  const chosen = db
    .select({ mark: textTags.mark })
    .from(textTags)
    .where(
      and(
        eq(textTags.surveyId, surveyId),
        eq(textTags.question, question),
        eq(textTags.tag, tag),
        gt(textTags.mark, after),
      ),
    )
    .orderBy(asc(textTags.mark))
    .limit(LOOKED_THROUGH)
  // What is looked through is bounded before anything is compared: a rare word must not read all there is.
  const looked = db
    .select({ mark: answerTexts.mark, text: answerTexts.text, folded: answerTexts.folded })
    .from(answerTexts)
    .where(and(own, gt(answerTexts.mark, after), tag === '' ? undefined : sql`${answerTexts.mark} in ${chosen}`))
    .orderBy(asc(answerTexts.mark))
    .limit(LOOKED_THROUGH)
    .as('looked')
  const rows = await db
    .select({ mark: looked.mark, text: looked.text })
    .from(looked)
    .where(folded === '' ? undefined : sql`instr(' ' || ${looked.folded}, ${` ${folded}`}) > 0`)
    .orderBy(asc(looked.mark))
    .limit(TEXTS_A_PAGE + 1)
  const shown = rows.slice(0, TEXTS_A_PAGE)
  const last = shown.at(-1)
  const next = rows.length > TEXTS_A_PAGE ? (last?.mark ?? null) : folded === '' ? null : await endOf(db, ask)
  return { texts: await withTags(db, ask, shown), next }
}

/** The last text that was looked through, when there are more. */
async function endOf(db: Db, { surveyId, question, after }: TextAsk): Promise<string | null> {
  const row = await db
    .select({ mark: answerTexts.mark })
    .from(answerTexts)
    .where(and(eq(answerTexts.surveyId, surveyId), eq(answerTexts.question, question), gt(answerTexts.mark, after)))
    .orderBy(asc(answerTexts.mark))
    .limit(1)
    .offset(LOOKED_THROUGH - 1)
    .get()
  return row?.mark ?? null
}

async function withTags(db: Db, { surveyId, question }: TextAsk, texts: readonly { mark: string; text: string }[]) {
  if (texts.length === 0) return []
  const marks = JSON.stringify(texts.map(({ mark }) => mark))
  const tags = await db.all<{ tag: string; mark: string }>(sql`
    with names as (select distinct tag from text_tags where survey_id = ${surveyId} and question = ${question})
    select t.tag, t.mark from names join text_tags t
      on t.survey_id = ${surveyId} and t.question = ${question} and t.tag = names.tag
      and t.mark in (select value from json_each(${marks}))
    order by t.tag`)
  return texts.map((text) => ({ ...text, tags: tags.filter(({ mark }) => mark === text.mark).map(({ tag }) => tag) }))
}

/** Tags of a question with how many texts have them, the most used first. */
export function tagsOn(db: Db, surveyId: string, question: string): Promise<{ tag: string; many: number }[]> {
  const many = sql<number>`count(*)`
  return db
    .select({ tag: textTags.tag, many })
    .from(textTags)
    .where(and(eq(textTags.surveyId, surveyId), eq(textTags.question, question)))
    .groupBy(textTags.tag)
    .orderBy(sql`2 desc`, asc(textTags.tag))
}

/** Puts texts under a tag, or takes it off them. Marks of no text of this question are passed over. */
export async function tagTexts(
  db: Db,
  { surveyId, question, tag, marks }: { surveyId: string; question: string; tag: string; marks: readonly string[] },
  isOn: boolean,
): Promise<void> {
  const text = isOn
    ? `insert or ignore into text_tags (survey_id, question, tag, mark)
       select ?1, ?2, ?3, mark from answer_texts
       where survey_id = ?1 and question = ?2 and mark in (select value from json_each(?4))`
    : `delete from text_tags where survey_id = ?1 and question = ?2 and tag = ?3
       and mark in (select value from json_each(?4))`
  const statement: Statement = {
    toSQL: () => ({ sql: text, params: [surveyId, question, tag, JSON.stringify(marks)] }),
  }
  await writeTogether(db, [statement])
}

import { TEMPLATES } from '../../worker/forms/templates/list.ts'
import { insertRows } from './sql.ts'

/** Which templates Bình Xa has made its own in the examples, besides those of its surveys. */
const TAKEN = ['hai-long', 'bieu-thang']

/** Questionnaires of the examples that nobody was asked with yet. */
export async function questionnaireStatements(now: Date): Promise<string[]> {
  const at = now.toISOString()
  const by = 'vi-du.tiepnhan'
  const rows = await Promise.all(
    TEMPLATES.filter(({ id }) => TAKEN.includes(id)).map(async ({ id, load }) => {
      const draft = await load()
      return [`vi-du.${id}`, 'binh-xa', draft.title, JSON.stringify(draft), 1, by, at, by, at]
    }),
  )
  const columns = [
    'id',
    'commune_id',
    'title',
    'draft',
    'revision',
    'edited_by',
    'edited_at',
    'created_by',
    'created_at',
  ]
  return insertRows('questionnaires', columns, rows)
}

import { drizzle } from 'drizzle-orm/d1'
import { quote, type SqlValue } from '../../scripts/seed/sql.ts'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { beginning } from '../../worker/dossiers/queries.ts'
import { MONTH } from '../../worker/forms/templates/month.ts'
import { MONTH_RESULT } from '../../worker/forms/templates/rounds.ts'
import { questionnaires, questionnaireVersions } from '../../worker/forms/tables.ts'
import { submissionRows } from '../../worker/rounds/reporting/submission-queries.ts'
import { reportRounds } from '../../worker/rounds/tables.ts'

/** Open rounds of Bình Xa, one for each journey, `26-9001` and on: a month's result, the last one with pages, days and photos. */
export function openRounds(now: Date, many: number): { slugs: string[]; statements: string[] } {
  const db = drizzle({} as D1Database) as unknown as Db
  const at = now.toISOString()
  const today = localDay(now)
  const year = Number(today.slice(0, 4))
  const asked = { short: MONTH_RESULT, long: MONTH }
  const made = Object.entries(asked).flatMap(([id, questionnaire]): Statement[] => [
    db.insert(questionnaires).values({
      ...{ id, communeId: 'binh-xa', title: questionnaire.title, draft: questionnaire, revision: 1 },
      ...{ editedBy: '', editedAt: at, createdBy: '', createdAt: at },
    }),
    db.insert(questionnaireVersions).values({
      ...{ id: `${id}.1`, questionnaireId: id, number: 1, definition: questionnaire, files: {} },
      ...{ createdBy: '', createdAt: at },
    }),
  ])
  const slugs = Array.from({ length: many }, (_, index) => {
    const id = `thu.ky.${index + 1}`
    const questionnaireId: keyof typeof asked = index === many - 1 ? 'long' : 'short'
    const versionId = `${questionnaireId}.1`
    const dueOn = addDays(today, 5 + index)
    const [begun, ...rest] = beginning(
      db,
      {
        ...{ id, communeId: 'binh-xa', kind: 'report_round', year, status: 'open', leadBodyId: 'binh-xa.mttq' },
        ...{ title: `Kết quả tháng thử ${index + 1}`, submissionKey: id, contentHash: '' },
      },
      { kind: 'round.opened', actor: { kind: 'system' }, at: now },
    )
    if (!begun) throw new Error('nothing begun')
    made.push(begun, ...rest)
    made.push(
      db.insert(reportRounds).values({
        ...{ dossierId: id, communeId: 'binh-xa', kind: 'monthly_result', period: today.slice(0, 7), questionnaireId },
        ...{ versionId, units: [], addressees: [], dueOn, closesOn: addDays(dueOn, 5) },
      }),
      ...submissionRows({
        ...{ roundId: id, communeId: 'binh-xa', dueOn, newId: () => crypto.randomUUID() },
        units: ['hamlet:lang_dia', 'hamlet:dong_com', 'body:binh-xa.phu-nu'],
      }),
      plainly(`update dossiers set number = ${9001 + index} where id = '${id}'`),
    )
    return `${String(year).slice(2)}-${9001 + index}`
  })
  return { slugs, statements: made.map(written) }
}

function plainly(sql: string): Statement {
  return { toSQL: () => ({ sql, params: [] }) }
}

function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const numbered = /\?\d/.test(sql)
  const values = [...params]
  return sql
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\?(\d*)/g, (_, at: string) =>
      quote(((numbered ? params[Number(at) - 1] : values.shift()) ?? null) as SqlValue),
    )
}

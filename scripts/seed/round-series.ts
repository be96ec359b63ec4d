import { drizzle } from 'drizzle-orm/d1'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { questionnaires } from '../../worker/forms/tables.ts'
import { TEMPLATES } from '../../worker/forms/templates/list.ts'
import { DEFAULTS, type SeriesKind } from '../../worker/rounds/series/defaults.ts'
import { roundSeries, unitSets } from '../../worker/rounds/series/tables.ts'
import { daysOfRound, firstPeriod } from '../../worker/rounds/series/upcoming.ts'
import { BINH_XA } from './communes/binh-xa.ts'
import { bodyId } from './communes/common.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const BY = 'vi-du.dieuphoi'
const body = (suffix: string) => `body:${bodyId(SLUG, suffix)}`
const HAMLETS = BINH_XA.hamlets.map(([id]) => `hamlet:${id}`)
const ORGANISATIONS = ['phu-nu', 'nong-dan', 'doan-thanh-nien', 'cuu-chien-binh', 'cong-doan'].map(body)

const SETS: Readonly<Record<string, { name: string; units: readonly string[] }>> = {
  'to-chuc': { name: 'Các tổ chức chính trị - xã hội', units: ORGANISATIONS },
  'thon-to-chuc': { name: 'Các thôn và tổ chức', units: [...HAMLETS, ...ORGANISATIONS] },
  ban: { name: 'Ban Thanh tra nhân dân', units: [body('thanh-tra-nhan-dan')] },
}
/** Reports that come less often than each month, with who sends them. */
const SERIES: readonly [SeriesKind, set: string][] = [
  ['quarterly', 'to-chuc'],
  ['half_year', 'thon-to-chuc'],
  ['annual', 'thon-to-chuc'],
  ['board_quarterly', 'ban'],
]
const TO_PARTY = [{ kind: 'body' as const, id: bodyId(SLUG, 'dang-uy'), name: 'Đảng ủy xã' }]

/** Bình Xa's quarterly, half-yearly and yearly reports, and the sets of those who send them: their rounds open by themselves. */
export async function roundSeriesStatements(now: Date): Promise<string[]> {
  const db = drizzle({} as D1Database) as unknown as Db
  return [...(await forms(db, now)), ...sets(db, now), ...series(db, now)].map(written)
}

async function forms(db: Db, now: Date): Promise<Statement[]> {
  const at = now.toISOString()
  const made = { revision: 1, createdBy: BY, createdAt: at, editedBy: BY, editedAt: at }
  const wanted = new Set<string>(SERIES.map(([kind]) => DEFAULTS[kind].template))
  const ready = await Promise.all(
    TEMPLATES.filter(({ id }) => wanted.has(id)).map(async ({ id, load }) => ({ id, draft: await load() })),
  )
  return ready.map(({ draft, id }) =>
    db.insert(questionnaires).values({ id: `vi-du.${id}`, communeId: SLUG, title: draft.title, draft, ...made }),
  )
}

function sets(db: Db, now: Date): Statement[] {
  return Object.entries(SETS).map(([id, { name, units }]) =>
    db.insert(unitSets).values({
      ...{ id: `vi-du.nhom.${id}`, communeId: SLUG, name, units: [...units], revision: 1 },
      ...{ changedBy: BY, changedAt: now.toISOString() },
    }),
  )
}

function series(db: Db, now: Date): Statement[] {
  return SERIES.map(([kind, set]) => {
    const { closesAfter, due, name, opensBefore, remindBefore, source, template } = DEFAULTS[kind]
    const timing = { kind, due, closesAfter, opensBefore, remindBefore }
    const nextPeriod = firstPeriod(timing, localDay(now))
    return db.insert(roundSeries).values({
      ...{ id: `vi-du.bao-cao.${kind}`, communeId: SLUG, name, source, questionnaireId: `vi-du.${template}` },
      ...{ unitSetId: `vi-du.nhom.${set}`, leadBodyId: bodyId(SLUG, 'mttq'), addressees: TO_PARTY, ...timing },
      ...{ nextPeriod, opensOn: daysOfRound(nextPeriod, timing).opensOn, revision: 1 },
      ...{ changedBy: BY, changedAt: now.toISOString() },
    })
  })
}

function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const values = [...params]
  const text = sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => quote((values.shift() ?? null) as SqlValue))
  return text.replace(/^insert into/, 'insert or ignore into')
}

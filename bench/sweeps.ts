import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import type { Served } from '../scripts/serve.ts'
import { cases, events } from '../worker/cases/tables.ts'
import { localDay } from '../worker/deadlines/calendar.ts'
import { petitions } from '../worker/petitions/tables.ts'
import { type Cost, costOf, GROWTH } from './costs.ts'
import { ask } from './load.ts'
import { atMost, type Figures, plain } from './report.ts'
import { RIPE, RIPE_ON } from './sample.ts'

/** Cases that change, and cases that come in, for a sweep to take up. */
const MANY = 1000
/** What the platform allows one turn. */
const STATEMENTS_A_TURN = 1000
/** A turn with nothing to do sets its marks and writes no more. */
const MARKS = 2
const MOST_TURNS = 100
const MINUTE_MS = 60_000

type Rows = Omit<Cost, 'ms'>
/** What it took until nothing was left to do, the heaviest turn, and the turn after. `each`: of how many cases. */
type Swept = Rows & { turns: number; heaviest: number; after: Rows; each: number }
type Run = (sql: string, ...params: (string | number)[]) => Promise<number>

/** What the clock's turns cost at both sizes, with the same to do in the one commune that both have. */
export async function sweeps(small: Served, large: Served): Promise<Figures> {
  const [few, many] = [await measured(small), await measured(large)]
  const figures = { ...figuresOf(few, '10,000 cases'), ...figuresOf(many, '1,000,000 cases') }
  for (const [name, swept] of Object.entries(many.swept)) {
    const before = few.swept[name]
    if (!before) continue
    for (const [what, key] of [
      ['read', 'rowsRead'],
      ['written', 'rowsWritten'],
    ] as const)
      figures[`${name}: rows ${what}, 1,000,000 against 10,000 cases`] = atMost(swept[key] / before[key], GROWTH, '×')
  }
  return { ...figures, ...(await spread(large)) }
}

type Measured = { communes: number; quiet: Record<string, Rows>; swept: Record<string, Swept> }

async function measured(server: Served): Promise<Measured> {
  const { later, run, turn, untilDone } = await clockOf(server)
  const db = await server.mf.getD1Database('DB')
  const communes = (await db.prepare('select count(*) many from communes').first<number>('many')) ?? 1
  // Takes up what was sent while the pages were measured.
  await untilDone('clock', 1, later(5))
  await untilDone('hour', 1, later(5))
  await untilDone('messages', 1, later(5))
  const quiet = { 'every five minutes': await turn('clock', later(5)), 'every hour': await turn('hour', later(5)) }

  const swept: Measured['swept'] = {}
  await run(`update cases set wake_on = ? where wake_on = '${RIPE_ON}' and commune_id = 'binh-xa'`, localDay(later(5)))
  swept['alarms'] = await untilDone('alarms', RIPE, later(0))
  swept['messages about them'] = await untilDone('messages', RIPE, later(5))
  await change(run, later(0))
  swept['figures of changed cases'] = await untilDone('figures', MANY, later(0))
  await untilDone('words', 1, later(5))
  await send(run, later(5))
  swept['words of new cases'] = await untilDone('words', MANY, later(0))
  return { communes, quiet, swept }
}

/** The same alarms once more, ten in each commune of the large database but the first: each has its own book to read. */
async function spread(large: Served): Promise<Figures> {
  const { later, run, untilDone } = await clockOf(large)
  const due = await run(
    `update cases set wake_on = ? where id in (select id from
      (select id, row_number() over (partition by commune_id order by id) place from cases where wake_on = '${RIPE_ON}')
      where place <= 10)`,
    localDay(later(120)),
  )
  return sweptFigures('alarms of ten in each commune', '1,000,000 cases', await untilDone('alarms', due, later(0)))
}

/** A server's clock, put forward by hand. */
async function clockOf({ mf, url }: Served) {
  const db = await mf.getD1Database('DB')
  let now = Date.now()
  async function turn(name: string, at: Date): Promise<Rows> {
    const answer = await ask(`${url}/bench/${name}?at=${at.toISOString()}`, { method: 'POST', body: '' })
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
    return costOf(answer)
  }
  return {
    turn,
    later: (minutes: number) => new Date((now += minutes * MINUTE_MS)),
    run: (async (sql, ...params) => {
      const { meta } = await db
        .prepare(sql)
        .bind(...params)
        .run()
      return meta.changes
    }) satisfies Run,
    /** Turns until one finds nothing to do. */
    async untilDone(name: string, each: number, at: Date): Promise<Swept> {
      const turns: Rows[] = []
      while (turns.length < MOST_TURNS) {
        const cost = await turn(name, at)
        if (cost.rowsWritten <= MARKS) {
          const sum = (key: keyof Rows) => turns.reduce((all, one) => all + one[key], 0)
          return {
            ...{ statements: sum('statements'), roundTrips: sum('roundTrips'), turns: turns.length, each, after: cost },
            ...{ rowsRead: sum('rowsRead'), rowsWritten: sum('rowsWritten') },
            heaviest: Math.max(0, ...turns.map((one) => one.statements)),
          }
        }
        turns.push(cost)
      }
      throw new Error(`${name} finds something to do after ${MOST_TURNS} turns`)
    },
  }
}

/** The newest thousand of Bình Xa are answered: what the figures said of each is no longer so. */
async function change(run: Run, at: Date): Promise<void> {
  const which = `commune_id = 'binh-xa' and id like 'bench.%' and number > (select max(number) - ${MANY} from cases
    where commune_id = 'binh-xa' and id like 'bench.%')`
  await run(
    `update cases set status = 'answered', answered_on = ?, answered_in_time = 0, answered_days = 9, score = 5,
      version = version + 1, wake_on = null where ${which}`,
    localDay(at),
  )
  await copy(run, events, `select c.* from cases c where ${which}`, {
    ...{ case_id: 'id', seq: 'version', kind: "'petition.answered'", actor_kind: "'staff'", hash: 'head_hash' },
    ...{ actor_id: "'vi-du.dieuphoi'", body_id: 'holder_body_id', at: `'${at.toISOString()}'`, detail: "'{}'" },
    ...{ text_hash: "''", previous_hash: 'head_hash' },
  })
}

/** A thousand letters of before come in once more. */
async function send(run: Run, at: Date): Promise<void> {
  const old = (table: string, column: string) =>
    `select * from ${table} where ${column} >= 'bench.binh-xa.' order by ${column} limit ${MANY}`
  const [instant, fresh] = [`'${at.toISOString()}'`, (column: string) => `'fresh.' || ${column}`]
  await copy(run, cases, old('cases', 'id'), {
    ...{ id: fresh('id'), number: 'number + 5000000', year: localDay(at).slice(0, 4), status: "'submitted'" },
    ...{ version: '1', answered_on: 'null', answered_in_time: 'null', answered_days: 'null', score: 'null' },
    ...{ alarm: "''", wake_on: 'null', erase_on: 'null', submitted_at: instant, held_since: instant },
    ...{ lookup_hash: fresh('id'), submission_key: fresh('id'), content_hash: fresh('id') },
  })
  await copy(run, petitions, old('petitions', 'case_id'), { case_id: fresh('case_id') })
  const first = `select * from events where case_id >= 'bench.binh-xa.' and seq = 1 order by case_id limit ${MANY}`
  await copy(run, events, first, { case_id: fresh('case_id'), at: instant })
}

/** Writes rows that are like others but for what is said. */
function copy(run: Run, table: Table, from: string, change: Record<string, string>): Promise<number> {
  const names = Object.values(getTableColumns(table)).map(({ name }) => name)
  const values = names.map((name) => change[name] ?? name)
  return run(`insert into ${getTableName(table)} (${names.join()}) select ${values.join()} from (${from})`)
}

function figuresOf({ communes, quiet, swept }: Measured, size: string): Figures {
  const figures: Figures = {}
  for (const [name, cost] of Object.entries(quiet)) {
    figures[`clock ${name}, nothing to do, ${size}: statements`] = plain(cost.statements, 'statements')
    figures[`clock ${name}, nothing to do, ${size}: rows written`] = atMost(cost.rowsWritten, MARKS, 'rows')
    figures[`clock ${name}, nothing to do, ${size}: rows read`] = plain(cost.rowsRead, 'rows')
    figures[`clock ${name}, nothing to do, ${size}: rows read for each of ${communes} communes`] = plain(
      cost.rowsRead / communes,
      'rows',
    )
  }
  for (const [name, one] of Object.entries(swept)) Object.assign(figures, sweptFigures(name, size, one))
  return figures
}

function sweptFigures(name: string, size: string, one: Swept): Figures {
  return {
    [`${name}, ${one.each} of ${size}: turns`]: plain(one.turns, 'turns'),
    [`${name}, ${one.each} of ${size}: statements`]: plain(one.statements, 'statements'),
    [`${name}, ${one.each} of ${size}: statements of the heaviest turn`]: atMost(
      one.heaviest,
      STATEMENTS_A_TURN,
      'statements',
    ),
    [`${name}, ${one.each} of ${size}: rows read for each`]: plain(one.rowsRead / one.each, 'rows'),
    [`${name}, ${one.each} of ${size}: rows written for each`]: plain(one.rowsWritten / one.each, 'rows'),
    [`${name}, ${one.each} of ${size}: rows written by the turn after`]: atMost(one.after.rowsWritten, MARKS, 'rows'),
  }
}

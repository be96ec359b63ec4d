// The Worker as it is, with a counter between it and its database: what each request asked for stands in its answer's headers.
import { app } from '../worker/app.ts'
import { sweepWords } from '../worker/cases/search/sweep.ts'
import { tick } from '../worker/clock.ts'
import { connect } from '../worker/db/connect.ts'
import { wakeCases } from '../worker/deadlines/wake-sweep.ts'
import { dispatch } from '../worker/notifications/dispatch-post.ts'
import { PETITION_LAPSES } from '../worker/petitions/clock-deeds.ts'
import { labelsChanged } from '../worker/petitions/clock-queries.ts'
import { textsOfPetitions } from '../worker/petitions/finding/text-queries.ts'
import { countRecommendations } from '../worker/recommendations/count-sweep.ts'
import { countFigures } from '../worker/statistics/figures-sweep.ts'
import { countSurveys } from '../worker/surveys/results/tally-sweep.ts'
import { rawRound } from './rounds-floor.ts'
import { sendFigures } from '../worker/upward/sending-sweep.ts'

/** Sweeps by name, and the crons with all of theirs: `POST /bench/<name>?at=<instant>` runs one turn. */
const TURNS: Readonly<Record<string, (env: Env, now: Date) => Promise<unknown>>> = {
  alarms: (env, now) => wakeCases(connect(env), now, { petition: { lapses: PETITION_LAPSES, changed: labelsChanged } }),
  figures: (env, now) => countFigures(connect(env), now),
  words: (env, now) => sweepWords(connect(env), now, textsOfPetitions),
  surveys: (env, now) => countSurveys(connect(env), now),
  recommendations: (env, now) => countRecommendations(connect(env), now),
  upward: (env, now) => sendFigures(connect(env), now),
  rounds: (env) => rawRound(env.DB),
  messages: (env, now) => dispatch(connect(env), env, now),
  clock: (env, now) => fire('*/5 * * * *', env, now),
  hour: (env, now) => fire('17 * * * *', env, now),
}
/** Takes every message and sends none. */
const NO_POST = { send: async () => {}, sendBatch: async () => {} } as unknown as Queue

type Count = {
  statements: number
  roundTrips: number
  rowsRead: number
  rowsWritten: number
  recorded: { sql: string; params: unknown[] }[]
}
const ORIGINAL = Symbol('original')
type Bound = D1PreparedStatement & { [ORIGINAL]?: D1PreparedStatement; sql?: string; params?: unknown[] }

export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const count: Count = { statements: 0, roundTrips: 0, rowsRead: 0, rowsWritten: 0, recorded: [] }
    const watched = { ...env, DB: counted(env.DB, count) }
    const { pathname, searchParams } = new URL(request.url)
    const turn = request.method === 'POST' ? TURNS[/^\/bench\/(\w+)$/.exec(pathname)?.[1] ?? ''] : undefined
    const answer = turn
      ? Response.json((await turn({ ...watched, POST: NO_POST }, new Date(searchParams.get('at') ?? ''))) ?? null)
      : await app.fetch(request, watched, ctx)
    const headers = new Headers(answer.headers)
    headers.set('x-statements', String(count.statements))
    headers.set('x-round-trips', String(count.roundTrips))
    headers.set('x-rows-read', String(count.rowsRead))
    headers.set('x-rows-written', String(count.rowsWritten))
    if (request.headers.has('x-record')) headers.set('x-recorded', encodeURIComponent(JSON.stringify(count.recorded)))
    return new Response(answer.body, { status: answer.status, headers })
  },
} satisfies ExportedHandler<Env>

function fire(cron: string, env: Env, now: Date): Promise<void> {
  return tick({ cron, scheduledTime: now.getTime(), noRetry: () => {} }, env)
}

function counted(db: D1Database, count: Count): D1Database {
  const add = (meta: D1Meta) => {
    count.statements++
    count.rowsRead += meta.rows_read
    count.rowsWritten += meta.rows_written
  }
  const watch = (statement: D1PreparedStatement, sql: string, params: unknown[]): Bound =>
    ({
      [ORIGINAL]: statement,
      sql,
      params,
      bind: (...values: unknown[]) => watch(statement.bind(...values), sql, values),
      all: async () => one(await statement.all()),
      run: async () => one(await statement.run()),
      // `first` and `raw` tell no figures: they are read from the same rows as `all`.
      first: async (column?: string) => {
        const row = one(await statement.all<Record<string, unknown>>()).results[0]
        return row && column ? row[column] : (row ?? null)
      },
      raw: async () => {
        const { results } = one(await statement.all<Record<string, unknown>>())
        // Rows of a join have columns of one name twice, of which an object keeps one: a read is asked again for its lists.
        return /^\s*select/i.test(sql) ? statement.raw() : results.map((row) => Object.values(row))
      },
    }) as unknown as Bound
  const one = <R extends { meta: D1Meta }>(result: R): R => {
    count.roundTrips++
    add(result.meta)
    return result
  }
  return {
    prepare: (sql: string) => watch(db.prepare(sql), sql, []),
    batch: async (statements: Bound[]) => {
      count.roundTrips++
      count.recorded = statements.map((statement) => ({ sql: statement.sql ?? '', params: statement.params ?? [] }))
      const results = await db.batch(statements.map((statement) => statement[ORIGINAL] ?? statement))
      for (const result of results) add(result.meta)
      return results
    },
  } as unknown as D1Database
}

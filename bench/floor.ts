// The floors: what the platform itself can do here. `/one` inserts one row; `/batch` runs a petition's own writes with nothing around them.

type Recorded = { sql: string; params: unknown[] }
type Batch = { statements: Recorded[]; caseId: string; submissionKey: string }
type FloorEnv = { DB: D1Database; BATCH: string }

let batch: Batch | undefined

export default {
  async fetch(request: Request, env: FloorEnv): Promise<Response> {
    await request.text()
    if (new URL(request.url).pathname === '/one') {
      await env.DB.prepare('insert into floor_rows (text) values (?)').bind('một dòng').run()
    } else {
      batch ??= JSON.parse(env.BATCH) as Batch
      const { statements, caseId, submissionKey } = batch
      const fresh = new Map([
        [caseId, crypto.randomUUID()],
        [submissionKey, crypto.randomUUID()],
      ])
      const renew = (value: unknown) => (typeof value === 'string' ? (fresh.get(value) ?? value) : value)
      await env.DB.batch(statements.map(({ sql, params }) => env.DB.prepare(sql).bind(...params.map(renew))))
    }
    return new Response(null, { status: 303, headers: { location: '/' } })
  },
} satisfies ExportedHandler<FloorEnv>

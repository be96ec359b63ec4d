import type { Context } from './context.ts'
import { readSomething } from './queries.ts'

/** `{"ok":true}` after a real read of the database, 503 when it cannot be read. */
export async function health(c: Context): Promise<Response> {
  try {
    await readSomething(c.var.db)
    return Response.json({ ok: true })
  } catch (error) {
    console.error(JSON.stringify({ failure: 'health', message: error instanceof Error ? error.message : 'unknown' }))
    return Response.json({ ok: false }, { status: 503 })
  }
}

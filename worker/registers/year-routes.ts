import { Hono } from 'hono'
import type { App, Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { entriesOf, type EntryRow, note } from './entry-queries.ts'
import { opened } from './entry-store.ts'
import { sealWords } from './entry-seal.ts'
import { addEntries, carriedOver } from './move-queries.ts'
import { pennedBy } from './permissions.ts'
import { REGISTERS_AT } from './place.ts'
import { type Desk, deskOf, doneBy, entryAsk } from './register-access.ts'
import { yearPage } from './year-page.tsx'

/** A register's lines go on into the next year; mounted below `/can-bo`. */
export const registerYearRoutes = new Hono<App>()

const AT_ONCE = 500
/** Lines of one carrying over; what is left is carried over by doing it again. */
const MOST = 5_000

registerYearRoutes.get('/so-theo-doi/:register/sang-nam', (c) => {
  const desk = goingOn(c)
  return page(c, yearPage({ staff: c.var.staff, book: c.var.book, kind: desk.kind, year: desk.ask.year }))
})

registerYearRoutes.post('/so-theo-doi/:register/sang-nam', async (c) => {
  const { db, now } = c.var
  const desk = goingOn(c)
  const { ask, kind, sight } = desk
  const done = doneBy(c, desk)
  let many = 0
  let last: EntryRow | null = null
  for (let read = 0; read < MOST; read += AT_ONCE) {
    const rows: EntryRow[] = await entriesOf(db, { ...entryAsk(c, desk), topic: '', state: 'listed' }, last, AT_ONCE)
    last = rows.at(-1) ?? null
    const lines = await opened(
      c.env,
      sight,
      rows.filter(({ erasedAt }) => erasedAt === null),
    )
    const entries = await Promise.all(
      lines.map(async ({ line, row }) => {
        const id = `${row.id}.${ask.year + 1}`
        const { fields, hamletId, sameHash, topic } = row
        const sealed = await sealWords(c.env, id, line.secret)
        return { id, hamletId, topic, fields, sameHash, state: 'listed' as const, importId: '', ...sealed }
      }),
    )
    many += (await addEntries(db, { ...done, now }, ask.year + 1, entries, [carriedOver(done, entries, ask.year)]))
      .length
    if (rows.length < AT_ONCE) break
  }
  await note(db, done, 'carried_over', { from: ask.year, lines: many })
  return seeOther(`${REGISTERS_AT}/${kind.slug}?nam=${ask.year + 1}&da=chep&so=${many}`)
})

/** The register, if its lines go on and he writes them. */
function goingOn(c: Context): Desk {
  const desk = deskOf(c)
  if (!desk.kind.goesOn) throw problem.notFound()
  if (pennedBy(c.var.staff, c.var.book, desk.kind.register) === 'none')
    throw problem.forbidden('Sổ này do đại diện thôn và cán bộ Mặt trận xã ghi.')
  return desk
}

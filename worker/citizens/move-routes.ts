import { Hono } from 'hono'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { origin } from '../http/origin.ts'
import { page, seeOther } from '../http/respond.ts'
import { bookCookie, bookIn } from './book-access.ts'
import { sealText, unsealText } from './book-seal.ts'
import { entriesText, type Entry, fits, readEntries, withEntry } from './entries.ts'
import { type MovePageView, movePage, takePage } from './move-page.tsx'
import { bookAddress } from './place.ts'

/** The book carried to another phone: nothing of it is kept on the server, the square holds it sealed. */
export const moveRoutes = new Hono<App>()

const PURPOSE = 'own-book-move'
/** A square that a camera still reads from a phone. */
const ON_ONE = 6
/** After that a square opens nothing. */
const MINUTES = 10

moveRoutes.get('/cua-toi/chuyen', async (c) => {
  const { book, now } = c.var
  const here = bookAddress(book.commune.id)
  const entries = await bookIn(c)
  if (entries.length === 0) return seeOther(here)
  const sheets = Math.ceil(entries.length / ON_ONE)
  const asked = Number(/^\d{1,2}$/.exec(c.req.query('to') ?? '')?.[0] ?? 1)
  const sheet = Math.min(Math.max(asked, 1), sheets)
  const some = entries.slice((sheet - 1) * ON_ONE, sheet * ON_ONE)
  const until = now.getTime() + MINUTES * 60_000
  const sealed = await sealText(c.env, PURPOSE, book.commune.id, `${until}\n${entriesText(some)}`)
  const view: MovePageView = { book, sheet, sheets, many: entries.length, minutes: MINUTES }
  return page(c, movePage({ ...view, link: `${origin(c)}${here}/nhan?so=${sealed}` }))
})

moveRoutes.get('/cua-toi/nhan', async (c) => {
  const sealed = c.req.query('so') ?? ''
  const some = await opened(c, sealed)
  return page(c, takePage({ book: c.var.book, sealed, many: some?.length ?? 0 }), some ? 200 : 404)
})

moveRoutes.post('/cua-toi/nhan', async (c) => {
  const { book } = c.var
  const sealed = field(await readForm(c), 'so') ?? ''
  const some = await opened(c, sealed)
  if (!some) return page(c, takePage({ book, sealed, many: 0 }), 404)
  const both = some.reduce<Entry[]>((all, entry) => withEntry(all, entry), await bookIn(c))
  if (!fits(both)) return page(c, takePage({ book, sealed, many: some.length, isFull: true }), 409)
  const answer = seeOther(`${bookAddress(book.commune.id)}?xong=nhan`)
  answer.headers.append('set-cookie', await bookCookie(c, both))
  return answer
})

/** What a square holds, while it may be used. */
async function opened(c: Context, sealed: string): Promise<Entry[] | null> {
  const text = await unsealText(c.env, PURPOSE, c.var.book.commune.id, sealed)
  const [until = '', ...lines] = text?.split('\n') ?? []
  const isOver = !(Number(until) > c.var.now.getTime())
  return text === null || isOver ? null : readEntries(lines.join('\n'))
}

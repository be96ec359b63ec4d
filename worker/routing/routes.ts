import { Hono } from 'hono'
import type { CommuneBook } from '../communes/book.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { page } from '../http/respond.ts'
import type { Matter } from './match.ts'
import { RoutingPage } from './pages.tsx'
import { gaps, isUrgency, KIND_WORDS, rulesToShow, tryOut } from './trial.ts'

/** Who answers for what, for every officer; mounted at `/can-bo`. */
export const routingRoutes = new Hono<App>()

routingRoutes.get('/phan-cong', (c) => {
  const { book, now, staff } = c.var
  const today = localDay(now)
  const asked = askedOf(c, book)
  const trial = asked ? tryOut(asked, book, today) : null
  return page(
    c,
    RoutingPage({ book, staff, today, asked, trial, rules: rulesToShow(book, today), gaps: gaps(book, today) }),
  )
})

/** The matter to be tried, from the address; null when there is none, or no such field of life here. */
function askedOf(c: Context, book: CommuneBook): Matter | null {
  const category = c.req.query('linh-vuc') ?? ''
  if (!book.categories.has(category)) return null
  const kind = c.req.query('loai') ?? ''
  const hamletId = c.req.query('thon') ?? ''
  const urgency = c.req.query('muc-do') ?? ''
  return {
    category,
    kind: Object.hasOwn(KIND_WORDS, kind) ? kind : 'report',
    hamletId: book.hamlets.has(hamletId) ? hamletId : '',
    urgency: isUrgency(urgency) ? urgency : 'ordinary',
  }
}

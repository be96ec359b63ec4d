import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import type { App } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { cellOf } from './board.ts'
import { OwnPage } from './own-page.tsx'
import { ownUnits, seesBoard } from './permissions.ts'
import { STATES } from './rules.ts'
import { linesOf } from './target-queries.ts'

/** The targets of one's own hamlet or body; mounted at `/can-bo`. */
export const ownTargetRoutes = new Hono<App>()

ownTargetRoutes.get('/chi-tieu/cua-toi', async (c) => {
  const { book, db, now, staff } = c.var
  const units = ownUnits(staff)
  if (units.length === 0) throw problem.notFound()
  const today = localDay(now)
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(c.req.query('nam'))
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= thisYear + 1 ? asked : thisYear
  const found = await Promise.all(
    units.map(async (unit) => ({
      unit,
      cells: (await linesOf(db, book.commune.id, unit, year))
        .map(({ indicator, target }) => cellOf(indicator, target, today))
        .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state)),
    })),
  )
  const isOver = today > `${year}-12-31`
  return page(c, OwnPage({ book, staff, year, thisYear, isOver, readsBoard: seesBoard(staff), units: found }))
})

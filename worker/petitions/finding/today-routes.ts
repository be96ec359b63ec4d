import { Hono } from 'hono'
import { search } from '../../cases/search/queries.ts'
import { casesToEntrust } from '../../cases/unattended-queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { heapCounts } from '../list-queries.ts'
import { ENTRUST_ANEW } from '../officer/entrust-page.tsx'
import { tabsFor } from '../officer/inbox.ts'
import { readAsk, wantedOf } from './search-ask.ts'
import { textsOfPetitions } from './text-queries.ts'
import { questionsOf } from './today.ts'
import { MANY, TodayPage } from './today-page.tsx'

/** A body's day, or the commune's. */
export const todayRoutes = new Hono<App>()

todayRoutes.get('/hom-nay', async (c) => {
  const { book, db, now, staff } = c.var
  const tabs = tabsFor(staff).filter((tab) => tab.mine)
  if (tabsFor(staff).length === 0) throw problem.notFound()
  const today = localDay(now)
  const [surveys = [], left, counts, ...answers] = await Promise.all([
    c.var.waiting?.(),
    casesToEntrust(db, staff, book.commune.triageBodyId),
    heapCounts(db, staff, tabs),
    ...questionsOf(today).map(async (question) => {
      const ask = readAsk((name) => question.ask[name as keyof typeof question.ask], book)
      const { rows } = await search(db, staff, wantedOf(ask, today), null, textsOfPetitions, MANY)
      return { ...question, ask, rows }
    }),
  ])
  const heaps = tabs.map((tab) => ({ tab, many: counts.get(tab.key) ?? 0 }))
  const entrust = { href: ENTRUST_ANEW, text: `Hồ sơ giao riêng chưa có người xử lý: ${left.length} hồ sơ` }
  const others = [...(left.length > 0 ? [entrust] : []), ...surveys]
  return page(c, TodayPage({ book, staff, today, answers, heaps, others }))
})

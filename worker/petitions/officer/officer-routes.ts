import { Hono } from 'hono'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { type Tab, tabsFor } from './inbox.ts'
import { InboxPage } from './inbox-page.tsx'
import { heapCounts, inboxPage, PAGE } from '../list-queries.ts'
import { NoCasesPage } from './no-cases-page.tsx'
import { officerCaseRoutes } from './officer-case-routes.ts'
import { officerDeedRoutes } from './officer-deed-routes.ts'
import { doneWords } from './officer-words.ts'

/** Where somebody without work of his own looks first: what is being worked on. */
const WATCHED_FIRST = 'dang-xu-ly'

/** The officers' workspace for petitions, mounted at `/can-bo`. */
export const officerRoutes = new Hono<App>()

officerRoutes.get('/', async (c) => {
  const { book, db, now, staff } = c.var
  const tabs = tabsFor(staff).map((tab) =>
    confirmsHere(tab, staff, book) ? { ...tab, title: 'Đã tiếp nhận', mine: true } : tab,
  )
  const origin = c.env.PUBLIC_ORIGIN || new URL(c.req.url).origin
  if (tabs.length === 0) return page(c, NoCasesPage({ staff, book, origin }))
  // Only one's own heaps are counted: the rest are for looking, and a count reads rows.
  const counts = await heapCounts(
    db,
    staff,
    tabs.filter((tab) => tab.mine),
  )
  const tab = chosen(tabs, counts, c.req.query('muc'))
  const found = await inboxPage(db, staff, tab, cursor(c.req.query('sau')))
  const said = doneWords(c.req.query('xong'))
  const [rows, isMore] = [found.slice(0, PAGE), found.length > PAGE]
  return page(
    c,
    InboxPage({
      book,
      staff,
      tabs,
      tab,
      counts,
      rows,
      isMore,
      said,
      today: localDay(now),
      isFirst: !c.req.query('sau'),
    }),
  )
})

officerRoutes.route('/', officerCaseRoutes)
officerRoutes.route('/', officerDeedRoutes)

/** The approver of the body that receives confirms advice on complaints: what waits for that lies among the received. */
function confirmsHere(tab: Tab & { mine: boolean }, staff: StaffMember, book: CommuneBook): boolean {
  return (
    tab.status === 'received' && holds(staff, 'approver') && staff.bodyId === book.commune.triageBodyId && !tab.mine
  )
}

/** The heap asked for, else the first of one's own that has something on it. */
function chosen<T extends Tab & { mine: boolean }>(
  tabs: T[],
  counts: ReadonlyMap<string, number>,
  key: string | undefined,
): T {
  const tab =
    tabs.find((one) => one.key === key) ??
    tabs.find((one) => one.mine && (counts.get(one.key) ?? 0) > 0) ??
    tabs.find((one) => one.mine) ??
    tabs.find((one) => one.key === WATCHED_FIRST)
  if (!tab) throw new Error('an officer who sees cases has no heap')
  return tab
}

/** `2026-11-26~id`: the last row of the page before. */
function cursor(after = ''): { actOn: string; id: string } | null {
  const [, actOn, id] = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,80})$/.exec(after) ?? []
  return actOn && id ? { actOn, id } : null
}

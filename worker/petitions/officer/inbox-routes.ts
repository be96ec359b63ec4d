import { Hono } from 'hono'
import { filtersOf } from '../../cases/search/saved-queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { page } from '../../http/respond.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { bulkOf } from '../finding/bulk.ts'
import type { BulkSent } from '../finding/bulk-page.tsx'
import { heapCounts, inboxPage, PAGE } from '../list-queries.ts'
import { type Tab, tabsFor } from './inbox.ts'
import { InboxPage } from './inbox-page.tsx'
import { NoCasesPage } from './no-cases-page.tsx'
import { doneWords } from './officer-words.ts'

/** Where somebody without work of his own looks first: what is being worked on. */
const WATCHED_FIRST = 'dang-xu-ly'

/** The front page of officers: their work, heap by heap. */
export const inboxRoutes = new Hono<App>()

inboxRoutes.get('/', (c) => inboxAnswer(c))

/** One's inbox: the heap asked for, or the first of one's own with something on it; what was wrong with several at once. */
export async function inboxAnswer(
  c: Context,
  asked: { heap?: string; bulk?: BulkSent } = {},
  status: 200 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const all = tabsFor(staff).map((tab) =>
    confirmsHere(tab, staff, book) ? { ...tab, title: 'Đã tiếp nhận', mine: true } : tab,
  )
  const origin = c.env.PUBLIC_ORIGIN || new URL(c.req.url).origin
  if (all.length === 0) return page(c, NoCasesPage({ staff, book, origin }))
  // Only one's own heaps are counted: the rest are for looking, and a count reads rows.
  const own = all.filter((tab) => tab.mine)
  const [counts, filters] = await Promise.all([heapCounts(db, staff, own), filtersOf(db, staff.id)])
  // What was told to the leader is his work while there is any; else he only watches.
  const tabs = all.map((tab) => (tab.raised && !counts.get(tab.key) ? { ...tab, mine: false } : tab))
  const tab = chosen(tabs, counts, asked.heap ?? c.req.query('muc'))
  const found = await inboxPage(db, staff, tab, cursor(c.req.query('sau')))
  const rows = found.slice(0, PAGE)
  const view = {
    book,
    staff,
    tabs,
    tab,
    counts,
    rows,
    filters,
    isMore: found.length > PAGE,
    said: doneWords(c.req.query('xong')),
    today: localDay(now),
    isFirst: !c.req.query('sau'),
    deed: bulkOf(tab, rows, staff),
    bulk: asked.bulk,
  }
  return page(c, InboxPage(view), status)
}

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

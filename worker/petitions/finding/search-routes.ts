import { codeIn, codeOf } from '../../cases/code.ts'
import { Hono } from 'hono'
import * as v from 'valibot'
import { findCase, visibleTo } from '../../cases/queries.ts'
import { dropFilter, filtersOf, keepFilter, MOST_FILTERS } from '../../cases/search/saved-queries.ts'
import { search } from '../../cases/search/queries.ts'
import { roadOf } from '../../cases/search/words.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { PAGE } from '../list-queries.ts'
import { FilterName } from './saved-filter-form.ts'
import { askAddress, askQuery, readAsk, wantedOf } from './search-ask.ts'
import { SearchPage, type SearchView } from './search-page.tsx'
import { textsOfPetitions } from './text-queries.ts'

const SAID: Readonly<Record<string, string>> = {
  'da-luu': 'Đã lưu bộ lọc. Bộ lọc cũng hiện ở trang Việc của tôi.',
  'da-bo': 'Đã bỏ bộ lọc.',
}

/** Finding cases, and keeping the way to find them again. */
export const searchRoutes = new Hono<App>()

searchRoutes.get('/tim', async (c) => {
  const { book, db, staff } = c.var
  const code = codeIn(book, readAsk((name) => c.req.query(name), book).tim)
  const row = code && (await findCase(db, book.commune.id, code, visibleTo(staff)))
  if (row) return seeOther(`/can-bo/ho-so/${codeOf(book, row)}`)
  const text = SAID[c.req.query('xong') ?? '']
  return searchAnswer(c, text ? { said: { tone: 'good', text } } : {})
})

searchRoutes.post('/bo-loc', async (c) => {
  const { book, db, now, staff } = c.var
  const ask = readAsk((name) => c.req.query(name), book)
  if (askQuery(ask) === '') throw problem.malformed('Ông/bà chọn cách tìm trước, rồi lưu.')
  const typed = field(await readForm(c), 'ten') ?? ''
  const name = v.safeParse(FilterName, typed)
  if (!name.success) return searchAnswer(c, { name: { value: typed, errors: [name.issues[0].message] } }, 422)
  const kept = await keepFilter(db, {
    id: crypto.randomUUID(),
    staffId: staff.id,
    name: name.output,
    query: askQuery(ask),
    createdAt: now.toISOString(),
  })
  const full = `Mỗi người lưu được ${MOST_FILTERS} bộ lọc. Ông/bà bỏ bớt một bộ lọc cũ rồi lưu.`
  if (kept === 'full') return searchAnswer(c, { name: { value: typed, errors: [full] } }, 422)
  return seeOther(`${askAddress('/can-bo/tim', ask)}&xong=da-luu`)
})

searchRoutes.post('/bo-loc/:id/bo', async (c) => {
  if (!(await dropFilter(c.var.db, c.var.staff.id, c.req.param('id')))) throw problem.notFound()
  return seeOther('/can-bo/tim?xong=da-bo')
})

async function searchAnswer(
  c: Context,
  extra: Partial<Pick<SearchView, 'said' | 'name'>> = {},
  status: 200 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const ask = readAsk((name) => c.req.query(name), book)
  const today = localDay(now)
  const wanted = wantedOf(ask, today)
  const from = c.req.query('sau') || null
  const [found, filters] = await Promise.all([
    search(db, staff, wanted, from, textsOfPetitions, PAGE),
    filtersOf(db, staff.id),
  ])
  const view = { book, staff, ask, filters, today, order: roadOf(wanted), isFirst: from === null, said: null }
  return page(c, SearchPage({ ...view, ...found, ...extra }), status)
}

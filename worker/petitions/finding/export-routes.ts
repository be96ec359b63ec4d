import { Hono } from 'hono'
import type { CaseRow } from '../../cases/queries.ts'
import { noteExport } from '../../cases/search/export-queries.ts'
import { search } from '../../cases/search/queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { csvFile } from '../../http/csv.ts'
import { problem } from '../../http/problem.ts'
import { tabsFor } from '../officer/inbox.ts'
import { type Cell, EXPORT_HEAD, exportRow, MORE_THERE_IS, MOST_ROWS } from './export-rows.ts'
import { askQuery, readAsk, wantedOf } from './search-ask.ts'
import { textsOfPetitions } from './text-queries.ts'

/** Cases that one look reads. */
const ONE_LOOK = 500
/** Looks that one file takes: the platform allows a thousand queries a request. */
const LOOKS = 60
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list that was found, as a file. Who took it is noted. */
export const exportRoutes = new Hono<App>()

exportRoutes.get('/tim.csv', async (c) => {
  const { name, rows } = await taken(c, 'csv')
  return csvFile(c, name, rows)
})

exportRoutes.get('/tim.xlsx', async (c) => {
  const { name, rows } = await taken(c, 'xlsx')
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = EXPORT_HEAD.map((_, at) => ({ width: at === 1 ? 44 : 18 }))
  const file = await writeXlsx({ sheets: [{ name: 'Hồ sơ', columns, rows, freezePane: { rows: 1 } }] })
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}.xlsx"` },
  })
})

async function taken(c: Context, format: 'csv' | 'xlsx'): Promise<{ name: string; rows: Cell[][] }> {
  const { book, db, now, staff } = c.var
  if (tabsFor(staff).length === 0) throw problem.forbidden('Vai trò của ông/bà không mở danh sách hồ sơ.')
  const ask = readAsk((name) => c.req.query(name), book)
  const today = localDay(now)
  const wanted = wantedOf(ask, today)
  const found: CaseRow[] = []
  let after: string | null = null
  for (let look = 0; look < LOOKS && found.length < MOST_ROWS; look++) {
    const page = await search(db, staff, wanted, after, textsOfPetitions, Math.min(ONE_LOOK, MOST_ROWS - found.length))
    found.push(...page.rows)
    after = page.after
    if (after === null) break
  }
  await noteExport(db, {
    id: crypto.randomUUID(),
    communeId: staff.communeId,
    staffId: staff.id,
    at: now.toISOString(),
    format,
    query: askQuery(ask),
    rows: found.length,
  })
  const lines = found.map((row) => exportRow(row, book, today))
  const rows: Cell[][] = [[...EXPORT_HEAD], ...lines, ...(after === null ? [] : [[MORE_THERE_IS]])]
  return { name: `ho-so-${book.commune.id}-${today}`, rows }
}

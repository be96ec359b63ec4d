import { Hono } from 'hono'
import { instantText } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page } from '../http/respond.ts'
import { staffNames } from '../staff/name-queries.ts'
import { askAddress } from './ask.ts'
import { entriesOf, type EntryRow, note } from './entry-queries.ts'
import { opened } from './entry-store.ts'
import { hubPage } from './hub-page.tsx'
import { KINDS } from './kinds.ts'
import { listPage, type Way } from './list-page.tsx'
import { cellText } from './parts.tsx'
import { openingsOf } from './opening-queries.ts'
import { mayDecide, pennedBy, sightOf } from './permissions.ts'
import { type Desk, deskOf, doneBy, entryAsk, pageOf } from './register-access.ts'
import { majorityOn } from './rules.ts'
import { stateWords } from './words.ts'
import { writeRegister, writeTemplate } from './workbook.ts'

/** The registers, their lists, templates and exports; mounted below `/can-bo`. */
export const registerListRoutes = new Hono<App>()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Lines of one export, read in pages. */
const MOST_TAKEN = 5_000
const AT_ONCE = 500
/** Openings of a restricted register that its page names. */
const OPENINGS = 10

registerListRoutes.get('/so-theo-doi', (c) => {
  const { book, staff } = c.var
  if (Object.values(KINDS).every(({ register }) => sightOf(staff, book, register) === 'none')) throw problem.notFound()
  return page(c, hubPage({ book, staff }))
})

registerListRoutes.get('/so-theo-doi/:register', (c) =>
  shown(
    c,
    deskOf(c, (name) => (name === 'ten' ? '' : c.req.query(name))),
  ),
)

/** A name that is looked for travels in a form: addresses are kept by browsers and machines on the way. */
registerListRoutes.post('/so-theo-doi/:register/tim', async (c) => {
  const sent = await readForm(c)
  return shown(
    c,
    deskOf(c, (name) => field(sent, name)),
  )
})

async function shown(c: Context, desk: Desk): Promise<Response> {
  const { book, db, staff } = c.var
  const { ask, kind, sight, today } = desk
  const { lines, next } = await pageOf(c, desk)
  if (kind.restricted)
    await note(db, doneBy(c, desk), 'opened', { year: ask.year, hamlet: ask.hamletId, lines: lines.length })
  const openings =
    kind.restricted && sight === 'names' ? await openingsOf(db, staff.communeId, kind.register, OPENINGS) : []
  const nameOf = await staffNames(
    db,
    openings.map(({ byId }) => byId),
  )
  return page(
    c,
    listPage({
      ...{ staff, book, desk, lines, next, ways: waysOf(c, desk), majority: majorityOn(book, today) },
      mayAdd: pennedBy(staff, book, kind.register) !== 'none',
      said: saidOf(c),
      openings: openings.map(
        ({ at, byId, kind: what }) => `${nameOf(byId)} ${OPENED[what] ?? 'làm việc với sổ'}, ${instantText(at)}`,
      ),
    }),
  )
}

registerListRoutes.get('/so-theo-doi/:register/mau.xlsx', async (c) => {
  const { book, staff } = c.var
  const { kind, only } = deskOf(c)
  if (pennedBy(staff, book, kind.register) === 'none') throw problem.notFound()
  const hamlets = book.hamletsNow.filter(({ id }) => only === null || id === only).map(({ name }) => name)
  return spreadsheet(await writeTemplate(kind, hamlets), `mau-${kind.slug}`)
})

registerListRoutes.get('/so-theo-doi/:register/so.xlsx', async (c) => {
  const { book, db } = c.var
  const desk = deskOf(c)
  const { ask, kind, sight } = desk
  const rows: EntryRow[] = []
  for (let last: EntryRow | null = null; rows.length < MOST_TAKEN; last = rows.at(-1) ?? null) {
    const some = await entriesOf(db, entryAsk(c, desk), last, AT_ONCE)
    rows.push(...some)
    if (some.length < AT_ONCE) break
  }
  const lines = await opened(c.env, sight, rows)
  const columns = kind.columns.filter(({ sealed }) => !sealed || sight !== 'open')
  const votes = kind.register === 'titles'
  const head = [
    ...['TT', ...columns.map(({ heading }) => heading), 'Tình trạng'],
    ...(votes ? ['Đồng ý', 'Dự họp', 'Quyết định số'] : []),
  ]
  const cells = lines.map((seen, at) => [
    at + 1,
    ...columns.map((column) => {
      const text = cellText(book, kind, seen, column)
      return column.kind === 'number' && text !== '' ? Number(text) : text
    }),
    stateWords(kind.register, seen.row.state).name,
    ...(votes ? [seen.row.votesFor, seen.row.votesOf, seen.row.decision] : []),
  ])
  await note(db, doneBy(c, desk), 'exported', { year: ask.year, hamlet: ask.hamletId, lines: lines.length, sight })
  return spreadsheet(
    await writeRegister(`${kind.name} ${ask.year}`, head, cells),
    `${kind.slug}-${book.commune.id}-${ask.year}`,
  )
})

const OPENED: Readonly<Record<string, string>> = {
  opened: 'mở sổ',
  read: 'đọc một dòng',
  exported: 'tải sổ về',
  imported: 'nhập từ bảng tính',
  carried_over: 'chép sang năm sau',
}

function waysOf(c: Context, { ask, kind }: Desk): Way[] {
  const { book, staff } = c.var
  const at = { year: ask.year, hamletId: ask.hamletId, topic: ask.topic }
  const way = (path: string, text: string, more: string): Way => ({ href: askAddress(kind, at, path), text, more })
  const rare = (...said: Parameters<typeof way>): Way => ({ ...way(...said), isRare: true })
  const writes = pennedBy(staff, book, kind.register) !== 'none'
  const isTitles = kind.register === 'titles'
  return [
    ...(isTitles && writes
      ? [
          way('/binh-xet', 'Ghi phiếu bình xét', 'Cả danh sách của một thôn trên một trang.'),
          way('/de-nghi', 'Lập danh sách đề nghị', 'Những hộ đủ phiếu, đánh dấu rồi gửi.'),
        ]
      : []),
    ...(isTitles && mayDecide(staff, book)
      ? [way('/quyet-dinh', 'Quyết định công nhận', 'Các danh sách thôn đã đề nghị.')]
      : []),
    ...(writes ? [rare('/nhap', 'Nhập từ bảng tính', 'Excel hoặc CSV, nhiều dòng một lần.')] : []),
    rare('/so.xlsx', 'Tải sổ về (Excel)', 'Lần tải được ghi lại.'),
    ...(writes && kind.goesOn
      ? [rare('/sang-nam', `Chép sang sổ năm ${ask.year + 1}`, 'Những dòng còn hiệu lực.')]
      : []),
  ]
}

const DONE: Readonly<Record<string, (many: string) => string>> = {
  them: () => 'Đã ghi vào sổ.',
  nhap: (many) => `Đã đưa ${many} dòng vào sổ.`,
  chep: (many) => `Đã chép ${many} dòng sang sổ này.`,
  bo: () => 'Đã bỏ bảng tính. Sổ không thay đổi.',
}

function saidOf(c: Context): string | null {
  const done = c.req.query('da') ?? ''
  const many = /^\d{1,6}$/.exec(c.req.query('so') ?? '')?.[0] ?? ''
  return Object.hasOwn(DONE, done) ? (DONE[done]?.(many) ?? null) : null
}

function spreadsheet(file: Uint8Array, name: string): Response {
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="${name}.xlsx"`,
      'cache-control': 'private, no-store',
    },
  })
}

import { bodyName, type CommuneBook, offered } from '../communes/book.ts'

/** A row as it is printed, with what it means here. */
export type Row = {
  name: string
  bodyId: string
  content: string
  hamletIds: readonly string[]
  hamlets: string
  note: string
}
type Names = Pick<CommuneBook, 'hamlets'>

/** The five columns, as printed. */
export const COLUMNS = ['TT', 'Chi bộ, tổ chức', 'Nội dung phụ trách', 'Thôn phụ trách', 'Ghi chú'] as const
/** Rows of one table. */
export const ROWS_MOST = 60

/** The rows cell by cell, as they stand on paper. */
export function cellsOf(rows: readonly Row[]): string[][] {
  return rows.map(({ content, hamlets, name, note }, at) => [String(at + 1), name, content, hamlets, note])
}

/** What the cell of hamlets says when nothing else is to be printed: "Đồng Chùa 1, Đồng Chùa 2". */
export function hamletCell({ hamlets }: Names, ids: readonly string[]): string {
  return [...hamlets.values()]
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ')
}

/** What is worth knowing of rows before they are decided: a hamlet twice, one without anybody, a row that names no body of today. Nothing of it is forbidden. */
export function remarksOn(rows: readonly Row[], book: CommuneBook, today: string): string[] {
  const now = offered(book.hamlets.values(), today)
  const named = (ids: readonly string[]) => hamletCell(book, ids)
  const times = (id: string) => rows.filter(({ hamletIds }) => hamletIds.includes(id)).length
  const none = now.filter(({ id }) => times(id) === 0).map(({ id }) => id)
  const twice = [...book.hamlets.keys()].filter((id) => times(id) > 1)
  const gone = [...book.hamlets.keys()].filter((id) => times(id) > 0 && !now.some((one) => one.id === id))
  const unknown = rows.flatMap(({ bodyId, hamletIds, name }, at) =>
    hamletIds.length > 0 && bodyId === '' ? [`${at + 1} (${name})`] : [],
  )
  return [
    ...(none.length > 0 ? [`Chưa có ai phụ trách: ${named(none)}.`] : []),
    ...(twice.length > 0 ? [`Có hơn một tổ chức phụ trách: ${named(twice)}.`] : []),
    ...(gone.length > 0 ? [`Thôn không còn trong danh sách của xã: ${named(gone)}.`] : []),
    ...(unknown.length > 0
      ? [`Dòng chưa chọn cơ quan của xã, nên phân công và nhắc việc không biết: ${unknown.join(', ')}.`]
      : []),
  ]
}

/** What is different from the table before, in the order of the new one. */
export function changesBetween(before: readonly Row[], after: readonly Row[]): string[] {
  const rest = [...before]
  const lines: string[] = []
  for (const row of after) {
    const at = rest.findIndex((one) => isSame(one, row))
    const old = at < 0 ? undefined : rest.splice(at, 1)[0]
    if (!old) lines.push(`Thêm ${row.name}: ${placeText(row)}.`)
    else lines.push(...differences(old, row))
  }
  return [...lines, ...rest.map((row) => `Bỏ ${row.name}: ${placeText(row)}.`)]
}

function differences(old: Row, row: Row): string[] {
  const changed: string[] = []
  if (old.name !== row.name) changed.push(`trước ghi là ${old.name}`)
  if (old.bodyId !== row.bodyId) changed.push('nối với cơ quan khác của xã')
  if (old.hamlets !== row.hamlets) changed.push(`thôn: ${old.hamlets || 'không có'} → ${row.hamlets || 'không có'}`)
  else if (old.hamletIds.join() !== row.hamletIds.join()) changed.push('sửa thôn được nối với dòng này')
  if (old.content !== row.content) changed.push('sửa nội dung phụ trách')
  if (old.note !== row.note) changed.push('sửa ghi chú')
  return changed.length === 0 ? [] : [`${row.name}: ${changed.join('; ')}.`]
}

/** The same organisation in two tables: the same body, or where none is known the same name. */
function isSame(a: Row, b: Row): boolean {
  return a.bodyId !== '' && b.bodyId !== '' ? a.bodyId === b.bodyId : a.name === b.name
}

function placeText({ hamlets }: Row): string {
  return hamlets === '' ? 'không phụ trách thôn' : hamlets
}

/** The title of another year's table: "… các thôn năm 2021" → "… các thôn năm 2027". */
export function titleFor(title: string, year: number): string {
  return /năm \d{4}/u.test(title) ? title.replace(/năm \d{4}/gu, `năm ${year}`) : title
}

/** A row's move by one place; the same rows when it cannot. */
export function moved<T>(rows: readonly T[], at: number, by: 1 | -1): T[] {
  const to = at + by
  const [one, other] = [rows[at], rows[to]]
  if (one === undefined || other === undefined) return [...rows]
  return rows.map((row, index) => (index === at ? other : index === to ? one : row))
}

/** The first table of a commune that has none: who was written down at each hamlet before there were tables. */
export function firstRows(book: CommuneBook, today: string): Row[] {
  const now = offered(book.hamlets.values(), today).filter(({ standbyBodyId }) => standbyBodyId !== null)
  return [...Map.groupBy(now, ({ standbyBodyId }) => standbyBodyId ?? '')].map(([bodyId, hamlets]) => {
    const hamletIds = hamlets.map(({ id }) => id)
    return {
      name: bodyName(book, bodyId),
      bodyId,
      content: '',
      hamletIds,
      hamlets: hamletCell(book, hamletIds),
      note: '',
    }
  })
}

type Standing = { status: string; startsOn: string; endsOn: string | null }

/** Is it the one by which the commune works on that day? */
export function isInForce({ endsOn, startsOn, status }: Standing, day: string): boolean {
  return (status === 'in_force' || status === 'replaced') && startsOn <= day && (endsOn === null || day <= endsOn)
}

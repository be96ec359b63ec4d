import { gridOf, type Grid } from '../forms/xlsform/grid.ts'
import { readCsv } from '../forms/xlsform/csv.ts'
import { SHEET_LIMITS } from '../forms/xlsform/limits.ts'
import { FileFault } from '../forms/xlsform/unzip.ts'
import { readWorkbook } from '../forms/xlsform/workbook.ts'
import type { RegisterKind } from './kinds.ts'

/** Lines that the template is ready for: so far down its cells offer what can be chosen. */
const READY = 1000

/** The first sheet of a spreadsheet that was sent, or the CSV file; throws `FileFault` with a sentence when it cannot be read. */
export async function readTable(name: string, bytes: Uint8Array): Promise<Grid> {
  if (bytes.byteLength === 0) throw new FileFault('Tệp trống. Ông/bà chọn lại tệp.')
  if (bytes.byteLength > SHEET_LIMITS.bytes)
    throw new FileFault(`Tệp lớn quá: nhiều nhất ${SHEET_LIMITS.bytes / 1_000_000} MB.`)
  if (/\.xlsx$/i.test(name) || (bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    let first: string | undefined
    const { grids } = await readWorkbook(bytes, (sheet) => (first ??= sheet) === sheet)
    const [grid] = grids
    if (!grid) throw new FileFault('Tệp không có trang tính nào.')
    const [fault] = grid.faults
    if (fault) throw new FileFault(`Ô ${fault.column}${fault.row}: ${fault.message}`)
    return grid
  }
  if (/\.xls$/i.test(name))
    throw new FileFault('Tệp .xls cũ không đọc được. Ông/bà mở bằng Excel, lưu kiểu "Excel Workbook (.xlsx)".')
  const grid = gridOf('CSV', await readCsv(bytes, SHEET_LIMITS.rows))
  return { ...grid, isGuarded: true }
}

/** An empty table to fill in, with what can be chosen offered in its cells. */
export async function writeTemplate(kind: RegisterKind, hamlets: readonly string[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const lists = kind.columns.map((column) =>
    column.kind === 'hamlet' ? hamlets : (column.options ?? []).map(({ label }) => label),
  )
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const choices = kind.columns.filter((_, at) => (lists[at] ?? []).length > 0)
  const columns = kind.columns.map(({ heading, kind: of }) => ({
    width: of === 'area' ? 40 : Math.max(16, heading.length + 4),
  }))
  const ranges = kind.columns.flatMap((column, at) => {
    const place = choices.indexOf(column)
    if (place < 0) return []
    const [own, theirs] = [letter(at), letter(place)]
    const formula = `'Danh mục'!$${theirs}$2:$${theirs}$${(lists[at] ?? []).length + 1}`
    return [{ type: 'list' as const, range: `${own}2:${own}${READY}`, formula1: formula }]
  })
  return writeXlsx({
    sheets: [
      {
        name: kind.name.slice(0, 31),
        columns,
        rows: [kind.columns.map(({ heading }) => heading)],
        freezePane: { rows: 1 },
        dataValidations: ranges,
      },
      {
        name: 'Danh mục',
        columns: choices.map(() => ({ width: 30 })),
        rows: [
          choices.map(({ heading }) => heading),
          ...Array.from({ length: longest }, (_, row) =>
            choices.map((column) => (lists[kind.columns.indexOf(column)] ?? [])[row] ?? null),
          ),
        ],
      },
    ],
  })
}

/** A register's lines as a spreadsheet. */
export async function writeRegister(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx({
    sheets: [
      {
        name: name.slice(0, 31),
        columns: head.map((heading) => ({ width: Math.max(16, heading.length + 4) })),
        rows: [[...head], ...rows.map((cells) => [...cells])],
        freezePane: { rows: 1 },
      },
    ],
  })
}

function letter(at: number): string {
  return String.fromCharCode(65 + at)
}

import type { Sheet } from 'hucre'
import type { CellFault } from './fault.ts'
import { type Grid, gridOf, letterOf } from './grid.ts'
import { SHEET_LIMITS } from './limits.ts'
import { FileFault, openZip, unpack, type Zip } from './unzip.ts'
import { checkXml, cutCells, measure, tagsOf } from './workbook-xml.ts'
import { zipOf } from './zip.ts'

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** The wanted sheets of a workbook, and the names of all. Only they are unpacked, counted, and handed to the reader. */
export async function readWorkbook(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<{ grids: Grid[]; names: string[] }> {
  const zip = openZip(bytes)
  refuseOtherKinds(zip)
  const book = await textOf(zip, WORKBOOK)
  const relations = await textOf(zip, RELATIONS)
  const targets = new Map(
    tagsOf(relations, 'Relationship').map((tag) => [tag['Id'] ?? '', pathOf(tag['Target'] ?? '')]),
  )
  const sheets = tagsOf(book, 'sheet').map((tag) => ({
    name: tag['name'] ?? '',
    path: targets.get(relationOf(tag)) ?? '',
  }))
  const parts = [
    { name: WORKBOOK, text: book },
    { name: RELATIONS, text: relations },
  ]
  for (const name of ['[Content_Types].xml', '_rels/.rels']) parts.push({ name, text: await textOf(zip, name) })
  for (const [name] of zip.entries)
    if (/^xl\/(sharedStrings|styles)[^/]*\.xml$/i.test(name))
      parts.push({ name, text: await textOf(zip, name, SHEET_LIMITS.tags) })
  let cells = 0
  for (const { name, path } of sheets.filter((sheet) => isWanted(sheet.name))) {
    const text = cutCells(await textOf(zip, path))
    const size = measure(text)
    cells += size.cells
    if (size.rows > SHEET_LIMITS.rows)
      throw new FileFault(`Trang ${name} dài quá: có ${size.rows} hàng, nhiều nhất ${SHEET_LIMITS.rows}.`)
    if (size.columns > SHEET_LIMITS.columns)
      throw new FileFault(`Trang ${name} rộng quá: có ${size.columns} cột, nhiều nhất ${SHEET_LIMITS.columns}.`)
    if (cells > SHEET_LIMITS.cells) throw new FileFault(`Bảng tính lớn quá: nhiều nhất ${SHEET_LIMITS.cells} ô có chữ.`)
    parts.push({ name: path, text })
  }
  const { readXlsx } = await import('hucre/xlsx')
  const range = `A1:${letterOf(SHEET_LIMITS.columns - 1)}${SHEET_LIMITS.rows}`
  try {
    const sound = zipOf(parts.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })))
    const found = await readXlsx(sound, { range, sheets: ({ name }) => isWanted(name) })
    return { grids: found.sheets.map(gridOfSheet), names: sheets.map(({ name }) => name) }
  } catch {
    throw new FileFault(
      'Tệp hỏng: không đọc được các trang của bảng tính. Ông/bà mở bằng Excel, lưu lại rồi gửi lần nữa.',
    )
  }
}

function refuseOtherKinds({ entries }: Zip): void {
  const names = [...entries.keys()]
  if (names.some((name) => /vbaProject\.bin$/i.test(name)))
    throw new FileFault('Tệp có macro nên không nhận. Ông/bà lưu lại kiểu "Excel Workbook (.xlsx)" rồi gửi.')
  if (entries.has('mimetype'))
    throw new FileFault('Tệp là của LibreOffice (.ods). Ông/bà chọn "Lưu thành…", kiểu .xlsx, rồi gửi lại.')
  if (names.some((name) => name.startsWith('word/')))
    throw new FileFault('Tệp là văn bản Word, không phải bảng tính Excel.')
  if (!entries.has(WORKBOOK)) throw new FileFault('Tệp không phải bảng tính Excel (.xlsx).')
}

async function textOf(zip: Zip, name: string, mostTags?: number): Promise<string> {
  const text = decoder.decode(await unpack(zip, name))
  checkXml(text, mostTags)
  return text
}

/** Targets stand relative to xl/, or from the top. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function relationOf(tag: Readonly<Record<string, string>>): string {
  return Object.entries(tag).find(([name]) => /^\w+:id$/.test(name))?.[1] ?? ''
}

function gridOfSheet(sheet: Sheet): Grid {
  const faults: CellFault[] = []
  const rows = sheet.rows.map((cells, row) =>
    cells.map((value, column) => {
      const more = sheet.cells?.get(`${row},${column}`)
      const say = (message: string) =>
        faults.push({ sheet: sheet.name, row: row + 1, column: letterOf(column), message })
      if (more?.type === 'error') say('Công thức trong ô này bị lỗi. Ông/bà sửa công thức hoặc gõ thẳng chữ vào ô.')
      else if (more?.formula !== undefined && (value === null || value === ''))
        say('Ô này là công thức chưa có kết quả. Ông/bà mở bằng Excel, lưu lại, hoặc gõ thẳng chữ vào ô.')
      else return textOfValue(value)
      return ''
    }),
  )
  const grid = gridOf(sheet.name, rows)
  return { ...grid, faults: [...faults, ...grid.faults] }
}

function textOfValue(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (!(value instanceof Date)) return String(value)
  const [day = '', time = ''] = value.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day}T${time.replace('Z', '')}`
}

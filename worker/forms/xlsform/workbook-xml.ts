import { SHEET_LIMITS } from './limits.ts'
import { FileFault } from './unzip.ts'

/** Refuses what XML can do and a spreadsheet has no need of; `most` marks where the whole is held as a tree. */
export function checkXml(text: string, most = Infinity): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw new FileFault('Tệp có khai báo lạ (DOCTYPE) bên trong, không phải do Excel ghi, nên không được mở.')
  let tags = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++
  if (tags > most) throw new FileFault(`Bảng tính lớn quá: nhiều nhất ${SHEET_LIMITS.cells} ô có chữ.`)
}

/** Attributes of each element of that name, whatever its prefix. */
export function tagsOf(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = []
  for (const [, inside = ''] of xml.matchAll(new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]{0,2000})>`, 'g'))) {
    const tag: Record<string, string> = Object.create(null)
    for (const [, key = '', , value = ''] of inside.matchAll(/([\w:]{1,40})=(["'])(.*?)\2/gs)) tag[key] = value
    found.push(tag)
    if (found.length > SHEET_LIMITS.entries) break
  }
  return found
}

/** Only the cells of a sheet: no widths, links, pictures, rules of its own. */
export function cutCells(sheet: string): string {
  const from = sheet.search(/<(?:\w{1,20}:)?sheetData[\s>]/)
  const open = sheet.slice(from).search(/[:<]sheetData/)
  const prefix = from < 0 || open === 0 ? '' : `${sheet.slice(from + 1, from + open)}:`
  const end = `</${prefix}sheetData>`
  const to = sheet.lastIndexOf(end)
  const inside = from < 0 || to < from ? '<sheetData></sheetData>' : sheet.slice(from, to + end.length)
  return `<worksheet>${inside}</worksheet>`
}

/** How far the cells with something in them reach, and how many they are. */
export function measure(cells: string): { rows: number; columns: number; cells: number } {
  const size = { rows: 0, columns: 0, cells: 0 }
  let row = 0
  let column = 0
  for (const [, kind, inside = ''] of cells.matchAll(/<(?:\w{1,20}:)?(row|c)(?=[\s/>])([^<>]*)>/g)) {
    if (kind === 'row') {
      row = Number(/\sr="(\d{1,9})"/.exec(inside)?.[1] ?? row + 1)
      column = 0
      continue
    }
    const place = /\sr="([A-Za-z]{1,4})(\d{1,9})"/.exec(inside)
    column = place ? columnOf(place[1] ?? '') : column + 1
    if (inside.endsWith('/')) continue
    size.cells++
    size.rows = Math.max(size.rows, place ? Number(place[2]) : row)
    size.columns = Math.max(size.columns, column)
  }
  return size
}

/** A is 1. */
function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

import { LIMITS, type Table } from '../questionnaire.ts'
import { gridsOfCsv, readCsv, sheetName, tableOf } from './csv.ts'
import type { CellFault } from './fault.ts'
import type { Grid } from './grid.ts'
import { SHEET_LIMITS } from './limits.ts'
import { HAMLETS } from './types.ts'
import { FileFault } from './unzip.ts'
import { readWorkbook } from './workbook.ts'

export type SentFile = { name: string; bytes: Uint8Array }

/** What was sent, taken apart: the sheets that we know, and tables. */
export type Opened = { grids: Grid[]; tables: Map<string, Table>; faults: CellFault[]; skipped: CellFault[] }

const CSV = /\.csv$/i

/** Opens everything that was sent; a file that cannot be read becomes a fault of its own. */
export async function openFiles(file: SentFile, others: readonly SentFile[]): Promise<Opened> {
  const found: Opened = { grids: [], tables: new Map(), faults: [], skipped: [] }
  const say = (to: CellFault[], sheet: string, message: string) => to.push({ sheet, row: 0, column: '', message })
  const all = [file, ...others].map(({ name, bytes }) => ({
    name: name.replace(/^.*[/\\]/s, '').normalize('NFC'),
    bytes,
  }))
  const isTooMuch =
    all.length > SHEET_LIMITS.files || all.reduce((sum, { bytes }) => sum + bytes.length, 0) > SHEET_LIMITS.allBytes
  if (isTooMuch) {
    say(
      found.faults,
      '',
      `Nhiều tệp quá: nhiều nhất ${SHEET_LIMITS.files} tệp, cộng lại ${SHEET_LIMITS.allBytes / 1_000_000} MB.`,
    )
    return found
  }
  const hasSurvey = all.some(({ name }) => CSV.test(name) && sheetName(name.replace(CSV, '')) === 'survey')
  for (const [index, { name, bytes }] of all.entries()) {
    try {
      if (bytes.length > SHEET_LIMITS.bytes)
        throw new FileFault(`Tệp lớn quá: nhiều nhất ${SHEET_LIMITS.bytes / 1_000_000} MB.`)
      const isSheet = CSV.test(name) && (sheetName(name.replace(CSV, '')) !== undefined || (index === 0 && !hasSurvey))
      if (isSheet) found.grids.push(...gridsOfCsv(name, await readCsv(bytes, SHEET_LIMITS.rows)))
      else if (CSV.test(name)) await openTable(name, bytes, found)
      else if (index > 0) say(found.skipped, name, 'tệp kèm theo không phải .csv, không đưa vào biểu mẫu')
      else await openWorkbook(name, bytes, found)
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      say(found.faults, name, error.message)
    }
  }
  return found
}

async function openWorkbook(name: string, bytes: Uint8Array, found: Opened): Promise<void> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new FileFault(
      'Tệp là Excel kiểu cũ (.xls) hoặc có mật khẩu. Ông/bà lưu lại kiểu .xlsx, không mật khẩu, rồi gửi.',
    )
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new FileFault('Tệp không phải bảng tính Excel (.xlsx) hay CSV.')
  if (/\.xlsm$/i.test(name))
    throw new FileFault('Tệp có macro (.xlsm) nên không nhận. Ông/bà lưu lại kiểu .xlsx rồi gửi.')
  const { grids, names } = await readWorkbook(bytes, (sheet) => sheetName(sheet) !== undefined)
  found.grids.push(...grids)
  for (const sheet of names.filter((one) => sheetName(one) === undefined))
    found.skipped.push({ sheet, row: 0, column: '', message: 'trang không thuộc XLSForm, không đưa vào biểu mẫu' })
  if (!grids.some((grid) => sheetName(grid.name) === 'survey'))
    found.faults.push({
      sheet: name,
      row: 0,
      column: '',
      message: `Thiếu trang "survey". Các trang trong tệp: ${names.slice(0, 20).join(', ')}.`,
    })
}

async function openTable(file: string, bytes: Uint8Array, found: Opened): Promise<void> {
  const name = file.replace(CSV, '')
  if (name === HAMLETS) {
    found.skipped.push({
      sheet: file,
      row: 0,
      column: '',
      message: 'danh sách thôn lấy từ phần mềm, không lấy từ tệp này',
    })
    return
  }
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,63}$/u.test(name) || name in {})
    throw new FileFault('Tên tệp chưa dùng được: chỉ chữ cái, số, "_", "-", "."; không có dấu cách.')
  if (found.tables.has(name)) throw new FileFault('Tệp này được gửi hai lần.')
  found.tables.set(name, tableOf(await readCsv(bytes, LIMITS.tableRows + 1)))
}

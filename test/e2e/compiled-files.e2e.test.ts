import { describe, expect, test } from 'vitest'
import { asksOf } from '../../worker/rounds/compiling/asks.ts'
import { compile } from '../../worker/rounds/compiling/compile.ts'
import { workbookFile } from '../../worker/rounds/compiling/workbook-store.ts'
import { sheetsOf } from '../../worker/rounds/compiling/workbook.ts'
import { findOfficeSuite, openedTables } from '../support/office-suite.ts'
import { readWorkbook } from '../support/workbook-reader.ts'
import { MONTH, planned, reportOf } from '../rounds/compiling-cast.ts'

const suite = findOfficeSuite()
if ('reason' in suite) console.warn(`Bỏ qua phần mở bảng tính bằng LibreOffice. ${suite.reason}`)

describe.skipIf('reason' in suite)('LibreOffice opens', () => {
  test('a compiled round: every cell as another reader reads it, formulas that somebody typed as the words they are', async () => {
    if ('reason' in suite) return
    const asks = asksOf(planned(MONTH))
    const round = {
      asks,
      reports: [
        reportOf('hamlet:a', { so_ho: '1250', ho_rac: '90', phan_tram: '7.2', duong_hoa_km: '0.35', buoi: '0' }),
        reportOf('hamlet:b', { so_ho: '80', buoi: '0', kho_khan: '=1+1 "chưa có" kinh phí' }),
        reportOf('hamlet:c', null),
      ],
    }
    const sheets = sheetsOf(
      compile(round, null, null),
      round,
      { '': '+84\nDòng hai' },
      (unit) => `Thôn ${unit.slice(-1)}`,
    )
    const bytes = await workbookFile(sheets)
    const other = readWorkbook(bytes)
    const seen = await openedTables(suite, bytes)
    expect([...seen.keys()].sort()).toEqual([...other.keys()].sort())
    for (const [name, rows] of other)
      expect([name, (seen.get(name) ?? []).map(withoutEnd)]).toEqual([
        name,
        rows.map((row) => withoutEnd(row.map(shown))),
      ])
  })
})

function shown(cell: string | number | null): string {
  return cell === null ? '' : String(cell)
}

function withoutEnd(row: readonly string[]): string[] {
  const cells = [...row]
  while (cells.length > 0 && cells.at(-1) === '') cells.pop()
  return cells
}

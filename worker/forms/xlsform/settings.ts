import type { Lines } from './columns.ts'
import type { CellFault } from './fault.ts'
import type { Setting } from './headers.ts'
import { straighten } from './question.ts'

export type ReadSettings = {
  title: string
  name: string
  version: string
  defaultLanguage: string
  style: string
  instanceName: string
  row: number
  faults: CellFault[]
  skipped: CellFault[]
}

const NONE: ReadSettings = {
  title: '',
  name: '',
  version: '',
  defaultLanguage: '',
  style: '',
  instanceName: '',
  row: 0,
  faults: [],
  skipped: [],
}

/** Reads the sheet `settings`: one line below the header. */
export function readSettings(lines: Lines<Setting> | undefined): ReadSettings {
  if (!lines) return NONE
  const faults = [...lines.faults]
  const skipped = [...lines.skipped]
  const [line, ...others] = lines.lines.filter((one) => !one.isEmpty)
  for (const { row } of others)
    skipped.push({ sheet: lines.sheet, row, column: '', message: 'chỉ hàng đầu của trang này được dùng' })
  if (!line) return { ...NONE, faults, skipped }
  const fault = (key: Setting, message: string) =>
    faults.push({ sheet: lines.sheet, row: line.row, column: lines.place(key), message })
  const name = line.at('form_id')
  if (name !== '' && !isFormName(name))
    fault(
      'form_id',
      `Mã biểu mẫu "${name}" chưa dùng được: bắt đầu bằng chữ cái hoặc "_", rồi chữ, số, "_", "-", "."; không có dấu cách.`,
    )
  const styles = line
    .at('style')
    .split(/\s+/)
    .filter((word) => word !== '')
  for (const word of styles.filter((one) => one !== 'pages'))
    if (/^theme-/.test(word))
      skipped.push({
        sheet: lines.sheet,
        row: line.row,
        column: lines.place('style'),
        message: `kiểu "${word}" chỉ là hình thức của ứng dụng khác`,
      })
    else fault('style', `Không biết kiểu "${word}". Kiểu dùng được: pages.`)
  return {
    title: line.at('form_title'),
    name,
    version: line.at('version'),
    defaultLanguage: line.at('default_language'),
    style: styles.includes('pages') ? 'pages' : '',
    instanceName: straighten(line.at('instance_name')),
    row: line.row,
    faults,
    skipped,
  }
}

export function isFormName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u.test(name) && !(name in {})
}

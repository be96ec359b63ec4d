import { KIND_WORDS } from './number.ts'
import type { DocumentRow } from './queries.ts'
import { dayWords, HIDDEN, STATE_WORDS } from './words.ts'

/** A line of the register for one reader. */
export type Entry = { row: DocumentRow; isHidden: boolean }

/** What it is about, as this reader may know it. */
export function entrySubject({ isHidden, row }: Entry): string {
  if (isHidden) return HIDDEN
  return row.subject === '' ? 'Chưa ghi việc' : row.subject
}

/** To whom it went, as this reader may know it. */
export function entryRecipient({ isHidden, row }: Entry): string {
  return isHidden ? '' : row.recipient
}

/** How it stands with the number, and why it is void. */
export function stateText({ isHidden, row }: Entry): string {
  const words = STATE_WORDS[row.state]
  return row.state === 'void' && row.voidReason && !isHidden ? `${words}: ${row.voidReason}` : words
}

export const SHEET_HEAD = ['Loại', 'Số, ký hiệu', 'Số', 'Ngày', 'Trích yếu', 'Nơi nhận', 'Tình trạng'] as const

/** A line of the register as a row of a spreadsheet. */
export function sheetRow(entry: Entry): (string | number)[] {
  const { row } = entry
  return [
    ...[KIND_WORDS[row.documentKind], row.codeNotation],
    row.number,
    ...[dayWords(row.issuedOn), entrySubject(entry), entryRecipient(entry), stateText(entry)],
  ]
}

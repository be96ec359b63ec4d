import type { DocumentRow } from './queries.ts'
import type { Paper, Part } from './paper.ts'

/** What stands in place of what somebody may not read. */
export const HIDDEN = 'Văn bản hạn chế'

/** How it stands with a number. */
export const STATE_WORDS: Record<DocumentRow['state'], string> = {
  issued: 'Đã ban hành',
  reserved: 'Đang giữ số',
  void: 'Đã hủy số',
}

/** How many places of a paper are still to be written: those where dots stand. */
export function gapsIn({ annexes, parts, subject, addressees }: Paper): number {
  const texts = [subject, ...addressees, ...[...parts, ...annexes.flatMap((annex) => annex.parts)].flatMap(textsOf)]
  return texts.filter((text) => text.includes('…')).length
}

function textsOf(part: Part): string[] {
  if (part.kind === 'order') return [part.text]
  if (part.kind === 'list') return part.items
  return part.kind === 'table' ? part.rows.flat() : part.paragraphs
}

/** "21/11/2026". */
export function dayWords(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** "1,4 MB", "86 KB". */
export function sizeWords(bytes: number): string {
  if (bytes >= 1024 ** 2) return `${(bytes / 1024 ** 2).toFixed(1).replace('.', ',')} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

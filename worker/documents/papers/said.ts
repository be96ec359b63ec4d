import { dayText, type Part } from '../paper.ts'

/** By when something is asked, and whether a law says so or the asker does. */
export type Term = { on: string; basis: 'law'; source: string } | { on: string; basis: 'asked' }

/** "trước ngày 15 tháng 12 năm 2026 (thời hạn đề nghị)". */
export function termText(term: Term): string {
  const why = term.basis === 'law' ? `theo quy định tại ${term.source}` : 'thời hạn đề nghị'
  return `trước ${dayText(term.on)} (${why})`
}

/** Words under no heading. */
export function words(...paragraphs: string[]): Part {
  return { kind: 'section', level: 1, heading: '', paragraphs }
}

/** I., II., … */
export function chapter(heading: string, paragraphs: readonly string[] = []): Part {
  return { kind: 'section', level: 1, heading, paragraphs: [...paragraphs] }
}

/** 1., 2., … within a chapter. */
export function clause(heading: string, paragraphs: readonly string[] = []): Part {
  return { kind: 'section', level: 2, heading, paragraphs: [...paragraphs] }
}

/** Lines with a dash; nothing where there are none. */
export function dashes(items: readonly string[]): Part[] {
  return items.length > 0 ? [{ kind: 'list', numbered: false, items: [...items] }] : []
}

/** A heading with dashed lines below it; what is not known yet is left to be written. */
export function dashedClause(heading: string, items: readonly string[]): Part[] {
  return items.length > 0 ? [clause(heading), ...dashes(items)] : [clause(heading, [TO_WRITE])]
}

/** Where somebody still has to write. */
export const TO_WRITE = '…'

/** Texts, or the place where they are to be written. */
export function orBlank(paragraphs: readonly string[]): string[] {
  return paragraphs.length > 0 ? [...paragraphs] : [TO_WRITE]
}

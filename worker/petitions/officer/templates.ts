import { type CommuneBook, offered, type ReplyTemplate } from '../../communes/book.ts'

/** The beginnings of answers that fit a case: those of its field of life, then those for every field. */
export function templatesFor(book: CommuneBook, category: string, today: string): ReplyTemplate[] {
  const fitting = offered(book.replyTemplates, today).filter(
    (one) => one.category === null || one.category === category,
  )
  return fitting.sort((a, b) => Number(a.category === null) - Number(b.category === null))
}

/** What was written, and the template after it. */
export function withTemplate(written: string, template: string): string {
  return written.trim() === '' ? template : `${written.trimEnd()}\n\n${template}`
}

import { bodyName, type CommuneBook } from './book.ts'

/** Who reports, who is measured: a hamlet or a body of the commune, as one word: `hamlet:lang_dia`, `body:binh-xa.phu-nu`. */
export type Unit = { kind: 'hamlet' | 'body'; id: string }

/** A unit as one word. */
export function unitKey({ kind, id }: Unit): string {
  return `${kind}:${id}`
}

/** Reads what `unitKey` wrote, when it is a unit of this commune; else null. */
export function readUnit(book: CommuneBook, key: string): Unit | null {
  const [, kind, id = ''] = /^(hamlet|body):(.+)$/.exec(key) ?? []
  if (kind === 'hamlet') return book.hamlets.has(id) ? { kind, id } : null
  if (kind === 'body') return book.bodies.has(id) ? { kind, id } : null
  return null
}

/** "Thôn Làng Dịa" as the commune calls it, or the body's name. */
export function unitName(book: CommuneBook, key: string): string {
  const unit = readUnit(book, key)
  if (!unit) return 'đơn vị cũ'
  return unit.kind === 'hamlet' ? (book.hamlets.get(unit.id)?.name ?? 'thôn cũ') : bodyName(book, unit.id)
}

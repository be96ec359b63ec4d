import { changedText } from './deeds.ts'
import type { CompileDesk } from './own.ts'
import { COMPILED, readsUnits } from './permissions.ts'
import { tableHref } from './place.ts'

/** The way to a round's table, for those who may read it. */
export function compileWays(desk: CompileDesk, address: string): { href: string; text: string; more: string }[] {
  const { book, file, staff } = desk
  const { row, own } = file
  if (row.status === 'draft' || row.status === 'cancelled') return []
  if (!readsUnits(staff, row, book.commune.triageBodyId)) {
    if (!own.compile.all.some(({ sentAt }) => sentAt !== null)) return []
    return [{ href: tableHref(address), text: 'Bản tổng hợp đã gửi', more: 'Số liệu và lời, như khi gửi.' }]
  }
  const more = COMPILED.includes(row.status)
    ? changedText(desk) || 'Số liệu và lời, như khi trình.'
    : 'Cộng số liệu, so với kế hoạch, trích lời các đơn vị.'
  return [{ href: tableHref(address), text: 'Tổng hợp', more }]
}

import type { CommuneBook } from '../communes/book.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { ONE } from '../notifications/tells.ts'
import { watcherOf } from './watcher.ts'

/** Who hears of a recommendation: whoever answers, its head, whoever keeps watch, whoever made it, those above. */
export type Ear = 'body' | 'head' | 'front' | 'lead' | 'leaders'

/** Audiences in the words of the notifications. Of a restricted one only those hear who are named on it. */
export function audience(
  row: Pick<DossierRow, 'restricted' | 'addressedBodyId' | 'leadBodyId'>,
  named: readonly string[],
  book: CommuneBook,
  ...ears: readonly Ear[]
): string[] {
  if (row.restricted) return named.map((id) => ONE + id)
  const watcher = watcherOf(book, row)
  const isFront = watcher === book.commune.triageBodyId
  const of: Record<Ear, string[]> = {
    body: [`${row.addressedBodyId}:handler,approver,leader${isFront ? '' : ',coordinator'}`],
    head: [`${row.addressedBodyId}:approver,leader`],
    front: [`${watcher}:${isFront ? 'coordinator,approver' : 'approver,leader'}`],
    lead:
      row.leadBodyId === watcher || row.leadBodyId === row.addressedBodyId
        ? []
        : [`${row.leadBodyId}:supervisor_member,coordinator,approver`],
    leaders: ['*:leader'],
  }
  return [...new Set(ears.flatMap((ear) => of[ear]))]
}

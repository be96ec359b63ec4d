import type { CommuneBook } from '../communes/book.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { ONE } from '../notifications/tells.ts'

/** Who hears of a recommendation: whoever answers, its head, the Front, whoever made it, those above. */
export type Ear = 'body' | 'head' | 'front' | 'lead' | 'leaders'

/** Audiences in the words of the notifications. Of a restricted one only those hear who are named on it. */
export function audience(
  row: Pick<DossierRow, 'restricted' | 'addressedBodyId' | 'leadBodyId'>,
  named: readonly string[],
  book: CommuneBook,
  ...ears: readonly Ear[]
): string[] {
  if (row.restricted) return named.map((id) => ONE + id)
  const front = book.commune.triageBodyId
  const of: Record<Ear, string[]> = {
    body: [`${row.addressedBodyId}:handler,approver,leader`],
    head: [`${row.addressedBodyId}:approver,leader`],
    front: [`${front}:coordinator,approver`],
    lead: row.leadBodyId === front ? [] : [`${row.leadBodyId}:supervisor_member,coordinator,approver`],
    leaders: ['*:leader'],
  }
  return [...new Set(ears.flatMap((ear) => of[ear]))]
}

import type { CommuneBook } from '../../communes/book.ts'
import type { DossierFile } from '../../dossiers/file.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { ItemRow } from '../hall/tables.ts'

const OFFICERS = 'handler,approver,leader,coordinator'

/** Officers of the body that holds a meeting, in the words of the notifications. */
export function toLead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>): string[] {
  return [`${leadBodyId}:${OFFICERS}`]
}

/** Officers of the Front. */
export function toFront(book: Pick<CommuneBook, 'commune'>): string[] {
  return [`${book.commune.triageBodyId}:intake_officer,coordinator,approver`]
}

/** Bodies and organisations that were invited. */
export function toInvited(bodies: DossierFile['bodies']): string[] {
  return bodies
    .filter((one) => one.role === 'invited' && one.since !== null)
    .map((one) => `${one.bodyId}:${OFFICERS},intake_officer,supervisor_member`)
}

/** Bodies that prepare a point of the agenda. */
export function toPreparing(items: readonly Pick<ItemRow, 'bodyId'>[]): string[] {
  return [...new Set(items.map(({ bodyId }) => bodyId).filter((id) => id !== null))].map(
    (id) => `${id}:handler,approver`,
  )
}

/** Whoever speaks for a hamlet. */
export const TO_HAMLETS = '*:hamlet_rep'

/** All that have to do with a meeting, without doubles. */
export function toAll(
  book: Pick<CommuneBook, 'commune'>,
  { row, bodies }: { row: DossierRow; bodies: DossierFile['bodies'] },
  items: readonly Pick<ItemRow, 'bodyId'>[],
): string[] {
  return [...new Set([...toLead(row), ...toFront(book), ...toInvited(bodies), ...toPreparing(items)])]
}

import type { CommuneBook } from '../../communes/book.ts'
import type { DossierFile } from '../../dossiers/file.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { isGovernment } from './own.ts'

type Row = Pick<DossierRow, 'leadBodyId'>

/** The Front's officers who hold dialogues. */
export function toFront({ commune }: CommuneBook): string[] {
  return [`${commune.triageBodyId}:coordinator,approver`]
}

/** Those who may speak for the government at that meeting. */
export function toGovernment(book: CommuneBook, row: Row, bodies: DossierFile['bodies']): string[] {
  const asked = bodies.filter(({ role, since }) => role === 'invited' && since !== null).map(({ bodyId }) => bodyId)
  return [...new Set([row.leadBodyId, ...asked])]
    .filter((id) => isGovernment(book, id, row.leadBodyId))
    .map((id) => `${id}:approver,leader`)
}

export function bothSides(book: CommuneBook, row: Row, bodies: DossierFile['bodies']): string[] {
  return [...toFront(book), ...toGovernment(book, row, bodies)]
}

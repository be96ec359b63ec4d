import type { CommuneBook } from '../communes/book.ts'
import type { DossierRow } from '../dossiers/tables.ts'

type Seen = Pick<DossierRow, 'addressedBodyId' | 'leadBodyId'>

/**
 * Which body keeps watch and looks on the spot: the Front. What the Front itself promised the Party committee watches, where
 * there is none the People's Council, else whoever led the dialogue: nobody watches over himself.
 */
export function watcherOf(book: CommuneBook, row: Seen): string {
  const front = book.commune.triageBodyId
  if (row.addressedBodyId !== front) return front
  const standing = [...book.bodies.values()].filter(({ parentBodyId }) => parentBodyId === null)
  const above =
    standing.find(({ kind }) => kind === 'party_committee') ?? standing.find(({ kind }) => kind === 'peoples_council')
  return above?.id ?? row.leadBodyId
}

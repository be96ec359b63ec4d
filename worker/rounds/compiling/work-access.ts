import type { DossierRow } from '../../dossiers/tables.ts'
import type { Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { roundAtDesk } from '../room-access.ts'
import type { RoundRow } from '../tables.ts'
import type { Words } from './content.ts'
import { COMPILED, mayWord, readsUnits } from './permissions.ts'
import { type Basis, compilationOf } from './queries.ts'
import type { CompilationRow } from './tables.ts'

/** A round whose table somebody opens. */
export type Work = {
  row: DossierRow
  round: RoundRow
  address: string
  /** May he read what single units told? Else he reads what was sent, and nothing before that. */
  reads: boolean
  /** The table is what was submitted. */
  isCompiled: boolean
  compilation: CompilationRow | undefined
  basis: Basis | null
  words: Words
  mayWord: boolean
  /** Might he, in another state of the round? */
  mayEver: boolean
}

/** The round of the address with its table, as far as this officer may read it; else it is not there. */
export async function workOf(c: Context): Promise<Work> {
  const { book, db, staff } = c.var
  const { address, round, row } = await roundAtDesk(c)
  const front = book.commune.triageBodyId
  const reads = readsUnits(staff, row, front)
  if (round.versionId === '') throw problem.notFound()
  const isCompiled = COMPILED.includes(row.status)
  const compilation =
    isCompiled || !reads ? await compilationOf(db, row.id, reads ? {} : { sentOnly: true }) : undefined
  if (!reads && !compilation) throw problem.notFound()
  return {
    ...{ row, round, address, reads, isCompiled, compilation },
    basis: isCompiled && compilation ? compilation.basis : null,
    words: compilation?.words ?? round.words,
    mayWord: mayWord(staff, row, front),
    mayEver: mayWord(staff, { ...row, status: 'closed' }, front),
  }
}

/** The same for pages that show what single units told. */
export async function unitsWork(c: Context): Promise<Work> {
  const work = await workOf(c)
  if (!work.reads) throw problem.notFound()
  return work
}

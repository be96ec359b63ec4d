import type { Statement } from '../../db/connect.ts'
import type { DraftLine } from '../../documents/draft-queries.ts'
import type { Deed, Desk } from '../../dossiers/deed.ts'
import type { RoundRow } from '../tables.ts'
import type { CompilationRow } from './tables.ts'

/** A compilation without its table. */
export type CompilationLine = Pick<
  CompilationRow,
  'number' | 'basis' | 'contentHash' | 'madeBy' | 'madeAt' | 'documentCode' | 'sentAt'
>

/** What was put together of a round so far, the first first, and the papers that were begun from it. */
export type CompileState = { all: readonly CompilationLine[]; papers: readonly DraftLine[] }

/** What deeds about compiling need to know of a round. */
export type CompileOwn = {
  round: RoundRow
  reports: readonly { id: string; unit: string; acceptedNumber: number }[]
  compile: CompileState
}

/** What they write besides the dossier: columns of the round, bodies that see it from now on, and what was made ready for the batch. */
export type CompileMore = { set?: Partial<RoundRow>; invite?: readonly string[]; also?: readonly Statement[] }

export type CompileDesk = Desk<CompileOwn>
export type CompileDeed = Deed<CompileOwn, { compile: CompileMore }>

import type { DossierView } from '../../dossiers/deed-access.ts'
import { compileWays } from '../compiling/ways.ts'
import type { RoundOwn } from '../own.ts'

export type Way = { href: string; text: string; more: string }

/** Pages of a round that this officer has something to do or to read on. */
export function waysOf({ address, desk }: Pick<DossierView<RoundOwn>, 'desk' | 'address'>): Way[] {
  return compileWays(desk, address)
}

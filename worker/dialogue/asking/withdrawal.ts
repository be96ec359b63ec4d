import { type DossierVerdict, nextOf } from '../../dossiers/life.ts'
import { REQUEST_STEPS } from './rules.ts'

type Seen = {
  status: string
  communeId: string
  leadBodyId: string
  addressedBodyId: string | null
  writtenBy: string | null
}

/** May its sender take a request back, as it stands: the step, or a refusal. */
export function withdrawal(seen: Seen): DossierVerdict {
  const ground = { frontBodyId: seen.leadBodyId, above: [], team: [] }
  return nextOf(REQUEST_STEPS, seen, ground, 'rut', { kind: 'citizen' })
}

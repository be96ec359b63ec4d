import type { DossierRow } from '../dossiers/tables.ts'
import { LIMIT } from './days.ts'
import type { SupervisionDesk } from './own.ts'
import type { SessionRow } from './tables.ts'
import { waitingOf } from './waiting.ts'

/** Whose move it is while bodies report and sessions are held: the body whose report is due first, else whoever leads. */
export function moveAfter(
  { file, today }: Pick<SupervisionDesk, 'file' | 'today'>,
  sessions: readonly SessionRow[],
): Partial<DossierRow> {
  const owing = sessions
    .filter((one) => one.reportOn === null && one.heldOn === null && one.reportWantedOn !== null)
    .toSorted((a, b) => ((a.reportWantedOn ?? '') < (b.reportWantedOn ?? '') ? -1 : 1))[0]
  if (owing && !file.row.restricted) return waitingOf(today, owing.bodyId, owing.reportWantedOn, LIMIT.reportAhead)
  const next = sessions.filter((one) => one.heldOn === null).toSorted((a, b) => (a.day < b.day ? -1 : 1))[0]
  return waitingOf(today, file.row.leadBodyId, next?.day ?? null)
}

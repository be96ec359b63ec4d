import type { DossierRow } from '../dossiers/tables.ts'

type Waiting = Pick<DossierRow, 'waitsForBodyId' | 'dueOn' | 'limitCode' | 'alarm' | 'wakeOn'>

/** Whose move it is, by when and by which limit. The clock looks at it on its next turn and finds the day of the reminder. */
export function waitingOf(today: string, bodyId: string | null, dueOn: string | null, limitCode = ''): Waiting {
  return { waitsForBodyId: bodyId, dueOn, limitCode, alarm: '', wakeOn: dueOn === null ? null : today }
}

/** Nobody has to move. */
export const WAITS_FOR_NOBODY: Waiting = { waitsForBodyId: null, dueOn: null, limitCode: '', alarm: '', wakeOn: null }

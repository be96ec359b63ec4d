import type { DraftLine } from '../documents/draft-queries.ts'
import type { Deed, DeedPlan, Desk } from '../dossiers/deed.ts'
import type { DossierFile } from '../dossiers/file.ts'
import type { CoordinationRow, ReviewRow, TaskRow } from './tables.ts'

/** What the room keeps of a programme. */
export type Own = {
  programme: CoordinationRow
  /** In their order, also those that were dropped. */
  tasks: readonly TaskRow[]
  reviews: readonly ReviewRow[]
  /** Official papers that were begun from it; only where they are listed. */
  papers?: readonly DraftLine[]
}

/** What a deed writes besides the dossier. */
export type More = {
  set?: Partial<CoordinationRow>
  newTask?: Omit<TaskRow, 'dossierId' | 'position'>
  task?: { id: string; set: Partial<TaskRow> }
  /** Tasks that are not done are dropped: nobody is reminded of them any more. */
  dropsOpen?: true
  review?: Omit<ReviewRow, 'dossierId' | 'seq'>
  invite?: readonly string[]
  uninvite?: readonly string[]
  /** Partners see it from now on. */
  sendsOut?: true
}

export type ProgrammeDesk = Desk<Own>
export type ProgrammeDeed = Deed<Own, More>
export type ProgrammePlan = DeedPlan<More>

/** Who is asked to sign, whether or not it was sent yet. */
export function partnersOf(file: Pick<DossierFile, 'bodies'>): string[] {
  return file.bodies.filter(({ role }) => role === 'invited').map(({ bodyId }) => bodyId)
}

/** Partners that have signed what was last sent. */
export function signedBy(file: Pick<DossierFile, 'events'>): string[] {
  const sentAt = file.events.findLastIndex(({ kind }) => kind === 'coordination.sent')
  return file.events.slice(sentAt + 1).flatMap(({ detail, kind }) => {
    if (kind !== 'coordination.signed' && kind !== 'coordination.signed_on_paper') return []
    const { bodyId } = JSON.parse(detail) as { bodyId?: string }
    return bodyId ? [bodyId] : []
  })
}

/** Those that still have to sign. */
export function unsigned(file: Pick<DossierFile, 'bodies' | 'events'>): string[] {
  const signed = signedBy(file)
  return partnersOf(file).filter((id) => !signed.includes(id))
}

/** Bodies that may be given a task: the one that leads and its partners. */
export function sidesOf(file: Pick<DossierFile, 'bodies' | 'row'>): string[] {
  return [file.row.leadBodyId, ...partnersOf(file)]
}

/** Tasks that still stand. */
export function standing(tasks: readonly TaskRow[]): TaskRow[] {
  return tasks.filter(({ droppedAt }) => droppedAt === null)
}

import type { Deed, DeedRefusal, Desk } from '../dossiers/deed.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { SessionRow, SupervisionRow } from './tables.ts'
import type { Asked } from './words.ts'

/** A petition that is a ground of a topic, for whoever may see it. */
export type Linked = { code: string; title: string; restricted: boolean }

/** What this room keeps of a topic. */
export type SupervisionOwn = SupervisionRow & {
  sessions: SessionRow[]
  /** Petitions that the reader may find, and how many there are. */
  petitions: Linked[]
  petitionCount: number
  /** The programme that it stands in. */
  programme: DossierRow | null
  /** What a report may quote of what was found on the spot. */
  quotes?: { strengths: string; limits: string }
}

export type SupervisionDesk = Desk<SupervisionOwn>

export type NewPerson = {
  id: string
  staffId: string
  name: string
  title: string
  role: 'head' | 'deputy' | 'secretary' | 'member'
  position: number
}

/** What a deed writes into the room's tables and into what belongs to the dossier. */
export type SupervisionMore = {
  own?: Partial<SupervisionRow>
  sessions?: readonly Omit<SessionRow, 'dossierId'>[]
  session?: { id: string; set: Partial<SessionRow> }
  people?: { end: readonly string[]; add: readonly NewPerson[] }
  /** The bodies that are supervised, all of them. */
  supervised?: readonly string[]
  /** From now on they see the topic. */
  shown?: readonly string[]
  /** Bodies above that got a copy. */
  competent?: readonly string[]
  asks?: readonly (Asked & { id: string })[]
  /** What everybody may read of recommendations that came out of it, by their ids. */
  published?: ReadonlyMap<string, string>
}

export type SupervisionDeed = Deed<SupervisionOwn, SupervisionMore>

/** Not yet possible, and the page says why in place of the form. */
export function notYet(sentence: string): DeedRefusal {
  return { status: 409, sentence, shown: true }
}

/** What recommendations of a topic come out of. */
export function sourceOf({ form }: Pick<SupervisionRow, 'form'>): 'supervision' | 'inspection_board' | 'board' {
  if (form === 'people_inspection_board') return 'inspection_board'
  return form === 'community_investment_board' ? 'board' : 'supervision'
}

/** The bodies that a topic looks at. */
export function supervisedOf(desk: Pick<SupervisionDesk, 'file'>): string[] {
  return desk.file.bodies.filter((one) => one.role === 'supervised').map((one) => one.bodyId)
}

/** Is everything that came out of it ended? */
export function allAsksEnded(desk: Pick<SupervisionDesk, 'file'>): boolean {
  return desk.file.kin.every((one) => one.kind !== 'recommendation' || one.endedAt !== null)
}

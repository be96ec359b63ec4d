import type { DossierFile } from '../../../dossiers/file.ts'
import { lastOf } from '../../../dossiers/history.ts'
import type { Evidence } from '../../evidence.ts'
import { INSIDE_EVENTS } from '../history-lines.ts'
import { isDecided, isOfUnit, type RatingDesk, seesInside } from '../own.ts'

/** What of a rating's history this officer reads: what is inside is left out for the unit and for peers. */
export function eventsSeen(desk: RatingDesk): DossierFile['events'] {
  const { events } = desk.file
  if (seesInside(desk)) return events
  const { staff } = desk
  return events.filter(({ actorId, kind }) => !INSIDE_EVENTS.includes(kind) || actorId === staff.id)
}

/** Files that came with what he reads. */
export function filesSeen(desk: RatingDesk): DossierFile['files'] {
  const seen = new Set(eventsSeen(desk).map(({ seq }) => seq))
  return desk.file.files.filter(({ seq }) => seen.has(seq))
}

/** Whose points, and which grade, stand on his page. */
export function handsSeen(desk: RatingDesk): { self: boolean; authority: boolean; peers: boolean } {
  const inside = seesInside(desk)
  return { self: true, authority: inside || (isDecided(desk) && isOfUnit(desk)), peers: inside }
}

/** What the system knows beside the criteria: as it was seen at the decision or the proposal, else as it is now. */
export function evidenceSeen(desk: RatingDesk): { when: '' | 'proposed' | 'decided'; evidence: readonly Evidence[] } {
  const found = evidenceKept(desk)
  // A hamlet's representative has no way to the pages of figures.
  const opens = desk.staff.roles.some((role) => role !== 'hamlet_rep')
  return opens ? found : { ...found, evidence: found.evidence.map((one) => ({ ...one, href: '' })) }
}

function evidenceKept(desk: RatingDesk): { when: '' | 'proposed' | 'decided'; evidence: readonly Evidence[] } {
  const { file } = desk
  const { row, own } = file
  const kept =
    row.status === 'decided' || row.status === 'appealed'
      ? (lastOf(file, 'rating.decided_again') ?? lastOf(file, 'rating.decided'))
      : row.status === 'proposed' && seesInside(desk)
        ? lastOf(file, 'rating.proposed')
        : undefined
  const facts = kept && (JSON.parse(kept.detail) as { evidence?: Omit<Evidence, 'href'>[] })
  if (!facts?.evidence) return { when: '', evidence: own.evidence }
  const hrefs = new Map(own.evidence.map(({ kind, href }) => [kind, href]))
  return {
    when: row.status === 'proposed' ? 'proposed' : 'decided',
    evidence: facts.evidence.map((one) => ({ ...one, href: hrefs.get(one.kind) ?? '' })),
  }
}

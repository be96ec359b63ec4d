import type { CommuneBook } from '../communes/book.ts'
import type { Ground } from './life.ts'
import type { dossierBodies, DossierEventRow, dossierFiles, dossierPeople, DossierRow } from './tables.ts'

/** What belongs to a dossier whatever its kind. */
export type DossierFile = {
  row: DossierRow
  events: (DossierEventRow & { text: string })[]
  people: (typeof dossierPeople.$inferSelect)[]
  bodies: (typeof dossierBodies.$inferSelect)[]
  files: (typeof dossierFiles.$inferSelect)[]
  /** What came out of it, and what it came out of. */
  kin: DossierRow[]
}

/** What tells the sides of a dossier apart: see `life.ts`. Above stand the Party committee, the People's Council, and bodies named as competent. */
export function groundOf(book: CommuneBook, file: Pick<DossierFile, 'people' | 'bodies'>): Ground {
  const standing = [...book.bodies.values()].filter(
    (body) => body.parentBodyId === null && (body.kind === 'party_committee' || body.kind === 'peoples_council'),
  )
  const sentTo = (role: DossierFile['bodies'][number]['role']) =>
    file.bodies.filter((one) => one.role === role && one.since !== null).map((one) => one.bodyId)
  return {
    frontBodyId: book.commune.triageBodyId,
    above: [...new Set([...standing.map((body) => body.id), ...sentTo('competent')])],
    team: file.people.filter((one) => one.until === null && one.staffId !== '').map((one) => one.staffId),
    supervised: sentTo('supervised'),
    invited: sentTo('invited'),
  }
}

import type { DeedRefusal } from '../../dossiers/deed.ts'
import { isParty } from '../may.ts'
import { isOfUnit, type RatingDesk } from './own.ts'

const OWN_UNIT: DeedRefusal = {
  status: 403,
  sentence: 'Ông/bà thuộc đơn vị được xếp loại, nên việc này do người của cơ quan khác làm.',
}
const NOT_PARTY: DeedRefusal = { status: 403, sentence: 'Việc này do Mặt trận hoặc Đảng ủy xã làm.' }

/** Nobody handles the rating of his own unit; of the bodies above only the Party rates. */
export function notOwnUnit(desk: RatingDesk): DeedRefusal | null {
  const { book, staff } = desk
  if (isOfUnit(desk)) return OWN_UNIT
  return staff.bodyId === book.commune.triageBodyId || isParty(book, staff.bodyId) ? null : NOT_PARTY
}

/** Who proposes did not write the unit's own rating, for whomever he wrote it. */
export function notProposer(desk: RatingDesk): DeedRefusal | null {
  const wrote = desk.file.events.some(({ actorId, kind }) => actorId === desk.staff.id && kind === 'rating.self_rated')
  return (
    notOwnUnit(desk) ??
    (wrote
      ? { status: 403, sentence: 'Ông/bà đã ghi bản tự chấm, nên cần một người khác đề xuất.', shown: true }
      : null)
  )
}

/** Who decides proposed nothing about it, rated nothing in it, and is the Party's. */
export function notDecider(desk: RatingDesk): DeedRefusal | null {
  const { book, file, staff } = desk
  if (isOfUnit(desk)) return OWN_UNIT
  if (!isParty(book, staff.bodyId)) return { status: 403, sentence: 'Xếp loại do lãnh đạo Đảng ủy xã quyết định.' }
  const wrote = file.events.some(
    ({ actorId, kind }) => actorId === staff.id && ['rating.proposed', 'rating.self_rated'].includes(kind),
  )
  return wrote
    ? { status: 403, sentence: 'Ông/bà đã tự chấm hoặc đề xuất, nên cần một người khác quyết định.', shown: true }
    : null
}

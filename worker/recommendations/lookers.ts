import type { DeedRefusal } from '../dossiers/deed.ts'
import type { RecDesk } from './own.ts'
import { ownerOf } from './words.ts'

/** What somebody did for the answer or the work: after it he does not judge it. */
const OF_THE_BODY = [
  'recommendation.answer_proposed',
  'recommendation.answered',
  'recommendation.progressed',
  'recommendation.claimed_done',
  'recommendation.planned',
  'recommendation.given_up',
]
const LOOKS = [
  'recommendation.verified',
  'recommendation.disputed',
  'recommendation.recheck_held',
  'recommendation.recheck_failed',
]

/**
 * Why this officer does not look on the spot: he is of the body that answers, or once acted for it, wherever he works
 * today. A second look is for somebody who has not looked before.
 */
export function strangerTo({ file, staff }: RecDesk, isSecond = false): DeedRefusal | null {
  if (staff.bodyId === file.row.addressedBodyId)
    return { status: 403, sentence: `${ownerOf(file.own.row.source)} không tự kiểm tra việc của mình.` }
  const own = file.events.filter((event) => event.actorId === staff.id)
  if (own.some((event) => event.bodyId === file.row.addressedBodyId || OF_THE_BODY.includes(event.kind)))
    return {
      status: 403,
      sentence: 'Ông/bà đã tham gia trả lời hoặc báo kết quả việc này, nên cần người khác kiểm tra.',
    }
  if (isSecond && own.some((event) => LOOKS.includes(event.kind)))
    return { status: 403, sentence: 'Ông/bà đã kiểm tra lần trước. Kiểm tra lại cần một người khác.' }
  return null
}

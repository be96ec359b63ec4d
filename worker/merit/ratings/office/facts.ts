import { bodyName } from '../../../communes/book.ts'
import { unitName } from '../../../communes/unit.ts'
import { lateness, latenessText, longDay } from '../../../deadlines/calendar.ts'
import { GRADE_WORDS } from '../../words.ts'
import { gradeText } from '../deeds-self.ts'
import { isOfUnit, type RatingDesk, seesInside, totalBy } from '../own.ts'
import { statusOf } from '../words.ts'

/** Where it stands, whose move it is, and by when. */
export function nextText(desk: RatingDesk): string {
  const { book, today, file } = desk
  const { row, own } = file
  const isPeer = row.status === 'peer_asked' && own.asked.includes(desk.staff.bodyId)
  const first =
    row.status === 'opened' && isOfUnit(desk)
      ? 'Mời ông/bà tự chấm điểm, tự xếp loại.'
      : isPeer
        ? 'Mời cơ quan ông/bà nhận xét đơn vị này.'
        : statusOf(row.status).told
  if (row.dueOn === null) return first
  return `${first} Hạn ${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))}.`
}

/** What an officer reads of a rating at a glance: texts only. */
export function factsOf(desk: RatingDesk): [string, string][] {
  const { book, file } = desk
  const { own, people } = file
  const { rating } = own
  const reps = people.filter((one) => one.until === null).map(({ name }) => name)
  const inside = seesInside(desk)
  const rows: [string, string | null][] = [
    ['Đơn vị', unitName(book, rating.unit)],
    ['Đại diện', rating.unit.startsWith('hamlet:') ? reps.join(', ') || 'chưa có tài khoản' : null],
    ['Tự xếp loại', rating.selfGrade === null ? null : gradeText(totalBy(own, 'self'), rating.selfGrade)],
    [
      'Đề xuất',
      inside && rating.proposedGrade !== null ? gradeText(totalBy(own, 'authority'), rating.proposedGrade) : null,
    ],
    ['Xếp loại', rating.grade === null ? null : gradeText(rating.points, rating.grade)],
    ['Quyết định', rating.decidedOn === null ? null : `${rating.decisionNumber}, ${longDay(rating.decidedOn)}`],
    ['Ý kiến kèm theo', rating.decision || null],
    [
      'Đề nghị xem lại',
      rating.grade === null || file.row.status !== 'decided' || rating.appealUntil === null || rating.appeals > 0
        ? null
        : `một lần, chậm nhất ${longDay(rating.appealUntil)} (thời hạn cam kết)`,
    ],
    ['Kết quả nổi bật, hạn chế', rating.selfWords || null],
    ...pending(desk),
  ]
  return rows.filter((one): one is [string, string] => one[1] !== null)
}

/** Words that whoever moves next must read: why it came back, what the unit asks, why that grade. */
function pending(desk: RatingDesk): [string, string | null][] {
  const { file } = desk
  const inside = seesInside(desk)
  const last = file.events.findLast(({ kind }) => PENDING[file.row.status]?.[kind] !== undefined)
  if (!last || last.text === '') return []
  const { inside: isInside, name } = PENDING[file.row.status]?.[last.kind] ?? { name: '', inside: true }
  return isInside && !inside ? [] : [[name, last.text]]
}

const PENDING: Readonly<Record<string, Readonly<Record<string, { name: string; inside: boolean }>>>> = {
  opened: { 'rating.returned': { name: 'Trả lại vì', inside: false } },
  peer_rated: { 'rating.proposal_returned': { name: 'Đề xuất bị trả lại vì', inside: true } },
  proposed: { 'rating.proposed': { name: 'Lý do đề xuất', inside: true } },
  appealed: { 'rating.appealed': { name: 'Đơn vị đề nghị xem lại', inside: false } },
}

/** What one peer said: "Hội Nông dân xã: Hoàn thành tốt nhiệm vụ". */
export function peerLines({ book, file: { own } }: RatingDesk): { name: string; grade: string; words: string }[] {
  return own.peers.map(({ bodyId, grade, words }) => ({
    name: bodyName(book, bodyId),
    grade: GRADE_WORDS[grade],
    words,
  }))
}

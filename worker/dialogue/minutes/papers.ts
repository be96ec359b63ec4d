import { bodyName, fullName } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { fromBody } from '../../documents/letterhead.ts'
import type { DocumentKind } from '../../documents/number.ts'
import { dayText, type Paper } from '../../documents/paper.ts'
import { minutes } from '../../documents/papers/minutes.ts'
import { resultsNotice } from '../../documents/papers/results-notice.ts'
import { mayWrite } from '../../documents/permissions.ts'
import type { SessionDesk } from '../sessions/own.ts'
import { clockOf } from '../sessions/times.ts'
import { RECEPTIONS } from '../words.ts'
import { KIND_WORDS } from './entry.ts'
import { OUTCOME_WORDS } from './outcome.ts'
import { hasBoth } from './own.ts'

/** A paper that can be written from a meeting: what its button says, its series, the paper itself. */
export type MeetingPaper = { key: string; text: string; template: string; kind: DocumentKind; paper: () => Paper }

/** The papers that an officer may begin now: of the body that holds the meeting, or of the Front. */
export function papersOf(desk: SessionDesk): MeetingPaper[] {
  const { book, file, staff } = desk
  const isSide = [file.row.leadBodyId, book.commune.triageBodyId].includes(staff.bodyId)
  if (!isSide || !mayWrite(staff, staff.bodyId) || RECEPTIONS.includes(file.own.session.kind)) return []
  const isHeld = ['held', 'minutes_approved', 'results_published', 'closed'].includes(file.row.status)
  return [
    ...(isHeld && file.own.minutes.entries.length > 0 ? [minutesPaper(desk)] : []),
    ...(isHeld && hasBoth(file.own.session) ? [noticePaper(desk)] : []),
  ]
}

/** "7 giờ 30, ngày 12 tháng 11 năm 2026". */
function hourOf(instant: string): string {
  const [hour, minute] = clockOf(instant).split(':')
  return `${hour} giờ ${minute}, ${dayText(localDay(instant))}`
}

function minutesPaper(desk: SessionDesk): MeetingPaper {
  const { book, file, staff, today } = desk
  const { own, row } = file
  const { minutes: taken, session } = own
  const front = book.commune.triageBodyId
  const lineOf = ({ kind, speaker, text }: (typeof taken.entries)[number]) =>
    `${KIND_WORDS[kind].tag}${speaker === '' ? '' : ` (${speaker})`}: ${text}`
  const known = new Set(own.items.map(({ id }) => id))
  return {
    ...{ key: 'bien-ban', text: 'Soạn biên bản đối thoại', template: 'minutes', kind: 'minutes' },
    paper: () =>
      minutes(fromBody(book, staff.bodyId, 'minutes', today.slice(0, 4)), {
        title: row.title,
        begins: hourOf(session.startsAt),
        ends: hourOf(session.endsAt),
        place: session.place || session.onlineLink || '…',
        chair: session.hosts || '…',
        secretary: '…',
        sides: [
          { name: bodyName(book, row.leadBodyId), people: [] },
          ...(row.leadBodyId === front ? [] : [{ name: bodyName(book, front), people: [] }]),
          { name: 'Nhân dân', people: session.came === null ? [] : [`${session.came} người dự.`] },
        ],
        course: [
          ...own.items.flatMap((item, at) => [
            `${at + 1}. ${item.title}`,
            ...taken.entries.filter(({ itemId }) => itemId === item.id).map(lineOf),
          ]),
          ...taken.entries.filter(({ itemId }) => itemId === null || !known.has(itemId)).map(lineOf),
        ],
        conclusions: own.items.flatMap(({ answer, forwardedTo, outcome, title }) =>
          outcome === ''
            ? []
            : [
                `${title}: ${OUTCOME_WORDS[outcome].told}${forwardedTo === '' ? '' : ` ${forwardedTo}`}. ${answer}`.trim(),
              ],
        ),
        copies: '03 bản',
        signers: [
          { title: 'Thư ký', name: '' },
          { title: 'Đại diện Mặt trận', name: '' },
          { title: 'Chủ trì', name: '' },
        ],
      }),
  }
}

function noticePaper(desk: SessionDesk): MeetingPaper {
  const { book, file, staff, today } = desk
  const { own, row } = file
  const { session } = own
  const heldOn = session.heldOn ?? localDay(session.startsAt)
  return {
    ...{ key: 'thong-bao', text: 'Soạn thông báo kết quả', template: 'results-notice', kind: 'notice' },
    paper: () =>
      resultsNotice(fromBody(book, staff.bodyId, 'notice', today.slice(0, 4)), {
        title: `Kết quả ${row.title} ${dayText(heldOn)}`,
        opening:
          `Ngày ${heldOn.slice(8)} tháng ${Number(heldOn.slice(5, 7))} năm ${heldOn.slice(0, 4)}, ${fullName(book.commune)} tổ chức ${row.title}${session.came === null ? '' : `, có ${session.came} người dân dự`}. ${session.results}`.trim(),
        results: own.items.flatMap(({ answer, title }) => (answer === '' ? [] : [`${title}: ${answer}`])),
        commitments: own.minutes.entries.flatMap(({ bodyId, doneWantedOn, kind, text }) =>
          kind === 'promise' && bodyId !== null
            ? [{ text, body: bodyName(book, bodyId), by: doneWantedOn === null ? '…' : dayText(doneWantedOn) }]
            : [],
        ),
        postedAt: 'trụ sở Ủy ban nhân dân xã, nhà văn hóa các thôn và trên loa truyền thanh',
        recipients: [bodyName(book, book.commune.triageBodyId), 'Trưởng các thôn'],
      }),
  }
}

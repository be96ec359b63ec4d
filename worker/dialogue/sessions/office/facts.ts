import { bodyName } from '../../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../../deadlines/calendar.ts'
import { noticeOf, resultsTerm } from '../limits.ts'
import type { SessionDesk } from '../own.ts'
import { whenText } from '../times.ts'
import { KIND_WORDS, STATUS_WORDS } from '../words.ts'

/** Where it stands, whose move it is, and by when. */
export function nextText({ book, today, file: { row, own } }: SessionDesk): string {
  const told = STATUS_WORDS[row.status]?.told ?? ''
  if (row.waitsForBodyId === null) return told
  const { session } = own
  const what =
    row.status !== 'scheduled'
      ? ''
      : session.kind === 'government_conference' && session.agreedAt === null
        ? ' thống nhất'
        : ' công bố'
  const due =
    row.dueOn === null
      ? ''
      : ` Hạn ${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))}.`
  return `${told} Đang chờ ${bodyName(book, row.waitsForBodyId)}${what}.${due}`
}

/** What an officer reads of a meeting at a glance: texts only. */
export function factsOf({ book, today, file: { row, own, bodies } }: SessionDesk): [string, string][] {
  const { session, counts } = own
  const invited = bodies.filter((one) => one.role === 'invited').map((one) => bodyName(book, one.bodyId))
  const isBefore = ['proposed', 'scheduled'].includes(row.status)
  const term = session.heldOn === null ? null : resultsTerm(book, session.kind, session.heldOn)
  const rows: [string, string | null][] = [
    ['Loại', KIND_WORDS[session.kind].name + (session.yearEnd ? ' (hội nghị cuối năm)' : '')],
    ['Khi nào', whenText(session)],
    ['Nơi họp', session.place || null],
    ['Qua mạng', session.onlineLink || null],
    ['Thôn', session.hamletId === '' ? null : (book.hamlets.get(session.hamletId)?.name ?? null)],
    ['Chủ trì', bodyName(book, row.leadBodyId)],
    ['Người chủ trì', session.hosts || null],
    ['Mời dự', invited.join(', ') || null],
    ['Phiên dịch', session.interpreters || null],
    [
      'Chỗ ngồi',
      session.capacity === 0
        ? null
        : `${session.capacity} chỗ, giữ ${session.reserved} cho người đề nghị; ${counts.seats} người đã đăng ký`,
    ],
    ['Thống nhất', session.agreedAt === null ? null : 'Mặt trận đã thống nhất'],
    ['Công bố', session.announcedOn === null ? null : longDay(session.announcedOn)],
    ['Báo trước', isBefore ? noticeOf(book, session, today).sentence : null],
    ['Thay đổi', session.notice || null],
    ['Đã tổ chức', session.heldOn === null ? null : `${longDay(session.heldOn)}, ${session.came ?? 0} người đến`],
    ['Hạn công bố kết quả', term === null ? null : term.sentence],
    ['Đã công bố kết quả', session.resultsOn === null ? null : longDay(session.resultsOn)],
  ]
  return rows.filter((one): one is [string, string] => one[1] !== null)
}

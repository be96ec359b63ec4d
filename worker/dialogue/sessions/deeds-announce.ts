import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { DeedRefusal } from '../../dossiers/deed.ts'
import { placeFields, placeValues, readWhen } from './fields.ts'
import { noticeOf } from './limits.ts'
import type { SessionDeed, SessionDesk } from './own.ts'
import { TO_HAMLETS, toAll, toFront } from './told.ts'
import { whenText } from './times.ts'

const REASON = {
  kind: 'line',
  name: 'reason',
  label: 'Lý do',
  hint: 'Bà con đọc được lý do này.',
  required: true,
  least: 5,
} as const

/** Why it cannot be announced today, with the first day that would do; null when it can. */
function refusalToAnnounce({ book, today, file: { own } }: SessionDesk): DeedRefusal | null {
  const { session } = own
  if (session.kind === 'government_conference' && session.agreedAt === null)
    return {
      status: 409,
      sentence: 'Mặt trận chưa thống nhất ngày, nội dung. Thống nhất rồi mới công bố.',
      shown: true,
    }
  const notice = noticeOf(book, session, today)
  if (notice.ok) return null
  const from = localDay(session.startsAt)
  return {
    status: 409,
    sentence: `Chưa công bố được cho ${longDay(from)}. ${notice.sentence} Ông/bà sửa ngày họp rồi công bố.`,
    shown: true,
  }
}

const announce: SessionDeed = {
  title: 'Công bố cho bà con',
  lead: ({ book, today, file: { own } }) =>
    `Công bố rồi, bà con thấy ngày giờ, đăng ký dự và gửi câu hỏi được. ${noticeOf(book, own.session, today).sentence}`,
  button: 'Công bố',
  fields: () => [],
  refuses: refusalToAnnounce,
  plan: (desk) => {
    const { book, today, now, file } = desk
    const { session, items } = file.own
    const { code } = noticeOf(book, session, today)
    return {
      ok: true,
      set: {
        ...{ publishedAt: now.toISOString(), waitsForBodyId: null, dueOn: null, limitCode: code, alarm: '' },
        wakeOn: today,
      },
      detail: { startsAt: session.startsAt, limit: code },
      told: [
        {
          to: [...toAll(book, file, items), TO_HAMLETS],
          what: `Đã công bố: ${longDay(localDay(session.startsAt))}. In tờ rơi, báo cho bà con biết.`,
        },
      ],
      more: { set: { announcedOn: today } },
    }
  },
  done: 'Đã công bố. Bà con đọc được từ bây giờ.',
}

const move: SessionDeed = {
  title: 'Dời ngày, đổi nơi họp',
  lead: ({ book, today, file: { own } }) =>
    `Ngày mới được tính lại từ hôm nay: ${noticeOf(book, own.session, today).sentence}`,
  button: 'Dời và báo cho bà con',
  quiet: true,
  fields: ({ today }) => [...placeFields(today), REASON],
  values: ({ file: { own } }) => placeValues(own.session),
  plan: (desk, values) => {
    const { book, today, file } = desk
    const { session, items, counts } = file.own
    const read = readWhen(values)
    if (!read.ok) return read
    const { set } = read
    const wasPostponed = file.row.status === 'postponed'
    const isOtherDay = localDay(set.startsAt) !== localDay(session.startsAt)
    const isSame =
      set.startsAt === session.startsAt &&
      set.endsAt === session.endsAt &&
      set.place === session.place &&
      set.onlineLink === session.onlineLink
    if (isSame && !wasPostponed)
      return { ok: false, errors: { day: ['Ngày, giờ, nơi họp vẫn như cũ. Ông/bà đổi một mục.'] } }
    const notice = noticeOf(book, { ...session, ...set }, today)
    if ((isOtherDay || wasPostponed) && !notice.ok) return { ok: false, errors: { day: [notice.sentence] } }
    const said = `${isOtherDay ? `Dời từ ${whenText(session)} sang ${whenText(set)}` : `Đổi giờ hoặc nơi họp: ${whenText(set)}, ${set.place || 'họp qua mạng'}`}. Lý do: ${values.reason ?? ''}`
    return {
      ok: true,
      set: { waitsForBodyId: null, dueOn: null, limitCode: notice.code, alarm: '', wakeOn: today },
      detail: { from: session.startsAt, startsAt: set.startsAt, registered: counts.seats },
      text: values.reason ?? '',
      told: [{ to: [...toAll(book, file, items), TO_HAMLETS], what: `Dời sang ${longDay(localDay(set.startsAt))}.` }],
      more: {
        set: { ...set, sequence: session.sequence + 1, notice: said, announcedOn: today, takesQuestions: false },
      },
    }
  },
  done: 'Đã dời. Trang của bà con và lịch đã đổi theo.',
}

const postpone: SessionDeed = {
  title: 'Hoãn, chưa có ngày mới',
  button: 'Hoãn',
  quiet: true,
  fields: () => [REASON],
  plan: (desk, values) => {
    const { session, items, counts } = desk.file.own
    return {
      ok: true,
      set: { waitsForBodyId: desk.file.row.leadBodyId, dueOn: null, alarm: '', wakeOn: null },
      detail: { from: session.startsAt, registered: counts.seats },
      text: values.reason ?? '',
      told: [{ to: [...toAll(desk.book, desk.file, items), TO_HAMLETS], what: 'Hoãn, chưa có ngày mới.' }],
      more: {
        set: {
          sequence: session.sequence + 1,
          notice: `Hoãn buổi ${whenText(session)}. Lý do: ${values.reason ?? ''}`,
          takesQuestions: false,
        },
      },
    }
  },
  done: 'Đã hoãn. Trang của bà con đã ghi.',
}

const cancel: SessionDeed = {
  title: 'Hủy buổi này',
  lead: ({ file: { own } }) =>
    own.counts.requests === 0
      ? 'Hủy rồi không mở lại được: cần thì tạo buổi khác.'
      : `Hủy rồi không mở lại được. Có ${manyText(own.counts.requests)} đề nghị đã đưa vào buổi này: Mặt trận phải xếp vào buổi khác.`,
  button: 'Hủy buổi này',
  quiet: true,
  fields: ({ file: { row } }) => [row.publishedAt === null ? { ...REASON, hint: 'Ghi vào hồ sơ.' } : REASON],
  plan: (desk, values) => {
    const { book, now, file } = desk
    const { session, items, counts } = file.own
    const wasOpen = file.row.publishedAt !== null
    const back =
      counts.requests === 0
        ? []
        : [
            {
              to: toFront(book),
              what: `Buổi họp đã hủy: ${manyText(counts.requests)} đề nghị đã đưa vào cần xếp lại.`,
            },
          ]
    return {
      ok: true,
      set: {
        ...{ waitsForBodyId: null, dueOn: null, alarm: '', wakeOn: null, endedAt: now.toISOString() },
      },
      detail: { from: session.startsAt, registered: counts.seats, requests: counts.requests },
      text: values.reason ?? '',
      told: [...back, { to: [...toAll(book, file, items), ...(wasOpen ? [TO_HAMLETS] : [])], what: 'Đã hủy.' }],
      more: {
        set: {
          sequence: session.sequence + 1,
          notice: `Đã hủy buổi ${whenText(session)}. Lý do: ${values.reason ?? ''}`,
          takesQuestions: false,
        },
      },
    }
  },
  done: 'Đã hủy.',
}

function manyText(many: number): string {
  return many > 50 ? 'hơn 50' : String(many)
}

export const ANNOUNCE_DEEDS = {
  'cong-bo': announce,
  'doi-ngay': move,
  hoan: postpone,
  huy: cancel,
} satisfies Record<string, SessionDeed>

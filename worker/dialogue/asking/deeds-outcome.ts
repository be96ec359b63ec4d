import { instantText, isDay, longDay } from '../../deadlines/calendar.ts'
import { wrongAt } from '../../dossiers/deed.ts'
import { RECEPTIONS } from '../words.ts'
import { LOCKED, meetings, message, NO_MEETING, sessionOptions, WAITS_NO_MORE } from './deed-parts.ts'
import type { RequestDeed } from './own.ts'

const join: RequestDeed = {
  title: 'Đưa vào một cuộc đối thoại',
  button: 'Đưa vào cuộc đối thoại',
  fields: ({ file: { own } }) => [
    {
      kind: 'select',
      name: 'session',
      label: 'Cuộc đối thoại',
      required: true,
      empty: 'Chọn cuộc đối thoại',
      options: sessionOptions(meetings(own.sessions)),
    },
    message('Mời đến, cần chuẩn bị gì.'),
  ],
  refuses: ({ file: { own } }) => {
    if (own.request.flag !== '') return { status: 409, sentence: LOCKED, shown: true as const }
    return meetings(own.sessions).length > 0 ? null : NO_MEETING
  },
  plan: (_, values) => ({
    ok: true,
    set: { ...WAITS_NO_MORE, waitsForBodyId: null },
    detail: { sessionId: values.session },
    text: values.note ?? '',
    more: {
      set: { outcome: 'joined_to_session', sessionId: values.session ?? null, outcomeNote: values.note ?? '' },
    },
  }),
  done: 'Đã đưa vào cuộc đối thoại. Người gửi đọc được ngày, nơi họp.',
}

const receive: RequestDeed = {
  title: 'Hẹn tiếp riêng',
  lead: () => 'Chọn một ngày tiếp dân, hoặc ghi ngày, giờ, nơi gặp.',
  button: 'Hẹn tiếp',
  fields: ({ today, file: { own } }) => [
    {
      kind: 'select',
      name: 'session',
      label: 'Ngày tiếp dân',
      empty: 'Không theo lịch tiếp dân',
      options: sessionOptions(own.sessions.filter(({ session }) => RECEPTIONS.includes(session.kind))),
    },
    { kind: 'day', name: 'day', label: 'Ngày gặp', hint: 'Khi không theo lịch tiếp dân.', min: today },
    { kind: 'line', name: 'hour', label: 'Giờ gặp', hint: 'Ví dụ: 8 giờ 30.', most: 40 },
    { kind: 'line', name: 'place', label: 'Nơi gặp', most: 150 },
    message('Gặp ai, mang theo gì.'),
  ],
  plan: ({ file: { own } }, values) => {
    const { day = '', hour = '', note = '', place = '', session = '' } = values
    if (session === '') {
      if (!isDay(day)) return wrongAt('day', 'Ông/bà chọn ngày tiếp dân ở trên, hoặc ghi ngày gặp.')
      if (hour === '') return wrongAt('hour', 'Ông/bà ghi giờ gặp.')
      if (place === '') return wrongAt('place', 'Ông/bà ghi nơi gặp.')
    }
    const chosen = own.sessions.find((one) => one.row.id === session)
    const told = chosen
      ? `Mời ông/bà đến ngày tiếp dân ${instantText(chosen.session.startsAt)}, tại ${chosen.session.place}.`
      : `Mời ông/bà đến gặp ${longDay(day)}, ${hour}, tại ${place}.`
    return {
      ok: true,
      set: { ...WAITS_NO_MORE, waitsForBodyId: null },
      detail: chosen ? { sessionId: session } : { day },
      text: `${told} ${note}`,
      more: { set: { outcome: 'individual_reception', sessionId: session || null, outcomeNote: `${told} ${note}` } },
    }
  },
  done: 'Đã hẹn. Người gửi đọc được ngày, giờ, nơi gặp.',
}

const write: RequestDeed = {
  title: 'Trả lời bằng văn bản',
  lead: () => 'Lập một hồ sơ phản ánh, kiến nghị có hạn trả lời. Người gửi theo dõi bằng chính mã bí mật đang giữ.',
  button: 'Lập hồ sơ để trả lời',
  fields: () => [message('Vì sao trả lời bằng văn bản, ai sẽ trả lời.')],
  refuses: ({ file: { own } }) =>
    own.request.wish === ''
      ? {
          status: 409,
          sentence: 'Người gửi đã xóa lời, nên không còn gì để trả lời bằng văn bản.',
          shown: true as const,
        }
      : null,
  plan: ({ now }, values) => ({
    ok: true,
    set: { ...WAITS_NO_MORE, waitsForBodyId: null, endedAt: now.toISOString() },
    text: values.note ?? '',
    more: { set: { outcome: 'answered_in_writing', outcomeNote: values.note ?? '', sessionId: null } },
  }),
  done: 'Đã lập hồ sơ để trả lời bằng văn bản.',
}

const decline: RequestDeed = {
  title: 'Không nhận đề nghị',
  lead: () => 'Người gửi đọc được lý do. Người đã sàng lọc không tự từ chối: cần một người khác.',
  button: 'Không nhận',
  quiet: true,
  fields: () => [
    { kind: 'area', name: 'reason', label: 'Lý do người gửi đọc', required: true, least: 20, most: 2000, rows: 3 },
  ],
  plan: ({ now }, values) => ({
    ok: true,
    set: { ...WAITS_NO_MORE, waitsForBodyId: null, endedAt: now.toISOString() },
    text: values.reason ?? '',
    more: { set: { outcome: 'declined_with_reason', outcomeNote: values.reason ?? '', sessionId: null } },
  }),
  done: 'Đã ghi: không nhận đề nghị này.',
}

const reopen: RequestDeed = {
  title: 'Xét lại',
  button: 'Xét lại đề nghị',
  quiet: true,
  fields: () => [
    { kind: 'area', name: 'reason', label: 'Vì sao xét lại', required: true, least: 10, most: 1000, rows: 3 },
  ],
  plan: ({ book, staff }, values) => ({
    ok: true,
    set: { endedAt: null, waitsForBodyId: book.commune.triageBodyId, writtenBy: staff.id },
    text: values.reason ?? '',
    more: { set: { outcome: null, outcomeNote: '' } },
  }),
  done: 'Đã mở lại đề nghị.',
}

/** What comes of a request: each with words that its sender reads. */
export const OUTCOME_DEEDS = {
  'dua-vao-cuoc': join,
  'hen-tiep': receive,
  'tra-loi-van-ban': write,
  'tu-choi': decline,
  'xet-lai': reopen,
} satisfies Record<string, RequestDeed>

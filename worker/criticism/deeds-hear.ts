import { longDay } from '../deadlines/calendar.ts'
import { wrongAt } from '../dossiers/deed.ts'
import { hearingOf } from './limits.ts'
import type { CriticismDeed, CriticismDesk } from './own.ts'
import { toAsked, toLead } from './told.ts'
import { FORM_WORDS, type Form } from './words.ts'

const SESSIONS: readonly Form[] = ['conference', 'direct_dialogue']

const open: CriticismDeed = {
  title: 'Mở lấy ý kiến',
  lead: ({ book, today, file: { own } }) =>
    own.criticism.isConsultation
      ? hearingOf(book, today).sentence
      : `Mở từ hôm nay. Dự thảo này không thuộc diện luật buộc lấy ý kiến Nhân dân, nhưng nên để bà con đủ ngày đọc. ${hearingOf(book, today).sentence}`,
  button: 'Mở lấy ý kiến',
  fields: ({ today, file: { own } }) => [
    {
      kind: 'choice',
      name: 'open',
      label: 'Ai được góp ý?',
      required: true,
      options: [
        {
          value: 'yes',
          label: 'Mọi người',
          hint: 'Dự thảo đăng trên trang của xã theo từng mục, bà con góp ý không cần tài khoản.',
        },
        ...(own.criticism.isConsultation
          ? []
          : [{ value: 'no', label: 'Chỉ những nơi được mời', hint: 'Dự thảo không đăng cho mọi người.' }]),
      ],
    },
    { kind: 'day', name: 'closesOn', label: 'Lấy ý kiến đến hết ngày', required: true, min: today },
  ],
  values: ({ book, today, file: { own } }) => ({
    open: 'yes',
    closesOn: own.criticism.isConsultation ? (hearingOf(book, today).least ?? '') : '',
  }),
  plan: (desk, values) => {
    const { book, today, now, file } = desk
    const { own } = file
    const isOpen = values.open === 'yes'
    const closesOn = values.closesOn ?? ''
    if (isOpen && own.sections.length === 0)
      return wrongAt('open', 'Chưa có nội dung để bà con đọc. Ông/bà dán dự thảo và chia mục trước đã.')
    const hearing = hearingOf(book, today)
    const isShort = hearing.least !== null && closesOn < hearing.least
    if (own.criticism.isConsultation && (hearing.least === null || isShort))
      return wrongAt(
        'closesOn',
        hearing.least === null
          ? `${hearing.sentence} Quản trị đặt ở Cài đặt, mục Thời hạn, rồi ông/bà mở lại.`
          : hearing.sentence,
      )
    const asked = askedOf(desk)
    return {
      ok: true,
      set: {
        waitsForBodyId: file.row.leadBodyId,
        dueOn: closesOn,
        limitCode: own.criticism.isConsultation ? 'L34' : '',
        alarm: '',
        wakeOn: today,
        ...(isOpen ? { publishedAt: now.toISOString() } : {}),
      },
      detail: { isOpen, opensOn: today, closesOn, isShort, limitId: hearing.limitId },
      told: asked.length > 0 ? [{ to: asked, what: `Mời góp ý dự thảo, đến hết ${longDay(closesOn)}.` }] : [],
      more: { set: { isOpen, opensOn: today, closesOn }, sendsOut: true },
    }
  },
  done: 'Đã mở lấy ý kiến.',
}

const extend: CriticismDeed = {
  title: 'Kéo dài thời gian lấy ý kiến',
  button: 'Kéo dài',
  fields: ({ today, file: { own } }) => [
    {
      kind: 'day',
      name: 'closesOn',
      label: 'Lấy ý kiến đến hết ngày',
      hint: `Hiện nay: ${longDay(own.criticism.closesOn ?? today)}.`,
      required: true,
      min: today,
    },
    { kind: 'line', name: 'reason', label: 'Lý do', hint: 'Bà con đọc được lý do này.', required: true, least: 5 },
  ],
  plan: (desk, values) => {
    const { today, file } = desk
    const before = file.own.criticism.closesOn ?? today
    const closesOn = values.closesOn ?? ''
    if (closesOn <= before) return wrongAt('closesOn', `Ngày mới phải sau ${longDay(before)}.`)
    const asked = askedOf(desk)
    return {
      ok: true,
      set: { dueOn: closesOn, alarm: '', wakeOn: today },
      detail: { from: before, closesOn },
      text: values.reason ?? '',
      told: asked.length > 0 ? [{ to: asked, what: `Thời gian góp ý kéo dài đến hết ${longDay(closesOn)}.` }] : [],
      more: { set: { closesOn, notice: `Kéo dài từ ${longDay(before)}. Lý do: ${values.reason ?? ''}` } },
    }
  },
  done: 'Đã kéo dài thời gian lấy ý kiến.',
}

const session: CriticismDeed = {
  title: 'Ghi buổi hội nghị, đối thoại',
  lead: () => 'Ghi xong, ông/bà nhập từng ý kiến nói tại buổi họp ở trang ý kiến để đưa vào tổng hợp.',
  button: 'Ghi biên bản',
  isOffered: ({ file: { own } }) => own.criticism.forms.some((form) => SESSIONS.includes(form)),
  fields: ({ today, file: { own } }) => [
    {
      kind: 'choice',
      name: 'form',
      label: 'Buổi họp',
      required: true,
      options: SESSIONS.filter((form) => own.criticism.forms.includes(form)).map((value) => ({
        value,
        label: FORM_WORDS[value].name,
      })),
    },
    { kind: 'day', name: 'heldOn', label: 'Ngày họp', required: true, max: today, min: own.criticism.opensOn ?? today },
    {
      kind: 'area',
      name: 'present',
      label: 'Ai dự',
      hint: 'Chủ trì, cơ quan soạn thảo, đại biểu, số người.',
      required: true,
      least: 5,
      most: 2000,
      rows: 3,
    },
    {
      kind: 'area',
      name: 'minutes',
      label: 'Diễn biến và kết luận',
      hint: 'Trình bày, thảo luận, giải trình, kết luận của chủ trì.',
      required: true,
      least: 20,
      rows: 8,
    },
  ],
  values: ({ file: { own } }) => {
    const chosen = own.criticism.forms.filter((form) => SESSIONS.includes(form))
    return { form: chosen.length === 1 ? (chosen[0] ?? '') : '' }
  },
  files: { label: 'Biên bản đã ký, ảnh buổi họp (không bắt buộc)' },
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { waitsForBodyId: row.leadBodyId },
    detail: { form: values.form, heldOn: values.heldOn },
    text: `Dự họp: ${values.present ?? ''}\n\n${values.minutes ?? ''}`,
    more: { set: { heldOn: values.heldOn ?? null } },
  }),
  done: 'Đã ghi buổi họp. Ông/bà nhập các ý kiến nói tại buổi họp ở mục Ý kiến.',
}

const stop: CriticismDeed = {
  title: 'Đóng góp ý, chuyển sang tổng hợp',
  lead: ({ today, file: { own } }) => {
    const { closesOn } = own.criticism
    return closesOn !== null && today <= closesOn
      ? `Đã báo lấy ý kiến đến hết ${longDay(closesOn)}.`
      : 'Đã hết thời gian lấy ý kiến.'
  },
  button: 'Đóng góp ý',
  fields: ({ today, file: { own } }) => [
    {
      kind: 'area',
      name: 'note',
      label: isEarly(own.criticism.closesOn, today) ? 'Lý do đóng trước ngày đã báo' : 'Ghi chú (không bắt buộc)',
      most: 1000,
      rows: 3,
    },
  ],
  plan: ({ book, today, file: { row, own } }, values) => {
    const { closesOn, forms, isConsultation, opensOn } = own.criticism
    const hearing = hearingOf(book, opensOn ?? today)
    if (isConsultation && (hearing.least === null || today <= hearing.least))
      return wrongAt('note', `Chưa đóng được. ${hearing.sentence}`)
    if (row.status === 'collecting' && forms.length > 0 && !forms.includes('written'))
      return wrongAt(
        'note',
        'Đã chọn hội nghị hoặc đối thoại mà chưa ghi buổi họp nào. Ông/bà ghi buổi họp trước, hoặc chọn lại hình thức.',
      )
    if (isEarly(closesOn, today) && (values.note ?? '').length < 5)
      return wrongAt('note', 'Đóng trước ngày đã báo với bà con thì phải ghi lý do.')
    const isShort = hearing.least !== null && today <= hearing.least
    return {
      ok: true,
      set: { waitsForBodyId: row.leadBodyId, dueOn: null, limitCode: '', alarm: '', wakeOn: null },
      detail: { closesOn, isShort, limitId: hearing.limitId },
      text: values.note ?? '',
      told: [{ to: toLead(row), what: 'Đã đóng góp ý, chuyển sang tổng hợp.' }],
    }
  },
  done: 'Đã đóng góp ý. Bước tiếp theo: gom các ý kiến thành từng điểm.',
}

function isEarly(closesOn: string | null, today: string): boolean {
  return closesOn !== null && today <= closesOn
}

/** Who was asked for an opinion so far. */
function askedOf({ file: { bodies, people } }: CriticismDesk): string[] {
  return toAsked(
    bodies.filter((one) => one.role === 'invited').map((one) => one.bodyId),
    people.filter((one) => one.role === 'expert' && one.until === null).map((one) => one.staffId),
  )
}

export const HEAR_DEEDS = {
  'mo-gop-y': open,
  'gia-han': extend,
  'ghi-hop': session,
  'dong-gop-y': stop,
} satisfies Record<string, CriticismDeed>

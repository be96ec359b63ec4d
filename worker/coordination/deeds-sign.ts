import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { wrongAt } from '../dossiers/deed.ts'
import { partnersOf, type ProgrammeDeed, type ProgrammeDesk, type ProgrammePlan, standing, unsigned } from './own.ts'
import { toAll, toBody, toLead, toSigners } from './told.ts'

const send: ProgrammeDeed = {
  title: 'Ký, gửi các bên ký kết',
  lead: ({ book, file }) =>
    `Gửi là cơ quan chủ trì đã ký. Các bên sẽ thấy và ký: ${partnersOf(file)
      .map((id) => bodyName(book, id))
      .join(', ')}.`,
  button: 'Ký và gửi',
  fields: () => [{ kind: 'area', name: 'note', label: 'Lời nhắn (không bắt buộc)', most: 1000, rows: 3 }],
  refuses: ({ file }) => {
    const missing = [
      partnersOf(file).length === 0 && 'bên tham gia',
      standing(file.own.tasks).length === 0 && 'việc',
    ].filter(Boolean)
    const sentence = `Ông/bà thêm ít nhất một ${missing.join(' và một ')} rồi gửi ký.`
    return missing.length === 0 ? null : { status: 409, sentence, shown: true }
  },
  plan: ({ file }, values) => {
    const partners = partnersOf(file)
    const [only, ...rest] = partners
    return {
      ok: true,
      set: { waitsForBodyId: rest.length === 0 ? (only ?? null) : null },
      detail: { bodies: partners.join(' ') },
      text: values.note ?? '',
      told: [{ to: toSigners(partners), what: 'Có chương trình phối hợp chờ cơ quan ông/bà ký kết.' }],
      more: { sendsOut: true },
    }
  },
  done: 'Đã gửi các bên ký kết.',
}

const sign: ProgrammeDeed = {
  title: 'Ký kết',
  lead: () =>
    'Ký là cơ quan ông/bà nhận những việc ghi trong chương trình. Bên cuối cùng ký thì chương trình có hiệu lực.',
  button: 'Ký kết',
  fields: () => [{ kind: 'area', name: 'note', label: 'Ý kiến kèm theo (không bắt buộc)', most: 1000, rows: 3 }],
  isOffered: ({ file, staff }) => unsigned(file).includes(staff.bodyId),
  plan: (desk, values) => signedFor(desk, desk.staff.bodyId, {}, values.note ?? ''),
  done: 'Đã ký kết.',
}

const signOnPaper: ProgrammeDeed = {
  title: 'Ghi bên đã ký trên giấy',
  lead: () => 'Dùng khi một bên đã ký bản giấy, hoặc ký tại hội nghị.',
  button: 'Ghi lại',
  quiet: true,
  fields: ({ book, file, today }) => [
    {
      kind: 'select',
      name: 'body',
      label: 'Bên đã ký',
      required: true,
      empty: 'Chọn cơ quan, tổ chức',
      options: unsigned(file).map((id) => ({ value: id, label: bodyName(book, id) })),
    },
    { kind: 'day', name: 'signedOn', label: 'Ngày ký', required: true, max: today },
    { kind: 'line', name: 'signer', label: 'Người ký', required: true, least: 2, most: 120 },
  ],
  files: { label: 'Bản chụp trang có chữ ký', required: true },
  plan: (desk, values) =>
    values.body
      ? signedFor(desk, values.body, { signedOn: values.signedOn }, `Người ký: ${values.signer ?? ''}`)
      : wrongAt('body', 'Ông/bà chọn bên đã ký.'),
  done: 'Đã ghi.',
}

/** One partner more; with the last one it is in force. */
function signedFor(
  { book, file, today }: ProgrammeDesk,
  bodyId: string,
  fact: Record<string, unknown>,
  text: string,
): ProgrammePlan {
  const rest = unsigned(file).filter((id) => id !== bodyId)
  const isLast = rest.length === 0
  const name = bodyName(book, bodyId)
  const { startsOn } = file.own.programme
  return {
    ok: true,
    set: isLast
      ? { status: 'in_force', waitsForBodyId: null, wakeOn: today, alarm: '' }
      : { waitsForBodyId: rest.length === 1 ? (rest[0] ?? null) : null },
    detail: { bodyId, ...fact },
    text,
    told: isLast
      ? [
          {
            to: toAll(file.row, partnersOf(file)),
            what: `Các bên đã ký đủ. Chương trình phối hợp thực hiện từ ${longDay(startsOn > today ? startsOn : today)}.`,
          },
        ]
      : [{ to: toLead(file.row), what: `${name} đã ký kết chương trình phối hợp.` }],
  }
}

const back: ProgrammeDeed = {
  title: 'Trả lại, đề nghị sửa',
  button: 'Trả lại',
  quiet: true,
  isOffered: ({ file, staff }) => unsigned(file).includes(staff.bodyId),
  fields: () => [{ kind: 'area', name: 'reason', label: 'Cần sửa gì', required: true, least: 10, most: 2000, rows: 3 }],
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { waitsForBodyId: row.leadBodyId },
    text: values.reason ?? '',
    told: [{ to: toLead(row), what: 'Một bên đề nghị sửa chương trình phối hợp trước khi ký.' }],
  }),
  done: 'Đã trả lại cơ quan chủ trì.',
}

const takeBack: ProgrammeDeed = {
  title: 'Lấy lại để sửa',
  lead: () => 'Bên nào đã ký thì phải ký lại.',
  button: 'Lấy lại',
  quiet: true,
  fields: () => [{ kind: 'line', name: 'reason', label: 'Lý do', required: true, least: 5 }],
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { waitsForBodyId: row.leadBodyId },
    text: values.reason ?? '',
  }),
  done: 'Đã lấy lại. Sửa xong ông/bà gửi ký lần nữa.',
}

const cancel: ProgrammeDeed = {
  title: 'Hủy chương trình',
  button: 'Hủy chương trình',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 10, most: 2000, rows: 3 }],
  plan: ({ file, now }, values) => ({
    ok: true,
    set: { waitsForBodyId: null, wakeOn: null, endedAt: now.toISOString() },
    text: values.reason ?? '',
    told:
      file.row.status === 'draft' ? [] : [{ to: partnersOf(file).map(toBody), what: 'Chương trình phối hợp đã hủy.' }],
    more: { dropsOpen: true },
  }),
  done: 'Đã hủy chương trình.',
}

export const SIGN_DEEDS = {
  'trinh-ky': send,
  ky: sign,
  'ghi-ky': signOnPaper,
  'tra-lai': back,
  'lay-lai': takeBack,
  huy: cancel,
} satisfies Record<string, ProgrammeDeed>

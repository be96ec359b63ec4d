import { longDay } from '../deadlines/calendar.ts'
import { wrongAt } from '../dossiers/deed.ts'
import { replyDueAfterReview } from './deeds-answer.ts'
import { asBefore, outcome } from './outcome.ts'
import type { RecDeed } from './own.ts'
import { numberFault, PUBLIC_LEAST, PUBLIC_MAX } from './public-words.ts'
import { replyTerm } from './terms.ts'

const UPHOLD: RecDeed = {
  title: 'Giữ nguyên kiến nghị',
  lead: (desk) => `Cơ quan trả lời trước hết ngày ${longDay(replyDueAfterReview(desk))}.`,
  button: 'Giữ nguyên, trả lời cơ quan',
  fields: () => [{ kind: 'area', name: 'why', label: 'Trả lời cơ quan thế nào?', required: true, least: 20 }],
  plan: (desk, { why = '' }, step) => {
    const replyDueOn = replyDueAfterReview(desk)
    return outcome(desk, step, {
      waits: 'body',
      dueOn: replyDueOn,
      limitCode: desk.file.own.row.replyLimit,
      own: { replyDueOn, reviewFrom: null },
      detail: { replyDueOn },
      text: why,
      told: [['Mặt trận đã xem lại và giữ nguyên kiến nghị.', 'body']],
    })
  },
  done: 'Đã trả lời cơ quan.',
}

const AMEND: RecDeed = {
  title: 'Sửa nội dung kiến nghị',
  lead: () => 'Nội dung mới thay cho nội dung cũ; hạn trả lời tính lại từ hôm nay.',
  button: 'Gửi nội dung mới',
  fields: ({ file, today }) => [
    { kind: 'area', name: 'asked', label: 'Kiến nghị điều gì?', required: true, least: 20 },
    { kind: 'day', name: 'doneWantedOn', label: 'Mong làm xong trước hết ngày', min: today },
    ...(file.row.publishedAt === null
      ? []
      : [
          {
            ...{ kind: 'area' as const, name: 'publicAsked', label: 'Lời cho người dân', required: true },
            ...{ least: PUBLIC_LEAST, most: PUBLIC_MAX, rows: 3 },
          },
        ]),
  ],
  values: ({ file: { own } }) => ({
    asked: own.row.asked,
    doneWantedOn: own.row.doneWantedOn ?? '',
    publicAsked: own.row.publicAsked,
  }),
  plan: (desk, values, step) => {
    const { asked = '', doneWantedOn = '', publicAsked } = values
    const fault = numberFault(values, 'publicAsked')
    if (fault) return fault
    const { own } = desk.file
    const found = replyTerm(desk.book, { source: own.row.source, bodyId: own.row.bodyId }, desk.today)
    if (!found.ok) return wrongAt('asked', found.sentence)
    const { basis, from, limit, sum } = found.term
    return outcome(desk, step, {
      waits: 'body',
      dueOn: sum.due,
      limitCode: limit.code,
      own: {
        ...{ asked, doneWantedOn: doneWantedOn || null, reviewFrom: null, replyFrom: from, replyDueOn: sum.due },
        ...{ replyBasis: basis, replyLimit: limit.code, replySource: limit.source },
        ...(publicAsked === undefined ? {} : { publicAsked }),
      },
      detail: { replyDueOn: sum.due, basis },
      text: asked,
      told: [['Mặt trận đã sửa nội dung kiến nghị.', 'body']],
    })
  },
  done: 'Đã gửi nội dung mới.',
}

const NOTE_REJECTION: RecDeed = {
  title: 'Ghi nhận câu trả lời không tiếp thu',
  lead: () => 'Ban Thường trực đã xem lý do của cơ quan. Ghi nhận rồi thì kiến nghị kết thúc.',
  button: 'Ghi nhận',
  fields: () => [
    { kind: 'area', name: 'note', label: 'Ý kiến của Ban Thường trực', required: true, least: 5, rows: 3 },
  ],
  plan: (desk, { note = '' }, step) =>
    outcome(desk, step, {
      own: { notedOn: desk.today },
      text: note,
      told: [['Mặt trận đã ghi nhận câu trả lời không tiếp thu.', 'body', 'lead']],
    }),
  done: 'Đã ghi nhận.',
}

const SUPERSEDE: RecDeed = {
  title: 'Thay thế, thôi theo dõi',
  lead: () => 'Dùng khi kiến nghị lập nhầm, hoặc đã có kiến nghị khác thay. Lý do được giữ lại.',
  button: 'Thôi theo dõi kiến nghị này',
  quiet: true,
  fields: ({ file: { own } }) => [
    { kind: 'area', name: 'why', label: 'Vì sao?', required: true, least: 10, rows: 3 },
    ...(own.siblings.length > 0
      ? [
          {
            ...{ kind: 'select' as const, name: 'by', label: 'Kiến nghị thay thế', empty: 'Không có' },
            options: own.siblings.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]
      : []),
  ],
  plan: (desk, { why = '', by = '' }, step) =>
    outcome(desk, step, {
      own: { supersededBy: by || null, reviewFrom: null, proposed: null },
      detail: { by: by || null },
      text: why,
      told: [['Kiến nghị đã được thay thế, thôi theo dõi.', 'body', 'lead']],
    }),
  done: 'Đã thôi theo dõi kiến nghị này.',
}

const PUBLISH: RecDeed = {
  title: 'Công khai, sửa lời cho người dân',
  lead: () => 'Người dân chỉ đọc những lời ở đây, các bước và ngày. Không ghi tên, số điện thoại, địa chỉ nhà của ai.',
  button: 'Công khai',
  quiet: true,
  fields: ({ file }) => {
    const { own } = file
    const box = (name: string, label: string, required = false) =>
      ({
        kind: 'area',
        name,
        label,
        required,
        most: PUBLIC_MAX,
        rows: 3,
        ...(required ? { least: PUBLIC_LEAST } : {}),
      }) as const
    const isPromise = own.row.source === 'dialogue'
    const isBroken = NOT_KEPT.includes(file.row.status)
    const reply =
      own.row.reply === 'refused' || isBroken
        ? box('publicReply', isPromise ? 'Vì sao không giữ được?' : 'Vì sao cơ quan không tiếp thu?', true)
        : box('publicReply', 'Cơ quan trả lời thế nào?')
    return [
      box('publicAsked', isPromise ? 'Đã cam kết điều gì?' : 'Đã kiến nghị điều gì?', true),
      ...(own.row.reply === null || (isPromise && !isBroken) ? [] : [reply]),
      ...(own.row.claimedOn === null ? [] : [box('publicDone', 'Đã làm những gì?')]),
      ...(own.row.verifiedOn === null ? [] : [box('publicCheck', 'Kiểm tra thấy gì?')]),
    ]
  },
  values: ({ file: { own } }) => ({
    publicAsked: own.row.publicAsked || [...own.row.asked].slice(0, PUBLIC_MAX).join(''),
    publicReply: own.row.publicReply,
    publicDone: own.row.publicDone,
    publicCheck: own.row.publicCheck,
  }),
  refuses: ({ file }) =>
    file.row.restricted ? { status: 409, sentence: 'Hồ sơ này xử lý riêng nên không công khai.' } : null,
  plan: (desk, values, step) => {
    const fault = numberFault(values, 'publicAsked', 'publicReply', 'publicDone', 'publicCheck')
    if (fault) return fault
    const publishedAt = desk.file.row.publishedAt ?? desk.now.toISOString()
    return outcome(desk, step, {
      ...asBefore(desk),
      publishedAt,
      own: { ...values, publishedAt },
      text: Object.values(values).filter(Boolean).join('\n\n'),
    })
  },
  done: 'Đã công khai.',
}

/** Of a promise: it was not kept. */
const NOT_KEPT = ['given_up', 'not_kept', 'superseded']

/** What the standing board of the Front does, by action. */
export const FRONT_DEEDS: Readonly<Record<string, RecDeed>> = {
  'giu-nguyen': UPHOLD,
  'sua-noi-dung': AMEND,
  'ghi-nhan': NOTE_REJECTION,
  'thay-the': SUPERSEDE,
  'cong-khai': PUBLISH,
}

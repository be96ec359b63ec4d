import { addDays, daysBetween, longDay } from '../deadlines/calendar.ts'
import { ONE } from '../notifications/tells.ts'
import { lastOf } from '../dossiers/history.ts'
import { outcome } from './outcome.ts'
import type { NewStep, RecDeed, RecDesk } from './own.ts'
import { numberFault, PUBLIC_LEAST, publicBox } from './public-words.ts'
import { readSteps, stepFields, stepLines, stepValues } from './step-fields.ts'
import type { Reply } from './tables.ts'
import { basisWords, lastDay, LIMITS } from './terms.ts'
import { REPLY_WORDS } from './words.ts'

const ACKNOWLEDGE: RecDeed = {
  title: 'Tiếp nhận kiến nghị',
  lead: ({ file: { own } }) =>
    `Sau khi tiếp nhận, cơ quan trả lời trước hết ngày ${longDay(own.row.replyDueOn)} (${basisWords(own.row.replyBasis)}).`,
  button: 'Tiếp nhận',
  fields: () => [],
  plan: (desk, _values, step) => outcome(desk, step, { waits: 'body', own: { acknowledgedOn: desk.today } }),
  done: 'Đã tiếp nhận. Việc tiếp theo: soạn câu trả lời.',
}

const PROPOSE: RecDeed = {
  title: 'Soạn câu trả lời',
  lead: ({ file: { own } }) =>
    `Người đứng đầu cơ quan duyệt rồi câu trả lời mới gửi đi. Hạn trả lời: ${longDay(own.row.replyDueOn)}.`,
  button: 'Trình người đứng đầu',
  fields: ({ today }) => [
    {
      kind: 'choice',
      name: 'reply',
      label: 'Cơ quan trả lời thế nào?',
      required: true,
      options: Object.entries(REPLY_WORDS).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'area',
      name: 'answer',
      label: 'Nội dung trả lời',
      hint: 'Viết đúng như trong văn bản trả lời Mặt trận.',
      required: true,
      least: 20,
    },
    {
      kind: 'area',
      name: 'reason',
      label: 'Vì sao không tiếp thu, hoặc chỉ tiếp thu một phần?',
      hint: 'Bỏ trống nếu tiếp thu toàn bộ.',
      least: 20,
      rows: 3,
    },
    ...stepFields(today),
    publicBox('publicReply', ' Không tiếp thu thì ghi ngắn vì sao.'),
  ],
  values: ({ file: { own } }) => ({
    answer: own.row.answer,
    reason: own.row.reason,
    publicReply: own.row.publicReply,
    ...stepValues(own.steps),
  }),
  files: { label: 'Tệp kèm theo, nếu có' },
  refuses: ({ file: { own } }) =>
    own.row.reply === null ? null : { status: 409, sentence: 'Cơ quan đã trả lời kiến nghị này.' },
  plan: (desk, values, step) => {
    const reply = values.reply as Reply
    const { answer = '', publicReply = '' } = values
    const reason = reply === 'accepted' ? '' : (values.reason ?? '')
    const isMute = reply === 'refused' && !desk.file.row.restricted && [...publicReply].length < PUBLIC_LEAST
    const errors = {
      ...(reply !== 'accepted' && reason === ''
        ? { reason: ['Ông/bà nêu rõ vì sao: Mặt trận và người dân cần biết lý do.'] }
        : {}),
      ...(isMute ? { publicReply: [`Ông/bà ghi ngắn vì sao không tiếp thu, ít nhất ${PUBLIC_LEAST} ký tự.`] } : {}),
    }
    if (Object.keys(errors).length > 0) return { ok: false, errors }
    const fault = numberFault(values, 'publicReply', 'buoc1', 'buoc2', 'buoc3')
    if (fault) return fault
    const read = reply === 'refused' ? { ok: true as const, steps: [] } : readSteps(values)
    if (!read.ok) return read
    const { row } = desk.file.own
    return outcome(desk, step, {
      waits: 'body',
      writtenBy: desk.staff.id,
      own: {
        ...{ proposed: reply, answer, reason, publicReply },
        acknowledgedOn: row.acknowledgedOn ?? desk.today,
      },
      more: { steps: read.steps },
      detail: { reply },
      text: answerText(reply, answer, reason, read.steps),
      told: [['Câu trả lời kiến nghị chờ ông/bà duyệt.', 'head']],
    })
  },
  done: 'Đã trình. Người đứng đầu cơ quan duyệt thì câu trả lời được gửi đi.',
}

const RETURN: RecDeed = {
  title: 'Trả lại để sửa',
  button: 'Trả lại',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'why', label: 'Cần sửa gì?', required: true, least: 5, rows: 3 }],
  plan: (desk, { why = '' }, step) => {
    const plan = outcome(desk, step, { waits: 'body', writtenBy: null, own: { proposed: null }, text: why })
    const writer = lastOf(desk.file, 'recommendation.answer_proposed')?.actorId
    if (!plan.ok || !writer) return plan
    return { ...plan, told: [{ to: [ONE + writer], what: 'Câu trả lời kiến nghị được trả lại, cần sửa.' }] }
  },
  done: 'Đã trả lại cho người soạn.',
}

const ASK_REVIEW: RecDeed = {
  title: 'Đề nghị Mặt trận xem lại',
  lead: () =>
    'Cơ quan có quyền đề nghị xem xét lại kiến nghị (Luật Mặt trận Tổ quốc Việt Nam, Điều 29 khoản 4). Đề nghị một lần, trước hạn trả lời.',
  button: 'Gửi đề nghị',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'why', label: 'Xem lại điều gì, vì sao?', required: true, least: 20 }],
  files: { label: 'Tài liệu kèm theo, nếu có' },
  refuses: ({ file, today }) => {
    if (file.own.row.replyDueOn < today)
      return { status: 409, sentence: 'Đã quá hạn trả lời nên không đề nghị xem lại được nữa.' }
    const last = file.events.findLast((event) =>
      ['recommendation.amended', 'recommendation.upheld'].includes(event.kind),
    )
    return last?.kind === 'recommendation.upheld'
      ? { status: 409, sentence: 'Mặt trận đã xem lại và giữ nguyên kiến nghị này.' }
      : null
  },
  plan: (desk, { why = '' }, step) =>
    outcome(desk, step, {
      waits: 'front',
      dueOn: lastDay(desk.book, LIMITS.review, desk.today),
      limitCode: LIMITS.review,
      own: { reviewFrom: desk.today },
      text: why,
      told: [['Cơ quan nhận kiến nghị đề nghị xem lại.', 'front', 'lead']],
    }),
  done: 'Đã gửi đề nghị. Mặt trận xem lại rồi trả lời.',
}

/** The head of the body stands for the answer that somebody else wrote. */
function signed(reply: Reply): RecDeed {
  const word = REPLY_WORDS[reply].toLowerCase()
  return {
    title: `Duyệt và gửi: ${word}`,
    lead: () => 'Ông/bà đọc câu trả lời ở phần “Trả lời” rồi duyệt. Duyệt xong, Mặt trận nhận được ngay.',
    button: 'Duyệt, gửi Mặt trận',
    fields: () => [{ kind: 'line', name: 'document', label: 'Số, ký hiệu văn bản trả lời', hint: 'Nếu đã có.' }],
    files: { label: 'Văn bản đã ký, nếu có' },
    isOffered: ({ file: { own } }) => own.row.proposed === reply,
    refuses: ({ file: { own }, today }) =>
      reply !== 'refused' && own.steps.some(({ dueOn }) => dueOn < today)
        ? { status: 409, sentence: 'Có bước đã qua ngày. Ông/bà trả lại để người soạn sửa ngày.' }
        : null,
    plan: (desk, { document = '' }, step) => {
      const { row, steps } = desk.file.own
      const inTime = desk.today <= row.replyDueOn
      const doneDueOn = steps.reduce<string | null>((last, { dueOn }) => (last && last > dueOn ? last : dueOn), null)
      return outcome(desk, step, {
        ...(reply === 'refused'
          ? {
              waits: 'front',
              dueOn: lastDay(desk.book, LIMITS.review, desk.today),
              limitCode: LIMITS.review,
            }
          : { waits: 'body', dueOn: doneDueOn }),
        own: {
          ...{ reply, proposed: null, repliedOn: desk.today, replyInTime: inTime, documentNumber: document },
          doneDueOn: reply === 'refused' ? null : doneDueOn,
        },
        writtenBy: null,
        detail: { reply, inTime, replyDueOn: row.replyDueOn, basis: row.replyBasis, document },
        text: answerText(reply, row.answer, row.reason, steps),
        told: [[`Đã có câu trả lời kiến nghị: ${word}.`, 'front', 'lead']],
      })
    },
    done: 'Đã gửi câu trả lời.',
  }
}

/** What the body asked does until it has answered, by action. */
export const ANSWER_DEEDS: Readonly<Record<string, RecDeed>> = {
  'tiep-nhan': ACKNOWLEDGE,
  'soan-tra-loi': PROPOSE,
  'tra-lai': RETURN,
  'xin-xem-lai': ASK_REVIEW,
  'ky-tiep-thu': signed('accepted'),
  'ky-mot-phan': signed('partly'),
  'ky-khong-tiep-thu': signed('refused'),
}

/** By when the body answers after the Front kept its recommendation: the days for which the Front had it do not count; those of the law go on. */
export function replyDueAfterReview({ file: { own }, today }: RecDesk): string {
  const { replyBasis, replyDueOn, reviewFrom } = own.row
  if (replyBasis === 'law' || reviewFrom === null) return replyDueOn
  return addDays(replyDueOn, daysBetween(reviewFrom, today))
}

/** The whole answer as it is kept in the history. */
function answerText(reply: Reply, answer: string, reason: string, steps: readonly NewStep[]): string {
  return [`${REPLY_WORDS[reply]}.`, answer, ...(reason === '' ? [] : [`Lý do: ${reason}`]), ...stepLines(steps)].join(
    '\n',
  )
}

import { type DeedField, type DeedValues, wrongAt } from '../dossiers/deed.ts'
import { ONE } from '../notifications/tells.ts'
import { REPLY_SOURCE } from './limits.ts'
import type { CriticismDeed, Own, Point } from './own.ts'
import { toDrafterHead, toLead, toLeadHead } from './told.ts'
import { isOneOf, RESPONSE_WORDS, RESPONSES } from './words.ts'

/** Points that have no answer yet, or one without the explanation that the law asks for. */
export function silentPoints({ points }: Pick<Own, 'points'>): readonly Point[] {
  return points.filter(
    ({ response, responseText }) => response === '' || (response !== 'accepted' && responseText === ''),
  )
}

const isProposed = ({ file: { row } }: { file: { row: { writtenBy: string | null } } }) => row.writtenBy !== null

const draft: CriticismDeed = {
  title: 'Soạn trả lời từng điểm',
  lead: () =>
    `Điểm nào tiếp thu một phần hoặc không tiếp thu thì phải giải trình (${REPLY_SOURCE}). Lưu được nhiều lần.`,
  button: 'Lưu bản soạn',
  isOffered: (desk) => !isProposed(desk),
  fields: ({ file: { own } }) => own.points.flatMap(answerFields),
  values: ({ file: { own } }) =>
    Object.fromEntries(
      own.points.flatMap(({ number, response, responseText }) => [
        [`p${number}`, response],
        [`p${number}.text`, responseText],
      ]),
    ),
  plan: ({ file: { own } }, values) => {
    const points = own.points.map((point) => ({ id: point.id, set: answerIn(values, point.number) }))
    const answered = points.filter(({ set }) => set.response !== '').length
    return { ok: true, detail: { answered, points: points.length }, more: { points } }
  },
  done: 'Đã lưu bản soạn. Chưa gửi đi đâu.',
}

const propose: CriticismDeed = {
  title: 'Trình thủ trưởng trả lời',
  lead: () => 'Mọi điểm phải có trả lời. Người trả lời phải là người khác.',
  button: 'Trình thủ trưởng',
  isOffered: (desk) => !isProposed(desk),
  fields: () => [],
  plan: ({ staff, file: { own, row } }) => {
    const fault = faultOf(own)
    if (fault !== null) return wrongAt('points', fault)
    return {
      ok: true,
      set: { writtenBy: staff.id },
      told: [{ to: toDrafterHead(row), what: 'Có bản trả lời phản biện chờ duyệt.' }],
    }
  },
  done: 'Đã trình thủ trưởng.',
}

const answer: CriticismDeed = {
  title: 'Trả lời văn bản phản biện',
  lead: () => `Bản trả lời gửi Mặt trận xã, và báo cáo cơ quan ban hành về ý kiến phản biện (${REPLY_SOURCE}).`,
  button: 'Trả lời Mặt trận',
  isOffered: isProposed,
  fields: ({ today, file: { own } }) => [
    { kind: 'line', name: 'documentNumber', label: 'Số văn bản trả lời', required: true, most: 60 },
    {
      kind: 'day',
      name: 'promulgatorToldOn',
      label: 'Ngày đã báo cáo cơ quan ban hành về ý kiến phản biện',
      required: true,
      min: own.criticism.issuedOn ?? today,
      max: today,
    },
  ],
  values: ({ today }) => ({ promulgatorToldOn: today }),
  files: { label: 'Văn bản trả lời đã ký (không bắt buộc)' },
  plan: ({ today, file: { row, own } }, values) => {
    const fault = faultOf(own)
    if (fault !== null) return wrongAt('points', fault)
    const isLate = row.dueOn !== null && today > row.dueOn
    const many = (kind: string) => own.points.filter((point) => point.response === kind).length
    return {
      ok: true,
      set: {
        writtenBy: null,
        waitsForBodyId: row.addressedBodyId,
        dueOn: null,
        limitCode: '',
        alarm: '',
        wakeOn: own.criticism.plannedOn === null ? null : today,
      },
      detail: {
        number: values.documentNumber,
        promulgatorToldOn: values.promulgatorToldOn,
        dueOn: row.dueOn,
        isLate,
        accepted: many('accepted'),
        partly: many('partly'),
        not: many('not'),
      },
      told: [{ to: [...toLead(row), ...toLeadHead(row)], what: 'Cơ quan soạn thảo đã trả lời văn bản phản biện.' }],
      more: {
        set: { respondedOn: today, promulgatorToldOn: values.promulgatorToldOn ?? today },
        ...(own.criticism.promulgatorBodyId === row.addressedBodyId
          ? {}
          : { competent: own.criticism.promulgatorBodyId }),
      },
    }
  },
  done: 'Đã trả lời Mặt trận xã.',
}

const giveBack: CriticismDeed = {
  title: 'Trả lại bản soạn',
  button: 'Trả lại',
  quiet: true,
  isOffered: isProposed,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Cần sửa gì', required: true, least: 5, most: 2000, rows: 3 }],
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { writtenBy: null },
    text: values.reason ?? '',
    told:
      row.writtenBy === null ? [] : [{ to: [ONE + row.writtenBy], what: 'Bản trả lời phản biện được trả lại để sửa.' }],
  }),
  done: 'Đã trả lại.',
}

function answerFields({ number }: Point): DeedField[] {
  return [
    {
      kind: 'choice',
      name: `p${number}`,
      label: `Điểm ${number}: tiếp thu hay không?`,
      options: (['accepted', 'partly', 'not'] as const).map((value) => ({ value, label: RESPONSE_WORDS[value] })),
    },
    {
      kind: 'area',
      name: `p${number}.text`,
      label: `Điểm ${number}: sửa thế nào, hoặc vì sao không`,
      hint: 'Bắt buộc khi tiếp thu một phần hoặc không tiếp thu.',
      most: 4000,
      rows: 4,
    },
  ]
}

function answerIn(values: DeedValues, number: number): { response: (typeof RESPONSES)[number]; responseText: string } {
  const response = values[`p${number}`] ?? ''
  return { response: isOneOf(RESPONSES, response) ? response : '', responseText: values[`p${number}.text`] ?? '' }
}

function faultOf(own: Pick<Own, 'points'>): string | null {
  const silent = silentPoints(own)
  if (silent.length === 0) return null
  const names = silent.map(({ number }) => `điểm ${number}`).join(', ')
  return `Chưa gửi được: chưa trả lời, hoặc chưa giải trình ${names}. Mọi điểm phải có trả lời; điểm tiếp thu một phần hoặc không tiếp thu phải có giải trình (${REPLY_SOURCE}).`
}

export const ANSWER_DEEDS = {
  'soan-tra-loi': draft,
  'trinh-tra-loi': propose,
  'tra-loi': answer,
  'tra-lai-tra-loi': giveBack,
} satisfies Record<string, CriticismDeed>

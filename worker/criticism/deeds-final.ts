import { type DeedField, wrongAt } from '../dossiers/deed.ts'
import type { CriticismDeed, Own, Point } from './own.ts'
import { toDrafter, toLead } from './told.ts'
import { isOneOf, MET, MET_WORDS } from './words.ts'

const enact: CriticismDeed = {
  title: 'Ghi văn bản đã ban hành',
  button: 'Ghi văn bản',
  fields: ({ today, file: { own } }) => [
    {
      kind: 'line',
      name: 'finalTitle',
      label: 'Số và tên văn bản',
      hint: 'Ví dụ: Nghị quyết số 12/NQ-HĐND về thu gom rác thải sinh hoạt.',
      required: true,
      least: 5,
    },
    {
      kind: 'day',
      name: 'finalOn',
      label: 'Ngày ban hành',
      required: true,
      min: own.criticism.issuedOn ?? today,
      max: today,
    },
    {
      kind: 'line',
      name: 'finalLink',
      label: 'Đường dẫn đến văn bản',
      hint: 'Bắt đầu bằng https://. Không có thì đính kèm tệp.',
      most: 500,
    },
  ],
  files: { label: 'Tệp văn bản' },
  plan: ({ file: { row } }, values, _, files) => {
    const link = values.finalLink ?? ''
    if (link !== '' && !isWebAddress(link))
      return wrongAt('finalLink', 'Đường dẫn phải bắt đầu bằng https:// và mở được trên mạng.')
    if (link === '' && files === 0) return wrongAt('finalLink', 'Ông/bà ghi đường dẫn, hoặc đính kèm tệp văn bản.')
    return {
      ok: true,
      set: { waitsForBodyId: row.leadBodyId, dueOn: null, alarm: '', wakeOn: null },
      detail: { finalTitle: values.finalTitle, finalOn: values.finalOn },
      told: [{ to: toLead(row), what: 'Văn bản đã ban hành. Mặt trận đối chiếu từng điểm phản biện.' }],
      more: { set: { finalTitle: values.finalTitle ?? '', finalLink: link, finalOn: values.finalOn ?? null } },
    }
  },
  done: 'Đã ghi văn bản ban hành.',
}

const abandon: CriticismDeed = {
  title: 'Ghi là thôi ban hành',
  button: 'Thôi ban hành',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 10, most: 2000, rows: 3 }],
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { waitsForBodyId: row.leadBodyId, dueOn: null, alarm: '', wakeOn: null },
    text: values.reason ?? '',
    told: [{ to: toLead(row), what: 'Cơ quan soạn thảo thôi ban hành văn bản.' }],
  }),
  done: 'Đã ghi là thôi ban hành.',
}

const mark: CriticismDeed = {
  title: 'Đối chiếu văn bản với từng điểm',
  lead: () => 'So văn bản đã ban hành với từng điểm phản biện. Lưu được nhiều lần.',
  button: 'Lưu đối chiếu',
  // The Front marks, and never whoever drafted.
  isOffered: ({ staff, file: { row } }) => staff.bodyId !== row.addressedBodyId,
  fields: ({ file: { own } }) => own.points.flatMap(markFields),
  values: ({ file: { own } }) =>
    Object.fromEntries(
      own.points.flatMap(({ number, met, metNote }) => [
        [`m${number}`, met],
        [`m${number}.text`, metNote],
      ]),
    ),
  plan: ({ file: { own } }, values) => {
    const points = own.points.map(({ id, number }) => {
      const met = values[`m${number}`] ?? ''
      return { id, set: { met: isOneOf(MET, met) ? met : ('' as const), metNote: values[`m${number}.text`] ?? '' } }
    })
    const marked = points.filter(({ set }) => set.met !== '').length
    return { ok: true, detail: { marked, points: points.length }, more: { points } }
  },
  done: 'Đã lưu đối chiếu.',
}

const end: CriticismDeed = {
  title: 'Kết thúc việc phản biện',
  button: 'Kết thúc',
  quiet: true,
  fields: () => [],
  plan: ({ now, file: { row, own } }) => {
    const open = row.status === 'enacted' ? unmarked(own) : []
    if (open.length > 0) {
      const names = open.map(({ number }) => `điểm ${number}`).join(', ')
      return wrongAt('points', `Chưa kết thúc được: chưa đối chiếu ${names} với văn bản đã ban hành.`)
    }
    return {
      ok: true,
      set: { waitsForBodyId: null, dueOn: null, wakeOn: null, alarm: '', endedAt: now.toISOString() },
      told: [{ to: toDrafter(row), what: 'Mặt trận xã đã kết thúc việc phản biện.' }],
    }
  },
  done: 'Đã kết thúc.',
}

/** Points that nobody has compared with the final text. */
export function unmarked({ points }: Pick<Own, 'points'>): readonly Point[] {
  return points.filter(({ met }) => met === '')
}

function markFields({ number }: Point): DeedField[] {
  return [
    {
      kind: 'choice',
      name: `m${number}`,
      label: `Điểm ${number}: văn bản thể hiện chưa?`,
      options: (['met', 'partly', 'not_met'] as const).map((value) => ({ value, label: MET_WORDS[value].name })),
    },
    {
      kind: 'area',
      name: `m${number}.text`,
      label: `Điểm ${number}: ở điều nào, còn thiếu gì (không bắt buộc)`,
      most: 2000,
      rows: 2,
    },
  ]
}

function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text)
}

export const FINAL_DEEDS = {
  'ban-hanh': enact,
  'thoi-ban-hanh': abandon,
  'doi-chieu': mark,
  'ket-thuc': end,
} satisfies Record<string, CriticismDeed>

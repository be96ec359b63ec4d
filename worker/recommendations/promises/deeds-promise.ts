import { addDays, longDay } from '../../deadlines/calendar.ts'
import type { DeedField } from '../../dossiers/deed.ts'
import { outcome } from '../outcome.ts'
import type { RecDeed, RecDesk } from '../own.ts'
import { numberFault, PUBLIC_LEAST, PUBLIC_MAX } from '../public-words.ts'
import { readSteps, stepFields, stepLines, stepValues } from '../step-fields.ts'
import { lastDay, LIMITS } from '../terms.ts'

const publicWhy = (label: string): DeedField => ({
  ...{ kind: 'area', name: 'publicReply', label, required: true, least: PUBLIC_LEAST, most: PUBLIC_MAX, rows: 3 },
  hint: 'Người dân đọc đoạn này. Không ghi tên, số điện thoại của ai.',
})

const PLAN: RecDeed = {
  title: 'Nêu các bước thực hiện',
  lead: ({ file: { own } }) =>
    own.row.doneDueOn === null ? '' : `Đã cam kết làm xong trước hết ngày ${longDay(own.row.doneDueOn)}.`,
  button: 'Ghi các bước',
  fields: ({ today }) => stepFields(today, 'Nêu ít nhất một bước. Người dân đọc được.'),
  values: ({ file: { own } }) => stepValues(own.steps),
  refuses: ({ file: { own } }) =>
    own.steps.some(({ doneOn }) => doneOn !== null)
      ? { status: 409, sentence: 'Đã có bước làm xong nên không nêu lại các bước. Ông/bà ghi tiến độ.' }
      : null,
  plan: (desk, values, step) => {
    const fault = numberFault(values, 'buoc1', 'buoc2', 'buoc3')
    if (fault) return fault
    const read = readSteps(values, 'Ông/bà nêu ít nhất một bước và ngày xong.')
    if (!read.ok) return read
    const by = lastPromised(desk)
    const late = by === null ? -1 : read.steps.findIndex(({ dueOn }) => dueOn > by)
    if (late >= 0 && by !== null)
      return {
        ok: false,
        errors: { [`ngay${late + 1}`]: [`Bước này phải xong trước hết ngày đã cam kết, ${longDay(by)}.`] },
      }
    return outcome(desk, step, { waits: 'body', more: { steps: read.steps }, text: stepLines(read.steps).join('\n') })
  },
  done: 'Đã ghi các bước.',
}

/** The day that holds; none once it is over, since the steps then come after it. */
function lastPromised({ file, today }: RecDesk): string | null {
  const { doneDueOn } = file.own.row
  return doneDueOn !== null && doneDueOn >= today ? doneDueOn : null
}

const GIVE_UP: RecDeed = {
  title: 'Báo không làm được',
  lead: () => 'Báo rồi thì người dân thấy cam kết này ở mục “Không giữ”, kèm lý do.',
  button: 'Báo không làm được',
  quiet: true,
  fields: () => [
    { kind: 'area', name: 'reason', label: 'Vì sao không làm được?', required: true, least: 20 },
    publicWhy('Nói ngắn lý do cho người dân'),
  ],
  files: { label: 'Văn bản kèm theo, nếu có' },
  plan: (desk, values, step) => {
    const { reason = '', publicReply = '' } = values
    const fault = numberFault(values, 'publicReply')
    if (fault) return fault
    return outcome(desk, step, {
      waits: 'front',
      dueOn: lastDay(desk.book, LIMITS.review, desk.today),
      limitCode: LIMITS.review,
      writtenBy: desk.staff.id,
      own: { reason, publicReply },
      text: reason,
      told: [['Cơ quan báo không làm được việc đã cam kết.', 'front', 'lead', 'leaders']],
    })
  },
  done: 'Đã báo. Lý do đã hiện cho người dân.',
}

const NOTE: RecDeed = {
  title: 'Ghi nhận: cam kết không giữ được',
  lead: () => 'Ghi nhận rồi thì thôi theo dõi. Cam kết vẫn hiện cho người dân ở mục “Không giữ”.',
  button: 'Ghi nhận',
  fields: () => [{ kind: 'area', name: 'note', label: 'Ý kiến về lý do đã nêu', required: true, least: 5, rows: 3 }],
  plan: (desk, { note = '' }, step) =>
    outcome(desk, step, {
      own: { notedOn: desk.today },
      text: note,
      told: [['Đã ghi nhận: cam kết không giữ được.', 'body', 'lead']],
    }),
  done: 'Đã ghi nhận.',
}

const RESUME: RecDeed = {
  title: 'Yêu cầu làm tiếp',
  lead: () => 'Dùng khi lý do chưa thỏa đáng. Cam kết trở lại mục đang làm, với ngày mới.',
  button: 'Yêu cầu làm tiếp',
  fields: ({ today }) => [
    { kind: 'area', name: 'why', label: 'Vì sao phải làm tiếp?', required: true, least: 10, rows: 3 },
    {
      ...{ kind: 'day', name: 'dueOn', label: 'Phải xong trước hết ngày', required: true },
      min: addDays(today, 1),
    },
  ],
  plan: (desk, { why = '', dueOn = '' }, step) =>
    outcome(desk, step, {
      waits: 'body',
      dueOn,
      writtenBy: null,
      own: { reason: '', publicReply: '', doneDueOn: dueOn },
      detail: { dueOn },
      text: why,
      told: [['Lý do chưa thỏa đáng: cần làm tiếp việc đã cam kết.', 'body', 'lead']],
    }),
  done: 'Đã gửi. Cơ quan làm tiếp.',
}

const DROP: RecDeed = {
  title: 'Thôi theo dõi cam kết',
  lead: () =>
    'Cam kết ghi trùng thì chọn cam kết kia: chỉ một lời hứa được tính. Không trùng thì cam kết này tính là không giữ, lý do hiện cho người dân.',
  button: 'Thôi theo dõi cam kết này',
  quiet: true,
  fields: ({ file: { own } }) => [
    ...(own.siblings.length > 0
      ? [
          {
            ...{ kind: 'select' as const, name: 'by', label: 'Trùng với cam kết nào?', empty: 'Không trùng' },
            options: own.siblings.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]
      : []),
    publicWhy('Vì sao thôi theo dõi?'),
  ],
  plan: (desk, values, step) => {
    const { publicReply = '', by = '' } = values
    const fault = numberFault(values, 'publicReply')
    if (fault) return fault
    return outcome(desk, step, {
      own: { supersededBy: by || null, publicReply },
      detail: { by: by || null },
      text: publicReply,
      told: [['Thôi theo dõi một cam kết.', 'body', 'lead', ...(by ? [] : (['leaders'] as const))]],
    })
  },
  done: 'Đã thôi theo dõi cam kết này.',
}

/** What is done with a promise and not with a recommendation, by action. */
export const PROMISE_DEEDS: Readonly<Record<string, RecDeed>> = {
  'neu-cac-buoc': PLAN,
  'khong-lam-duoc': GIVE_UP,
  'ghi-khong-giu': NOTE,
  'lam-tiep': RESUME,
  'thoi-theo-doi': DROP,
}

import { bodyName, offered } from '../../communes/book.ts'
import { readUnit } from '../../communes/unit.ts'
import { addDays, longDay } from '../../deadlines/calendar.ts'
import { wrongAt } from '../../dossiers/deed.ts'
import { outcome } from './outcome.ts'
import type { DifficultyDeed, DifficultyDesk } from './own.ts'

/** What a body has time for where nobody says otherwise, and the longest that can be given. */
const DAYS = 14
const MOST_DAYS = 366

/** Bodies of the commune that are there today; never the one that has the difficulty. */
function owners({ book, file, today }: DifficultyDesk) {
  const having = readUnit(book, file.own.row.unit)
  return offered(book.bodies.values(), today).filter(
    ({ id, kind }) => kind !== 'external' && !(having?.kind === 'body' && having.id === id),
  )
}

const give = (title: string, button: string, isAgain: boolean): DifficultyDeed => ({
  title,
  lead: ({ file }) =>
    isAgain && file.row.addressedBodyId !== null
      ? 'Đổi cơ quan, đổi hạn, hoặc cả hai. Cơ quan cũ và cơ quan mới cùng được báo.'
      : 'Mỗi vướng mắc có một cơ quan lo và một ngày phải xong.',
  button,
  ...(isAgain ? { quiet: true as const } : {}),
  fields: (desk) => [
    {
      ...{ kind: 'select', name: 'owner', label: 'Cơ quan giải quyết', required: true, empty: 'Chọn cơ quan' },
      options: owners(desk)
        .map(({ id, name }) => ({ value: id, label: name }))
        .toSorted((a, b) => a.label.localeCompare(b.label, 'vi')),
    },
    {
      ...{ kind: 'day', name: 'dueOn', label: 'Phải xong trước hết ngày', required: true },
      ...{ min: desk.today, max: addDays(desk.today, MOST_DAYS) },
    },
    {
      ...{ kind: 'area', name: 'asked', label: 'Cần làm gì', required: true, least: 5, most: 2000, rows: 3 },
      hint: 'Việc cụ thể, ở đâu, đến mức nào là xong.',
    },
  ],
  values: ({ file: { row }, today }) => ({
    owner: row.addressedBodyId ?? '',
    dueOn: isAgain && row.dueOn !== null && row.dueOn > today ? row.dueOn : addDays(today, DAYS),
  }),
  plan: (desk, values, step) => {
    const { asked = '', dueOn = '', owner = '' } = values
    const { row } = desk.file
    if (
      row.status !== 'reported' &&
      row.status !== 'assigned' &&
      row.status !== 'taken' &&
      owner === row.addressedBodyId
    )
      return wrongAt('owner', 'Cơ quan này đã báo không thuộc việc của mình. Ông/bà chọn cơ quan khác.')
    const name = bodyName(desk.book, owner)
    const isOther = isAgain && row.addressedBodyId !== null && row.addressedBodyId !== owner
    const planned = outcome(desk, step, {
      ...{ waits: 'owner', dueOn, owner, writtenBy: null, text: asked, detail: { bodyId: owner, dueOn } },
      told: [
        [`Được giao giải quyết vướng mắc, hạn ${longDay(dueOn)}.`, 'owner'],
        [`Đã giao ${name} giải quyết, hạn ${longDay(dueOn)}.`, 'unit'],
      ],
    })
    if (!planned.ok || !isOther) return planned
    const before = {
      to: [`${row.addressedBodyId}:handler,approver,leader,coordinator`],
      what: `Đã giao lại cho ${name}.`,
    }
    return { ...planned, told: [...(planned.told ?? []), before] }
  },
  done: 'Đã giao. Cơ quan được giao và nơi báo vướng mắc nhận tin.',
})

const passUp: DifficultyDeed = {
  title: 'Chuyển cấp trên',
  lead: () => 'Khi xã không đủ thẩm quyền. Vướng mắc vẫn được theo dõi đến khi cấp trên trả lời.',
  button: 'Ghi đã chuyển',
  quiet: true,
  fields: ({ today }) => [
    { kind: 'line', name: 'to', label: 'Chuyển đến đâu', required: true, least: 3, hint: 'Ví dụ: Sở Xây dựng tỉnh.' },
    { kind: 'line', name: 'number', label: 'Văn bản số', most: 60, hint: 'Ví dụ: 45/UBND-KT. Chưa có thì để trống.' },
    {
      ...{ kind: 'day', name: 'dueOn', label: 'Hỏi lại vào ngày', min: today, max: addDays(today, MOST_DAYS) },
      hint: 'Để trống nếu không cần nhắc.',
    },
    { kind: 'area', name: 'reason', label: 'Vì sao xã không giải quyết được', required: true, least: 5, rows: 3 },
  ],
  files: { label: 'Văn bản gửi đi, nếu có' },
  plan: (desk, { dueOn = '', number = '', reason = '', to = '' }, step) =>
    outcome(desk, step, {
      ...{ waits: 'front', dueOn: dueOn === '' ? null : dueOn, writtenBy: null, text: reason },
      ...{ detail: { to, number, dueOn: dueOn === '' ? null : dueOn } },
      own: { passedTo: to },
      told: [[`Đã chuyển ${to}.`, 'unit', 'owner']],
    }),
  done: 'Đã ghi.',
}

const noNeed: DifficultyDeed = {
  title: 'Không giải quyết',
  lead: () => 'Nơi báo đọc được lý do, và được nêu lại một lần.',
  button: 'Kết thúc, không giải quyết',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 10, rows: 3 }],
  plan: (desk, { reason = '' }, step) =>
    outcome(desk, step, {
      text: reason,
      own: { result: reason },
      told: [['Vướng mắc đã báo không được giải quyết. Ông/bà xem lý do.', 'unit']],
    }),
  done: 'Đã kết thúc. Nơi báo nhận được tin.',
}

const askAbove: DifficultyDeed = {
  title: 'Hỏi lại cấp trên',
  button: 'Ghi đã hỏi lại',
  fields: ({ today }) => [
    { kind: 'area', name: 'words', label: 'Đã hỏi ai, bằng cách nào', required: true, least: 5, rows: 2 },
    {
      ...{ kind: 'day', name: 'dueOn', label: 'Hỏi lại lần nữa vào ngày', min: today, max: addDays(today, MOST_DAYS) },
      hint: 'Để trống nếu không cần nhắc.',
    },
  ],
  plan: (desk, { dueOn = '', words = '' }, step) =>
    outcome(desk, step, { waits: 'front', dueOn: dueOn === '' ? null : dueOn, text: words, detail: {} }),
  done: 'Đã ghi.',
}

const answeredAbove: DifficultyDeed = {
  title: 'Ghi cấp trên đã trả lời',
  lead: () => 'Nơi báo vướng mắc đọc được phần này, và được nêu lại một lần nếu chưa hết vướng.',
  button: 'Ghi trả lời, kết thúc',
  fields: () => [
    { kind: 'area', name: 'result', label: 'Cấp trên trả lời thế nào', required: true, least: 10, rows: 4 },
  ],
  files: { label: 'Văn bản trả lời, nếu có' },
  plan: (desk, { result = '' }, step) =>
    outcome(desk, step, {
      text: result,
      own: { result },
      told: [['Cấp trên đã trả lời vướng mắc đã báo.', 'unit', 'owner']],
    }),
  done: 'Đã ghi. Nơi báo nhận được tin.',
}

/** What whoever gives difficulties to somebody does, by action. */
export const GIVE_DEEDS: Readonly<Record<string, DifficultyDeed>> = {
  giao: give('Giao cơ quan giải quyết', 'Giao việc', false),
  'giao-lai': give('Giao lại, đổi hạn', 'Giao lại', true),
  'chuyen-len': passUp,
  'don-doc': askAbove,
  'cap-tren-tra-loi': answeredAbove,
  'khong-can': noNeed,
}

import { bodyName, type CommuneBook, offered } from '../communes/book.ts'
import { addDays } from '../deadlines/calendar.ts'
import { type DeedField, type DeedOption, type DeedValues, type Desk } from '../dossiers/deed.ts'
import type { FieldErrors } from '../staff/form.ts'
import { type Own, sidesOf, standing } from './own.ts'
import type { TaskRow } from './tables.ts'

/** Tasks of one programme: "rõ người, rõ việc", not a drawer. */
export const TASKS_MOST = 60

/** Days that a programme may reach back or ahead: a term of five years. */
export const TERM = 1830

/** What a programme is: asked when it is made and when it is changed. */
export function aimFields(today: string): DeedField[] {
  return [
    {
      kind: 'line',
      name: 'title',
      label: 'Tên chương trình',
      hint: 'Ví dụ: Phối hợp giữ vệ sinh đường làng, thu gom rác thải năm 2026.',
      required: true,
      least: 10,
    },
    {
      kind: 'area',
      name: 'aim',
      label: 'Mục đích, yêu cầu',
      hint: 'Cùng nhau làm việc gì, đến đâu thì được.',
      required: true,
      least: 20,
      most: 4000,
    },
    {
      kind: 'day',
      name: 'startsOn',
      label: 'Từ ngày',
      required: true,
      min: addDays(today, -TERM),
      max: addDays(today, TERM),
    },
    {
      kind: 'day',
      name: 'endsOn',
      label: 'Đến hết ngày',
      required: true,
      min: addDays(today, 1),
      max: addDays(today, TERM),
    },
    {
      kind: 'day',
      name: 'reviewOn',
      label: 'Ngày đánh giá gần nhất',
      hint: 'Các bên được nhắc trước ngày này. Có thể để trống.',
      min: addDays(today, 1),
      max: addDays(today, TERM),
    },
  ]
}

/** What is wrong between the days of a programme. */
export function aimFaults({ endsOn = '', reviewOn = '', startsOn = '' }: DeedValues): FieldErrors {
  return {
    ...(endsOn < startsOn ? { endsOn: ['Ngày kết thúc phải sau ngày bắt đầu.'] } : {}),
    ...(reviewOn !== '' && reviewOn < startsOn ? { reviewOn: ['Ngày đánh giá phải sau ngày bắt đầu.'] } : {}),
  }
}

/** Bodies that can be partners of this one. */
export function partnerOptions(book: CommuneBook, today: string, without: readonly string[]): DeedOption[] {
  return offered(book.bodies.values(), today)
    .filter(({ id }) => !without.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'))
}

/** A task: who, what, which subject, by when. */
export function taskFields({ book, file }: Pick<Desk<Own>, 'book' | 'file'>): DeedField[] {
  const { endsOn, startsOn } = file.own.programme
  return [
    {
      kind: 'line',
      name: 'task',
      label: 'Việc',
      hint: 'Viết rõ làm gì, ở đâu, bao nhiêu.',
      required: true,
      least: 5,
      most: 300,
    },
    {
      kind: 'line',
      name: 'topic',
      label: 'Chuyên đề',
      hint: 'Ví dụ: Thu gom rác thải.',
      required: true,
      least: 2,
      most: 120,
    },
    {
      kind: 'select',
      name: 'body',
      label: 'Cơ quan, tổ chức làm',
      required: true,
      empty: 'Chọn cơ quan',
      options: sidesOf(file).map((id) => ({ value: id, label: bodyName(book, id) })),
    },
    {
      kind: 'line',
      name: 'person',
      label: 'Người làm',
      hint: 'Họ tên, hoặc chức vụ.',
      required: true,
      least: 2,
      most: 120,
    },
    { kind: 'day', name: 'startsOn', label: 'Bắt đầu', required: true, min: startsOn, max: endsOn },
    { kind: 'day', name: 'dueOn', label: 'Hạn xong', required: true, min: startsOn, max: endsOn },
  ]
}

/** What is wrong between the days of a task. */
export function taskFaults({ dueOn = '', startsOn = '' }: DeedValues): FieldErrors {
  return dueOn < startsOn ? { dueOn: ['Hạn xong phải sau ngày bắt đầu.'] } : {}
}

/** What was typed, as the row keeps it. The person is an officer of that body when he is called so. */
export function taskSet(
  { colleagues }: Pick<Desk<Own>, 'colleagues'>,
  values: DeedValues,
): Pick<TaskRow, 'topic' | 'task' | 'bodyId' | 'person' | 'personId' | 'startsOn' | 'dueOn'> {
  const { body = '', dueOn = '', person = '', startsOn = '', task = '', topic = '' } = values
  const officer = colleagues.find(({ bodyId, name }) => bodyId === body && name === person)
  return { topic, task, bodyId: body, person, personId: officer?.id ?? '', startsOn, dueOn }
}

/** One of the tasks that stand. */
export function taskField(tasks: readonly TaskRow[], which: (task: TaskRow) => boolean = () => true): DeedField {
  return {
    kind: 'select',
    name: 'id',
    label: 'Việc nào',
    required: true,
    empty: 'Chọn việc',
    options: standing(tasks)
      .filter(which)
      .map(({ id, position, task }) => ({ value: id, label: `${position}. ${task}` })),
  }
}

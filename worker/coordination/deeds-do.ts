import { heirOf } from '../bodies/heir.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { type DeedField, wrongAt } from '../dossiers/deed.ts'
import { TERM, taskField } from './fields.ts'
import { partnersOf, type ProgrammeDeed, type ProgrammeDesk, standing } from './own.ts'
import type { TaskRow } from './tables.ts'
import { toAll, toBody, toLead } from './told.ts'

/** May he say how this task goes? An officer of its body, or of the one that does now what that body did; the body that leads notes it for one that has nobody here. */
export function mayProgress(desk: ProgrammeDesk, task: Pick<TaskRow, 'bodyId'>): boolean {
  const { book, file, staff } = desk
  const helps = [file.row.leadBodyId, book.commune.triageBodyId].includes(staff.bodyId)
  return isOfTask(desk, task) || helps
}

function isOfTask({ book, staff, today }: ProgrammeDesk, { bodyId }: Pick<TaskRow, 'bodyId'>): boolean {
  return bodyId === staff.bodyId || heirOf(book.bodies, bodyId, today) === staff.bodyId
}

/** Tasks about which he may say something. */
export function hisTasks(desk: ProgrammeDesk): TaskRow[] {
  return standing(desk.file.own.tasks).filter((task) => mayProgress(desk, task))
}

const progress: ProgrammeDeed = {
  title: 'Ghi tiến độ một việc',
  button: 'Ghi tiến độ',
  isOffered: (desk) => hisTasks(desk).length > 0,
  fields: (desk) => [
    taskField(desk.file.own.tasks, (task) => mayProgress(desk, task)),
    {
      kind: 'number',
      name: 'progress',
      label: 'Làm được bao nhiêu phần trăm',
      hint: '100 là xong.',
      required: true,
      min: 0,
      max: 100,
    },
    { kind: 'area', name: 'note', label: 'Đã làm gì, còn vướng gì', required: true, least: 5, most: 1000, rows: 3 },
  ],
  plan: (desk, values) => {
    const { file, now, staff, today } = desk
    const task = hisTasks(desk).find(({ id }) => id === values.id)
    if (!task) return wrongAt('id', 'Ông/bà chọn một việc.')
    const done = Number(values.progress)
    const doneOn = done === 100 ? (task.doneOn ?? today) : null
    const set = { progress: done, progressNote: values.note ?? '', progressAt: now.toISOString(), doneOn }
    const isOwn = isOfTask(desk, task)
    const tells = doneOn !== null && task.doneOn === null && staff.bodyId !== file.row.leadBodyId
    return {
      ok: true,
      set: { wakeOn: today },
      detail: { position: task.position, progress: done, bodyId: task.bodyId, ...(isOwn ? {} : { onBehalf: true }) },
      text: values.note ?? '',
      told: [
        ...(tells ? [{ to: toLead(file.row), what: `Xong một việc phối hợp (việc ${task.position}).` }] : []),
        ...(isOwn
          ? []
          : [{ to: [toBody(task.bodyId)], what: `Tiến độ việc ${task.position} được ghi giúp: ${done}%.` }]),
      ],
      more: { task: { id: task.id, set } },
    }
  },
  done: 'Đã ghi tiến độ.',
}

const DAY_NEXT: Omit<Extract<DeedField, { kind: 'day' }>, 'min'> = {
  kind: 'day',
  name: 'reviewOn',
  label: 'Ngày đánh giá lần sau',
  hint: 'Các bên được nhắc trước ngày này. Để trống nếu đây là lần cuối.',
}

const review: ProgrammeDeed = {
  title: 'Ghi một lần đánh giá',
  lead: () => 'Chỉ rõ ưu điểm, tồn tại, hạn chế và nguyên nhân.',
  button: 'Ghi đánh giá',
  fields: ({ file: { own }, today }) => [
    {
      kind: 'day',
      name: 'reviewedOn',
      label: 'Ngày đánh giá',
      required: true,
      min: own.programme.startsOn,
      max: today,
    },
    { kind: 'area', name: 'strengths', label: 'Ưu điểm', required: true, least: 10, most: 4000 },
    { kind: 'area', name: 'limits', label: 'Tồn tại, hạn chế', required: true, least: 10, most: 4000 },
    { kind: 'area', name: 'causes', label: 'Nguyên nhân', required: true, least: 10, most: 4000 },
    { kind: 'area', name: 'next', label: 'Việc làm tiếp', required: true, least: 10, most: 4000 },
    { ...DAY_NEXT, min: addDays(today, 1), max: addDays(today, TERM) },
  ],
  values: ({ today }) => ({ reviewedOn: today }),
  files: { label: 'Biên bản, báo cáo kèm theo (không bắt buộc)' },
  plan: ({ file, today }, values) => {
    const { causes = '', limits = '', next = '', reviewedOn = '', strengths = '' } = values
    const reviewOn = values.reviewOn || null
    return {
      ok: true,
      set: { wakeOn: today },
      detail: { reviewedOn, reviewOn },
      told: [
        { to: toAll(file.row, partnersOf(file)), what: `Đã đánh giá chương trình phối hợp, ${longDay(reviewedOn)}.` },
      ],
      more: { review: { reviewedOn, strengths, limits, causes, next }, set: { reviewOn } },
    }
  },
  done: 'Đã ghi lần đánh giá này.',
}

const setReview: ProgrammeDeed = {
  title: 'Hẹn ngày đánh giá',
  button: 'Hẹn ngày',
  quiet: true,
  fields: ({ today }) => [
    {
      ...DAY_NEXT,
      hint: 'Các bên được nhắc trước ngày này.',
      required: true,
      min: addDays(today, 1),
      max: addDays(today, TERM),
    },
  ],
  values: ({ file: { own } }) => ({ reviewOn: own.programme.reviewOn ?? '' }),
  plan: ({ file, today }, { reviewOn = '' }) => ({
    ok: true,
    set: { wakeOn: today },
    detail: { reviewOn },
    told: [
      { to: toAll(file.row, partnersOf(file)), what: `Hẹn đánh giá chương trình phối hợp: ${longDay(reviewOn)}.` },
    ],
    more: { set: { reviewOn } },
  }),
  done: 'Đã hẹn ngày đánh giá.',
}

const end: ProgrammeDeed = {
  title: 'Kết thúc chương trình',
  button: 'Kết thúc',
  quiet: true,
  refuses: ({ file }) =>
    file.own.reviews.length > 0
      ? null
      : { status: 409, sentence: 'Ghi ít nhất một lần đánh giá rồi mới kết thúc chương trình.', shown: true },
  lead: ({ file, today }) => {
    const open = standing(file.own.tasks).filter(({ doneOn }) => doneOn === null)
    const late = open.filter(({ dueOn }) => dueOn < today).length
    if (open.length === 0) return 'Mọi việc đã xong.'
    return `Còn ${open.length} việc chưa xong${late > 0 ? `, ${late} việc quá hạn` : ''}: sẽ ghi là thôi làm.`
  },
  fields: () => [{ kind: 'area', name: 'note', label: 'Kết luận', required: true, least: 10, most: 2000, rows: 3 }],
  plan: ({ file, now }, values) => ({
    ok: true,
    set: { waitsForBodyId: null, wakeOn: null, endedAt: now.toISOString() },
    text: values.note ?? '',
    told: [{ to: partnersOf(file).map(toBody), what: 'Chương trình phối hợp đã kết thúc.' }],
    more: { dropsOpen: true, set: { reviewOn: null } },
  }),
  done: 'Đã kết thúc chương trình.',
}

export const DO_DEEDS = {
  'tien-do': progress,
  'danh-gia': review,
  'hen-danh-gia': setReview,
  'ket-thuc': end,
} satisfies Record<string, ProgrammeDeed>

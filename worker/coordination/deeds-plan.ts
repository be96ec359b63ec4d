import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { ticked, wrongAt } from '../dossiers/deed.ts'
import {
  aimFaults,
  aimFields,
  partnerOptions,
  taskFaults,
  taskField,
  taskFields,
  taskSet,
  TASKS_MOST,
} from './fields.ts'
import { partnersOf, type ProgrammeDeed, type ProgrammeDesk, sidesOf, standing } from './own.ts'
import { isRunning } from './rules.ts'
import { toBody } from './told.ts'

const change: ProgrammeDeed = {
  title: 'Sửa tên, mục đích, thời gian',
  button: 'Ghi lại',
  quiet: true,
  fields: ({ today }) => aimFields(today),
  values: ({ file: { row, own } }) => {
    const { aim, endsOn, reviewOn, startsOn } = own.programme
    return { title: row.title, aim, startsOn, endsOn, reviewOn: reviewOn ?? '' }
  },
  plan: ({ file: { own } }, values) => {
    const errors = aimFaults(values)
    const { aim = '', endsOn = '', startsOn = '', title = '' } = values
    const outside = standing(own.tasks).some((task) => task.startsOn < startsOn || task.dueOn > endsOn)
    if (outside)
      errors.endsOn = [...(errors.endsOn ?? []), 'Có việc nằm ngoài thời gian này. Ông/bà sửa hạn việc trước.']
    if (Object.keys(errors).length > 0) return { ok: false, errors }
    const set = { aim, startsOn, endsOn, reviewOn: values.reviewOn || null }
    return { ok: true, set: { title }, detail: { startsOn, endsOn }, more: { set } }
  },
  done: 'Đã ghi lại.',
}

const invite: ProgrammeDeed = {
  title: 'Thêm bên tham gia',
  button: 'Thêm',
  fields: ({ book, file, today }) => [
    {
      kind: 'ticks',
      name: 'bodies',
      label: 'Cơ quan, tổ chức cùng ký',
      required: true,
      options: partnerOptions(book, today, sidesOf(file)),
    },
  ],
  plan: ({ file }, values) => {
    const bodies = ticked(values, 'bodies').filter((id) => !sidesOf(file).includes(id))
    if (bodies.length === 0) return wrongAt('bodies', 'Ông/bà chọn ít nhất một cơ quan, tổ chức.')
    return { ok: true, detail: { bodies: bodies.join(' ') }, more: { invite: bodies } }
  },
  done: 'Đã thêm bên tham gia. Các bên chỉ thấy khi ông/bà gửi ký.',
}

const uninvite: ProgrammeDeed = {
  title: 'Bớt bên tham gia',
  button: 'Bớt',
  quiet: true,
  isOffered: ({ file }) => partnersOf(file).length > 0,
  fields: ({ book, file }) => [
    {
      kind: 'ticks',
      name: 'bodies',
      label: 'Bên nào không tham gia',
      required: true,
      options: partnersOf(file).map((id) => ({ value: id, label: bodyName(book, id) })),
    },
  ],
  plan: ({ book, file }, values) => {
    const bodies = ticked(values, 'bodies')
    const busy = bodies.find((id) => standing(file.own.tasks).some((task) => task.bodyId === id))
    if (busy !== undefined)
      return wrongAt(
        'bodies',
        `${bodyName(book, busy)} đang có việc trong chương trình. Ông/bà đổi hoặc bỏ việc ấy trước.`,
      )
    return { ok: true, detail: { bodies: bodies.join(' ') }, more: { uninvite: bodies } }
  },
  done: 'Đã bớt.',
}

const addTask: ProgrammeDeed = {
  title: 'Thêm một việc',
  lead: () => 'Rõ người, rõ việc, rõ chuyên đề, rõ thời gian.',
  button: 'Thêm việc',
  fields: taskFields,
  values: ({ file: { own } }) => ({ startsOn: own.programme.startsOn }),
  plan: (desk, values) => {
    const { file, newId } = desk
    const errors = taskFaults(values)
    if (standing(file.own.tasks).length >= TASKS_MOST) errors.task = [`Một chương trình nhiều nhất ${TASKS_MOST} việc.`]
    if (Object.keys(errors).length > 0) return { ok: false, errors }
    const set = taskSet(desk, values)
    const blank = { progress: 0, progressNote: '', progressAt: null, doneOn: null, droppedAt: null }
    return {
      ok: true,
      detail: { position: file.own.tasks.length + 1, bodyId: set.bodyId, dueOn: set.dueOn },
      text: set.task,
      ...told(desk, set.bodyId, `Có việc mới trong chương trình phối hợp, hạn ${longDay(set.dueOn)}.`),
      more: { newTask: { id: newId(), ...set, ...blank } },
    }
  },
  done: 'Đã thêm việc.',
}

const changeTask: ProgrammeDeed = {
  title: 'Đổi người làm, hạn của một việc',
  button: 'Ghi lại',
  quiet: true,
  isOffered: ({ file }) => standing(file.own.tasks).length > 0,
  fields: (desk) => [
    taskField(desk.file.own.tasks, ({ doneOn }) => doneOn === null),
    ...taskFields(desk)
      .filter(({ name }) => ['body', 'person', 'dueOn'].includes(name))
      .map((field) => ({ ...field, required: false, hint: 'Để trống nếu giữ như cũ.' })),
    ...(isRunning(desk.file.row)
      ? [{ kind: 'line' as const, name: 'reason', label: 'Lý do', required: true, least: 5 }]
      : []),
  ],
  plan: (desk, values) => {
    const task = desk.file.own.tasks.find(({ id }) => id === values.id)
    if (!task) return wrongAt('id', 'Ông/bà chọn một việc.')
    const typed = { ...values, topic: task.topic, task: task.task, startsOn: task.startsOn }
    const whole = {
      ...typed,
      ...{ body: values.body || task.bodyId, person: values.person || task.person, dueOn: values.dueOn || task.dueOn },
    }
    const errors = taskFaults(whole)
    if (!values.body && !values.person && !values.dueOn) errors.dueOn = ['Ông/bà đổi ít nhất một chỗ.']
    if (values.body && values.body !== task.bodyId && !values.person)
      errors.person = ['Đổi cơ quan thì ông/bà ghi cả người làm.']
    if (Object.keys(errors).length > 0) return { ok: false, errors }
    const set = taskSet(desk, whole)
    const detail = { position: task.position, bodyId: set.bodyId, from: task.dueOn, dueOn: set.dueOn }
    return {
      ...{ ok: true, detail, text: values.reason ?? '', more: { task: { id: task.id, set } } },
      ...told(desk, set.bodyId, `Một việc phối hợp được đổi, hạn ${longDay(set.dueOn)}.`),
    }
  },
  done: 'Đã ghi lại.',
}

const dropTask: ProgrammeDeed = {
  title: 'Thôi một việc',
  button: 'Thôi việc này',
  quiet: true,
  isOffered: ({ file }) => standing(file.own.tasks).some(({ doneOn }) => doneOn === null),
  fields: ({ file }) => [
    taskField(file.own.tasks, ({ doneOn }) => doneOn === null),
    { kind: 'line', name: 'reason', label: 'Lý do', required: true, least: 5 },
  ],
  plan: (desk, values) => {
    const task = desk.file.own.tasks.find(({ id }) => id === values.id)
    if (!task) return wrongAt('id', 'Ông/bà chọn một việc.')
    const droppedAt = desk.now.toISOString()
    return {
      ...{ ok: true, detail: { position: task.position, bodyId: task.bodyId }, text: values.reason ?? '' },
      more: { task: { id: task.id, set: { droppedAt } } },
      ...told(desk, task.bodyId, 'Một việc phối hợp của cơ quan ông/bà được thôi.'),
    }
  },
  done: 'Đã ghi: thôi việc này.',
}

/** Once it is in force a task's body hears of it, and the clock looks at it again. */
function told({ file: { row }, today }: ProgrammeDesk, bodyId: string, what: string) {
  return isRunning(row) ? { told: [{ to: [toBody(bodyId)], what }], set: { wakeOn: today } } : {}
}

export const PLAN_DEEDS = {
  sua: change,
  moi: invite,
  bot: uninvite,
  'them-viec': addTask,
  'sua-viec': changeTask,
  'bo-viec': dropTask,
} satisfies Record<string, ProgrammeDeed>

import type { Tone } from '../../web/components/status-tag.tsx'
import { lateness, latenessText, type SpecialDays } from '../deadlines/calendar.ts'
import type { TaskRow } from './tables.ts'

/** Where a programme stands, and in a sentence. */
export const STATUS_WORDS: Record<string, { name: string; tone: Tone; told: string }> = {
  draft: { name: 'Đang soạn', tone: 'new', told: 'Cơ quan chủ trì đang soạn chương trình.' },
  signing: { name: 'Đang ký kết', tone: 'waiting', told: 'Đã gửi các bên ký kết.' },
  in_force: { name: 'Đang thực hiện', tone: 'doing', told: 'Các bên đang thực hiện.' },
  ended: { name: 'Đã kết thúc', tone: 'done', told: 'Chương trình đã kết thúc.' },
  cancelled: { name: 'Đã hủy', tone: 'ended', told: 'Chương trình đã hủy.' },
}

/** Days before its last day on which a task is reminded of. */
export const REMIND_DAYS = 5

type Told = Pick<TaskRow, 'progress' | 'doneOn' | 'dueOn' | 'droppedAt' | 'startsOn'>

/** How a task goes: a word and a tone; overdue is computed, never kept. */
export function taskState(task: Told, today: string): { name: string; tone: Tone } {
  if (task.droppedAt !== null) return { name: 'Thôi làm', tone: 'ended' }
  if (task.doneOn !== null)
    return task.doneOn > task.dueOn ? { name: 'Xong, muộn', tone: 'near' } : { name: 'Xong', tone: 'done' }
  if (task.dueOn < today) return { name: 'Quá hạn', tone: 'late' }
  if (task.progress > 0) return { name: 'Đang làm', tone: 'doing' }
  return task.startsOn > today ? { name: 'Chưa đến ngày', tone: 'new' } : { name: 'Chưa làm', tone: 'waiting' }
}

/** The same as a label, with how far it is while it is under way: "Đang làm, 40%". */
export function taskLabel(task: Told, today: string): { label: string; tone: Tone } {
  const { name, tone } = taskState(task, today)
  const isUnderWay = task.progress > 0 && task.doneOn === null
  return { label: isUnderWay ? `${name}, ${task.progress}%` : name, tone }
}

/** "còn 3 ngày làm việc"; empty for a task that is done or dropped. */
export function leftText(task: Told, today: string, special: SpecialDays): string {
  return task.doneOn !== null || task.droppedAt !== null ? '' : latenessText(lateness(task.dueOn, today, special))
}

/** "7 trên 10 việc đã xong, 2 việc quá hạn." */
export function tallyText(tasks: readonly Told[], today: string): string {
  const kept = tasks.filter(({ droppedAt }) => droppedAt === null)
  if (kept.length === 0) return 'Chưa có việc nào.'
  const done = kept.filter(({ doneOn }) => doneOn !== null).length
  const late = kept.filter(({ doneOn, dueOn }) => doneOn === null && dueOn < today).length
  return `${done} trên ${kept.length} việc đã xong${late > 0 ? `, ${late} việc quá hạn` : ''}.`
}

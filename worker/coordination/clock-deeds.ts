import { heirOf } from '../bodies/heir.ts'
import type { CommuneBook } from '../communes/book.ts'
import { addDays, isWorkingDay, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import type { Telling } from '../dossiers/deed.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { ClockDeed } from '../dossiers/wake-sweep.ts'
import { isRunning } from './rules.ts'
import type { CoordinationRow, TaskRow } from './tables.ts'
import { toBody } from './told.ts'

/** What the clock knows of a programme besides its dossier; `tasks` are those that still have to be done. */
export type Clocked = { programme: CoordinationRow; partners: readonly string[]; tasks: readonly TaskRow[] }

/** Something that is to be said from a day on, to bodies. */
type Due = {
  on: string
  what: 'soon' | 'overdue' | 'review' | 'review_passed' | 'over'
  bodies: readonly string[]
  task?: TaskRow
}

/** What became due since the clock last spoke, in one event; who is concerned by several things hears of them together. */
export function programmeClock(
  row: DossierRow,
  own: Clocked,
  book: CommuneBook,
  today: string,
): ClockDeed<never> | null {
  const due = duesOf(row, own, book, today).filter(({ on }) => on > row.alarm && on <= today)
  if (due.length === 0) return null
  const positions = (what: Due['what']) =>
    due.flatMap((one) => (one.what === what && one.task ? [one.task.position] : [])).join(' ')
  return {
    event: {
      kind: 'coordination.reminded',
      detail: {
        soon: positions('soon'),
        overdue: positions('overdue'),
        ...(due.some(({ what }) => what.startsWith('review')) ? { reviewOn: own.programme.reviewOn } : {}),
        ...(due.some(({ what }) => what === 'over') ? { endsOn: own.programme.endsOn } : {}),
      },
    },
    set: { alarm: today },
    told: tellings(due, own),
  }
}

/** The next day on which something becomes due; null when nothing can. */
export function programmeWake(row: DossierRow, own: Clocked, book: CommuneBook, today: string): string | null {
  const days = duesOf(row, own, book, today).flatMap(({ on }) => (on > today ? [on] : []))
  return days.toSorted()[0] ?? null
}

function duesOf(row: DossierRow, { partners, programme, tasks }: Clocked, book: CommuneBook, today: string): Due[] {
  if (!isRunning(row)) return []
  const { endsOn, reviewOn } = programme
  const now = (bodyId: string) => heirOf(book.bodies, bodyId, today)
  const lead = [row.leadBodyId]
  const all = [...new Set([...lead, ...partners.map(now)])]
  return [
    ...tasks.flatMap((task): Due[] => [
      ...before(book, task.dueOn).map((on): Due => ({ on, what: 'soon', bodies: [now(task.bodyId)], task })),
      { on: addDays(task.dueOn, 1), what: 'overdue', bodies: [...new Set([now(task.bodyId), ...lead])], task },
    ]),
    ...(reviewOn === null
      ? []
      : [
          ...before(book, reviewOn).map((on): Due => ({ on, what: 'review', bodies: all })),
          { on: addDays(reviewOn, 1), what: 'review_passed' as const, bodies: lead },
        ]),
    { on: addDays(endsOn, 1), what: 'over', bodies: lead },
  ]
}

/** One sentence for each thing, one message for each body. What is overdue is not also about to be. */
function tellings(due: readonly Due[], { programme }: Clocked): Telling[] {
  const late = due.filter(({ what }) => what === 'overdue')
  const told = due.filter(({ task, what }) => what !== 'soon' || !late.some((one) => one.task === task))
  const bodies = [...new Set(told.flatMap((one) => one.bodies))]
  return bodies.map((body) => {
    const mine = told.filter((one) => one.bodies.includes(body))
    return { to: [toBody(body)], what: sentences(mine, programme).join(' ') }
  })
}

function sentences(mine: readonly Due[], { endsOn, reviewOn }: CoordinationRow): string[] {
  const tasks = (what: Due['what']) => mine.flatMap((one) => (one.what === what && one.task ? [one.task] : []))
  const has = (what: Due['what']) => mine.some((one) => one.what === what)
  const [soon, late] = [tasks('soon'), tasks('overdue')]
  return [
    ...(late.length > 0 ? [`Quá hạn: ${named(late)}.`] : []),
    ...(soon.length > 0 ? [`Sắp đến hạn: ${named(soon)}.`] : []),
    ...(has('review_passed')
      ? [`Đã qua ngày đánh giá ${longDay(reviewOn ?? endsOn)}: ông/bà ghi kết quả, hoặc hẹn ngày khác.`]
      : has('review')
        ? [`Sắp đến ngày đánh giá chương trình phối hợp: ${longDay(reviewOn ?? endsOn)}.`]
        : []),
    ...(has('over')
      ? [`Chương trình phối hợp hết thời gian từ ${longDay(endsOn)}: ông/bà đánh giá rồi kết thúc.`]
      : []),
  ]
}

/** "việc 2 (thứ Năm, 26/11/2026), việc 3 (…)". */
function named(tasks: readonly TaskRow[]): string {
  return tasks.map(({ dueOn, position }) => `việc ${position} (${longDay(dueOn)})`).join(', ')
}

/** The day of the reminder, as the commune settled it for whatever has a last day; none when it settled none. */
function before(book: CommuneBook, day: string): string[] {
  const limit = findLimit(book.limits, 'remind_before', day)
  if (!limit) return []
  let at = day
  for (let left = limit.days; left > 0;) {
    at = addDays(at, -1)
    if (limit.unit === 'calendar_days' || isWorkingDay(at, book.specialDays)) left--
  }
  return [at]
}

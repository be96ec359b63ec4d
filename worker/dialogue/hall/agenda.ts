import type { CommuneBook } from '../../communes/book.ts'
import { addDays, localDay } from '../../deadlines/calendar.ts'
import { findLimit } from '../../deadlines/limit.ts'

/** How many ask for a point, as it was counted when it was put on the agenda. */
export type Support = { persons: number; devices: number; hamlets: number }
type Placed = Support & { id: string; position: number }

/** Points of one meeting. */
export const MOST_ITEMS = 30
/** The body that is asked prepares so many days before the meeting. */
export const PREPARE_LIMIT = 'DT.chuan-bi'

/** What more confirmed persons ask for goes first; then more devices, then more hamlets; what was there before stays before. */
export function bySupport<T extends Placed>(items: readonly T[]): T[] {
  return items.toSorted(
    (a, b) =>
      b.persons - a.persons ||
      b.devices - a.devices ||
      b.hamlets - a.hamlets ||
      a.position - b.position ||
      (a.id < b.id ? -1 : 1),
  )
}

/** The agenda with one point moved by one place; as it is when there is no way further. */
export function moved(ids: readonly string[], id: string, way: 'up' | 'down'): string[] {
  const from = ids.indexOf(id)
  const to = from + (way === 'up' ? -1 : 1)
  if (from < 0 || to < 0 || to >= ids.length) return [...ids]
  const next = [...ids]
  next.splice(from, 1)
  next.splice(to, 0, id)
  return next
}

/** "32 người đã xác nhận, 41 máy, 6 thôn". Empty where nobody was counted. */
export function supportText({ persons, devices, hamlets }: Support): string {
  return [
    persons > 0 ? `${persons} người đã xác nhận` : '',
    devices > 0 ? `${devices} máy` : '',
    hamlets > 0 ? `${hamlets} thôn` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** The day before whose end a body has prepared; null where the commune settled nothing. */
export function preparedBy(book: Pick<CommuneBook, 'limits'>, startsAt: string, today: string): string | null {
  const limit = findLimit(book.limits, PREPARE_LIMIT, today)
  return limit ? addDays(localDay(startsAt), -limit.days) : null
}

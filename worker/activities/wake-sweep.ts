import { openBook } from '../communes/queries.ts'
import type { Db } from '../db/connect.ts'
import { addDays, localDay } from '../deadlines/calendar.ts'
import { repIdsOf } from '../staff/rep-queries.ts'
import { messagesOf, placeText } from './told.ts'
import { dueDays, wake } from './wake-queries.ts'

/** Reminds of days that come, and asks the day after what came of them. A second turn tells nothing again. Returns how many. */
export async function remindActivities(db: Db, now: Date): Promise<number> {
  const today = localDay(now)
  const rows = await dueDays(db, today)
  for (const [communeId, some] of Map.groupBy(rows, (row) => row.communeId)) {
    const book = await openBook(db, communeId, now)
    const reps = await repIdsOf(db, communeId, [...new Set(some.map(({ hamletId }) => hamletId))])
    const turns = some.map((row) => {
      if (!book || row.status !== 'planned') return { row, next: null, messages: [] }
      const isBefore = today <= row.onDay
      const what = isBefore
        ? `Sắp đến ngày hoạt động ở ${placeText(book, row)}.`
        : `Ghi kết quả ngày hoạt động ở ${placeText(book, row)}.`
      const about = isBefore ? `nhac.${row.onDay}` : `hoi.${row.onDay}`
      return {
        row,
        next: isBefore ? addDays(row.onDay, 1) : null,
        messages: messagesOf(row, reps.get(row.hamletId) ?? [], { about, what, at: now, byId: '' }),
      }
    })
    await wake(db, turns)
  }
  return rows.length
}

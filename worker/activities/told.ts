import type { CommuneBook } from '../communes/book.ts'
import { shortDay, weekday } from '../deadlines/calendar.ts'
import { type NewMessage, ONE } from '../notifications/tells.ts'
import { dayHref } from './place.ts'
import type { ActivityRow } from './tables.ts'
import { hamletText } from './words.ts'

export type Told = Pick<ActivityRow, 'id' | 'communeId' | 'number' | 'hamletId' | 'onDay' | 'bodyIds'>

const DAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const

/** Where and when, as messages say it: "thôn Làng Dịa, thứ Bảy 28/11". */
export function placeText(book: CommuneBook, { hamletId, onDay }: Pick<ActivityRow, 'hamletId' | 'onDay'>): string {
  const hamlet = hamletText(book.hamlets.get(hamletId)?.name ?? 'cũ')
  return `${hamlet}, ${DAYS[weekday(onDay)] ?? ''} ${shortDay(onDay)}`
}

/** Messages to the bodies that come and to those who speak for the hamlet. `about` tells apart what is said of one day. */
export function messagesOf(
  row: Told,
  reps: readonly string[],
  { about, at, byId, what }: { about: string; what: string; at: Date; byId: string },
): NewMessage[] {
  const place = `hoat-dong.${row.id}.${about}`
  const audiences = [
    ...row.bodyIds.map((id) => `${id}:handler,approver,coordinator`),
    ...reps.map((id) => `${ONE}${id}`),
  ]
  return audiences.map((audience) => ({
    ...{ id: `${place}.${audience}`, communeId: row.communeId, caseId: null, seq: 0, channel: 'all' as const },
    ...{ recipientKind: 'audience' as const, recipientId: audience, message: 'dossier', byId },
    detail: { codes: ['Ngày hoạt động'], href: dayHref(row.number), what, place },
    createdAt: at.toISOString(),
  }))
}

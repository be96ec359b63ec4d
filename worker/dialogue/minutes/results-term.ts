import { daysBetween } from '../../deadlines/calendar.ts'

/** How publishing today stands to the day by which results are made known: for officers, with the source. */
export function resultsSentence(term: { dueOn: string; sentence: string } | null, today: string): string {
  if (term === null) return 'Xã chưa có quy định công bố kết quả của loại cuộc này trong bao nhiêu ngày.'
  const late = lateBy(term.dueOn, today)
  return `${term.sentence} Công bố hôm nay là ${late > 0 ? `trễ ${late} ngày` : 'đúng hạn'}.`
}

/** Days after the due day; 0 in time. */
export function lateBy(dueOn: string, on: string): number {
  return on <= dueOn ? 0 : daysBetween(dueOn, on)
}

import { addDays, isWorkingDay, localDay, longDay, type SpecialDays } from '../../deadlines/calendar.ts'
import type { MeetingRow } from './tables.ts'

/** Vietnam is seven hours ahead of UTC all year. */
const OFFSET = '+07:00'

/** The instant of an hour of the clock in Vietnam, `07:30`, as it is kept. */
export function instantAt(day: string, hour: string): string {
  return new Date(`${day}T${hour}:00${OFFSET}`).toISOString()
}

/** The hour of the clock in Vietnam: "07:30". */
export function clockOf(instant: string): string {
  return vietnam(instant).slice(11, 16)
}

/** The same as it is said: "7 giờ 30". */
export function hourText(instant: string): string {
  const [hour = '', minute = ''] = clockOf(instant).split(':')
  return minute === '00' ? `${Number(hour)}\u00a0giờ` : `${Number(hour)}\u00a0giờ\u00a0${minute}`
}

/** "thứ Năm, 26/11/2026, 7 giờ 30 đến 11 giờ". */
export function whenText({ startsAt, endsAt }: Pick<MeetingRow, 'startsAt' | 'endsAt'>): string {
  return `${longDay(localDay(startsAt))}, ${hourText(startsAt)} đến ${hourText(endsAt)}`
}

/** Reads an hour however it was typed: `7:30`, `7h30`, `7 giờ`, `07.30`; null when it is none. */
export function readHour(typed: string): string | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:\s*(?:[:.hg]|giờ)\s*(\d{1,2})?)?$/iu.exec(typed.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute || 0) > 59) return null
  return `${hour.padStart(2, '0')}:${(minute || '0').padStart(2, '0')}`
}

/** The day so many days before or after a day, counted as a limit counts: calendar days, or working days only. */
export function daysFrom(
  day: string,
  many: number,
  unit: 'working_days' | 'calendar_days',
  special: SpecialDays,
): string {
  const step = many < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(many); left > 0;) {
    at = addDays(at, step)
    if (unit === 'calendar_days' || isWorkingDay(at, special)) left--
  }
  return at
}

function vietnam(instant: string): string {
  return new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString()
}

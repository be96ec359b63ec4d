/** Vietnam's clock: seven hours before Greenwich's, all year. */
const OFFSET = 7 * 3_600_000
export const DAY = 86_400_000
/** Days are kept as multiples of a third of a microsecond: so the difference of two dates is a whole number. */
const GRID = 2 ** 38

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-]\d\d):?(\d\d))?)?$/
const TIME = /^\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?$/

/** Milliseconds since 1970 in Greenwich; a date is its first moment here. NaN if the text is neither date nor instant. */
export function momentOf(text: string): number {
  const found = text.length < 10 || text.length > 40 ? null : MOMENT.exec(text)
  if (!found) return NaN
  const [, date = '', hour = '00', minute = '00', second = '00', fraction = '', zulu, zone, zoneMinutes] = found
  const written = `${date}T${hour}:${minute}:${second}`
  const clock = Date.parse(`${written}Z`)
  if (Number.isNaN(clock) || !new Date(clock).toISOString().startsWith(written)) return NaN
  const ahead = zulu ? 0 : zone ? (Number(zone) * 60 + Number(zone.charAt(0) + zoneMinutes)) * 60_000 : OFFSET
  return clock + Math.floor(Number(`0.${fraction}`) * 1000) - ahead
}

/** Days since 1970-01-01: whole for a date, a part of a day for a time. See `toNumber`. */
export function daysOf(text: string, local = false): number {
  if (TIME.test(text)) return timeOf(momentOf(`1970-01-02T${text}`))
  const days = (momentOf(text) + (local || text.length === 10 ? OFFSET : 0)) / DAY
  return Math.round(days * GRID) / GRID
}

/** Days since 1970 in Greenwich, for dates too. */
export function daysInGreenwich(text: string): number {
  return text.length === 10 ? Math.round((momentOf(text) / DAY) * GRID) / GRID : daysOf(text)
}

/** The part of the day that has passed here. */
export function timeOf(moment: number): number {
  const days = (moment + OFFSET) / DAY
  return days - Math.floor(days)
}

/** "2026-11-21T08:30:00.000+07:00"; '' outside the years 0 to 9999. */
export function instantText(moment: number): string {
  const here = Math.round(moment) + OFFSET
  if (!(Math.abs(here) < 8.64e15)) return ''
  const text = new Date(here).toISOString()
  return text.length === 24 ? `${text.slice(0, 23)}+07:00` : ''
}

const two = (text: string) => String(Number(text))

/** ODK's letters; the names of months and days are Vietnamese. What is no letter of theirs stays. */
export function formatMoment(moment: number, format: string): string {
  const text = instantText(moment)
  if (!text) return ''
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)]
  const weekday = new Date(moment + OFFSET).getUTCDay()
  const words: Record<string, string> = {
    Y: year,
    y: year.slice(2),
    m: month,
    n: two(month),
    b: `thg ${two(month)}`,
    d: day,
    e: two(day),
    a: weekday === 0 ? 'CN' : `Th ${weekday + 1}`,
    H: text.slice(11, 13),
    h: two(text.slice(11, 13)),
    M: text.slice(14, 16),
    S: text.slice(17, 19),
    '3': text.slice(20, 23),
  }
  return format.replace(/%(.)/g, (whole, letter: string) => words[letter] ?? whole)
}

/** Letters after % that `formatMoment` does not know. */
export function unknownLetters(format: string): string[] {
  return [...format.matchAll(/%(.?)/g)].map(([whole]) => whole).filter((whole) => !/^%[YymnbdeaHhMS3]$/.test(whole))
}

import { type CommuneBook, fullName } from '../../communes/book.ts'
import { sessionHref } from '../place.ts'
import type { Listed } from './list-queries.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
/** Vietnam keeps one time all year. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
/** How long a phone may wait before it asks again. */
const REFRESH_SECONDS = 6 * 3600
const OFF: Readonly<Record<string, string>> = { cancelled: 'Đã hủy: ', postponed: 'Đã hoãn: ' }

/**
 * Meetings as a calendar to subscribe to, or one to add. A meeting keeps its UID when it is moved; its sequence goes up, so
 * that a phone takes the new day in the old one's place. One that is postponed is off until it has a new day.
 */
export async function calendarOf(book: CommuneBook, rows: readonly Listed[], origin: string): Promise<string> {
  // Read only where a calendar is asked for: no other page pays for it.
  const { default: ical, ICalEventStatus } = await import('ical-generator')
  const calendar = ical({
    prodId: { company: 'Nghe Dân', product: 'Đối thoại', language: 'VI' },
    name: `Đối thoại, tiếp dân: ${fullName(book.commune)}`,
    // Without a zone of its own the calendar keeps its stamps in UTC, as the standard asks.
    timezone: { name: null, generator: () => VTIMEZONE },
    ttl: REFRESH_SECONDS,
  })
  for (const { row, session } of rows) {
    const href = `${origin}${sessionHref(row.communeId, row)}`
    const off = OFF[row.status]
    calendar.createEvent({
      id: `${row.id}@${row.communeId}.nghe-dan`,
      sequence: session.sequence,
      stamp: new Date(row.changedAt),
      start: inVietnam(session.startsAt),
      end: inVietnam(session.endsAt),
      timezone: ZONE,
      summary: `${off ?? ''}${row.title}`,
      description: [session.notice, session.about, session.onlineLink, href].filter(Boolean).join('\n'),
      ...(session.place === '' ? {} : { location: session.place }),
      url: href,
      status: off === undefined ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    })
  }
  return calendar.toString()
}

/** An instant that says its hour in Vietnam whatever the machine's own zone is: what the calendar takes for a date. */
function inVietnam(instant: string) {
  const date = new Date(instant)
  const shift = (zone?: string) => (zone === ZONE ? 7 * 3_600_000 : 0)
  const clock = (zone?: string) => ({
    isValid: true,
    toJSDate: () => date,
    toJSON: () => date.toJSON(),
    setZone: (other?: string) => clock(other),
    zone: { type: zone ?? 'utc' },
    toFormat(format: string) {
      const [day = '', hour = ''] = new Date(date.getTime() + shift(zone)).toISOString().split(/[T.]/)
      return (format === 'HHmmss' ? hour : day).replace(/[-:]/g, '')
    },
  })
  return clock()
}

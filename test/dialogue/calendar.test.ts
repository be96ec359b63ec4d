import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../worker/dialogue/sessions/calendar.ts'
import type { Listed } from '../../worker/dialogue/sessions/list-queries.ts'
import type { MeetingRow } from '../../worker/dialogue/sessions/tables.ts'
import { instantAt } from '../../worker/dialogue/sessions/times.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { BOOK, meetingRow, Session } from './session-cast.ts'

const ORIGIN = 'https://nghedan.example'

function listed(id: string, status: string, set: Partial<MeetingRow> = {}, row: Partial<DossierRow> = {}): Listed {
  return {
    row: {
      ...new Session(status).row,
      ...{ id, title: 'Đối thoại về rác, nước; và đường', changedAt: '2026-11-23T02:00:00.000Z' },
      ...row,
    },
    session: meetingRow({ dossierId: id, ...set }),
  }
}

/** What another program reads: its zone is registered from the file itself. */
async function read(rows: readonly Listed[]) {
  const text = await calendarOf(BOOK, rows, ORIGIN)
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { text, calendar, zone, events }
}

const at = (set: Partial<MeetingRow> = {}) => ({
  startsAt: instantAt('2026-11-26', '07:30'),
  endsAt: instantAt('2026-11-26', '11:00'),
  ...set,
})

describe('a calendar read back by another program', () => {
  test('half past seven in Bình Xa is half past midnight in UTC, by the zone that the file itself brings', async () => {
    const { events, zone, calendar } = await read([listed('a', 'announced', at())])
    const [event] = events
    expect(zone?.getFirstPropertyValue('tzid')).toBe('Asia/Ho_Chi_Minh')
    expect(event?.component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Ho_Chi_Minh')
    expect(event?.startDate.toString()).toBe('2026-11-26T07:30:00')
    expect(event?.startDate.toJSDate().toISOString()).toBe('2026-11-26T00:30:00.000Z')
    expect(event?.endDate.toJSDate().toISOString()).toBe('2026-11-26T04:00:00.000Z')
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-23T02:00:00Z')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toContain('Đối thoại, tiếp dân: Xã Bình Xa')
    expect(event?.summary).toBe('Đối thoại về rác, nước; và đường')
    expect(event?.location).toBe('Hội trường')
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${ORIGIN}/x/doi-thoai/26-0001`)
  })

  test('moved to another day it keeps its UID and goes up in its sequence', async () => {
    const before = await read([listed('a', 'announced', at())])
    const notice = 'Dời từ thứ Năm, 26/11/2026 sang thứ Hai, 30/11/2026. Lý do: mưa lũ.'
    const after = await read([
      listed('a', 'announced', {
        ...{
          startsAt: instantAt('2026-11-30', '14:00'),
          endsAt: instantAt('2026-11-30', '16:30'),
          notice,
          sequence: 1,
        },
      }),
    ])
    expect(after.events[0]?.uid).toBe(before.events[0]?.uid)
    expect([before.events[0]?.sequence, after.events[0]?.sequence]).toEqual([0, 1])
    expect(after.events[0]?.startDate.toJSDate().toISOString()).toBe('2026-11-30T07:00:00.000Z')
    expect(after.events[0]?.description).toContain('mưa lũ')
    expect(after.events[0]?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  test('cancelled, and postponed without a new day, it is off; given a new day it is on again', async () => {
    const { events } = await read([
      listed('a', 'cancelled', at({ sequence: 1 })),
      listed('b', 'postponed', at({ sequence: 1 })),
      listed('c', 'announced', at({ sequence: 2 })),
    ])
    const statuses = events.map((event) => event.component.getFirstPropertyValue('status'))
    expect(statuses).toEqual(['CANCELLED', 'CANCELLED', 'CONFIRMED'])
    expect(events.map(({ summary }) => summary.split(':')[0])).toEqual(['Đã hủy', 'Đã hoãn', events[2]?.summary])
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(3)
  })

  test('reception days that come again are each a day of their own: one cancelled or moved leaves the others', async () => {
    const days = ['2026-12-10', '2026-12-25', '2027-01-11']
    const rows = days.map((day, index) =>
      listed(`r${index}`, index === 1 ? 'cancelled' : 'announced', {
        ...{ kind: 'chair_reception', seriesId: 's', sequence: index === 1 ? 1 : 0 },
        ...{ startsAt: instantAt(day, '07:30'), endsAt: instantAt(day, '11:00') },
      }),
    )
    const { events } = await read(rows)
    expect(events.map((event) => event.startDate.toString().slice(0, 10))).toEqual(days)
    expect(events.map((event) => event.component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CANCELLED',
      'CONFIRMED',
    ])
  })

  test('a calendar without a meeting is still a calendar; the same meetings give the same text', async () => {
    const empty = await read([])
    expect(empty.calendar.name).toBe('vcalendar')
    const rows = [listed('a', 'announced', at())]
    expect((await read(rows)).text).toBe((await read(rows)).text)
    // Lines of 75 bytes at most, ended as the standard asks.
    for (const line of (await read(rows)).text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThan(76)
  })
})

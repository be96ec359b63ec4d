import { describe, expect, test } from 'vitest'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { SESSION_DEEDS } from '../../worker/dialogue/sessions/deeds.ts'
import { kindsFor, leadOf, seriesKindsFor } from '../../worker/dialogue/sessions/leads.ts'
import { SESSION_STATES, SESSION_STEPS, stepsOf } from '../../worker/dialogue/sessions/rules.ts'
import { readDays, seriesDays, wholeMonths } from '../../worker/dialogue/sessions/series.ts'
import { clockOf, instantAt, readHour, whenText } from '../../worker/dialogue/sessions/times.ts'
import { STATUS_WORDS } from '../../worker/dialogue/sessions/words.ts'
import { RECEPTIONS, SESSION_KINDS } from '../../worker/dialogue/words.ts'
import { meetingLines } from '../../worker/dialogue/history-lines.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { BOOK, PEOPLE, Session, type Who } from './session-cast.ts'

const EVERYBODY = Object.keys(PEOPLE) as Who[]
const MAKERS: Who[] = ['thu', 'hien', 'tien', 'vinh']
const HEADS: Who[] = ['thu', 'hien', 'vinh']
const GOVERNMENT: Who[] = ['vinh', 'nong']

/** Who does what with UBND's conference, from each state: nobody else, and nothing else. */
const WHO: Record<string, Record<string, Who[]>> = {
  proposed: { 'len-lich': MAKERS, sua: MAKERS, huy: HEADS },
  scheduled: { 'thong-nhat': ['thu', 'hien'], 'cong-bo': HEADS, sua: MAKERS, moi: MAKERS, huy: HEADS },
  announced: {
    'da-to-chuc': MAKERS,
    'mo-cau-hoi': MAKERS,
    'dong-cau-hoi': MAKERS,
    sua: MAKERS,
    moi: MAKERS,
    'doi-ngay': HEADS,
    hoan: HEADS,
    huy: HEADS,
  },
  postponed: { 'doi-ngay': HEADS, huy: HEADS },
  cancelled: {},
  held: {
    'trinh-bien-ban': MAKERS,
    'xac-nhan-chinh-quyen': GOVERNMENT,
    'xac-nhan-mat-tran': ['thu', 'hien'],
    'tra-bien-ban': ['thu', 'hien', ...GOVERNMENT],
  },
  minutes_approved: { 'cong-bo-ket-qua': HEADS },
  results_published: { 'bo-sung-ket-qua': HEADS, khep: HEADS },
  closed: {},
}
const ACTIONS = [...new Set(Object.values(SESSION_STEPS).flatMap((rows) => rows.map((row) => row.action)))]

describe.each(Object.keys(WHO))('in the state %s', (status) => {
  test.each(ACTIONS)('"%s" is done by those whose work it is, and everybody else reads why not', (action) => {
    const session = new Session(status)
    const ground = groundOf(BOOK, session.desk(PEOPLE.thu).file)
    const table = stepsOf('government_conference')
    const verdictOf = (who: Who) => nextOf(table, session.row, ground, action, PEOPLE[who])
    const wanted = WHO[status]?.[action] ?? []
    expect(EVERYBODY.filter((who) => verdictOf(who).ok).sort()).toEqual([...wanted].sort())
    for (const who of EVERYBODY.filter((one) => !wanted.includes(one))) {
      const verdict = verdictOf(who)
      expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
    }
    expect(nextOf(table, session.row, ground, action, { ...PEOPLE.vinh, communeId: 'y' }).ok).toBe(false)
    for (const actor of [{ kind: 'citizen' } as const, { kind: 'system' } as const])
      expect(nextOf(table, session.row, ground, action, actor).ok).toBe(false)
  })
})

test('every state leads on or is an end, has words, and every form belongs to a step', () => {
  expect(Object.keys(STATUS_WORDS).sort()).toEqual([...SESSION_STATES].sort())
  expect(Object.keys(SESSION_STEPS).sort()).toEqual([...SESSION_STATES].sort())
  const reached = new Set(Object.values(SESSION_STEPS).flatMap((rows) => rows.map((row) => row.to)))
  // The second hand that confirms the minutes moves them on: the deed says so, not the table.
  expect(SESSION_STATES.filter((state) => !reached.has(state))).toEqual(['minutes_approved'])
  expect(Object.keys(SESSION_DEEDS).sort()).toEqual([...ACTIONS].sort())
})

test('every event of the table is told in words to officers', () => {
  const lines = meetingLines(BOOK)
  const events = new Set(Object.values(SESSION_STEPS).flatMap((rows) => rows.map((row) => row.event)))
  expect([...events].filter((event) => !(event in lines))).toEqual([])
})

test('a reception has neither hall nor minutes of two sides; only the conference waits for the Front’s word', () => {
  for (const kind of SESSION_KINDS) {
    const actions = new Set(Object.values(stepsOf(kind)).flatMap((rows) => rows.map((row) => row.action)))
    const isReception = RECEPTIONS.includes(kind)
    expect([kind, actions.has('ghi-ket-qua-tiep')]).toEqual([kind, isReception])
    for (const action of ['mo-cau-hoi', 'trinh-bien-ban', 'xac-nhan-mat-tran'])
      expect([kind, action, actions.has(action)]).toEqual([kind, action, !isReception])
    expect([kind, actions.has('thong-nhat')]).toEqual([kind, kind === 'government_conference'])
  }
})

test('the days on which the chair or the Party’s head receives are their body’s own', () => {
  const session = new Session('announced', { kind: 'party_reception' })
  for (const action of ['doi-ngay', 'huy', 'sua', 'da-to-chuc'])
    expect([action, session.tries(PEOPLE.thu, action, { reason: 'Trùng lịch.' })]).toEqual([
      action,
      'Việc này do cơ quan chủ trì làm.',
    ])
  expect(session.tries(PEOPLE.lap, 'huy', { reason: 'Bí thư đi họp tỉnh.' })).toBeNull()
})

describe('two hands', () => {
  test('who proposed a conference of UBND words it, and does not set its day; nor does the Front once it is set', () => {
    const when = { day: '2026-12-23', from: '7:30', to: '11:00', place: 'Hội trường' }
    const words = { title: 'Đối thoại đầu năm', about: 'Mời bà con đến dự đông đủ.', hosts: 'Chủ tịch UBND xã' }
    const session = new Session('proposed')
    session.row = { ...session.row, startedBy: 'thu' }
    expect(session.tries(PEOPLE.thu, 'sua', { ...when, ...words })).toBeNull()
    expect(session.tries(PEOPLE.hien, 'sua', { ...when, ...words })).toContain('do cơ quan chủ trì đặt')
    expect(session.tries(PEOPLE.thu, 'len-lich', when)).toContain('do cơ quan chủ trì đặt')
    expect(session.tries(PEOPLE.tien, 'len-lich', when)).toBeNull()
    expect(session.tries(PEOPLE.thu, 'sua', { ...when, ...words, day: '2026-12-24' })).toContain(
      'do cơ quan chủ trì đặt',
    )
  })

  test('whoever handed in the minutes confirms them for neither side', () => {
    const session = new Session('held')
    session.row = { ...session.row, writtenBy: 'vinh' }
    expect(session.tries(PEOPLE.vinh, 'xac-nhan-chinh-quyen')).toContain('cần một người khác')
    session.row = { ...session.row, writtenBy: 'thu' }
    expect(session.tries(PEOPLE.thu, 'xac-nhan-mat-tran')).toContain('cần một người khác')
  })

  test('the body that holds the conference does not agree in the Front’s place', () => {
    const session = new Session('scheduled', { agreedAt: null })
    expect(session.tries(PEOPLE.vinh, 'thong-nhat')).toContain('Mặt trận')
    expect(session.tries(PEOPLE.vinh, 'cong-bo')).toContain('Mặt trận chưa thống nhất')
    expect(session.tries(PEOPLE.thu, 'thong-nhat')).toBeNull()
    expect(session.row.waitsForBodyId).toBe('x.ubnd')
    expect(session.tries(PEOPLE.vinh, 'cong-bo')).toBeNull()
  })

  test('another day asks for another word of the Front; another host does not', () => {
    const values = { title: 'Đối thoại đầu năm', day: '2026-12-23', from: '7:30', to: '11:00', place: 'Hội trường' }
    const around = { about: 'Mời bà con đến dự đông đủ.', hosts: 'Chủ tịch UBND xã' }
    const session = new Session('scheduled')
    expect(session.tries(PEOPLE.tien, 'sua', { ...values, ...around, hosts: 'Phó Chủ tịch UBND xã' })).toBeNull()
    expect(session.own.session.agreedAt).not.toBeNull()
    expect(session.tries(PEOPLE.tien, 'sua', { ...values, ...around, day: '2026-12-24' })).toBeNull()
    expect([session.own.session.agreedAt, session.row.waitsForBodyId]).toEqual([null, 'x.mttq'])
    expect(session.told.flatMap(({ to }) => to).join()).toContain('x.mttq:')
  })
})

describe('what happens to an announced meeting', () => {
  const moved = { day: '2026-12-30', from: '14 giờ', to: '16h30', place: 'Nhà văn hóa thôn', reason: 'Hội trường sửa.' }

  test('moved: sequence goes up, the notice says from where to where and why, phones stop sending', () => {
    const session = new Session('announced', { takesQuestions: true, sequence: 2 })
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', moved)).toBeNull()
    const { notice, sequence, startsAt, takesQuestions } = session.own.session
    expect([sequence, takesQuestions, clockOf(startsAt)]).toEqual([3, false, '14:00'])
    expect(notice).toContain('Dời từ thứ Tư, 23/12/2026')
    expect(notice).toContain('Hội trường sửa.')
  })

  test('the same day, hour and place are no move; a reason is asked for', () => {
    const session = new Session('announced')
    const same = { day: '2026-12-23', from: '7:30', to: '11:00', place: 'Hội trường', reason: 'Nhầm.....' }
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', same)).toContain('vẫn như cũ')
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', { ...moved, reason: '' })).toContain('Ông/bà ghi vào ô này')
  })

  test('postponed without a day, then given one: announced again', () => {
    const session = new Session('announced')
    expect(session.tries(PEOPLE.thu, 'hoan', { reason: 'Mưa lũ chia cắt.' })).toBeNull()
    expect([session.row.status, session.own.session.sequence]).toEqual(['postponed', 1])
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', { ...moved, day: '2026-11-25' })).toContain('ít nhất 7 ngày')
    expect(session.tries(PEOPLE.vinh, 'doi-ngay', moved)).toBeNull()
    expect([session.row.status, session.own.session.sequence]).toEqual(['announced', 2])
  })

  test('its words may change, its day not in passing; fewer places than were given are refused', () => {
    const session = new Session('announced')
    session.own = { ...session.own, counts: { ...session.own.counts, seats: 30 } }
    const around = { about: 'Mời bà con đến dự đông đủ.', hosts: 'Chủ tịch UBND xã', day: '2027-01-01' }
    expect(session.tries(PEOPLE.tien, 'sua', { ...around, capacity: '20' })).toContain('Đã có 30 người đăng ký')
    expect(session.tries(PEOPLE.tien, 'sua', { ...around, capacity: '60' })).toBeNull()
    expect([session.own.session.startsAt, session.own.session.sequence]).toEqual([instantAt('2026-12-23', '07:30'), 1])
  })

  test('cancelled: the Front hears how many requests have to go somewhere else', () => {
    const session = new Session('announced')
    session.own = { ...session.own, counts: { ...session.own.counts, requests: 12 } }
    expect(session.tries(PEOPLE.thu, 'huy', { reason: 'Bão số 9.' })).toBeNull()
    expect(session.told[0]?.what).toContain('12 đề nghị')
    expect(session.row.endedAt).not.toBeNull()
  })
})

test('it does not end while one of its commitments is open', () => {
  const session = new Session('results_published')
  session.kin = [{ ...session.row, id: 'k', kind: 'recommendation', endedAt: null }]
  expect(session.tries(PEOPLE.vinh, 'khep')).toContain('Còn 1 cam kết chưa xong')
  session.kin = session.kin.map((one) => ({ ...one, endedAt: '2027-01-01T00:00:00.000Z' }))
  expect(session.tries(PEOPLE.vinh, 'khep')).toBeNull()
  expect(session.row.status).toBe('closed')
})

test('who makes which kinds: his own body’s; the Front and the leaders any; a hamlet’s representative his hamlet’s', () => {
  const kinds = (who: Who) => kindsFor(PEOPLE[who], BOOK)
  expect(kinds('tien')).toEqual(['government_conference', 'chair_reception'])
  expect(kinds('thu')).toEqual(SESSION_KINDS)
  expect(kinds('lap')).toEqual(SESSION_KINDS)
  expect(kinds('chanh')).toEqual(['hamlet_meeting'])
  for (const who of ['man', 'khai', 'toan', 'nong', 'canh', 'tung'] as const)
    expect([who, kinds(who)]).toEqual([who, []])
  expect(SESSION_KINDS.map((kind) => leadOf(BOOK, kind))).toEqual([
    ...['x.ubnd', 'x.dang-uy', 'x.ubnd', 'x.mttq', 'x.mttq', 'x.mttq'],
  ])
  expect([
    seriesKindsFor(PEOPLE.vinh, BOOK),
    seriesKindsFor(PEOPLE.lap, BOOK),
    seriesKindsFor(PEOPLE.thu, BOOK),
  ]).toEqual([['chair_reception'], ['party_reception'], []])
})

describe('days that come again', () => {
  const special = new Map([['2026-12-25', { day: '2026-12-25', kind: 'holiday' as const, name: 'Nghỉ bù' }]])

  test('by number: what falls on a day off moves to the next working day, and says why', () => {
    const days = seriesDays({ by: 'day', days: [10, 25] }, '2026-11-23', '2027-01-31', special)
    expect(days.map(({ day }) => day)).toEqual(['2026-11-25', '2026-12-10', '2026-12-28', '2027-01-11', '2027-01-25'])
    expect(days[2]?.reason).toBe('thứ Sáu, 25/12/2026 là ngày nghỉ (Nghỉ bù), chuyển sang thứ Hai, 28/12/2026.')
    expect(days[3]?.reason).toContain('Chủ nhật, 10/01/2027')
    expect(days[0]?.reason).toBeNull()
  })

  test('by weekday: the first and third Tuesday, the last Friday; the 31st of a short month is its last day', () => {
    const tuesdays = seriesDays({ by: 'week', weeks: [1, 3], weekday: 2 }, '2026-12-01', '2026-12-31', special)
    expect(tuesdays.map(({ day }) => day)).toEqual(['2026-12-01', '2026-12-15'])
    const fridays = seriesDays({ by: 'week', weeks: [5], weekday: 5 }, '2027-01-01', '2027-01-31', special)
    expect(fridays.map(({ day }) => day)).toEqual(['2027-01-29'])
    const last = seriesDays({ by: 'day', days: [31] }, '2027-02-01', '2027-04-30', new Map())
    expect(last.map(({ day }) => day)).toEqual(['2027-03-01', '2027-03-31', '2027-04-30'])
  })

  test('is typed as people write it', () => {
    expect([readDays('10, 25'), readDays('ngày 25 và 10'), readDays('5;20'), readDays('32'), readDays('mười')]).toEqual(
      [[10, 25], [10, 25], [5, 20], null, null],
    )
    expect(wholeMonths('2026-11-23', '2027-02-10')).toEqual(['2026-12', '2027-01'])
    expect(['7:30', '7h30', '7h', '7 giờ', '14 giờ 5', '19.45', '25:00', 'sáng', '7:61'].map(readHour)).toEqual([
      ...['07:30', '07:30', '07:00', '07:00', '14:05', '19:45', null, null, null],
    ])
  })
})

test('half past seven in Bình Xa is half past midnight in UTC, and reads as people say it', () => {
  const startsAt = instantAt('2026-11-26', '07:30')
  expect(startsAt).toBe('2026-11-26T00:30:00.000Z')
  expect(whenText({ startsAt, endsAt: instantAt('2026-11-26', '11:00') }).replaceAll('\u00a0', ' ')).toBe(
    'thứ Năm, 26/11/2026, 7 giờ 30 đến 11 giờ',
  )
})

import { describe, expect, test } from 'vitest'
import { aloudText, MOST_WORDS } from '../../worker/dialogue/minutes/aloud.ts'
import { RESULT_DEEDS } from '../../worker/dialogue/minutes/deeds-results.ts'
import { readEntry } from '../../worker/dialogue/minutes/entry.ts'
import { refusalToWrite } from '../../worker/dialogue/minutes/may.ts'
import { isGovernment } from '../../worker/dialogue/minutes/own.ts'
import { readOutcome } from '../../worker/dialogue/minutes/outcome.ts'
import { type GivenPromise, type Results, resultsOf } from '../../worker/dialogue/minutes/results.ts'
import { lateBy, resultsSentence } from '../../worker/dialogue/minutes/results-term.ts'
import { spellDay, spellNumber, spellNumbers } from '../../worker/dialogue/minutes/spelled.ts'
import type { EntryRow } from '../../worker/dialogue/minutes/tables.ts'
import { resultsTerm } from '../../worker/dialogue/sessions/limits.ts'
import type { SessionDesk } from '../../worker/dialogue/sessions/own.ts'
import type { MeetingRow } from '../../worker/dialogue/sessions/tables.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const BOOK = bookOf()
const SESSION = { kind: 'government_conference', heldOn: '2026-11-10', came: 42 } as MeetingRow

describe('numbers as they are read aloud', () => {
  test.each([
    [0, 'không'],
    [5, 'năm'],
    [10, 'mười'],
    [15, 'mười lăm'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi tư'],
    [35, 'ba mươi lăm'],
    [40, 'bốn mươi'],
    [105, 'một trăm linh năm'],
    [115, 'một trăm mười lăm'],
    [1000, 'một nghìn'],
    [2026, 'hai nghìn không trăm hai mươi sáu'],
    [1_050_000, 'một triệu không trăm năm mươi nghìn'],
  ])('%i', (number, words) => expect(spellNumber(number)).toBe(words))

  test('days, hours, shares and sums within a text', () => {
    expect(spellDay('2026-11-12')).toBe('ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu')
    expect(spellDay('2026-04-05', false)).toBe('ngày mùng năm tháng tư')
    expect(spellNumbers('Xong ngày 31/03/2027, lúc 7:30, 10 % của 1.200.000 đồng, dài 2,5 km')).toBe(
      'Xong ngày ba mươi mốt tháng ba năm hai nghìn không trăm hai mươi bảy, lúc bảy giờ ba mươi, mười phần trăm của một triệu hai trăm nghìn đồng, dài hai phẩy năm km',
    )
  })
})

describe('what the head of a hamlet reads', () => {
  const promise = (at: number): GivenPromise => ({
    ...{ id: `c${at}`, year: 2026, number: at, bodyId: 'x.ubnd', publicAsked: `Làm đoạn đường số ${at} vào thôn` },
    ...{ doneDueOn: '2027-03-31', word: 'Đang làm', day: '' },
  })
  const results = (promises: number, answer = 'Đầu năm sau làm.'): Results => ({
    ...{ session: SESSION, title: 'Đối thoại về đường', unlisted: 0 },
    promises: Array.from({ length: promises }, (_, at) => promise(at + 1)),
    points: [1, 2, 3].map((at) => ({
      ...{ title: `Đường thôn ${at}`, outcome: 'answered' as const, answer, forwardedTo: '' },
      ...{ asked: [], answers: [], decisions: [], promises: [], questions: [] },
    })),
    numbers: { came: 42, hamlets: 6, asked: 12, answered: 9, petitions: 3, forwarded: 0, promises },
  })

  test('has no figure in it, and says every promise with its body and day', () => {
    const text = aloudText(BOOK, results(3)).join('\n')
    expect(text).not.toMatch(/\d/)
    expect(text).toContain('Có bốn mươi hai bà con ở sáu thôn đến dự.')
    expect(text).toContain(
      'Việc thứ ba. Làm đoạn đường số ba vào thôn. Ủy ban nhân dân xã thực hiện, xong trước ngày ba mươi mốt tháng ba',
    )
  })

  test('is cut at the answers when it grows long, never at the promises', () => {
    const text = aloudText(BOOK, results(12, `Sẽ làm sớm. ${'Lời giải thích rất dài về việc này. '.repeat(40)}`))
    expect(text.join(' ')).not.toContain('Lời giải thích rất dài')
    expect(text.filter((line) => line.startsWith('Việc thứ'))).toHaveLength(12)
    expect(aloudText(BOOK, results(3)).join(' ').split(' ').length).toBeLessThan(MOST_WORDS)
  })
})

describe('L19: results are published within ten days after the meeting', () => {
  const desk = (today: string, heldOn = '2026-11-10'): SessionDesk =>
    ({
      ...{ book: BOOK, today, newId: () => 'id', staff: somebody('thu', 'mttq', 'coordinator') },
      file: {
        row: { leadBodyId: 'x.ubnd' },
        bodies: [],
        own: {
          session: { ...SESSION, heldOn, resultsDueOn: null },
          minutes: { entries: [], unanswered: 0 },
          items: [],
        },
      },
    }) as unknown as SessionDesk
  const publish = (today: string) => {
    const plan = RESULT_DEEDS['cong-bo-ket-qua'].plan(desk(today), { results: 'Bàn việc làm đường.' }, {} as never, 0)
    return plan.ok ? plan.detail : null
  }

  test('on the tenth day Thụ is in time', () => {
    expect(publish('2026-11-20')).toMatchObject({ limit: 'L19', dueOn: '2026-11-20', late: 0 })
    expect(resultsSentence(resultsTerm(BOOK, 'government_conference', '2026-11-10'), '2026-11-20')).toMatch(
      /Điều 43 .*chưa đối chiếu văn bản gốc.*Công bố hôm nay là đúng hạn/,
    )
  })

  test('on the eleventh he is a day late, and may still publish', () => {
    expect(publish('2026-11-21')).toMatchObject({ limit: 'L19', late: 1 })
    expect(resultsSentence(resultsTerm(BOOK, 'government_conference', '2026-11-10'), '2026-11-21')).toContain(
      'trễ 1 ngày',
    )
    expect(lateBy('2026-11-20', '2026-12-01')).toBe(11)
  })

  test('a meeting with voters has no such day', () => {
    expect(resultsSentence(resultsTerm(BOOK, 'voters_meeting', '2026-11-10'), '2026-11-21')).toContain(
      'chưa có quy định',
    )
  })
})

describe('who takes down, and when', () => {
  const row = { leadBodyId: 'x.ubnd', status: 'held' }
  const met = { kind: 'government_conference' as const, minutesReadyAt: null, startsAt: '2026-11-10T00:30:00.000Z' }
  const man = somebody('man', 'mttq', 'intake_officer')
  const refused = (staff = man, seen: object = {}, own: object = {}, today = '2026-11-10') =>
    refusalToWrite(staff, { ...row, ...seen }, { ...met, ...own }, 'x.mttq', today)

  test.each([
    ['a clerk of the Front', man, {}, {}, null],
    ['an officer of UBND', somebody('vinh', 'ubnd', 'handler'), {}, {}, null],
    ['an officer of another body', somebody('khai', 'phong-kinh-te', 'handler'), {}, {}, 403],
    ['somebody who stands for a hamlet', somebody('chanh', 'mttq', 'hamlet_rep'), {}, {}, 403],
    ['a clerk, on the day itself', man, { status: 'announced' }, {}, null],
    ['a clerk, before it was announced', man, { status: 'scheduled' }, {}, 409],
    ['a clerk, of a day of reception', man, {}, { kind: 'chair_reception' }, 409],
    ['a clerk, while both sides read', man, {}, { minutesReadyAt: '2026-11-11T00:00:00.000Z' }, 409],
    ['a clerk, after both confirmed', man, { status: 'minutes_approved' }, {}, 409],
  ] as const)('%s', (_name, staff, seen, own, status) => {
    expect(refused(staff, seen, own)?.status ?? null).toBe(status)
  })

  test('nobody takes anything down before the day', () => {
    expect(refused(man, { status: 'announced' }, {}, '2026-11-09')?.sentence).toContain(
      'từ ngày họp: thứ Ba, 10/11/2026',
    )
  })

  test('the Front never speaks for the government, nor does an organisation that was invited', () => {
    expect(['x.mttq', 'x.nong-dan', 'x.ubnd', 'x.hdnd'].map((id) => isGovernment(BOOK, id, 'x.mttq'))).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(isGovernment(BOOK, 'x.dang-uy', 'x.dang-uy')).toBe(true)
  })
})

describe('what is typed', () => {
  const at = { book: BOOK, items: [], now: new Date('2026-11-10T02:00:00.000Z'), today: '2026-11-10' }
  const sent = { kind: 'question', text: 'Bao giờ làm đường?', entryKey: '0b0e6c1c-7c39-4b0d-8c4d-6e8d2b1a9f10' }
  const taken = (takenAt: string) => {
    const read = readEntry({ ...sent, takenAt }, at)
    return read.ok ? read.value.takenAt : null
  }

  test('the laptop’s clock is believed, unless it cannot be right', () => {
    expect(taken('2026-11-10T01:30:00.000Z')).toBe('2026-11-10T01:30:00.000Z')
    for (const wrong of ['', 'hôm nay', '2027-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'])
      expect(taken(wrong)).toBe('2026-11-10T02:00:00.000Z')
  })

  test('whoever promises and by when counts of a promise alone', () => {
    const read = readEntry({ ...sent, body: 'x.ubnd', doneOn: '2026-12-01' }, at)
    expect(read.ok && [read.value.bodyId, read.value.doneWantedOn]).toEqual([null, null])
  })

  test('an answer is said, a body named, a field of life chosen', () => {
    const book = { ...BOOK, categoriesNow: [{ code: 'khac' }] } as unknown as typeof BOOK
    const faults = (fields: object) => {
      const read = readOutcome(fields, { book, category: '' })
      return read.ok ? [] : Object.keys(read.errors)
    }
    expect(faults({ outcome: '' })).toEqual(['outcome'])
    expect(faults({ outcome: 'answered', answer: 'ừ' })).toEqual(['answer'])
    expect(faults({ outcome: 'forwarded' })).toEqual(['forwardedTo'])
    expect(faults({ outcome: 'petition' })).toEqual(['category'])
    expect(faults({ outcome: 'petition', category: 'khac' })).toEqual([])
  })
})

test('what everybody reads leaves out notes, and what stands outside the agenda comes last', () => {
  const entry = (kind: EntryRow['kind'], text: string, itemId: string | null = null) =>
    ({ kind, text, itemId, speaker: '', commitmentId: null }) as EntryRow
  const found = resultsOf({
    ...{ session: SESSION, title: 'Đối thoại', questions: [], promises: [] },
    items: [{ id: 'a', title: 'Đường', outcome: 'answered', answer: 'Sẽ làm.', forwardedTo: '' }] as never,
    entries: [
      entry('note', 'mất điện ba phút'),
      entry('decision', 'Lập tổ kiểm tra'),
      entry('question', 'Bao giờ?', 'a'),
    ],
    numbers: { came: 1, hamlets: 1, asked: 0, answered: 0, petitions: 0, forwarded: 0, promises: 0 },
  })
  expect(found.points.map(({ title, decisions, asked }) => [title, decisions, asked.length])).toEqual([
    ['Đường', [], 1],
    ['', ['Lập tổ kiểm tra'], 0],
  ])
  expect(JSON.stringify(found)).not.toContain('mất điện')
})

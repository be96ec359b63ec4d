import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askingClock, askingWake } from '../../worker/dialogue/asking/clock-deeds.ts'
import { isReached, neededText, number, personsNeeded } from '../../worker/dialogue/asking/counting.ts'
import { REQUEST_DEEDS, topicsFor } from '../../worker/dialogue/asking/deeds-request.ts'
import { TOPIC_DEEDS } from '../../worker/dialogue/asking/deeds-topic.ts'
import { requestLines, TOPIC_LINES } from '../../worker/dialogue/asking/history-lines.ts'
import { share } from '../../worker/dialogue/asking/limits.ts'
import { REQUEST_STATES, REQUEST_STEPS, TOPIC_STATES, TOPIC_STEPS } from '../../worker/dialogue/asking/rules.ts'
import { REQUEST_STATUS_WORDS, TOPIC_STATUS_WORDS } from '../../worker/dialogue/asking/words.ts'
import { type DossierTable, nextOf } from '../../worker/dossiers/life.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { bookOf } from '../support/commune-x.ts'
import { BOOK, EVERYBODY, MEETING, PEOPLE, RECEPTION, requestIn, TODAY, topicIn, type Who } from './desk-cast.ts'

const GROUND = { frontBodyId: 'x.mttq', above: ['x.dang-uy', 'x.hdnd'], team: [] }
const DESK: Who[] = ['man', 'thu', 'hien']
const BOARD: Who[] = ['thu', 'hien']
type Table = Record<string, Record<string, Who[] | 'citizen' | 'system'>>

/** Who does what with a request, from each state: nobody else, and nothing else. */
const OF_REQUESTS: Table = {
  filed: {
    ...{ 'sang-loc': DESK, 'gom-chu-de': DESK, 'dua-vao-cuoc': BOARD, 'hen-tiep': BOARD, 'tra-loi-van-ban': BOARD },
    rut: 'citizen',
  },
  screened: {
    ...{ 'gom-chu-de': DESK, 'dua-vao-cuoc': BOARD, 'hen-tiep': BOARD, 'tra-loi-van-ban': BOARD, 'tu-choi': BOARD },
    rut: 'citizen',
  },
  joined_to_session: {
    ...{ 'gom-chu-de': DESK, 'dua-vao-cuoc': BOARD, 'hen-tiep': BOARD, 'tra-loi-van-ban': BOARD, 'tu-choi': BOARD },
    rut: 'citizen',
  },
  individual_reception: {
    ...{ 'dua-vao-cuoc': BOARD, 'hen-tiep': BOARD, 'tra-loi-van-ban': BOARD, 'tu-choi': BOARD, rut: 'citizen' },
  },
  answered_in_writing: {},
  declined_with_reason: { 'xet-lai': BOARD },
  withdrawn: {},
}

/** And with a topic. UBND's head is Vinh. */
const OF_TOPICS: Table = {
  gathering: {
    ...{ 'dua-vao-cuoc': BOARD, 'cong-khai': BOARD, 'sua-loi': BOARD, 'nhap-chu-de': BOARD, khep: BOARD },
    nguong: 'system',
  },
  threshold_met: {
    ...{ 'dua-vao-cuoc': ['thu', 'hien', 'vinh'], 'cong-khai': BOARD, 'sua-loi': BOARD, 'khong-to-chuc': ['vinh'] },
  },
  taken_up: { 'cong-khai': BOARD, 'sua-loi': BOARD, 'dua-ra': BOARD, khep: BOARD, nguong: 'system' },
  dismissed: { 'mo-lai': BOARD },
  merged: {},
  closed: { 'mo-lai': BOARD },
}

const actionsOf = (table: DossierTable) => [
  ...new Set(Object.values(table).flatMap((rows) => rows.map((row) => row.action))),
]

describe.each([
  ['request', REQUEST_STEPS, OF_REQUESTS, requestIn],
  ['topic', TOPIC_STEPS, OF_TOPICS, topicIn],
] as const)('a %s', (_, table, wanted, paperIn) => {
  describe.each(Object.keys(wanted))('in the state %s', (status) => {
    test.each(actionsOf(table))(
      '"%s" is done by those whose work it is, and everybody else reads why not',
      (action) => {
        const { row } = paperIn(status)
        const whose = wanted[status]?.[action] ?? []
        const ask = (actor: Parameters<typeof nextOf>[4]) => nextOf(table, row, GROUND, action, actor)
        const may = EVERYBODY.filter((who) => ask(PEOPLE[who]).ok)
        expect(may).toEqual(typeof whose === 'string' ? [] : EVERYBODY.filter((who) => whose.includes(who)))
        expect(ask({ kind: 'citizen' }).ok).toBe(whose === 'citizen')
        expect(ask({ kind: 'system' }).ok).toBe(whose === 'system')
        expect(ask({ ...PEOPLE.hien, communeId: 'y' }).ok).toBe(false)
        for (const who of EVERYBODY.filter((one) => !may.includes(one))) {
          const verdict = ask(PEOPLE[who])
          expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
        }
      },
    )
  })
})

test('every state has words and a way to it, every form belongs to a step, every event is told', () => {
  for (const [table, states, words, deeds, lines, start, own] of [
    [REQUEST_STEPS, REQUEST_STATES, REQUEST_STATUS_WORDS, REQUEST_DEEDS, requestLines(BOOK), 'filed', ['rut']],
    [TOPIC_STEPS, TOPIC_STATES, TOPIC_STATUS_WORDS, TOPIC_DEEDS, TOPIC_LINES, 'gathering', ['nguong']],
  ] as const) {
    expect(Object.keys(table)).toEqual([...states])
    expect(Object.keys(words)).toEqual([...states])
    const steps = Object.values<DossierTable[string]>(table).flat()
    expect(states.filter((state) => state !== start && !steps.some((step) => step.to === state))).toEqual([])
    expect(actionsOf(table).filter((action) => !(action in deeds))).toEqual([...own])
    expect(Object.keys(deeds).filter((action) => !actionsOf(table).includes(action))).toEqual([])
    expect(steps.map((step) => step.event).filter((event) => !(event in lines))).toEqual([])
  }
})

describe('a request', () => {
  test('is not turned down by the one who screened it, and its sender reads a reason that says something', () => {
    const paper = requestIn('filed')
    expect(paper.tries(PEOPLE.thu, 'tu-choi')).toContain('không làm được ở tình trạng')
    expect(paper.tries(PEOPLE.thu, 'sang-loc', { category: 'giao_thong' })).toBeNull()
    const reason = 'Việc này tòa án đang xét, xã không đối thoại được.'
    expect(paper.tries(PEOPLE.thu, 'tu-choi', { reason })).toContain('cần một người khác')
    expect(paper.tries(PEOPLE.hien, 'tu-choi', { reason: 'Không.' })).toContain('ít nhất 20 ký tự')
    expect(paper.tries(PEOPLE.hien, 'tu-choi', { reason })).toBeNull()
    expect(paper.own.request).toMatchObject({ outcome: 'declined_with_reason', outcomeNote: reason })
    expect(paper.row.endedAt).not.toBeNull()
    expect(paper.tries(PEOPLE.thu, 'xet-lai', { reason: 'Tòa đã xét xong.' })).toBeNull()
    expect(paper.own.request).toMatchObject({ outcome: null, outcomeNote: '' })
  })

  test('screened ends its clock and tells the police, whom it asks', () => {
    const paper = requestIn('filed', {}, { dueOn: '2026-11-26', limitCode: 'DT.sang-loc', wakeOn: TODAY })
    expect(paper.tries(PEOPLE.man, 'sang-loc', { category: 'khac' })).toBeNull()
    expect(paper.row).toMatchObject({ dueOn: null, wakeOn: null, writtenBy: 'man' })
    expect(paper.told.flatMap(({ to }) => to)).toEqual(['x.cong-an:handler,approver,leader'])
    expect(paper.own.request.category).toBe('khac')
  })

  test('that reads like a denunciation goes nowhere until somebody says what it is', () => {
    const paper = requestIn('filed', { flag: 'denunciation' })
    for (const action of ['gom-chu-de', 'dua-vao-cuoc'])
      expect(paper.tries(PEOPLE.thu, action, { topic: 'duong', session: 'cuoc' })).toContain('đang giữ kín')
    expect(paper.tries(PEOPLE.man, 'sang-loc', { category: 'khac', open: 'no' })).toBeNull()
    expect([paper.own.request.flag, paper.row.addressedBodyId]).toEqual(['denunciation', null])
    const opened = requestIn('filed', { flag: 'complaint' })
    expect(opened.tries(PEOPLE.man, 'sang-loc', { category: 'khac', open: 'yes' })).toBeNull()
    expect([opened.own.request.flag, opened.row.addressedBodyId]).toEqual(['', 'x.cong-an'])
  })

  test('is offered the topic that is most like it first, and a new topic needs words without a number in them', () => {
    const paper = requestIn('screened')
    expect(topicsFor(paper.desk(PEOPLE.man)).map(({ row }) => row.id)).toEqual(['duong', 'rac'])
    expect(paper.tries(PEOPLE.man, 'gom-chu-de', { topic: 'moi', title: 'Đường' })).toContain('đặt tên chủ đề')
    const title = 'Đường vào thôn Lâm'
    const summary = 'Bà con hỏi ông Nùng, số 0912345678, bao giờ làm đường.'
    expect(paper.tries(PEOPLE.man, 'gom-chu-de', { topic: 'moi', title, summary })).toContain('không ghi số của ai')
    expect(
      paper.tries(PEOPLE.man, 'gom-chu-de', { topic: 'moi', title, summary: 'Bà con hỏi bao giờ làm đường.' }),
    ).toBeNull()
    expect(paper.own.request.topicId).toBe('new')
    expect(paper.tries(PEOPLE.man, 'gom-chu-de', { topic: 'xa-la' })).toContain('không còn trong danh sách')
  })

  test('is joined to a meeting, or received on a reception day or on a day that was written down', () => {
    const joined = requestIn('screened')
    expect(joined.tries(PEOPLE.thu, 'dua-vao-cuoc', { session: RECEPTION.row.id, note: 'Mời ông bà đến.' })).toContain(
      'chọn lại',
    )
    expect(joined.tries(PEOPLE.thu, 'dua-vao-cuoc', { session: MEETING.row.id, note: 'Mời ông bà đến.' })).toBeNull()
    expect(joined.own.request).toMatchObject({ sessionId: 'cuoc', outcome: 'joined_to_session' })
    const received = requestIn('screened')
    const note = 'Mang theo giấy tờ đất.'
    expect(received.tries(PEOPLE.thu, 'hen-tiep', { note })).toContain('chọn ngày tiếp dân')
    expect(received.tries(PEOPLE.thu, 'hen-tiep', { note, day: '2026-12-01', hour: '8 giờ 30' })).toContain('nơi gặp')
    expect(
      received.tries(PEOPLE.thu, 'hen-tiep', { note, day: '2026-12-01', hour: '8 giờ 30', place: 'Phòng tiếp dân' }),
    ).toBeNull()
    expect(received.own.request.outcomeNote).toBe(
      'Mời ông/bà đến gặp thứ Ba, 01/12/2026, 8 giờ 30, tại Phòng tiếp dân. Mang theo giấy tờ đất.',
    )
    const byList = requestIn('screened')
    expect(byList.tries(PEOPLE.thu, 'hen-tiep', { note, session: RECEPTION.row.id })).toBeNull()
    expect(byList.own.request.outcomeNote).toContain('thứ Năm, 10/12/2026, 7')
  })

  test('whose words its sender erased is not answered in writing', () => {
    const paper = requestIn('screened', { wish: '' })
    expect(paper.tries(PEOPLE.thu, 'tra-loi-van-ban', { note: 'Phòng Kinh tế trả lời.' })).toContain('đã xóa lời')
  })
})

describe('a topic', () => {
  test('at its number is dismissed by UBND’s head alone, with twenty characters that everybody reads', () => {
    const paper = topicIn('threshold_met', { thresholdMetAt: `${TODAY}T01:00:00.000Z` })
    expect(paper.tries(PEOPLE.hien, 'khong-to-chuc', { reason: 'x'.repeat(30) })).toContain('cơ quan phải trả lời')
    expect(paper.tries(PEOPLE.tien, 'khong-to-chuc', { reason: 'x'.repeat(30) })).toContain('không thuộc phần việc')
    expect(paper.tries(PEOPLE.vinh, 'khong-to-chuc', { reason: 'Chưa cần thiết.' })).toContain('ít nhất 20 ký tự')
    expect(paper.tries(PEOPLE.hien, 'khep', { reason: 'Khép để khỏi phải trả lời.' })).toContain('không làm được')
    const reason = 'Việc này đã đối thoại ngày 02/11/2026, đang làm theo kết luận.'
    expect(paper.tries(PEOPLE.vinh, 'khong-to-chuc', { reason })).toBeNull()
    expect(paper.own.topic).toMatchObject({ isOpen: false, notice: reason })
    expect(paper.told.flatMap(({ to }) => to)).toEqual(['x.mttq:coordinator,approver', '*:leader'])
    expect(paper.tries(PEOPLE.thu, 'mo-lai', { reason: 'Kết luận chưa được làm.' })).toBeNull()
    expect(paper.row).toMatchObject({
      status: 'threshold_met',
      waitsForBodyId: 'x.ubnd',
      dueOn: '2026-12-07',
      endedAt: null,
    })
  })

  test('comes out of a meeting to where it was: gathering, or before UBND', () => {
    for (const [thresholdMetAt, status] of [
      [null, 'gathering'],
      [`${TODAY}T01:00:00.000Z`, 'threshold_met'],
    ] as const) {
      const paper = topicIn('taken_up', { thresholdMetAt, sessionId: 'cuoc' })
      expect(paper.tries(PEOPLE.thu, 'dua-ra', { reason: 'Cuộc họp bị hủy.' })).toBeNull()
      expect([paper.row.status, paper.own.topic.sessionId]).toEqual([status, null])
    }
  })

  test('in a meeting that was not held is not closed', () => {
    const paper = topicIn('taken_up', { sessionId: 'cuoc' })
    paper.own = { ...paper.own, session: MEETING }
    expect(paper.tries(PEOPLE.thu, 'khep', { reason: 'Đã trả lời xong.' })).toContain('chưa họp')
    paper.own = { ...paper.own, session: { ...MEETING, row: { ...MEETING.row, status: 'held' } } }
    expect(paper.tries(PEOPLE.thu, 'khep', { reason: 'Đã trả lời xong.' })).toBeNull()
  })

  test('that people can read is not merged into one that they cannot', () => {
    const paper = topicIn('gathering', {}, { publishedAt: `${TODAY}T01:00:00.000Z` })
    expect(paper.tries(PEOPLE.thu, 'nhap-chu-de', { into: 'kia' })).toContain('chưa công khai')
    const unseen = topicIn('gathering')
    expect(unseen.tries(PEOPLE.thu, 'nhap-chu-de', { into: 'kia' })).toBeNull()
    expect(unseen.own.topic).toMatchObject({ isOpen: false, mergedInto: 'kia' })
  })

  test('is published once, in words without a number', () => {
    const paper = topicIn('gathering')
    const summary = 'Bà con đề nghị làm đường vào thôn Lâm.'
    expect(paper.tries(PEOPLE.thu, 'cong-khai', { title: 'Đường thôn Lâm 0912345678', summary })).toContain('số của ai')
    expect(paper.tries(PEOPLE.thu, 'cong-khai', { title: 'Đường vào thôn Lâm', summary })).toBeNull()
    expect(paper.row.publishedAt).not.toBeNull()
    expect(paper.tries(PEOPLE.thu, 'cong-khai', { title: 'Đường vào thôn Lâm', summary })).toContain('chưa làm được')
  })
})

describe('L17, the share of the voters', () => {
  const rule = share(BOOK, TODAY)
  const voters = (many: number) => ({ many, countedOn: '2026-11-01' })

  test('is ten in a hundred, with its source and how sure that is', () => {
    expect(rule?.percent).toBe(10)
    expect(rule?.rule).toContain('Điều 43 Luật Tổ chức chính quyền địa phương')
    expect(rule?.rule).toContain('chưa đối chiếu văn bản gốc')
    expect(share(bookOf(['L17']), TODAY)).toBeNull()
  })

  test('is reached by the last person who makes it up, not by one fewer', () => {
    expect([isReached(319, voters(3200), rule), isReached(320, voters(3200), rule)]).toEqual([false, true])
    expect([isReached(320, voters(3201), rule), isReached(321, voters(3201), rule)]).toEqual([false, true])
  })

  test('is never reached as long as nobody entered how many voters there are', () => {
    expect(isReached(1_000_000, null, rule)).toBe(false)
    expect(isReached(1_000_000, voters(3200), null)).toBe(false)
    expect(neededText(null, rule)).toContain('Chưa có số cử tri')
    expect(neededText(voters(3200), rule)).toBe('Cần 320 người, tức 10 % của 3.200 cử tri (số ngày 01/11/2026).')
  })

  test('is the least number that is at least that share, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 100 }), (many, percent) => {
        const needed = personsNeeded(many, percent)
        expect(needed * 100 >= many * percent).toBe(true)
        expect(needed === 1 || (needed - 1) * 100 < many * percent).toBe(true)
      }),
    )
  })

  test('numbers are written as people here write them', () => {
    expect([number(7), number(999), number(3200), number(1234567)]).toEqual(['7', '999', '3.200', '1.234.567'])
  })
})

describe('the clock', () => {
  test('tells the Front once that a request was not screened in time', () => {
    const row = { ...requestIn('filed').row, dueOn: '2026-11-26' }
    expect(askingClock(row, BOOK, '2026-11-26')).toBeNull()
    expect(askingWake(row, BOOK, '2026-11-26')).toBe('2026-11-27')
    const deed = askingClock(row, BOOK, '2026-11-27')
    expect(deed?.event.kind).toBe('dialogue_request.screening_overdue')
    expect(deed?.told.flatMap(({ to }) => to)).toEqual(['x.mttq:intake_officer,coordinator,approver'])
    expect(askingClock({ ...row, ...deed?.set }, BOOK, '2026-11-28')).toBeNull()
    expect(askingClock({ ...row, status: 'screened' }, BOOK, '2026-11-28')).toBeNull()
  })

  test('reminds UBND of a topic at its number the day before, and tells everybody once when the day has passed', () => {
    const row = { ...topicIn('threshold_met').row, dueOn: '2026-12-07' }
    expect(askingWake(row, BOOK, TODAY)).toBe('2026-12-04')
    const reminded = askingClock(row, BOOK, '2026-12-04')
    expect(reminded?.told.flatMap(({ to }) => to)).toEqual(['x.ubnd:handler,approver,leader'])
    const after = { ...row, ...reminded?.set }
    expect(askingClock(after, BOOK, '2026-12-07')).toBeNull()
    const late = askingClock(after, BOOK, '2026-12-08')
    expect(late?.told[0]?.to).toContain('*:leader')
    expect(askingClock({ ...after, ...late?.set }, BOOK, '2026-12-20')).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { COMMENDATION_STATES, COMMENDATION_STEPS } from '../../worker/merit/commendation-rules.ts'
import { changeOf, readLines } from '../../worker/merit/criteria/lines.ts'
import { COMMENDATION_CLOCK } from '../../worker/merit/praise/clock.ts'
import { PRAISE_DEEDS } from '../../worker/merit/praise/deeds.ts'
import { praiseLines } from '../../worker/merit/praise/history-lines.ts'
import { STATUS_WORDS as PRAISE_WORDS } from '../../worker/merit/praise/words.ts'
import { ratingClock, ratingWake } from '../../worker/merit/ratings/clock-deeds.ts'
import { RATING_DEEDS } from '../../worker/merit/ratings/deeds.ts'
import { ratingLines } from '../../worker/merit/ratings/history-lines.ts'
import { STATUS_WORDS as RATING_WORDS } from '../../worker/merit/ratings/words.ts'
import { RATING_STATES, RATING_STEPS } from '../../worker/merit/rating-rules.ts'
import { READY, SUBJECTS } from '../../worker/merit/ready.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { BOOK, PEOPLE, Praise, Rating, TODAY, type Who } from './cast.ts'

const EVERYBODY = Object.keys(PEOPLE) as Who[]
const OFFICE: Who[] = ['thu', 'hien', 'lap', 'nga']
const LEADER: Who[] = ['lap']
type Table = Record<string, Record<string, Who[]>>

const back = { 'tra-lai': OFFICE, thoi: OFFICE }

/** Who does what with the rating of Hội Phụ nữ. */
const BODY: Table = {
  opened: { 'tu-cham': ['hoa', 'man'], thoi: OFFICE },
  self_rated: { 'moi-cham': OFFICE, 'bo-cham': OFFICE, ...back },
  peer_asked: { 'cham-cheo': ['khai'], 'dong-cham': OFFICE, ...back },
  peer_rated: { 'de-xuat': OFFICE, ...back },
  proposed: { 'quyet-dinh': LEADER, 'tra-de-xuat': LEADER },
  decided: { 'xem-lai': ['hoa', 'man'] },
  appealed: { 'quyet-dinh-lai': LEADER },
  dropped: { 'mo-lai': OFFICE },
}
/** With that of Làng Dịa, for which Chanh speaks. */
const HAMLET: Table = {
  ...BODY,
  opened: { 'tu-cham': ['chanh', 'man'], 'doi-nguoi': ['man', ...OFFICE], thoi: OFFICE },
  decided: { 'xem-lai': ['chanh', 'man'], 'doi-nguoi': ['man', ...OFFICE] },
}

const FRONT: Who[] = ['thu', 'hien', 'man']
const CHECK: Who[] = ['thu', 'man']
const BOARD: Who[] = ['thu', 'hien']
const DECIDE: Who[] = ['lap', 'vinh']
const names = (own: Who[]) => ({ 'mo-ten': [...new Set<Who>([...FRONT, ...DECIDE, ...own])] })
const common = (own: Who[]) => ({ 'tra-lai': FRONT, 'khong-de-nghi': BOARD, rut: own, ...names(['chanh', ...own]) })

/** Who does what with a proposal: of Hội Phụ nữ, and of Làng Dịa. */
function praised(own: Who[], ofHamlet: boolean): Table {
  return {
    proposed: { ...(ofHamlet ? { 'thon-hop': own } : { 'kiem-tra': CHECK }), ...common(own) },
    hamlet_agreed: { 'kiem-tra': CHECK, ...common(own) },
    checked: { trinh: BOARD, ...common(own) },
    put_forward: { 'quyet-dinh': DECIDE, 'khong-khen': DECIDE, 'tra-ho-so': DECIDE, ...names(['chanh', ...own]) },
    decided: { 'cong-bo': FRONT, ...names(['chanh', ...own]) },
    announced: names(['chanh', ...own]),
    returned: { 'trinh-lai': own, rut: own, ...names(['chanh', ...own]) },
    refused: names(['chanh', ...own]),
    withdrawn: {},
  }
}

const CASES = [
  { name: 'a body’s rating', table: BODY, all: RATING_STEPS, of: (state: string) => new Rating(state) },
  {
    ...{ name: 'a hamlet’s rating', table: HAMLET, all: RATING_STEPS },
    of: (state: string) => new Rating(state, 'hamlet:lang_dia'),
  },
  {
    ...{ name: 'a body’s proposal', table: praised(['hoa'], false), all: COMMENDATION_STEPS },
    of: (state: string) => new Praise(state, 'body:x.phu-nu'),
  },
  {
    ...{ name: 'a hamlet’s proposal', table: praised(['chanh', 'man'], true), all: COMMENDATION_STEPS },
    of: (state: string) => new Praise(state),
  },
]

describe.each(CASES)('$name', ({ all, of, table }) => {
  const actions = [...new Set(Object.values(all).flatMap((rows) => rows.map((row) => row.action)))]

  test.each(Object.keys(table))(
    'in the state %s is moved by those whose work it is, and everybody else reads why not',
    (state) => {
      for (const action of actions) {
        const kept = of(state)
        const ground = groundOf(BOOK, kept.desk(PEOPLE.thu).file)
        const verdictOf = (who: Who) => nextOf(kept.table(), kept.row, ground, action, PEOPLE[who])
        // Chanh speaks for Làng Dịa alone: she is on the team of its dossiers and of no other.
        const wanted = (table[state]?.[action] ?? []).filter((who) => who !== 'chanh' || kept.people.length > 0)
        expect([action, EVERYBODY.filter((who) => verdictOf(who).ok).sort()]).toEqual([action, [...wanted].sort()])
        for (const who of EVERYBODY) {
          const verdict = verdictOf(who)
          if (!verdict.ok) expect(verdict.sentence).toSatisfy(isVietnamese)
        }
        for (const actor of [{ kind: 'citizen' } as const, { kind: 'system' } as const])
          expect(nextOf(kept.table(), kept.row, ground, action, actor).ok).toBe(false)
        expect(nextOf(kept.table(), kept.row, ground, action, { ...PEOPLE.thu, communeId: 'y' }).ok).toBe(false)
      }
    },
  )
})

test('every state leads on or is an end and has words, every form belongs to a step, every event is told', () => {
  for (const [states, steps, words, deeds, lines] of [
    [RATING_STATES, RATING_STEPS, RATING_WORDS, RATING_DEEDS, ratingLines(BOOK)],
    [COMMENDATION_STATES, COMMENDATION_STEPS, PRAISE_WORDS, PRAISE_DEEDS, praiseLines(BOOK)],
  ] as const) {
    expect(Object.keys(steps).sort()).toEqual([...states].sort())
    expect(Object.keys(words).sort()).toEqual([...states].sort())
    const rows = Object.values(steps).flat()
    expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual(Object.keys(deeds).sort())
    expect([...new Set(rows.map(({ event }) => event))].filter((event) => !(event in lines))).toEqual([])
  }
})

describe('two hands', () => {
  const self = { 'diem-0': '50', 'diem-1': '30', grade: 'good', words: 'Làm đủ việc được giao trong năm.' }
  const reason = { reason: 'Không cần bước này.' }
  const proposal = { 'diem-0': '40', 'diem-1': '30', grade: 'done', words: 'Nộp muộn hai kỳ.' }
  const decision = { grade: 'good', number: '15-QĐ/ĐU', decidedOn: TODAY }

  test('whoever typed in a unit’s own rating proposes no grade for it, also after the proposal came back', () => {
    const rating = new Rating('opened')
    const both = { ...PEOPLE.man, roles: ['intake_officer', 'coordinator'] as const }
    expect(rating.tries(both, 'tu-cham', self)).toBeNull()
    expect(rating.tries(PEOPLE.thu, 'bo-cham', reason)).toBeNull()
    expect(rating.tries(both, 'de-xuat', proposal)).toContain('cần một người khác')
    expect(rating.tries(PEOPLE.thu, 'de-xuat', proposal)).toBeNull()
    expect(rating.tries(PEOPLE.lap, 'tra-de-xuat', reason)).toBeNull()
    expect(rating.tries(both, 'de-xuat', proposal)).toContain('cần một người khác')
  })

  test('whoever proposed decides neither then nor when the unit asks again', () => {
    const rating = new Rating('peer_rated')
    expect(rating.tries(PEOPLE.lap, 'de-xuat', proposal)).toBeNull()
    expect(rating.tries(PEOPLE.lap, 'quyet-dinh', decision)).toContain('cần một người khác')
    const other = { ...PEOPLE.lap, id: 'pho' }
    expect(rating.tries(other, 'quyet-dinh', decision)).toBeNull()
    expect(rating.own.rating).toMatchObject({ grade: 'good', points: 70, appealUntil: '2026-12-07' })
    expect(rating.detail.evidence).toEqual([
      { kind: 'reports', done: 20, of: 24, text: 'Nộp đúng hạn 20 trên 24 báo cáo.' },
    ])
    expect(rating.tries(PEOPLE.hoa, 'xem-lai', { reason: 'Còn hai kỳ nộp đúng hạn.' })).toBeNull()
    expect(
      rating.tries(PEOPLE.lap, 'quyet-dinh-lai', { ...decision, reason: 'Giữ nguyên mức đã quyết định.' }),
    ).toContain('cần một người khác')
    expect(rating.tries(other, 'quyet-dinh-lai', { ...decision, reason: 'Giữ nguyên mức đã quyết định.' })).toBeNull()
    expect(rating.tries(PEOPLE.hoa, 'xem-lai', { reason: 'Vẫn chưa đúng.' })).toContain('một lần')
  })

  test('the Front, the Party and their people handle nothing of their own body’s rating', () => {
    for (const [unit, who] of [
      ['body:x.mttq', PEOPLE.thu],
      ['body:x.dang-uy', PEOPLE.lap],
    ] as const)
      for (const action of ['moi-cham', 'bo-cham', 'tra-lai', 'thoi'])
        expect([unit, action, new Rating('self_rated', unit).tries(who, action, reason)]).toEqual([
          ...[unit, action],
          expect.stringContaining('thuộc đơn vị được xếp loại'),
        ])
    const council = { ...PEOPLE.lap, id: 'hdnd', bodyId: 'x.hdnd' }
    expect(new Rating('proposed').tries(council, 'quyet-dinh', decision)).toContain('Đảng ủy')
    expect(new Rating('self_rated').tries(council, 'bo-cham', reason)).toContain('Mặt trận hoặc Đảng ủy')
  })

  test('whoever proposed praise neither looks at it, puts it forward nor decides; who puts it forward does not decide', () => {
    const praise = new Praise('proposed', 'body:x.mttq')
    praise.events.push({ kind: 'commendation.proposed', actorId: 'thu' })
    praise.row = { ...praise.row, writtenBy: 'thu' }
    expect(praise.tries(PEOPLE.thu, 'kiem-tra', { words: 'Đúng thành tích.' })).toContain('cần một người khác')
    expect(praise.tries(PEOPLE.man, 'kiem-tra', { words: 'Đúng thành tích.' })).toBeNull()
    expect(praise.tries(PEOPLE.thu, 'trinh', { decider: 'x.ubnd' })).toContain('cần một người khác')
    expect(praise.tries(PEOPLE.hien, 'trinh', { decider: 'x.ubnd' })).toBeNull()
    const paper = { form: '2-giay-khen', number: '31/QĐ-UBND', decidedOn: TODAY }
    expect(praise.tries(PEOPLE.lap, 'quyet-dinh', paper)).toContain('trình cơ quan khác')
    praise.events.push({ kind: 'commendation.proposed_again', actorId: 'vinh' })
    expect(praise.tries(PEOPLE.vinh, 'quyet-dinh', paper)).toContain('cần một người khác')
    praise.events.pop()
    expect(praise.tries(PEOPLE.vinh, 'quyet-dinh', paper)).toBeNull()
  })
})

describe('a hamlet’s vote', () => {
  test.each([
    ['52', '60', null],
    ['31', '60', null],
    ['30', '60', 'Chưa quá nửa'],
    ['61', '60', 'không nhiều hơn'],
    ['1', '0', 'từ 1 đến'],
  ])('%s of %s: %s', (votesFor, votesOf, said) => {
    const answer = new Praise('proposed').tries(PEOPLE.chanh, 'thon-hop', { votesFor, votesOf })
    if (said === null) expect(answer).toBeNull()
    else expect(answer).toContain(said)
  })
})

describe('the clock', () => {
  const own = { unit: 'body:x.phu-nu', people: [], asked: ['x.phong-kinh-te'] }

  test('reminds a unit three days before the day on which it should have rated itself, and tells the Front the day after', () => {
    const row = { ...new Rating('opened').row, dueOn: '2026-12-01' }
    expect(ratingClock(row, own, BOOK, '2026-11-27')).toBeNull()
    expect(ratingWake(row, own, BOOK, '2026-11-27')).toBe('2026-11-28')
    expect(ratingClock(row, own, BOOK, '2026-11-28')).toMatchObject({
      event: { kind: 'rating.self_reminded' },
      told: [{ to: [expect.stringContaining('x.phu-nu:')] }],
    })
    const reminded = { ...row, alarm: 'remind' }
    expect(ratingClock(reminded, own, BOOK, '2026-12-01')).toBeNull()
    expect(ratingClock(reminded, own, BOOK, '2026-12-02')?.told[0]?.to).toContain('x.mttq:coordinator,approver')
    expect(ratingWake({ ...row, alarm: 'overdue' }, own, BOOK, '2026-12-02')).toBeNull()
  })

  test('reminds only those peers who have not answered, and nobody once it is proposed', () => {
    const row = { ...new Rating('peer_asked').row, dueOn: '2026-12-01' }
    expect(ratingClock(row, own, BOOK, '2026-11-28')?.told[0]?.to.map((to) => to.split(':')[0])).toEqual([
      'x.phong-kinh-te',
    ])
    expect(ratingClock({ ...row, status: 'proposed' }, own, BOOK, '2026-12-09')).toBeNull()
  })

  test('reminds whoever decides on praise of the day that was wished for', () => {
    const row = { ...new Praise('put_forward').row, dueOn: '2026-12-01', waitsForBodyId: 'x.ubnd' }
    expect(COMMENDATION_CLOCK.deed(row, undefined, BOOK, '2026-11-28')?.told).toMatchObject([
      { to: ['x.ubnd:leader,approver'] },
    ])
    expect(COMMENDATION_CLOCK.nextWake({ ...row, alarm: 'remind' }, undefined, BOOK, '2026-11-28')).toBe('2026-12-02')
    expect(COMMENDATION_CLOCK.deed({ ...row, status: 'decided' }, undefined, BOOK, '2026-12-09')).toBeNull()
  })
})

describe('criteria', () => {
  const row = (id: string, name: string, most: number) => ({
    ...{ id, communeId: 'x', subject: 'body' as const, name, most, evidence: '' as const, position: 0, endsOn: null },
  })

  test('to start from come to a hundred points for every kind of unit', () => {
    for (const subject of SUBJECTS) expect(READY[subject].reduce((sum, { most }) => sum + most, 0)).toBe(100)
  })

  test('that stay keep their row whatever their place; one whose points change ends and begins anew', () => {
    const rows = [row('a', 'Báo cáo', 60), row('b', 'Đoàn kết', 40)]
    const lines = [
      { name: 'Đoàn kết', most: 40, evidence: '' as const },
      { name: 'Báo cáo', most: 50, evidence: '' as const },
    ]
    expect(changeOf(rows, lines)).toEqual({
      keep: [{ id: 'b', position: 0 }],
      end: ['a'],
      add: [{ name: 'Báo cáo', most: 50, evidence: '', position: 1 }],
    })
  })

  test('without a name, without points, or none at all are said at their line', () => {
    const read = readLines([
      { name: '', most: '5', evidence: '' },
      { name: 'Một', most: '0', evidence: '' },
    ])
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual(['name-0', 'most-1'])
    expect(readLines([{ name: '', most: '', evidence: '' }]).ok).toBe(false)
  })
})

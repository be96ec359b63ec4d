import { describe, expect, test } from 'vitest'
import { nextOf } from '../../worker/dossiers/life.ts'
import { CRITICISM_DEEDS } from '../../worker/criticism/deeds.ts'
import {
  CRITICISM_STEPS,
  mayCompile,
  mayJudge,
  opinesAs,
  readsPoints,
  takesComments,
} from '../../worker/criticism/rules.ts'
import { STATUS_WORDS } from '../../worker/criticism/words.ts'
import { isVietnamese } from './sentences.ts'
import { Paper, PEOPLE, pointOf, type Who } from './cast.ts'

const GROUND = { frontBodyId: 'x.mttq', above: ['x.dang-uy', 'x.hdnd'], team: [] }
const EVERYBODY = Object.keys(PEOPLE) as Who[]

/** Who does what, from each state: nobody else, and nothing else. */
const WHO: Record<string, Record<string, Who[]>> = {
  draft_requested: { 'gui-du-thao': ['khai', 'toan'], 'khong-chon': ['thu', 'hien'] },
  draft_received: {
    chon: ['thu', 'hien'],
    'gui-du-thao': ['khai', 'toan'],
    'ke-hoach-nam': ['thu', 'hien'],
    'khong-chon': ['thu', 'hien'],
  },
  accepted: {
    'chon-hinh-thuc': ['thu', 'hien'],
    'chia-muc': ['thu', 'hien', 'man'],
    'gui-du-thao': ['khai', 'toan'],
    'ke-hoach-nam': ['thu', 'hien'],
  },
  form_chosen: {
    'mo-gop-y': ['thu', 'hien'],
    moi: ['thu', 'hien'],
    'chon-hinh-thuc': ['thu', 'hien'],
    'chia-muc': ['thu', 'hien', 'man'],
    'gui-du-thao': ['khai', 'toan'],
    'ke-hoach-nam': ['thu', 'hien'],
  },
  collecting: {
    'ghi-hop': ['thu', 'hien'],
    'dong-gop-y': ['thu', 'hien'],
    'gia-han': ['thu', 'hien'],
    moi: ['thu', 'hien'],
    'chon-hinh-thuc': ['thu', 'hien'],
  },
  session_held: {
    'ghi-hop': ['thu', 'hien'],
    'dong-gop-y': ['thu', 'hien'],
    'gia-han': ['thu', 'hien'],
    moi: ['thu', 'hien'],
  },
  compiling: { 'trinh-ky': ['thu', 'hien', 'man'], ky: ['hien'], 'tra-lai': ['thu', 'hien'] },
  opinion_issued: {
    'soan-tra-loi': ['khai', 'toan'],
    'trinh-tra-loi': ['khai', 'toan'],
    'tra-loi': ['toan'],
    'tra-lai-tra-loi': ['khai', 'toan'],
  },
  responded: { 'ban-hanh': ['khai', 'toan', 'thu', 'hien'], 'thoi-ban-hanh': ['toan'] },
  enacted: { 'doi-chieu': ['thu', 'hien', 'man'], 'ket-thuc': ['thu', 'hien'] },
  abandoned: { 'ket-thuc': ['thu', 'hien'] },
  declined: {},
  closed: {},
}

const STATES = Object.keys(WHO)
const ACTIONS = [...new Set(Object.values(CRITICISM_STEPS).flatMap((rows) => rows.map((row) => row.action)))]

describe.each(STATES)('in the state %s', (status) => {
  test.each(ACTIONS)('"%s" is done by those whose work it is, and everybody else reads why not', (action) => {
    const { row } = new Paper(status)
    const wanted = WHO[status]?.[action] ?? []
    const may = EVERYBODY.filter((who) => nextOf(CRITICISM_STEPS, row, GROUND, action, PEOPLE[who]).ok)
    expect(may.sort()).toEqual([...wanted].sort())
    for (const who of EVERYBODY.filter((one) => !wanted.includes(one))) {
      const verdict = nextOf(CRITICISM_STEPS, row, GROUND, action, PEOPLE[who])
      expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
    }
    const far = { ...PEOPLE.hien, communeId: 'y' }
    expect(nextOf(CRITICISM_STEPS, row, GROUND, action, far).ok).toBe(false)
    for (const actor of [{ kind: 'citizen' } as const, { kind: 'system' } as const])
      expect(nextOf(CRITICISM_STEPS, row, GROUND, action, actor).ok).toBe(false)
  })
})

test('every state leads on to another or is an end, has words, and every form belongs to a step', () => {
  expect(Object.keys(STATUS_WORDS).sort()).toEqual(Object.keys(CRITICISM_STEPS).sort())
  const reached = new Set(Object.values(CRITICISM_STEPS).flatMap((rows) => rows.map((row) => row.to)))
  for (const to of reached) expect(STATES).toContain(to)
  expect(STATES.filter((state) => !reached.has(state))).toEqual(['draft_requested'])
  expect(Object.keys(CRITICISM_DEEDS).filter((action) => !ACTIONS.includes(action))).toEqual([])
  expect(ACTIONS.filter((action) => !(action in CRITICISM_DEEDS))).toEqual(['chia-muc'])
})

test('a member organisation that was let lead works like the Front, and the Front may still help it', () => {
  const row = { ...new Paper('form_chosen').row, leadBodyId: 'x.nong-dan' }
  const farmers = { ...PEOPLE.thu, id: 'nong', bodyId: 'x.nong-dan' }
  const may = (action: string, who: typeof farmers) => nextOf(CRITICISM_STEPS, row, GROUND, action, who).ok
  expect([may('mo-gop-y', farmers), may('mo-gop-y', PEOPLE.thu), may('mo-gop-y', PEOPLE.huy)]).toEqual([
    true,
    true,
    false,
  ])
  expect([may('ke-hoach-nam', farmers), may('ke-hoach-nam', PEOPLE.thu)]).toEqual([false, true])
})

describe('two hands', () => {
  test('whoever wrote the criticism does not sign it, not even the chair', () => {
    const paper = new Paper('compiling')
    expect(paper.tries(PEOPLE.hien, 'trinh-ky', { conclusion: 'Đề nghị tiếp thu các điểm trên.' })).toBeNull()
    const signed = { documentNumber: '12/BC', issuedOn: paper.today, publish: 'no' }
    expect(paper.tries(PEOPLE.hien, 'ky', signed)).toContain('cần một người khác')
    expect(paper.tries(PEOPLE.thu, 'tra-lai', { reason: 'Sửa điểm 2 cho gọn.' })).toBeNull()
    expect(paper.tries(PEOPLE.hien, 'ky', signed)).toContain('chưa làm được')
    expect(paper.tries(PEOPLE.thu, 'trinh-ky', { conclusion: 'Đề nghị tiếp thu các điểm trên.' })).toBeNull()
    expect(paper.tries(PEOPLE.hien, 'ky', signed)).toBeNull()
    expect(paper.row).toMatchObject({ status: 'opinion_issued', waitsForBodyId: 'x.phong-kinh-te', writtenBy: null })
  })

  test('whoever drafted the answers does not send them', () => {
    const paper = new Paper('opinion_issued')
    paper.own = { ...paper.own, points: [pointOf(1, { response: 'accepted' })] }
    expect(paper.tries(PEOPLE.toan, 'trinh-tra-loi')).toBeNull()
    const sent = { documentNumber: '45/PKT', promulgatorToldOn: paper.today }
    expect(paper.tries(PEOPLE.toan, 'tra-loi', sent)).toContain('cần một người khác')
    expect(paper.tries(PEOPLE.khai, 'tra-lai-tra-loi', { reason: 'Tôi trình lại.' })).toBeNull()
    expect(paper.tries(PEOPLE.khai, 'trinh-tra-loi')).toBeNull()
    expect(paper.tries(PEOPLE.toan, 'tra-loi', sent)).toBeNull()
    expect(paper.own.criticism).toMatchObject({ respondedOn: paper.today, promulgatorToldOn: paper.today })
  })

  test('the drafter does not mark its own text, even where it leads the criticism', () => {
    const paper = new Paper('enacted')
    paper.row = { ...paper.row, leadBodyId: 'x.phong-kinh-te' }
    expect(paper.tries(PEOPLE.khai, 'doi-chieu', { m1: 'met' })).toContain('chưa làm được')
    expect(paper.tries(PEOPLE.man, 'doi-chieu', { m1: 'met' })).toBeNull()
  })
})

describe('no point stays silent', () => {
  const sent = { documentNumber: '45/PKT', promulgatorToldOn: '2026-11-23' }

  test.each([
    ['no answer', { response: '' as const }],
    ['taken in partly, without why', { response: 'partly' as const }],
    ['not taken in, without why', { response: 'not' as const }],
  ])('a point with %s holds up the answer, with its number and the source', (_, answered) => {
    const paper = new Paper('opinion_issued')
    paper.own = { ...paper.own, points: [pointOf(1, { response: 'accepted' }), pointOf(2, answered)] }
    for (const refusal of [paper.tries(PEOPLE.khai, 'trinh-tra-loi')]) {
      expect(refusal).toContain('điểm 2')
      expect(refusal).not.toContain('điểm 1')
      expect(refusal).toContain('Điều 36 khoản 3 Luật Mặt trận Tổ quốc Việt Nam')
    }
    // Points that changed after they were proposed are looked at again.
    paper.row = { ...paper.row, writtenBy: 'khai' }
    expect(paper.tries(PEOPLE.toan, 'tra-loi', sent)).toContain('điểm 2')
  })

  test('criticism does not end before every point was compared with the text', () => {
    const paper = new Paper('enacted')
    paper.own = { ...paper.own, points: [pointOf(1, { met: 'met' }), pointOf(2)] }
    expect(paper.tries(PEOPLE.thu, 'ket-thuc')).toContain('điểm 2')
    paper.own = { ...paper.own, points: [pointOf(1, { met: 'met' }), pointOf(2, { met: 'partly' })] }
    expect(paper.tries(PEOPLE.thu, 'ket-thuc')).toBeNull()
    const abandoned = new Paper('abandoned')
    expect(abandoned.tries(PEOPLE.thu, 'ket-thuc')).toBeNull()
  })

  test('nothing is proposed for signing without points, or while comments wait to be looked at', () => {
    const typed = { conclusion: 'Đề nghị tiếp thu các điểm trên.' }
    const empty = new Paper('compiling')
    empty.own = { ...empty.own, points: [] }
    expect(empty.tries(PEOPLE.thu, 'trinh-ky', typed)).toContain('Chưa có điểm nào')
    const waiting = new Paper('compiling')
    waiting.own = { ...waiting.own, waiting: 3 }
    expect(waiting.tries(PEOPLE.thu, 'trinh-ky', typed)).toContain('chờ xem')
  })
})

describe('a session', () => {
  test('is written down only where one was chosen, and has to be before it is all closed', () => {
    const held = {
      form: 'conference',
      heldOn: '2026-11-23',
      present: 'Chủ trì và 20 đại biểu',
      minutes: 'Trình bày, thảo luận, kết luận.',
    }
    expect(new Paper('collecting').tries(PEOPLE.thu, 'ghi-hop', held)).toContain('chưa làm được')
    const paper = new Paper('collecting', undefined, {
      forms: ['conference'],
      closesOn: '2026-11-20',
      opensOn: '2026-10-01',
    })
    expect(paper.tries(PEOPLE.thu, 'dong-gop-y')).toContain('chưa ghi buổi họp')
    expect(paper.tries(PEOPLE.thu, 'ghi-hop', held)).toBeNull()
    expect(paper.row.status).toBe('session_held')
    expect(paper.tries(PEOPLE.thu, 'dong-gop-y')).toBeNull()
  })

  test('after direct dialogue the criticism goes to whoever issues the text as well', () => {
    const paper = new Paper('collecting', undefined, {
      forms: ['direct_dialogue'],
      closesOn: '2026-11-20',
      opensOn: '2026-10-01',
    })
    const held = {
      form: 'direct_dialogue',
      heldOn: '2026-11-20',
      present: 'Hai bên, 12 người',
      minutes: 'Hỏi, đáp, thống nhất ba điểm.',
    }
    expect(paper.tries(PEOPLE.thu, 'ghi-hop', held)).toBeNull()
    expect(paper.tries(PEOPLE.thu, 'dong-gop-y')).toBeNull()
    expect(paper.tries(PEOPLE.thu, 'trinh-ky', { conclusion: 'Đề nghị tiếp thu các điểm trên.' })).toBeNull()
    expect(paper.tries(PEOPLE.hien, 'ky', { documentNumber: '1/BC', issuedOn: paper.today, publish: 'yes' })).toBeNull()
    expect(paper.detail.alsoTo).toBe('x.hdnd')
    expect(paper.told.flatMap(({ to }) => to)).toContain('x.hdnd:approver')
  })
})

describe('who sees and says what', () => {
  const seen = (status: string, writtenBy: string | null = null) => {
    const { row } = new Paper(status)
    return {
      row: { ...row, writtenBy },
      people: [{ staffId: 'thinh', role: 'expert', until: null }],
      bodies: [{ bodyId: 'x.cong-an', role: 'invited', since: '2026-11-01' }],
    } as unknown as Parameters<typeof opinesAs>[1]
  }

  test('invited bodies speak for themselves, Tổ tư vấn by name, the desk for those without an account; the drafter not', () => {
    const as = (who: Who, status: string, by: string | null = null) => opinesAs(PEOPLE[who], seen(status, by), 'x.mttq')
    expect([as('duc', 'collecting'), as('thinh', 'collecting'), as('man', 'collecting')]).toEqual([
      'member',
      'expert',
      'session',
    ])
    expect([as('khai', 'collecting'), as('lap', 'collecting'), as('canh', 'collecting')]).toEqual([null, null, null])
    expect([as('duc', 'compiling'), as('thinh', 'compiling'), as('man', 'compiling')]).toEqual([null, null, 'session'])
    expect(as('man', 'compiling', 'thu')).toBeNull()
  })

  test('points are read by the desk while they are written, by everybody else once they went out', () => {
    const may = (who: Who, status: string) => readsPoints(PEOPLE[who], seen(status), 'x.mttq')
    const before = EVERYBODY.filter((who) => may(who, 'compiling'))
    expect(before.sort()).toEqual(['hien', 'man', 'thu'])
    expect(EVERYBODY.every((who) => may(who, 'opinion_issued'))).toBe(true)
    expect(EVERYBODY.filter((who) => mayCompile(PEOPLE[who], seen('compiling'), 'x.mttq')).sort()).toEqual([
      'hien',
      'man',
      'thu',
    ])
    expect(mayCompile(PEOPLE.thu, seen('compiling', 'thu'), 'x.mttq')).toBe(false)
    expect(EVERYBODY.filter((who) => mayJudge(PEOPLE[who], 'x.mttq')).sort()).toEqual(['hien', 'man', 'thu'])
  })

  test('everybody comments from the first to the last day, and only where the draft was opened to everybody', () => {
    const own = { isOpen: true, opensOn: '2026-11-20', closesOn: '2026-11-25' }
    const open = { status: 'collecting', publishedAt: '2026-11-20T00:00:00Z' }
    const on = (today: string, more = {}, row = {}) => takesComments({ ...open, ...row }, { ...own, ...more }, today)
    expect([on('2026-11-19'), on('2026-11-20'), on('2026-11-25'), on('2026-11-26')]).toEqual([false, true, true, false])
    expect([on('2026-11-22', { isOpen: false }), on('2026-11-22', {}, { status: 'compiling' })]).toEqual([false, false])
    expect([on('2026-11-22', {}, { publishedAt: null }), on('2026-11-22', {}, { status: 'session_held' })]).toEqual([
      false,
      true,
    ])
  })
})

import { describe, expect, test } from 'vitest'
import type { CaseRow } from '../../worker/cases/queries.ts'
import { standing } from '../../worker/petitions/officer/officer-due.ts'
import { isMain, nextStep, offersTo, whyNoReturn } from '../../worker/petitions/officer/offers.ts'
import { doneWords, markers, movedSince } from '../../worker/petitions/officer/officer-words.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'

const FRONT = 'binh-xa.mttq'
const ECONOMY = 'binh-xa.phong-kinh-te'
const FRESH = { workingDaysHeld: 0, allowPublish: true, released: false, mergedHere: 0 }

function officer(bodyId: string, ...roles: Role[]): StaffMember {
  return {
    kind: 'staff',
    id: 'mận',
    name: 'Hoàng Thị Mận',
    username: 'mận',
    communeId: 'binh-xa',
    bodyId,
    hamletId: null,
    title: '',
    roles,
    mustChangePassword: false,
  }
}

function inState(status: string, other: Partial<CaseRow> = {}): CaseRow {
  return {
    id: 'c1',
    communeId: 'binh-xa',
    year: 2026,
    number: 1,
    kind: 'petition',
    status,
    version: 1,
    headHash: '',
    holderBodyId: FRONT,
    heldSince: '2026-11-20T01:00:00.000Z',
    responsibleBodyId: ECONOMY,
    aboutBodyId: null,
    category: 'moi_truong',
    hamletId: 'lang_dia',
    urgency: 'ordinary',
    title: 'Rác ở đầu thôn',
    checkFirst: false,
    flags: '',
    ruleId: '',
    routingReason: '',
    limitId: '',
    clockFrom: '2026-11-20',
    dueOn: '2026-11-27',
    actOn: '2026-11-27',
    pauses: [],
    proposal: null,
    proposedBy: null,
    submittedAt: '2026-11-20T01:00:00.000Z',
    answeredOn: null,
    answeredInTime: null,
    disputed: false,
    answeredDays: null,
    score: null,
    restricted: false,
    aboutStaffId: null,
    mergedInto: null,
    splitFrom: null,
    extendedBy: 0,
    leaderDecides: false,
    approverBodyId: null,
    alarm: '',
    wakeOn: null,
    eraseOn: null,
    erasedAt: null,
    channel: 'web',
    enteredBy: null,
    lookupHash: '',
    submissionKey: '',
    contentHash: '',
    ...other,
  }
}

const actions = (staff: StaffMember, row: CaseRow, about = FRESH) =>
  offersTo(staff, row, about).map(({ action, does }) => (does === 'do' ? action : `${action}: ${does}`))

describe('what an officer is offered', () => {
  const intake = officer(FRONT, 'intake_officer')
  const coordinator = officer(FRONT, 'coordinator')

  test('starts with the likeliest', () => {
    expect(actions(coordinator, inState('received'))).toEqual(['giao', 'chuyen-ngoai', 'cong-khai'])
    expect(actions(intake, inState('submitted'))).toEqual(['tiep-nhan', 'yeu-cau-bo-sung', 'chuyen-rieng'])
    expect(actions(intake, inState('received'))).toEqual([
      'huong-dan',
      'yeu-cau-bo-sung',
      'gop',
      'tach',
      'khong-thu-ly: propose',
      'chuyen-rieng',
      'cong-khai',
    ])
  })

  test('sends elsewhere first when the words look like a complaint, and never offers to publish them', () => {
    const flagged = inState('received', { flags: 'complaint' })
    const offers = offersTo(officer(FRONT, 'intake_officer', 'coordinator'), flagged, FRESH)
    expect(offers[0]?.action).toBe('huong-dan')
    expect(offers.some(({ action }) => action === 'cong-khai')).toBe(false)
    expect(offers[0] && isMain(offers[0], flagged)).toBe(true)
  })

  test('opens the road of its own first when the words look like a denunciation or speak of cadres', () => {
    for (const flags of ['denunciation', 'conduct', 'complaint denunciation']) {
      const flagged = inState('received', { flags })
      const [first] = offersTo(intake, flagged, FRESH)
      expect(first?.action, flags).toBe('chuyen-rieng')
      expect(first && isMain(first, flagged)).toBe(true)
    }
  })

  test('offers neither merging nor splitting a case that others were merged into, or a part', () => {
    expect(actions(intake, inState('received'), { ...FRESH, mergedHere: 1 }).join()).not.toMatch(/gop|tach/)
    expect(actions(intake, inState('received', { splitFrom: 'c0' })).join()).not.toMatch(/gop|tach/)
  })

  test('grants more time once', () => {
    const head = officer(ECONOMY, 'approver')
    expect(actions(head, inState('in_progress', { holderBodyId: ECONOMY }))).toContain('gia-han')
    expect(actions(head, inState('in_progress', { holderBodyId: ECONOMY, extendedBy: 3 }))).not.toContain('gia-han')
  })

  test('puts what waits for a second person on top for that person, and takes it from the first', () => {
    const declined = inState('received', { proposal: 'decline', proposedBy: 'thụ' })
    expect(actions(coordinator, declined)[0]).toBe('khong-thu-ly: confirm')
    expect(actions(intake, declined)).not.toContain('khong-thu-ly: propose')
    const advised = inState('received', { proposal: 'advise', proposedBy: 'thụ' })
    expect(actions(officer(FRONT, 'approver'), advised)).toEqual(['huong-dan: confirm'])
    expect(actions(officer(FRONT, 'approver'), inState('received'))).toEqual([])
  })

  test('does not let the same person confirm, whatever roles he holds', () => {
    const all = officer(FRONT, 'intake_officer', 'coordinator', 'approver')
    const own = inState('received', { proposal: 'decline', proposedBy: 'mận' })
    expect(actions(all, own).join()).not.toContain('khong-thu-ly')
  })

  test('offers what can be made public only when it may be, and taken back only when it is public', () => {
    const publicOnes = (about: Partial<typeof FRESH>) =>
      actions(intake, inState('answered'), { ...FRESH, ...about }).filter((action) => action.endsWith('cong-khai'))
    expect(publicOnes({})).toEqual(['cong-khai'])
    expect(publicOnes({ allowPublish: false })).toEqual([])
    expect(publicOnes({ released: true })).toEqual(['cong-khai', 'thoi-cong-khai'])
  })

  test('says why a case cannot be returned any more, to him who could', () => {
    const head = officer(ECONOMY, 'approver')
    const assigned = inState('assigned', { holderBodyId: ECONOMY })
    expect(whyNoReturn(head, assigned, FRESH)).toBe(null)
    expect(actions(head, assigned)).toEqual(['tra-lai'])
    const decided = inState('assigned', { holderBodyId: ECONOMY, leaderDecides: true })
    expect(actions(head, decided)).toEqual([])
    expect(whyNoReturn(head, decided, FRESH)).toContain('Lãnh đạo xã đã quyết định')
    expect(whyNoReturn(officer(ECONOMY, 'handler'), decided, FRESH)).toBe(null)
  })

  test('is summed up in a verb for lists', () => {
    expect(nextStep(coordinator, inState('received'))).toBe('Giao cơ quan giải quyết')
    expect(nextStep(intake, inState('received'))).toBe('Xem')
    expect(nextStep(coordinator, inState('received', { proposal: 'decline', proposedBy: 'thụ' }))).toBe(
      'Xác nhận không thụ lý',
    )
    expect(nextStep(coordinator, inState('received', { proposal: 'advise', proposedBy: 'thụ' }))).toBe('Xem')
    expect(nextStep(officer(ECONOMY, 'approver'), inState('assigned', { holderBodyId: ECONOMY }))).toBe(
      'Xem có đúng việc không',
    )
    expect(nextStep(officer(FRONT, 'leader'), inState('submitted'))).toBe('Xem')
  })
})

describe('how a case stands with its day', () => {
  const on = (today: string, row: CaseRow) => standing(row, today, new Map())
  test('counts working days, and says near and late', () => {
    expect(on('2026-11-23', inState('assigned'))).toEqual({ day: '27/11', word: 'còn 4 ngày làm việc', tone: 'doing' })
    expect(on('2026-11-26', inState('assigned'))).toMatchObject({ word: 'còn 1 ngày làm việc', tone: 'near' })
    expect(on('2026-11-27', inState('assigned'))).toMatchObject({ word: 'hạn hôm nay', tone: 'near' })
    expect(on('2026-12-01', inState('assigned'))).toMatchObject({ word: 'quá hạn 2 ngày làm việc', tone: 'late' })
  })

  test('does not count while the sender is asked, while a dispute waits, or after the end', () => {
    expect(on('2026-12-30', inState('needs_info'))).toMatchObject({ day: '', word: 'đang chờ bổ sung' })
    expect(on('2026-12-30', inState('reopened', { answeredOn: '2026-11-27' }))).toMatchObject({
      day: 'từ 20/11',
      word: 'chờ xem lại',
    })
    expect(on('2026-12-30', inState('declined'))).toMatchObject({ day: '', word: 'không thụ lý', tone: 'ended' })
    const answered = { answeredOn: '2026-11-26', answeredInTime: true }
    expect(on('2026-12-30', inState('answered', answered))).toEqual({
      day: '26/11',
      word: 'trả lời đúng hạn',
      tone: 'done',
    })
    expect(on('2026-12-30', inState('closed', { ...answered, answeredInTime: false })).word).toBe('trả lời trễ hạn')
  })
})

describe('words for officers', () => {
  test('a list says the most pressing first', () => {
    const row = inState('received', { urgency: 'urgent', flags: 'complaint denunciation', proposal: 'advise' })
    expect(markers(row)).toEqual(['khẩn', 'chờ xác nhận hướng dẫn khiếu nại', 'giống khiếu nại', 'giống tố cáo'])
    expect(markers(inState('received'))).toEqual([])
  })

  test('a confirmation comes from a list; an address cannot put words into it', () => {
    expect(doneWords('giao')).toBe('Đã giao hồ sơ.')
    for (const name of ['', 'toString', '<b>', undefined]) expect(doneWords(name)).toBe(null)
  })

  test('a case has moved when anything happened after what the officer saw, but for a look at the sender', () => {
    const events = ['petition.submitted', 'petition.received', 'identity.opened'].map((kind, index) => ({
      seq: index + 1,
      kind,
    }))
    expect(movedSince(events, '3')).toBe(false)
    expect(movedSince(events, '2')).toBe(false)
    expect(movedSince(events, '1')).toBe(true)
    expect(movedSince(events, undefined)).toBe(false)
    for (const wrong of ['', 'x', '4', '-1', '1.5', '１']) expect(movedSince(events, wrong), wrong).toBe(true)
  })
})

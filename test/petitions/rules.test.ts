import { describe, expect, test } from 'vitest'
import { next, open, type Seen } from '../../worker/cases/transitions.ts'
import { ACTION_FORMS } from '../../worker/petitions/action-form.ts'
import { STATUS_TEXT } from '../../worker/petitions/labels.ts'
import { goesToLeader, hand, returnRefusal } from '../../worker/petitions/hands.ts'
import { PETITION_STEPS } from '../../worker/petitions/rules.ts'
import type { Actor, Role, StaffMember } from '../../worker/staff/actor.ts'

// What follows is written from the petition's table of states, roles and triggers, not from the code.

const FRONT = 'binh-xa.mttq'
const ECONOMY = 'binh-xa.phong-kinh-te'
const POLICE = 'binh-xa.cong-an'

const ROLES: Role[] = [
  'intake_officer',
  'coordinator',
  'handler',
  'approver',
  'leader',
  'supervisor_member',
  'advisory_group_member',
  'hamlet_rep',
  'confidential_officer',
  'admin',
]
const STATES = [
  'submitted',
  'received',
  'needs_info',
  'advised',
  'declined',
  'assigned',
  'in_progress',
  'pending_approval',
  'answered',
  'reopened',
  'merged',
  'split',
  'forwarded',
  'restricted',
  'closed',
  'withdrawn',
]
const OFFICER_ACTIONS = [
  'tiep-nhan',
  'yeu-cau-bo-sung',
  'giao',
  'tra-lai',
  'nhan-xu-ly',
  'trinh-duyet',
  'duyet',
  'khong-duyet',
  'huong-dan',
  'khong-thu-ly',
  'cong-khai',
  'thoi-cong-khai',
  'giu-tra-loi',
  'gop',
  'bo-gop',
  'tach',
  'chuyen-ngoai',
  'ghi-tra-loi-ngoai',
  'nhan-lai',
  'chuyen-rieng',
  'cap-quyen',
  'thoi-quyen',
  'ghi-chu-rieng',
  'chuyen-tham-quyen',
  'dua-ra',
  'gia-han',
  'chi-dao',
]
const SENDER_ACTIONS = ['bo-sung', 'rut', 'danh-gia', 'de-nghi-xem-lai', 'khong-gop', 'tra-loi-them']
const CLOCK_ACTIONS = ['het-han-bo-sung', 'het-han-y-kien']
const ACTIONS = [...OFFICER_ACTIONS, ...SENDER_ACTIONS, ...CLOCK_ACTIONS]

const NOT_NOW = 'Việc này không làm được ở tình trạng hiện nay của hồ sơ.'
const NOT_YOUR_WORK = 'Việc này không thuộc phần việc của ông/bà.'
const ELSEWHERE = 'Hồ sơ đang ở cơ quan khác.'
const ABOUT_YOU = 'Hồ sơ phản ánh chính cơ quan của ông/bà, nên cơ quan khác phải phân loại.'
const YOUR_OWN_WORDS = 'Người viết hoặc đề xuất không tự duyệt: cần một người khác.'
const ONLY_SENDER = 'Việc này chỉ người gửi làm được.'
const ONLY_OFFICERS = 'Việc này do cán bộ làm.'
const ONLY_PEOPLE = 'Việc này phải do người làm.'
const ONLY_CLOCK = 'Việc này hệ thống tự làm khi đến hạn.'
const APPROVED_ELSEWHERE = 'Hồ sơ do cơ quan khác duyệt.'

type Row = [state: string, action: string, to: string, who: 'sender' | 'system' | Role[]]

const WORK: Row[] = [
  ['submitted', 'tiep-nhan', 'received', ['intake_officer']],
  ['submitted', 'yeu-cau-bo-sung', 'needs_info', ['intake_officer']],
  ['received', 'yeu-cau-bo-sung', 'needs_info', ['intake_officer']],
  ['needs_info', 'bo-sung', 'received', 'sender'],
  ['received', 'huong-dan', 'advised', ['intake_officer', 'approver']],
  ['received', 'khong-thu-ly', 'declined', ['intake_officer', 'coordinator']],
  ['received', 'giao', 'assigned', ['coordinator']],
  ['assigned', 'tra-lai', 'received', ['approver']],
  ['assigned', 'nhan-xu-ly', 'in_progress', ['handler']],
  ['in_progress', 'trinh-duyet', 'pending_approval', ['handler']],
  ['pending_approval', 'duyet', 'answered', ['approver']],
  ['pending_approval', 'khong-duyet', 'in_progress', ['approver']],
  ['answered', 'danh-gia', 'closed', 'sender'],
  ['answered', 'de-nghi-xem-lai', 'reopened', 'sender'],
  ['reopened', 'giao', 'assigned', ['coordinator']],
  ['reopened', 'giu-tra-loi', 'closed', ['coordinator']],
  ['received', 'gop', 'merged', ['intake_officer']],
  ['merged', 'khong-gop', 'received', 'sender'],
  ['merged', 'bo-gop', 'received', ['intake_officer']],
  ['received', 'tach', 'split', ['intake_officer']],
  ['received', 'chuyen-ngoai', 'forwarded', ['coordinator']],
  ['forwarded', 'ghi-tra-loi-ngoai', 'answered', ['coordinator']],
  ['forwarded', 'nhan-lai', 'received', ['coordinator']],
  ['submitted', 'chuyen-rieng', 'restricted', ['intake_officer']],
  ['received', 'chuyen-rieng', 'restricted', ['intake_officer']],
  ['restricted', 'cap-quyen', 'restricted', ['confidential_officer']],
  ['restricted', 'thoi-quyen', 'restricted', ['confidential_officer']],
  ['restricted', 'ghi-chu-rieng', 'restricted', ['confidential_officer']],
  ['restricted', 'chuyen-tham-quyen', 'closed', ['confidential_officer']],
  ['restricted', 'dua-ra', 'received', ['confidential_officer']],
  ['in_progress', 'gia-han', 'in_progress', ['approver']],
  ['needs_info', 'het-han-bo-sung', 'closed', 'system'],
  ['answered', 'het-han-y-kien', 'closed', 'system'],
  ...['submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'reopened'].map((state): Row => [
    state,
    'chi-dao',
    state,
    ['leader'],
  ]),
]
/** Restricted ones stay: what is said there cannot be unsaid by rút. */
const OPEN = [
  'submitted',
  'received',
  'needs_info',
  'assigned',
  'in_progress',
  'pending_approval',
  'reopened',
  'merged',
  'forwarded',
]
const WITHDRAWING: Row[] = OPEN.map((state) => [state, 'rut', 'withdrawn', 'sender'])
const RELEASABLE = ['received', 'assigned', 'in_progress', 'pending_approval', 'answered', 'reopened', 'closed']
const PUBLISHING: Row[] = [
  ...RELEASABLE.map((state): Row => [state, 'cong-khai', state, ['intake_officer', 'coordinator']]),
  // What is public can be taken back whatever became of the petition; withdrawing takes it back by itself.
  ...[...RELEASABLE, 'needs_info', 'advised', 'declined', 'forwarded'].map((state): Row => [
    state,
    'thoi-cong-khai',
    state,
    ['intake_officer', 'coordinator'],
  ]),
]
/** Further questions are answered while somebody works on the petition, or waits for its sender. */
const AT_WORK = ['submitted', 'received', 'needs_info', 'assigned', 'in_progress', 'pending_approval', 'reopened']
const ANSWERING: Row[] = AT_WORK.map((state) => [state, 'tra-loi-them', state, 'sender'])
const EXPECTED = [...WORK, ...WITHDRAWING, ...PUBLISHING, ...ANSWERING]

/** Only the body that has the case does these. */
const HOLDER_ONLY = ['nhan-xu-ly', 'tra-lai', 'trinh-duyet', 'gia-han']
/** Only the body that approves: the one that has the case, or after a dispute the one above. */
const APPROVING = ['duyet', 'khong-duyet']
/** Sorting, declining, merging, assigning, publishing: closed to the body complained of. */
const NOT_ABOUT = [
  'tiep-nhan',
  'giao',
  'huong-dan',
  'khong-thu-ly',
  'cong-khai',
  'thoi-cong-khai',
  'giu-tra-loi',
  'gop',
  'tach',
  'chuyen-ngoai',
  'chuyen-rieng',
  'cap-quyen',
  'thoi-quyen',
  'ghi-chu-rieng',
  'chuyen-tham-quyen',
  'dua-ra',
]
const WITH_BODY = ['assigned', 'in_progress', 'pending_approval', 'answered', 'closed']

function holderOf(state: string): string {
  return WITH_BODY.includes(state) ? ECONOMY : FRONT
}

function inState(status: string, other: Partial<Seen> = {}): Seen {
  return {
    status,
    communeId: 'binh-xa',
    holderBodyId: holderOf(status),
    aboutBodyId: null,
    proposedBy: null,
    leaderDecides: false,
    approverBodyId: null,
    ...other,
  }
}

function officer(roles: Role[], bodyId: string, id = 'mận', communeId = 'binh-xa'): StaffMember {
  return {
    kind: 'staff',
    id,
    name: 'Hoàng Thị Mận',
    username: id,
    communeId,
    bodyId,
    hamletId: null,
    title: '',
    roles,
    mustChangePassword: false,
  }
}

/** What the table above says of one cell: the next state, or the sentence of refusal. */
function expected(state: string, action: string, role: Role, bodyId: string): string {
  const row = EXPECTED.find(([from, what]) => from === state && what === action)
  if (!row) return NOT_NOW
  const [, , to, who] = row
  if (who === 'sender') return ONLY_SENDER
  if (who === 'system') return ONLY_CLOCK
  if (!who.includes(role)) return NOT_YOUR_WORK
  if (HOLDER_ONLY.includes(action) && bodyId !== holderOf(state)) return ELSEWHERE
  if (APPROVING.includes(action) && bodyId !== holderOf(state)) return APPROVED_ELSEWHERE
  return `→ ${to}`
}

function said(state: Seen, action: string, actor: Actor): string {
  const verdict = next(PETITION_STEPS, state, action, actor)
  return verdict.ok ? `→ ${verdict.step.to}` : verdict.sentence
}

const cells = (bodyOf: (state: string) => string) =>
  STATES.flatMap((state) =>
    ACTIONS.flatMap((action) =>
      ROLES.map((role) => ({ cell: `${state} · ${action} · ${role}`, state, action, role, bodyId: bodyOf(state) })),
    ),
  )

describe('every state × every action × every role', () => {
  const shown = (which: ReturnType<typeof cells>, tell: (cell: (typeof which)[number]) => string) =>
    Object.fromEntries(which.map((cell) => [cell.cell, tell(cell)]))

  test('an officer of the body that has the case may do what the table gives his role, and is told why not otherwise', () => {
    const all = cells(holderOf)
    expect(all).toHaveLength(16 * 35 * 10)
    expect(shown(all, (cell) => said(inState(cell.state), cell.action, officer([cell.role], cell.bodyId)))).toEqual(
      shown(all, (cell) => expected(cell.state, cell.action, cell.role, cell.bodyId)),
    )
  })

  test('an officer of another body of the commune is kept from what only the holder does', () => {
    const all = cells(() => POLICE)
    expect(shown(all, (cell) => said(inState(cell.state), cell.action, officer([cell.role], POLICE)))).toEqual(
      shown(all, (cell) => expected(cell.state, cell.action, cell.role, POLICE)),
    )
  })

  test('an officer of another commune may do nothing at all, whatever his role and even under the same body', () => {
    for (const { state, action, role, bodyId, cell } of cells(holderOf)) {
      const stranger = officer([role], bodyId, 'hlơi', 'dak-po')
      expect(said(inState(state), action, stranger), cell).not.toMatch(/^→/)
    }
  })

  test('the sender does only what is his, and the clock does nothing that people must do', () => {
    for (const state of STATES)
      for (const action of ACTIONS) {
        const row = EXPECTED.find(([from, what]) => from === state && what === action)
        const sentences = { sender: `→ ${row?.[2]}`, system: ONLY_CLOCK }
        const forSender = !row ? NOT_NOW : typeof row[3] === 'string' ? sentences[row[3]] : ONLY_OFFICERS
        const forClock = !row ? NOT_NOW : row[3] === 'system' ? `→ ${row[2]}` : ONLY_PEOPLE
        expect(said(inState(state), action, { kind: 'sender' }), `${state} · ${action}`).toBe(forSender)
        expect(said(inState(state), action, { kind: 'system' }), `${state} · ${action}`).toBe(forClock)
      }
  })

  test('the buttons on the page are exactly what would be accepted', () => {
    for (const state of STATES)
      for (const role of ROLES) {
        const actor = officer([role], holderOf(state))
        const accepted = ACTIONS.filter((action) => said(inState(state), action, actor).startsWith('→'))
        const buttons = open(PETITION_STEPS, inState(state), actor).map((step) => step.action)
        expect(buttons.toSorted(), `${state} · ${role}`).toEqual(accepted.toSorted())
      }
  })

  test('the table knows no other state, no other action, and every action has its form', () => {
    expect(Object.keys(PETITION_STEPS).toSorted()).toEqual(STATES.toSorted())
    expect(Object.keys(STATUS_TEXT).toSorted()).toEqual(STATES.toSorted())
    const known = new Set(Object.values(PETITION_STEPS).flatMap((steps) => steps.map((step) => step.action)))
    expect([...known].toSorted()).toEqual(ACTIONS.toSorted())
    expect(Object.keys(ACTION_FORMS).toSorted()).toEqual(OFFICER_ACTIONS.toSorted())
  })
})

describe('the body that the case complains of', () => {
  test('cannot sort, decline, assign or publish the case, but may ask and must answer', () => {
    const about = { aboutBodyId: FRONT, holderBodyId: FRONT }
    for (const [state, action, to, who] of EXPECTED) {
      if (typeof who === 'string') continue
      for (const role of who) {
        const sentence = NOT_ABOUT.includes(action) ? ABOUT_YOU : `→ ${to}`
        expect(said(inState(state, about), action, officer([role], FRONT)), `${state} · ${action} · ${role}`).toBe(
          sentence,
        )
      }
    }
  })

  test('does not bind anybody else', () => {
    expect(said(inState('received', { aboutBodyId: ECONOMY }), 'giao', officer(['coordinator'], FRONT))).toBe(
      '→ assigned',
    )
  })
})

describe('a case that was put before the leader', () => {
  const raised = inState('received', { leaderDecides: true })

  test('is given out by him and by nobody else', () => {
    expect(said(raised, 'giao', officer(['leader'], 'binh-xa.dang-uy'))).toBe('→ assigned')
    expect(said(raised, 'giao', officer(['coordinator'], FRONT))).toBe(
      'Hồ sơ đã chuyển lên lãnh đạo xã. Lãnh đạo quyết định việc này.',
    )
    expect(said(inState('received'), 'giao', officer(['leader'], 'binh-xa.dang-uy'))).toBe(NOT_YOUR_WORK)
  })
})

describe('an answer given after a dispute', () => {
  const again = inState('pending_approval', { approverBodyId: 'binh-xa.ubnd', proposedBy: 'khải' })

  test('is approved in the body above, by its approver or its leader, not where it was written', () => {
    expect(said(again, 'duyet', officer(['approver'], 'binh-xa.ubnd', 'vinh'))).toBe('→ answered')
    expect(said(again, 'duyet', officer(['leader'], 'binh-xa.ubnd', 'vinh'))).toBe('→ answered')
    expect(said(again, 'duyet', officer(['approver'], ECONOMY, 'toàn'))).toBe(APPROVED_ELSEWHERE)
    expect(said(again, 'duyet', officer(['handler'], 'binh-xa.ubnd', 'vinh'))).toBe(NOT_YOUR_WORK)
  })
})

describe('pen and seal', () => {
  const both = officer(['handler', 'approver'], ECONOMY, 'khải')

  test('whoever wrote the answer neither approves it nor sends it back, though he holds both roles', () => {
    const waiting = inState('pending_approval', { proposedBy: 'khải' })
    expect(said(waiting, 'duyet', both)).toBe(YOUR_OWN_WORDS)
    expect(said(waiting, 'khong-duyet', both)).toBe(YOUR_OWN_WORDS)
  })

  test('the same person approves what a colleague wrote', () => {
    expect(said(inState('pending_approval', { proposedBy: 'sen' }), 'duyet', both)).toBe('→ answered')
  })
})

describe('two people decline, and two people send a complaint elsewhere', () => {
  const intake = officer(['intake_officer'], FRONT, 'mận')
  const coordinator = officer(['coordinator'], FRONT, 'thụ')
  const approver = officer(['approver'], FRONT, 'hiên')
  const everything = officer(['intake_officer', 'coordinator', 'approver'], FRONT, 'mận')

  const OTHERS = 'Đã có đề xuất, đang chờ người có thẩm quyền xác nhận.'
  const SELF = 'Người đề xuất không tự xác nhận: cần một người khác.'
  const FIRST = 'Cần cán bộ tiếp nhận đề xuất trước, rồi ông/bà xác nhận.'
  const CONFIRMS_ONLY = 'Cán bộ tiếp nhận hướng dẫn; người duyệt chỉ xác nhận hướng dẫn đơn khiếu nại.'

  type Case = [
    action: string,
    reason: string,
    proposal: string | null,
    by: string | null,
    who: StaffMember,
    outcome: string,
  ]
  const TABLE: Case[] = [
    ['khong-thu-ly', 'tin_rac', null, null, intake, 'propose'],
    ['khong-thu-ly', 'tin_rac', null, null, coordinator, FIRST],
    ['khong-thu-ly', 'tin_rac', null, null, everything, 'propose'],
    ['khong-thu-ly', 'tin_rac', 'decline', 'mận', coordinator, 'confirm'],
    ['khong-thu-ly', 'tin_rac', 'decline', 'mận', intake, OTHERS],
    ['khong-thu-ly', 'tin_rac', 'decline', 'mận', everything, SELF],
    ['khong-thu-ly', 'tin_rac', 'advise', 'mận', coordinator, FIRST],
    ['huong-dan', 'khieu_nai', null, null, intake, 'propose'],
    ['huong-dan', 'khieu_nai', null, null, approver, FIRST],
    ['huong-dan', 'khieu_nai', 'advise', 'mận', approver, 'confirm'],
    ['huong-dan', 'khieu_nai', 'advise', 'mận', intake, OTHERS],
    ['huong-dan', 'khieu_nai', 'advise', 'mận', everything, SELF],
    ['huong-dan', 'khieu_nai', 'decline', 'mận', approver, FIRST],
    ['huong-dan', 'noi_khac', null, null, intake, 'one hand'],
    ['huong-dan', 'quy_dinh_hanh_chinh', null, null, intake, 'one hand'],
    ['huong-dan', 'noi_khac', null, null, approver, CONFIRMS_ONLY],
    ['huong-dan', 'noi_khac', 'advise', 'mận', approver, CONFIRMS_ONLY],
    ['giao', '', null, null, coordinator, 'one hand'],
  ]

  test.each(TABLE)('%s, lý do %s, đề xuất %s của %s', (action, reason, proposal, by, who, outcome) => {
    const found = hand(action, reason, proposal, by, who)
    const told = found === null ? 'one hand' : found.does === 'refuse' ? found.sentence : found.does
    expect(told).toBe(outcome)
  })
})

describe('returning a case', () => {
  const DECIDED = 'Lãnh đạo xã đã quyết định cơ quan giải quyết, nên không trả lại được nữa.'
  const LATE = 'Chỉ trả lại được trong một ngày làm việc kể từ khi nhận. Nay cơ quan phải xử lý, hoặc báo Mặt trận xã.'

  test.each([
    [false, 0, null],
    [false, 1, null],
    [false, 2, LATE],
    [true, 0, DECIDED],
    [true, 9, DECIDED],
  ])('decided by the leader: %s, on working day %i', (decided, days, sentence) => {
    expect(returnRefusal(decided, days)).toBe(sentence)
  })

  test.each([
    [0, false],
    [1, false],
    [2, true],
  ])('after %i returns the next one goes to the leader: %s', (returns, leader) => {
    expect(goesToLeader(returns)).toBe(leader)
  })
})

import { describe, expect, test } from 'vitest'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import {
  askRefusal,
  closesAt,
  isOpenTo,
  mayAsk,
  mayDecide,
  type Opening,
  openingIn,
} from '../../worker/submitters/identity.ts'
import { mayReadIdentity } from '../../worker/submitters/permissions.ts'

const FRONT = 'binh-xa.mttq'
const ECONOMY = 'binh-xa.phong-kinh-te'
const POLICE = 'binh-xa.cong-an'
const NOW = '2026-11-23T03:00:00.000Z'

function officer(role: Role, bodyId: string, communeId = 'binh-xa', id = 'mận'): StaffMember {
  const same = {
    name: 'Hoàng Thị Mận',
    username: 'tiepnhan',
    hamletId: null,
    title: '',
    mustChangePassword: false,
  }
  return { kind: 'staff', ...same, id, communeId, bodyId, roles: [role] } as StaffMember
}

const agreed: Opening = {
  seq: 3,
  askedBy: 'mận',
  askedBodyId: FRONT,
  status: 'agreed',
  closesAt: '2026-11-24T17:00:00.000Z',
}

describe('who may read who sent a case that Phòng Kinh tế has', () => {
  type Row = [role: Role, bodyId: string, whenNotHidden: boolean]
  const TABLE: Row[] = [
    ['intake_officer', FRONT, true],
    ['coordinator', FRONT, true],
    ['intake_officer', ECONOMY, false],
    ['coordinator', ECONOMY, false],
    ['handler', ECONOMY, true],
    ['approver', ECONOMY, true],
    ['handler', FRONT, false],
    ['approver', FRONT, false],
    ['handler', POLICE, false],
    ['leader', ECONOMY, false],
    ['leader', FRONT, false],
    ['supervisor_member', ECONOMY, false],
    ['advisory_group_member', FRONT, false],
    ['hamlet_rep', FRONT, false],
    ['confidential_officer', ECONOMY, false],
    ['admin', FRONT, false],
  ]

  test.each(TABLE)('%s of %s: nobody alone when the sender hides; when not, %s', (role, bodyId, whenNot) => {
    const sent = { communeId: 'binh-xa', holderBodyId: ECONOMY, restricted: false }
    expect(mayReadIdentity(officer(role, bodyId), { ...sent, hideIdentity: true }, FRONT, null, NOW)).toBe(false)
    expect(mayReadIdentity(officer(role, bodyId), { ...sent, hideIdentity: false }, FRONT, null, NOW)).toBe(whenNot)
  })

  test('of a restricted case that she did not hide in, whoever works on such cases; not a leader who may only look', () => {
    const sent = { communeId: 'binh-xa', holderBodyId: FRONT, hideIdentity: false, restricted: true }
    expect(mayReadIdentity(officer('confidential_officer', FRONT), sent, FRONT, null, NOW)).toBe(true)
    expect(mayReadIdentity(officer('leader', FRONT), sent, FRONT, null, NOW)).toBe(false)
  })

  test('nobody of another commune, whatever his body is called', () => {
    const sent = { communeId: 'binh-xa', holderBodyId: ECONOMY, hideIdentity: false, restricted: false }
    expect(mayReadIdentity(officer('intake_officer', FRONT, 'dak-po'), sent, FRONT, null, NOW)).toBe(false)
    expect(mayReadIdentity(officer('handler', ECONOMY, 'dak-po'), sent, FRONT, agreed, NOW)).toBe(false)
  })

  test('when she hides: only who asked, once another agreed, until it closes', () => {
    const sent = { communeId: 'binh-xa', holderBodyId: ECONOMY, hideIdentity: true, restricted: false }
    const reads = (staff: StaffMember, opening: Opening | null, now = NOW) =>
      mayReadIdentity(staff, sent, FRONT, opening, now)
    const asker = officer('coordinator', FRONT)
    expect(reads(asker, agreed)).toBe(true)
    expect(reads(asker, agreed, '2026-11-24T17:00:00.000Z')).toBe(false)
    expect(reads(asker, { ...agreed, status: 'asked', closesAt: null })).toBe(false)
    expect(reads(asker, { ...agreed, status: 'refused', closesAt: null })).toBe(false)
    expect(reads(officer('coordinator', FRONT, 'binh-xa', 'another'), agreed)).toBe(false)
    expect(reads(officer('leader', FRONT, 'binh-xa', 'who agreed'), agreed)).toBe(false)
  })
})

describe('opening by two', () => {
  const asked = {
    communeId: 'binh-xa',
    hideIdentity: true,
    hasContact: true,
    aboutBodyId: null,
    aboutStaffId: null,
    restricted: false,
  }
  const by = (role: Role, bodyId: string, id = 'hiên') => officer(role, bodyId, 'binh-xa', id)

  test('the coordinator of the body that receives asks, not one whom the case is about', () => {
    expect(mayAsk(by('coordinator', FRONT), asked, FRONT)).toBe(true)
    expect(mayAsk(by('coordinator', FRONT), { ...asked, aboutBodyId: FRONT }, FRONT)).toBe(false)
    expect(mayAsk(by('coordinator', FRONT), { ...asked, aboutStaffId: 'hiên' }, FRONT)).toBe(false)
    expect(mayAsk(by('intake_officer', FRONT), asked, FRONT)).toBe(false)
    expect(mayAsk(by('leader', FRONT), asked, FRONT)).toBe(false)
    expect(mayAsk(officer('coordinator', FRONT, 'dak-po'), asked, FRONT)).toBe(false)
  })

  test.each<[Role, string, string | null, boolean]>([
    ['leader', FRONT, null, true],
    ['leader', ECONOMY, null, true],
    ['approver', ECONOMY, null, true],
    ['approver', FRONT, null, false],
    ['approver', ECONOMY, ECONOMY, false],
    ['leader', ECONOMY, ECONOMY, false],
    ['handler', ECONOMY, null, false],
    ['coordinator', FRONT, null, false],
    ['admin', POLICE, null, false],
  ])('%s of %s, the case complaining of %s, may agree: %s', (role, bodyId, aboutBodyId, may) => {
    const about = { communeId: 'binh-xa', aboutBodyId, aboutStaffId: null, restricted: false }
    expect(mayDecide(by(role, bodyId), about, agreed)).toBe(may)
    expect(mayDecide(by(role, bodyId, 'mận'), about, agreed)).toBe(false)
    expect(mayDecide(by(role, bodyId), { ...about, aboutStaffId: 'hiên' }, agreed)).toBe(false)
  })

  test('of a restricted case those who are named ask and agree, each not for himself', () => {
    const secret = { ...asked, restricted: true }
    const trusted = by('confidential_officer', ECONOMY)
    expect([mayAsk(trusted, secret, FRONT), mayAsk(trusted, asked, FRONT)]).toEqual([true, false])
    expect([mayDecide(trusted, secret, agreed), mayDecide(trusted, asked, agreed)]).toEqual([true, false])
    expect(mayDecide(by('confidential_officer', ECONOMY, 'mận'), secret, agreed)).toBe(false)
  })

  test('nothing is asked twice, nor where nothing is hidden or left', () => {
    expect(askRefusal(asked, null, NOW)).toBeNull()
    expect(askRefusal(asked, { ...agreed, status: 'refused' }, NOW)).toBeNull()
    expect(askRefusal(asked, agreed, '2026-12-01T00:00:00.000Z')).toBeNull()
    expect(askRefusal(asked, agreed, NOW)).toContain('đang mở')
    expect(askRefusal(asked, { ...agreed, status: 'asked' }, NOW)).toContain('đang chờ')
    expect(askRefusal({ ...asked, hasContact: false }, null, NOW)).toContain('không để lại')
    expect(askRefusal({ ...asked, hideIdentity: false }, null, NOW)).toContain('không giấu tên')
  })

  test('the history tells how the last request stands', () => {
    const event = (seq: number, kind: string, detail = {}) => ({
      ...{ seq, kind, actorId: 'mận', bodyId: FRONT, detail: JSON.stringify(detail) },
    })
    const closes = { closesAt: agreed.closesAt }
    expect(openingIn([event(1, 'petition.submitted')])).toBeNull()
    expect(openingIn([event(3, 'identity.asked')])).toMatchObject({ status: 'asked', askedBy: 'mận', closesAt: null })
    const opened = [event(3, 'identity.asked'), event(4, 'identity.agreed', closes)]
    expect(openingIn(opened)).toEqual(agreed)
    expect(isOpenTo(by('coordinator', FRONT, 'mận'), openingIn(opened), NOW)).toBe(true)
    expect(openingIn([...opened, event(5, 'identity.asked')])).toMatchObject({ seq: 5, status: 'asked' })
    expect(openingIn([...opened, event(5, 'identity.asked'), event(6, 'identity.refused')])?.status).toBe('refused')
  })

  test('it closes at the end of the next working day, also over a weekend', () => {
    const book = { limits: [], specialDays: new Map() }
    expect(closesAt(book, '2026-11-23')).toBe('2026-11-24T17:00:00.000Z')
    expect(closesAt(book, '2026-11-27')).toBe('2026-11-30T17:00:00.000Z')
  })
})

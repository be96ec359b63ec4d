import { describe, expect, test } from 'vitest'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import { mayReadIdentity } from '../../worker/submitters/permissions.ts'

const FRONT = 'binh-xa.mttq'
const ECONOMY = 'binh-xa.phong-kinh-te'

function officer(role: Role, bodyId: string, communeId = 'binh-xa'): StaffMember {
  const same = {
    id: 'mận',
    name: 'Hoàng Thị Mận',
    username: 'tiepnhan',
    hamletId: null,
    title: '',
    mustChangePassword: false,
  }
  return { kind: 'staff', ...same, communeId, bodyId, roles: [role] }
}

describe('who may read who sent a case that Phòng Kinh tế has', () => {
  type Row = [role: Role, bodyId: string, whenHidden: boolean, whenNot: boolean]
  const TABLE: Row[] = [
    ['intake_officer', FRONT, true, true],
    ['coordinator', FRONT, true, true],
    ['intake_officer', ECONOMY, false, false],
    ['coordinator', ECONOMY, false, false],
    ['handler', ECONOMY, false, true],
    ['approver', ECONOMY, false, true],
    ['handler', FRONT, false, false],
    ['approver', FRONT, false, false],
    ['handler', 'binh-xa.cong-an', false, false],
    ['leader', ECONOMY, false, false],
    ['leader', FRONT, false, false],
    ['supervisor_member', ECONOMY, false, false],
    ['advisory_group_member', FRONT, false, false],
    ['hamlet_rep', FRONT, false, false],
    ['confidential_officer', ECONOMY, false, false],
    ['admin', FRONT, false, false],
  ]

  test.each(TABLE)('%s of %s: when the sender hides %s, when not %s', (role, bodyId, whenHidden, whenNot) => {
    const sent = { communeId: 'binh-xa', holderBodyId: ECONOMY }
    expect(mayReadIdentity(officer(role, bodyId), { ...sent, hideIdentity: true }, FRONT)).toBe(whenHidden)
    expect(mayReadIdentity(officer(role, bodyId), { ...sent, hideIdentity: false }, FRONT)).toBe(whenNot)
  })

  test('nobody of another commune, whatever his body is called', () => {
    const sent = { communeId: 'binh-xa', holderBodyId: ECONOMY, hideIdentity: false }
    expect(mayReadIdentity(officer('intake_officer', FRONT, 'dak-po'), sent, FRONT)).toBe(false)
    expect(mayReadIdentity(officer('handler', ECONOMY, 'dak-po'), sent, FRONT)).toBe(false)
  })
})

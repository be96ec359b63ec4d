import { describe, expect, test } from 'vitest'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import { FINDING_STEPS, findingWords } from '../../worker/supervision/findings/rules.ts'
import { TOPIC_STATES } from '../../worker/supervision/words.ts'

const FRONT = 'xa.mttq'
const BOARD = 'xa.ban'

function somebody(id: string, bodyId: string, ...roles: Role[]): StaffMember {
  const rest = { name: id, username: id, hamletId: null, title: '', mustChangePassword: false }
  return { kind: 'staff', id, communeId: 'xa', bodyId, roles, ...rest }
}

const PEOPLE = {
  'a member of the team': somebody('doan', 'xa.thon', 'hamlet_rep'),
  'a member of the board that leads': somebody('ban', BOARD, 'supervisor_member'),
  'the Front’s coordinator': somebody('dieuphoi', FRONT, 'coordinator'),
  'the Front’s clerk': somebody('tiepnhan', FRONT, 'intake_officer'),
  'an officer of the body that is looked at': somebody('xuly', 'xa.kinh-te', 'handler', 'approver'),
  'a leader': somebody('lanhdao', 'xa.dang-uy', 'leader'),
  'an administrator': somebody('quantri', 'xa.van-phong', 'admin'),
}
const ground = { frontBodyId: FRONT, above: ['xa.dang-uy'], team: ['doan'], supervised: ['xa.kinh-te'] }
const may = (who: StaffMember, action: string, status: string) =>
  nextOf(
    FINDING_STEPS,
    { status, communeId: 'xa', leadBodyId: BOARD, addressedBodyId: null, writtenBy: null },
    ground,
    action,
    who,
  )

describe.each([
  {
    action: 'ghi-nhan',
    states: ['notified', 'in_progress', 'session_closed', 'report_draft'],
    people: ['a member of the team', 'a member of the board that leads'],
  },
  {
    action: 'phieu-kiem-tra',
    states: ['in_programme', 'planned', 'team_set', 'notified', 'in_progress'],
    people: ['a member of the team', 'a member of the board that leads', 'the Front’s coordinator'],
  },
])('$action', ({ action, people, states }) => {
  test.each(Object.entries(PEOPLE))(
    '%s may do it in its states and if it is theirs, and reads why not otherwise',
    (name, who) => {
      for (const status of TOPIC_STATES) {
        const verdict = may(who, action, status)
        expect([status, verdict.ok]).toEqual([status, states.includes(status) && people.includes(name)])
        if (!verdict.ok) expect(verdict.sentence).toMatch(/^Việc này .+\.$/)
      }
    },
  )

  test('nobody of another commune may', () => {
    const stranger = { ...PEOPLE['a member of the team'], communeId: 'khac' }
    expect(states.map((status) => may(stranger, action, status).ok)).not.toContain(true)
  })
})

test('a report quotes what was found with its place, good and bad apart, and leaves out what was not written', () => {
  const rows = [
    { place: 'Trại ông Tám', limits: 'Nước thải ra mương.', strengths: '' },
    { place: 'Chợ', limits: '', strengths: 'Rác gom sạch.' },
    { place: 'Đầu cầu', limits: 'Còn rác.', strengths: '' },
  ]
  expect(findingWords(rows)).toEqual({
    limits: '- Trại ông Tám: Nước thải ra mương.\n- Đầu cầu: Còn rác.',
    strengths: '- Chợ: Rác gom sạch.',
  })
})

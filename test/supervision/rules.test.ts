import { describe, expect, test } from 'vitest'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'
import { PROGRAMME_STEPS } from '../../worker/supervision/programme/rules.ts'
import { SUPERVISION_DEEDS } from '../../worker/supervision/deeds.ts'
import { roadOf, SUPERVISION_STEPS } from '../../worker/supervision/rules.ts'
import {
  SUPERVISION_FORMS,
  type SupervisionForm,
  TOPIC_STATES,
  type TopicState,
} from '../../worker/supervision/words.ts'

// What follows is written from the table of states, people and triggers in the domain model, not from the code.

const FRONT = 'xa.mttq'
const ORGANISATION = 'xa.nong-dan'
const BOARD = 'xa.thanh-tra-nhan-dan'
const SUPERVISED = 'xa.phong-kinh-te'
const ELSEWHERE = 'xa.cong-an'

/** The cast: who they are, as the table knows them. */
const PEOPLE = {
  'the coordinator of the Front': [FRONT, 'coordinator'],
  'the chair of the Front': [FRONT, 'approver'],
  'the intake officer of the Front': [FRONT, 'intake_officer'],
  'an adviser of the Front': [FRONT, 'advisory_group_member'],
  'the head of the organisation that leads': ['lead', 'approver'],
  'an officer of the organisation that leads': ['lead', 'handler'],
  'a member of the board that leads': ['lead', 'supervisor_member'],
  'a team member from elsewhere': ['team', 'handler'],
  'an officer of the body that is supervised': [SUPERVISED, 'handler'],
  'the head of the body that is supervised': [SUPERVISED, 'approver'],
  'the head of another body': [ELSEWHERE, 'approver'],
  'a leader of the Party committee': ['xa.dang-uy', 'leader'],
  'an administrator': [ELSEWHERE, 'admin'],
} as const satisfies Record<string, readonly [string, Role]>
type Who = keyof typeof PEOPLE

const STANDING: Who[] = ['the coordinator of the Front', 'the chair of the Front']
const LEAD: Who[] = [
  'the head of the organisation that leads',
  'an officer of the organisation that leads',
  'a member of the board that leads',
]
const HEADS: Who[] = [...STANDING, 'the head of the organisation that leads', 'a member of the board that leads']
const CHAIR: Who[] = ['the chair of the Front', 'the head of the organisation that leads']
const OWN: Who[] = LEAD
const OWN_OR_FRONT: Who[] = HEADS
const BODY: Who[] = ['an officer of the body that is supervised', 'the head of the body that is supervised']
const TEAM: Who[] = ['a team member from elsewhere']

type Rows = Partial<Record<TopicState, Record<string, readonly [to: TopicState, readonly Who[]]>>>
const stop = { 'tam-dung': ['suspended', STANDING], huy: ['cancelled', STANDING] } as const
const beginning: Rows = {
  proposed: {
    'vao-chuong-trinh': ['in_programme', STANDING],
    'khong-chon': ['dropped', STANDING],
    'sua-de-xuat': ['proposed', [...STANDING, ...LEAD]],
    'gan-kien-nghi': ['proposed', [...STANDING, ...LEAD, ...TEAM]],
    ...stop,
  },
  in_programme: {
    'lap-ke-hoach': ['planned', [...STANDING, ...LEAD]],
    'khong-chon': ['dropped', STANDING],
    'sua-de-xuat': ['in_programme', [...STANDING, ...LEAD]],
    'gan-kien-nghi': ['in_programme', [...STANDING, ...LEAD, ...TEAM]],
    ...stop,
  },
  session_closed: {
    'viet-bao-cao': ['report_draft', [...STANDING, ...LEAD, ...TEAM]],
    ...stop,
  },
  report_draft: {
    'viet-bao-cao': ['report_draft', [...STANDING, ...LEAD, ...TEAM]],
    'tra-bao-cao': ['report_draft', CHAIR],
    'ky-bao-cao': ['reported', CHAIR],
    ...stop,
  },
  reported: { 'cong-bo': ['reported', STANDING], 'ket-thuc': ['closed', STANDING] },
  tracking: { 'cong-bo': ['tracking', STANDING], 'ket-thuc': ['closed', STANDING] },
  closed: { 'cong-bo': ['closed', STANDING] },
  suspended: { 'tiep-tuc': ['suspended', STANDING], huy: ['cancelled', STANDING] },
}
const sessions = (who: Who[], heads: Who[], end: Who[], state: 'notified' | 'in_progress') => ({
  'ghi-bien-ban': ['in_progress', who] as const,
  'gui-bao-cao': [state, BODY] as const,
  'doi-lich': [state, heads] as const,
  ...(state === 'in_progress' ? { 'ket-thuc-lam-viec': ['session_closed', end] as const } : {}),
  ...stop,
})
const delegation: Rows = {
  ...beginning,
  planned: {
    'lap-doan': ['team_set', CHAIR],
    'lap-ke-hoach': ['planned', [...STANDING, ...LEAD]],
    'sua-de-xuat': ['planned', [...STANDING, ...LEAD]],
    ...stop,
  },
  team_set: { gui: ['notified', HEADS], 'doi-doan': ['team_set', CHAIR], ...stop },
  notified: {
    ...sessions([...STANDING, ...LEAD, ...TEAM], HEADS, HEADS, 'notified'),
    'doi-doan': ['notified', CHAIR],
  },
  in_progress: {
    ...sessions([...STANDING, ...LEAD, ...TEAM], HEADS, HEADS, 'in_progress'),
    'doi-doan': ['in_progress', CHAIR],
  },
}
const board: Rows = {
  ...beginning,
  in_programme: { ...beginning.in_programme, 'lap-ke-hoach': ['planned', OWN] },
  planned: {
    'lap-ke-hoach': ['planned', OWN],
    'xac-nhan-ke-hoach': ['planned', STANDING],
    gui: ['notified', OWN_OR_FRONT],
    'sua-de-xuat': ['planned', [...STANDING, ...LEAD]],
    ...stop,
  },
  notified: sessions(OWN, OWN_OR_FRONT, OWN, 'notified'),
  in_progress: sessions(OWN, OWN_OR_FRONT, OWN, 'in_progress'),
  session_closed: { 'viet-bao-cao': ['report_draft', OWN], ...stop },
  report_draft: {
    'viet-bao-cao': ['report_draft', OWN],
    'tra-bao-cao': ['report_draft', STANDING],
    'xac-nhan-bao-cao': ['confirmed_by_front', STANDING],
    'phat-hanh': ['reported', OWN_OR_FRONT],
    ...stop,
  },
  confirmed_by_front: { 'phat-hanh': ['reported', OWN_OR_FRONT], ...stop },
}
const WANTED: Record<SupervisionForm, Rows> = {
  delegation,
  document_review: {
    ...beginning,
    planned: {
      'bat-dau': ['in_progress', HEADS],
      'lap-ke-hoach': ['planned', [...STANDING, ...LEAD]],
      'sua-de-xuat': ['planned', [...STANDING, ...LEAD]],
      ...stop,
    },
    in_progress: { 'ket-thuc-lam-viec': ['session_closed', HEADS], ...stop },
  },
  people_inspection_board: board,
  community_investment_board: board,
  joint: { ...delegation, planned: { ...delegation.planned, 'bat-dau': ['in_progress', HEADS] } },
}
const ACTIONS = [...new Set(Object.values(WANTED).flatMap((rows) => Object.values(rows).flatMap(Object.keys)))]

function somebody(who: Who, form: SupervisionForm): StaffMember {
  const [place, role] = PEOPLE[who]
  const lead = form.endsWith('board') ? BOARD : ORGANISATION
  return {
    ...{ kind: 'staff', id: who, name: who, username: who, communeId: 'xa', title: '', hamletId: null },
    ...{
      bodyId: place === 'lead' ? lead : place === 'team' ? ELSEWHERE : place,
      roles: [role],
      mustChangePassword: false,
    },
  }
}

function seen(form: SupervisionForm, status: TopicState, writtenBy: string | null = null) {
  return {
    ...{ status, communeId: 'xa', addressedBodyId: null, writtenBy },
    leadBodyId: form.endsWith('board') ? BOARD : ORGANISATION,
  }
}
const GROUND = { frontBodyId: FRONT, above: ['xa.dang-uy'], team: [...TEAM], supervised: [SUPERVISED] }

describe.each(SUPERVISION_FORMS)('a topic by %s', (form) => {
  test.each(TOPIC_STATES)('%s: each does what is his, and hears why not what is not', (state) => {
    for (const action of ACTIONS)
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const [to, allowed] = WANTED[form][state]?.[action] ?? ['', []]
        const verdict = nextOf(SUPERVISION_STEPS[form], seen(form, state), GROUND, action, somebody(who, form))
        const said = `${who} ${action}`
        if ((allowed as readonly Who[]).includes(who)) expect(verdict, said).toMatchObject({ ok: true, step: { to } })
        else {
          expect(verdict.ok, said).toBe(false)
          expect(verdict.ok ? '' : verdict.sentence, said).toMatch(/^Việc này .{8,}\.$/)
        }
      }
  })

  test('another commune does nothing with it, nor a citizen, nor the clock by a step of people', () => {
    const stranger = { ...somebody('the chair of the Front', form), communeId: 'xa-khac' }
    for (const state of TOPIC_STATES)
      for (const action of ACTIONS)
        for (const actor of [stranger, { kind: 'citizen' as const }, { kind: 'system' as const }])
          expect(nextOf(SUPERVISION_STEPS[form], seen(form, state), GROUND, action, actor).ok).toBe(false)
  })

  test('every step of the table has a form that says what it does', () => {
    const actions = Object.values(SUPERVISION_STEPS[form]).flatMap((steps) => steps.map(({ action }) => action))
    // A petition is named in a form of its own, beside the others.
    const silent = actions.filter((action) => action !== 'gan-kien-nghi' && !SUPERVISION_DEEDS[action]?.done)
    expect(silent).toEqual([])
  })
})

describe('two hands', () => {
  test('the chair who wrote a report does not sign it, another one does', () => {
    const own = seen('delegation', 'report_draft', 'the chair of the Front')
    const sign = (who: Who) =>
      nextOf(SUPERVISION_STEPS.delegation, own, GROUND, 'ky-bao-cao', somebody(who, 'delegation'))
    expect(sign('the chair of the Front')).toMatchObject({ ok: false, why: 'not_you' })
    expect(sign('the head of the organisation that leads').ok).toBe(true)
  })

  test('a coordinator who wrote a plan or report for a board does not confirm it', () => {
    for (const [state, action] of [
      ['planned', 'xac-nhan-ke-hoach'],
      ['report_draft', 'xac-nhan-bao-cao'],
    ] as const) {
      const own = seen('people_inspection_board', state, 'the coordinator of the Front')
      const confirm = (who: Who) =>
        nextOf(SUPERVISION_STEPS.people_inspection_board, own, GROUND, action, somebody(who, 'people_inspection_board'))
      expect(confirm('the coordinator of the Front').ok).toBe(false)
      expect(confirm('the chair of the Front').ok).toBe(true)
    }
  })
})

test('a document review has neither team nor papers on its way, a board no team but a confirmation', () => {
  expect(roadOf('document_review')).not.toContain('team_set')
  expect(roadOf('document_review')).not.toContain('notified')
  expect(roadOf('people_inspection_board')).toContain('confirmed_by_front')
  expect(roadOf('people_inspection_board')).not.toContain('team_set')
  expect(roadOf('delegation')).toEqual(
    expect.arrayContaining(['proposed', 'team_set', 'notified', 'session_closed', 'tracking', 'closed']),
  )
})

describe('a programme', () => {
  const WHO: Record<string, Partial<Record<string, Who[]>>> = {
    draft: { 'thong-nhat': STANDING },
    agreed: { 'thong-nhat': STANDING, 'ban-hanh': ['the chair of the Front'] },
    issued: { 'dieu-chinh': ['the chair of the Front'] },
  }
  test.each(['draft', 'agreed', 'issued'])('%s: the standing board agrees, the chair issues and changes', (status) => {
    for (const action of ['thong-nhat', 'ban-hanh', 'dieu-chinh'])
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const own = { status, communeId: 'xa', addressedBodyId: null, writtenBy: null, leadBodyId: FRONT }
        const verdict = nextOf(PROGRAMME_STEPS, own, GROUND, action, somebody(who, 'delegation'))
        expect(verdict.ok, `${who} ${action}`).toBe((WHO[status]?.[action] ?? []).includes(who))
      }
  })
})

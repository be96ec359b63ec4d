import { describe, expect, test } from 'vitest'
import { planOf } from '../../worker/forms/plan.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { turn } from '../../worker/forms/turn.ts'
import { worldOf } from '../../worker/forms/world.ts'
import { changesOf } from '../../worker/rounds/reporting/changes.ts'
import { isLate } from '../../worker/rounds/reporting/lateness.ts'
import { nextReport, type ReportSeen, seesDraft, seesReport } from '../../worker/rounds/reporting/permissions.ts'
import { besides, copied, ownHamlet, prefilled } from '../../worker/rounds/reporting/prefill.ts'
import { SUBMISSION_STEPS } from '../../worker/rounds/rules.ts'
import { SUBMISSION_STATES, type SubmissionState } from '../../worker/rounds/words.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { somebody } from '../support/commune-x.ts'

/** Làng Dịa reports to a round that Văn phòng leads; everybody of the commune looks on. */
const PEOPLE = {
  chanh: { ...somebody('chanh', 'mttq', 'hamlet_rep'), hamletId: 'lang_dia' },
  chu: { ...somebody('chu', 'mttq', 'hamlet_rep'), hamletId: 'dong_com' },
  man: somebody('man', 'mttq', 'intake_officer'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  nam: somebody('nam', 'van-phong', 'handler'),
  vinh: somebody('vinh', 'van-phong', 'approver'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  thinh: somebody('thinh', 'mttq', 'advisory_group_member'),
  xuan: somebody('xuan', 'uy-ban-kiem-tra', 'confidential_officer'),
  tung: somebody('tung', 'van-phong', 'admin'),
} as const
type Who = keyof typeof PEOPLE
const EVERYBODY = Object.keys(PEOPLE) as Who[]
const GROUND = { frontBodyId: 'x.mttq', hasHead: true }

const seenIn = (status: SubmissionState, more: Partial<ReportSeen> = {}): ReportSeen => ({
  ...{ communeId: 'x', unit: 'hamlet:lang_dia', status, acceptedNumber: status === 'accepted' ? 1 : 0 },
  ...{ wasMissing: status === 'missing', sentBy: 'chanh', draftBy: '', roundStatus: 'open', leadBodyId: 'x.van-phong' },
  ...more,
})

const WRITE: Who[] = ['chanh', 'man', 'thu']
const GATHER: Who[] = ['thu', 'hien', 'vinh']
/** Who does what with the hamlet's report, from each state: nobody else, and nothing else. */
const WHO: Record<SubmissionState, Record<string, Who[]>> = {
  not_started: { 'luu-nhap': WRITE, nop: WRITE },
  in_draft: { 'luu-nhap': WRITE, nop: WRITE },
  submitted: { 'rut-lai': WRITE, 'tra-lai': GATHER, nhan: GATHER },
  returned: { 'luu-nhap': WRITE, nop: WRITE },
  accepted: { 'luu-nhap': WRITE, 'dinh-chinh': WRITE },
  missing: { 'luu-nhap': WRITE, nop: WRITE },
}
/** What the clock may note. */
const MISSED: readonly SubmissionState[] = ['not_started', 'in_draft', 'returned']

describe.each(SUBMISSION_STATES)('a report in the state %s', (status) => {
  test.each(Object.keys(SUBMISSION_STEPS))(
    '"%s" is done by those whose work it is; everybody else reads why not',
    (action) => {
      const wanted = WHO[status][action] ?? []
      const seen = seenIn(status)
      expect(EVERYBODY.filter((who) => nextReport(seen, GROUND, action, PEOPLE[who]).ok).sort()).toEqual(
        [...wanted].sort(),
      )
      for (const who of EVERYBODY.filter((one) => !wanted.includes(one))) {
        const verdict = nextReport(seen, GROUND, action, PEOPLE[who])
        expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
      }
      expect(nextReport(seen, GROUND, action, { ...PEOPLE.thu, communeId: 'y' }).ok).toBe(false)
      const byClock = nextReport(seen, GROUND, action, { kind: 'system' })
      expect(byClock.ok).toBe(action === 'khong-bao-cao' && MISSED.includes(status))
      for (const roundStatus of ['draft', 'cancelled'])
        for (const who of EVERYBODY)
          expect(nextReport({ ...seen, roundStatus }, GROUND, action, PEOPLE[who]).ok).toBe(false)
    },
  )
})

test('a step that leads back finds the report as it was: accepted, missing, or being written', () => {
  const to = (seen: ReportSeen, action: string) => {
    const verdict = nextReport(seen, GROUND, action, PEOPLE.chanh)
    return verdict.ok ? verdict.to : verdict.sentence
  }
  expect(to(seenIn('submitted'), 'rut-lai')).toBe('in_draft')
  expect(to(seenIn('submitted', { acceptedNumber: 1 }), 'rut-lai')).toBe('accepted')
  expect(to(seenIn('submitted', { wasMissing: true }), 'rut-lai')).toBe('missing')
  expect(to(seenIn('not_started'), 'luu-nhap')).toBe('in_draft')
  for (const status of ['returned', 'missing', 'accepted'] as const) expect(to(seenIn(status), 'luu-nhap')).toBe(status)
})

test('whoever sent, entered or wrote a report never accepts it; he may return it', () => {
  for (const pen of [{ sentBy: 'thu' }, { draftBy: 'thu' }]) {
    const seen = seenIn('submitted', pen)
    const verdict = nextReport(seen, GROUND, 'nhan', PEOPLE.thu)
    expect(verdict.ok ? '' : verdict.sentence).toContain('cần một người khác')
    expect(nextReport(seen, GROUND, 'tra-lai', PEOPLE.thu).ok).toBe(true)
    expect(nextReport(seen, GROUND, 'nhan', PEOPLE.hien).ok).toBe(true)
  }
})

test('in a body with a head the handler writes and the head sends; alone he does both', () => {
  const seen = seenIn('in_draft', { unit: 'body:x.phong-kinh-te' })
  const may = (who: Who, hasHead: boolean) => nextReport(seen, { ...GROUND, hasHead }, 'nop', PEOPLE[who]).ok
  expect([may('khai', true), may('toan', true), may('khai', false), may('canh', false)]).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(nextReport(seen, GROUND, 'luu-nhap', PEOPLE.khai).ok).toBe(true)
  const board = seenIn('in_draft', { unit: 'body:x.thanh-tra-nhan-dan' })
  expect(nextReport(board, { ...GROUND, hasHead: false }, 'nop', PEOPLE.canh)).toMatchObject({
    ok: true,
    onBehalf: false,
  })
  expect(nextReport(board, GROUND, 'nop', PEOPLE.man)).toMatchObject({ ok: true, onBehalf: true })
})

test('who finds the report, and who reads what is not sent yet', () => {
  const seen = seenIn('in_draft')
  expect(EVERYBODY.filter((who) => seesReport(PEOPLE[who], seen, 'x.mttq')).sort()).toEqual(
    ['chanh', 'hien', 'lap', 'man', 'nam', 'thu', 'vinh'].sort(),
  )
  expect(EVERYBODY.filter((who) => seesDraft(PEOPLE[who], seen, 'x.mttq')).sort()).toEqual(['chanh', 'man', 'thu'])
  expect(seesReport({ ...PEOPLE.lap, communeId: 'y' }, seen, 'x.mttq')).toBe(false)
})

test('"trước ngày 28" is the end of the 27th in Vietnam, to the second', () => {
  const dueOn = '2026-11-27'
  expect(isLate({ dueOn, firstSentAt: '2026-11-27T16:59:59.999Z' })).toBe(false)
  expect(isLate({ dueOn, firstSentAt: '2026-11-27T17:00:00.000Z' })).toBe(true)
  expect(isLate({ dueOn, firstSentAt: null })).toBe(false)
})

describe('what is known before anybody writes', () => {
  const vi = (text: string) => ({ vi: text })
  const questionnaire: Questionnaire = {
    name: 'thu',
    title: 'Thử',
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    nodes: [
      { kind: 'hamlet', name: 'thon', label: vi('Thôn') },
      { kind: 'integer', name: 'ho', label: vi('Số hộ'), constraint: '. <= 500' },
      { kind: 'select_one', name: 'den', list: 'den', label: vi('Đèn') },
      { kind: 'text', name: 'viec', label: vi('Việc') },
      { kind: 'date', name: 'ngay', label: vi('Ngày') },
    ],
    lists: { den: [{ name: 'sang', label: vi('Sáng đủ') }] },
  }
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error('no plan')
  const { plan } = planned
  const world = worldOf({
    ...{ today: '2026-11-21', now: '2026-11-21T08:30:00.000+07:00', language: 'vi', submissionKey: 'x' },
    hamlets: [{ id: 'lang_dia', name: 'Thôn Làng Dịa' }],
  })
  const before = { thon: 'lang_dia', ho: '120', den: 'sang', viec: 'Dọn mương', ngay: '2026-10-02' }

  test('figures and choices are taken over, words and days are not', () => {
    expect(copied(plan, before)).toEqual({ thon: 'lang_dia', ho: '120', den: 'sang' })
  })

  test("the hamlet's own name stands there; a figure that the question cannot have does not", () => {
    expect(ownHamlet(plan, 'hamlet:lang_dia')).toEqual({ thon: 'lang_dia' })
    expect(ownHamlet(plan, 'body:x.mttq')).toEqual({})
    const sheet = prefilled(plan, world, { thon: 'lang_dia', ho: '900', den: 'toi', khong_co: '1' })
    expect([sheet.entry('thon').value, sheet.entry('ho').value]).toEqual(['lang_dia', ''])
  })

  test('a sheet that is only kept is asked for nothing, wherever it stands', () => {
    const kept = turn(prefilled(plan, world, { ho: '12' }), new Map([['buoc', ['luu']]]))
    expect(kept).toEqual({ page: 0, errors: {}, isSent: false })
  })

  test('beside each question stand last time, the plan and the books, in words', () => {
    const rows = besides(
      plan,
      { plan, answers: before },
      { plan, answers: { ho: '130' } },
      { ho: '125' },
      () => 'Thôn Làng Dịa',
    )
    expect(rows.find((row) => row.name === 'ho')).toMatchObject({ before: '120', planned: '130', known: '125' })
    expect(rows.find((row) => row.name === 'den')?.before).toBe('Sáng đủ')
    expect(besides(plan, null, null, {}, () => undefined)).toEqual([])
  })
})

test('what differs between two versions is told question by question', () => {
  const line = (question: string, answer: string) => ({ question, answer, isWritten: false })
  expect(
    changesOf([line('A', '1'), line('B', 'x'), line('C', '5')], [line('A', '2'), line('B', 'x'), line('D', '7')]),
  ).toEqual([
    { question: 'A', before: '1', after: '2' },
    { question: 'D', before: '', after: '7' },
    { question: 'C', before: '5', after: '' },
  ])
})

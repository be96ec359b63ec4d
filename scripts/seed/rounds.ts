import { drizzle } from 'drizzle-orm/d1'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { dossierBodies, type DossierRow } from '../../worker/dossiers/tables.ts'
import { beginning, eventAfter, moving, type NewDossierEvent } from '../../worker/dossiers/queries.ts'
import { planOf } from '../../worker/forms/plan.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { questionnaires, questionnaireVersions } from '../../worker/forms/tables.ts'
import { MONTH_PLAN, MONTH_RESULT } from '../../worker/forms/templates/rounds.ts'
import { asksOf } from '../../worker/rounds/compiling/asks.ts'
import { compile, type Heap, type Report } from '../../worker/rounds/compiling/compile.ts'
import { contentOf } from '../../worker/rounds/compiling/content.ts'
import { standingText } from '../../worker/rounds/compiling/standing.ts'
import { reportCompilations } from '../../worker/rounds/compiling/tables.ts'
import { daysOf, nextPeriod, type Period, periodOf, periodText, previousPeriod } from '../../worker/rounds/periods.ts'
import { DEFAULTS } from '../../worker/rounds/series/defaults.ts'
import { roundSeries, unitSets } from '../../worker/rounds/series/tables.ts'
import { daysOfRound } from '../../worker/rounds/series/upcoming.ts'
import { reportRounds } from '../../worker/rounds/tables.ts'
import type { Addressee } from '../../worker/rounds/words.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { BINH_XA } from './communes/binh-xa.ts'
import { bodyId } from './communes/common.ts'
import { type Kind, told } from './data/rounds.ts'
import { reportRows } from './report-rows.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const FRONT = bodyId(SLUG, 'mttq')
const PARTY: Addressee = { kind: 'body', id: bodyId(SLUG, 'dang-uy'), name: 'Đảng ủy xã Bình Xa' }
const UNITS = [...BINH_XA.hamlets.map(([id]) => `hamlet:${id}`), `body:${bodyId(SLUG, 'phu-nu')}`]
const FORMS: Readonly<Record<Kind, Questionnaire>> = { monthly_plan: MONTH_PLAN, monthly_result: MONTH_RESULT }

const officer = (username: string, bodySuffix: string, ...roles: StaffMember['roles']) =>
  ({
    ...{ kind: 'staff', id: `vi-du.${username}`, communeId: SLUG, bodyId: bodyId(SLUG, bodySuffix), roles },
    ...{ name: username, title: '' },
  }) as unknown as StaffMember
const INTAKE = officer('tiepnhan', 'mttq', 'intake_officer')
const HEAD = officer('duyet.mattran', 'mttq', 'approver')
const OWN: Readonly<Record<string, StaffMember>> = {
  'hamlet:lang_dia': officer('thon.langdia', 'mttq', 'hamlet_rep'),
  'hamlet:dong_com': officer('thon.dongcom', 'mttq', 'hamlet_rep'),
  [`body:${bodyId(SLUG, 'phu-nu')}`]: officer('duyet.phunu', 'phu-nu', 'approver'),
}

/** Plans and results of two months, and those that are written now: in time, late, missing, given back, corrected, one sent. */
export function roundStatements(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  const month = periodOf('monthly_result', localDay(now))
  const before = previousPeriod('monthly_result', month)
  return [
    ...made(db, now, nextPeriod('monthly_result', month)),
    ...round(db, now, 'monthly_plan', before),
    ...round(db, now, 'monthly_result', before),
    ...round(db, now, 'monthly_plan', month),
    ...round(db, now, 'monthly_result', month),
  ].map(written)
}

const formId = (kind: Kind) => `vi-du.${kind}`
const roundId = (kind: Kind, period: Period) => `vi-du.${kind}.${period}`
const atNoon = (day: string, hour = 2) => new Date(`${day}T0${hour}:00:00.000Z`)

/** The two questionnaires, the set of units, the two series. */
function made(db: Db, now: Date, next: Period): Statement[] {
  const at = now.toISOString()
  const kinds: Kind[] = ['monthly_plan', 'monthly_result']
  return [
    ...kinds.flatMap((kind) => {
      const [id, form] = [formId(kind), FORMS[kind]]
      const common = { createdBy: INTAKE.id, createdAt: at }
      return [
        db.insert(questionnaires).values({
          ...{ id, communeId: SLUG, title: form.title, draft: form, revision: 1, editedBy: INTAKE.id, editedAt: at },
          ...common,
        }),
        db
          .insert(questionnaireVersions)
          .values({ id: `${id}.1`, questionnaireId: id, number: 1, definition: form, files: {}, ...common }),
      ]
    }),
    db.insert(unitSets).values({
      ...{ id: 'vi-du.thon', communeId: SLUG, name: 'Các thôn và Hội Phụ nữ', units: UNITS, revision: 1 },
      ...{ changedBy: INTAKE.id, changedAt: at },
    }),
    ...kinds.map((kind) => {
      const { closesAfter, due, name, opensBefore, remindBefore, source } = DEFAULTS[kind]
      return db.insert(roundSeries).values({
        ...{ id: formId(kind), communeId: SLUG, kind, name, source, questionnaireId: formId(kind) },
        ...{ unitSetId: 'vi-du.thon', leadBodyId: FRONT, addressees: kind === 'monthly_result' ? [PARTY] : [] },
        ...{ due, opensBefore, remindBefore, closesAfter, nextPeriod: next, revision: 1 },
        planSeriesId: kind === 'monthly_result' ? formId('monthly_plan') : null,
        opensOn: daysOfRound(next, { kind, due, opensBefore, remindBefore, closesAfter }).opensOn,
        ...{ changedBy: HEAD.id, changedAt: at },
      })
    }),
  ]
}

/** A round with everybody's report, as far as it is by now. */
function round(db: Db, now: Date, kind: Kind, period: Period): Statement[] {
  const today = localDay(now)
  const id = roundId(kind, period)
  const days = daysOfRound(period, { kind, ...DEFAULTS[kind] })
  const isOver = days.closesOn < today
  const title = `${DEFAULTS[kind].name} ${periodText(period)}`
  const opened = atNoon(days.opensOn)
  const reports = UNITS.map((unit, position) => {
    const answered = told(kind, period, unit, position, days.dueOn, { isOver, today })
    const by = OWN[unit] ?? INTAKE
    const report = {
      ...{ id: `${id}.${position}`, roundId: id, communeId: SLUG, unit, position, dueOn: days.dueOn },
      versionId: `${formId(kind)}.1`,
    }
    return { report, ...answered, rows: reportRows(db, report, answered.steps(by, HEAD, by === INTAKE)) }
  })
  const hasPlan = kind === 'monthly_result'
  const plan = hasPlan ? roundId('monthly_plan', period) : null
  const earlier = previousPeriod(kind, period)
  const isFirst = earlier < previousPeriod(kind, periodOf(kind, today))
  const planDays = daysOfRound(period, { kind: 'monthly_plan', ...DEFAULTS.monthly_plan })
  const plans = UNITS.map((unit, position) => ({
    ...{ id: `${roundId('monthly_plan', period)}.${position}`, unit, position },
    answers: told('monthly_plan', period, unit, position, planDays.dueOn, { isOver, today }).accepted,
  }))
  const life = lifeOf(db, { id, title, days, isOver, opened, kind, period, plans })
  return [
    ...life.begun,
    db.insert(reportRounds).values({
      ...{ dossierId: id, communeId: SLUG, seriesId: formId(kind), kind, period, questionnaireId: formId(kind) },
      ...{ versionId: `${formId(kind)}.1`, units: UNITS, addressees: hasPlan ? [PARTY] : [] },
      ...{ dueOn: days.dueOn, remindOn: null, closesOn: days.closesOn, planRoundId: plan },
      previousRoundId: isFirst ? null : roundId(kind, earlier),
      words: life.isSent ? { '': WHOLE } : {},
      sentAt: life.isSent ? life.sentAt : null,
    }),
    ...reports.flatMap(({ rows }) => rows),
    ...life.rest(reports.map(({ accepted, report }) => ({ ...report, answers: accepted }))),
  ]
}

const WHOLE = 'Bà con các thôn làm đều tay; đường hoa và hố rác tăng so với tháng trước.'

/** A unit's report with the answers that were accepted. */
type Answered = { id: string; unit: string; position: number; answers: Report['answers'] }

type Living = {
  id: string
  title: string
  days: { opensOn: string; dueOn: string; closesOn: string }
  isOver: boolean
  opened: Date
  kind: Kind
  period: Period
  plans: readonly Answered[]
}

/** The chain of the round: opened; when its days are over closed; of results also compiled, approved, sent. */
function lifeOf(db: Db, { days, id, isOver, kind, opened, period, plans, title }: Living) {
  const isSent = isOver && kind === 'monthly_result'
  const sentOn = addDays(days.closesOn, 2)
  const sentAt = atNoon(sentOn, 5).toISOString()
  const first: NewDossierEvent = {
    ...{ kind: 'round.opened', actor: { kind: 'system' }, at: opened },
    detail: { dueOn: days.dueOn, units: UNITS.length, period },
  }
  const row = {
    ...{ id, communeId: SLUG, kind: 'report_round' as const, year: Number(daysOf(period).from.slice(0, 4)) },
    ...{ status: 'open', title, leadBodyId: FRONT, submissionKey: `round-series:${formId(kind)}:${period}` },
    ...{ contentHash: formId(kind), dueOn: days.dueOn, wakeOn: isOver ? null : addDays(days.closesOn, 1) },
  }
  let seen = { ...row, version: 1, headHash: eventAfter({ ...row, version: 0, headHash: '' }, first).hash }
  const step = (event: NewDossierEvent, set: Partial<DossierRow>) => {
    const statements = moving(db, seen as DossierRow, event, set)
    const made = eventAfter(seen, event)
    seen = { ...seen, version: made.seq, headHash: made.hash }
    return statements
  }
  const rest = (told: readonly Answered[]) => {
    if (!isOver) return []
    const closed = step(
      { kind: 'round.closed', actor: { kind: 'system' }, at: atNoon(addDays(days.closesOn, 1)), detail: {} },
      { status: 'closed', waitsForBodyId: FRONT, wakeOn: null },
    )
    if (!isSent) return closed
    const counted = told.filter(({ answers }) => answers !== null).length
    const detail = { number: 1, counted, wanted: told.length }
    return [
      ...closed,
      ...step({ kind: 'round.compiled', actor: INTAKE, at: atNoon(sentOn, 3), detail }, { status: 'aggregated' }),
      ...step({ kind: 'round.approved', actor: HEAD, at: atNoon(sentOn, 4), detail }, { status: 'approved' }),
      ...step(
        { kind: 'round.sent', actor: INTAKE, at: atNoon(sentOn, 5), detail: { number: 1, to: 1, documentCode: '' } },
        { status: 'sent', waitsForBodyId: PARTY.id, dueOn: null },
      ),
      compilation(db, { id, plans, sentAt, sentOn, told }),
      db.insert(dossierBodies).values({ dossierId: id, bodyId: PARTY.id, role: 'invited', since: sentAt }),
    ]
  }
  return { begun: beginning(db, row, first), isSent, sentAt, rest }
}

type Compiled = {
  id: string
  sentAt: string
  sentOn: string
  told: readonly Answered[]
  plans: readonly Answered[]
}

function compilation(db: Db, { id, plans, sentAt, sentOn, told: all }: Compiled): Statement {
  const [heap, plan] = [heapOf(MONTH_RESULT, all), heapOf(MONTH_PLAN, plans)]
  const names = new Map(BINH_XA.hamlets.map(([hamlet, name]) => [`hamlet:${hamlet}`, `Thôn ${name}`]))
  const words = { '': WHOLE }
  const standing = standingText(heap.reports, (unit) => names.get(unit) ?? 'Hội Liên hiệp Phụ nữ xã')
  const counting = [...heap.reports, ...plan.reports].filter(({ answers }) => answers !== null)
  return db.insert(reportCompilations).values({
    ...{ roundId: id, number: 1, communeId: SLUG, words, contentHash: 'vi-du', madeBy: INTAKE.id, sentAt },
    basis: Object.fromEntries(counting.map(({ submissionId }) => [submissionId, 1])),
    content: contentOf(compile(heap, plan, null), words, { plan: true, previous: false }, standing),
    madeAt: atNoon(sentOn, 3).toISOString(),
  })
}

function heapOf(form: Questionnaire, all: readonly Answered[]): Heap {
  const planned = planOf(form)
  return {
    asks: planned.ok ? asksOf(planned.plan) : [],
    reports: all.map(({ answers, id: submissionId, position, unit }) => ({
      ...{ submissionId, unit, position, status: answers ? 'accepted' : 'missing', isLate: false },
      ...{ wasMissing: answers === null, number: answers ? 1 : 0, answers },
    })),
  }
}

function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const values = [...params]
  const text = sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => quote((values.shift() ?? null) as SqlValue))
  return text.replace(/^insert into/, 'insert or ignore into')
}

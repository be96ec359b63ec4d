import type { Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { findDraft } from '../../forms/draft-queries.ts'
import { mayMake, mayReadResults } from '../../forms/permissions.ts'
import { findVersion } from '../../forms/version-queries.ts'
import { findSurvey, hasResults } from '../answering/survey-queries.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { type Act, ACTS, type Circumstances, type Refusal, refusalOf, seesPage } from './acts.ts'
import { lawOn, NO_LAW } from './moments.ts'
import { numbersOf, takenOf, waitingOf } from './numbers-queries.ts'
import { eventsOf, questionnaireOf } from './office-queries.ts'
import { quotaGroups, quotaLabels } from './quota-rows.ts'
import { SurveyPage, type SurveyView } from './survey-page.tsx'

/** A survey on an officer's desk, with what decides what may be done with it. */
export type Desk = { survey: SurveyRow; around: Circumstances }

/** The survey of the address for whoever may see it; for others there is none. */
export async function deskAt(c: Context): Promise<Desk> {
  const { book, db, staff } = c.var
  const survey = seesPage(staff) ? await findSurvey(db, book.commune.id, c.req.param('slug') ?? '') : undefined
  if (!survey) throw problem.notFound('Khảo sát này không có, hoặc ông/bà chưa có quyền xem.')
  return { survey, around: { ...lawAt(c), hasResults: await hasResults(db, survey.id) } }
}

/** Now, and how long an opinion asked by law stays open. */
export function lawAt(c: Context): Pick<Circumstances, 'now' | 'law'> {
  const { book, now } = c.var
  return { now, law: lawOn(book.limits, localDay(now)) }
}

/** Why the officer of this request cannot do that; throws when he may not at all. */
export function refused(c: Context, act: Act, { survey, around }: Desk): Refusal | null {
  const refusal = refusalOf(act, c.var.staff, survey, around)
  if (refusal?.status === 403) throw problem.forbidden(refusal.sentence)
  return refusal
}

/** The form of an act: which revision it was made on, and its fields. */
export async function readSeen(c: Context): Promise<{ sent: Sent; seen: number; text: (name: string) => string }> {
  const sent = await readForm(c)
  const revision = field(sent, 'revision') ?? ''
  return {
    sent,
    seen: /^\d{1,9}$/.test(revision) ? Number(revision) : -1,
    text: (name) => field(sent, name) ?? '',
  }
}

type More = Partial<Pick<SurveyView, 'said' | 'faults' | 'errors' | 'values'>>

/** One survey's page; `more` says how something went. */
export async function surveyAnswer(
  c: Context,
  { survey, around }: Desk,
  more: More = {},
  status = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const [questionnaire, numbers, waiting, events, limits] = await Promise.all([
    questionnaireOf(db, survey),
    numbersOf(db, [survey.id]),
    waitingOf(db, [survey.id]),
    eventsOf(db, survey.id),
    limitsOf(c, survey),
  ])
  if (!questionnaire) throw problem.notFound()
  const acts = ACTS.map((act) => [act, refusalOf(act, staff, survey, around)] as const)
  const state = stateOf(survey, now)
  return page(
    c,
    SurveyPage({
      ...{ staff, book, now, survey, state, questionnaire, events },
      origin: origin(c),
      numbers: numbers.get(survey.id) ?? { many: 0, byChannel: {}, byDay: {} },
      waiting: waiting.get(survey.id) ?? 0,
      acts: new Map(acts.filter(([act, refusal]) => refusal === null || isTold(act, survey, around, refusal))),
      mayMake: mayMake(staff),
      mayReadResults: mayReadResults(staff),
      hasResults: around.hasResults,
      quotaLabels: limits,
      errors: {},
      values: { closesDay: '', closesTime: '' },
      ...more,
    }),
    status,
  )
}

/** What the limits of a survey are for, in the words of its questionnaire; nothing is read when there are none. */
async function limitsOf(c: Context, survey: SurveyRow): Promise<string[]> {
  const { book, db } = c.var
  if (survey.quotas.length === 0) return []
  const definition =
    survey.versionId === null
      ? (await findDraft(db, survey.communeId, survey.questionnaireId))?.draft
      : (await findVersion(db, survey.versionId))?.definition
  const hamlets = [...book.hamlets.values()]
  const taken = await takenOf(db, survey.id, survey.quotas)
  return quotaLabels(definition ? quotaGroups(definition, hamlets) : [], survey.quotas, taken)
}

/** Acts that have their time now and are refused for a reason of their own: the page says it. */
function isTold(act: Act, survey: SurveyRow, { now }: Circumstances, refusal: Refusal): boolean {
  if (refusal.status !== 409 || survey.putAwayAt !== null) return false
  const state = stateOf(survey, now)
  if (act === 'mo') return refusal.sentence === NO_LAW
  return (act === 'dong' && state === 'open') || (act === 'mo-lai' && state === 'closed')
}

export const MOVED =
  'Có người vừa làm việc khác với khảo sát này nên chưa làm gì. Ông/bà xem tình trạng mới rồi làm lại nếu còn cần.'

/** Somebody was faster: the page as it stands now, with a word about it. */
export async function movedAnswer(c: Context): Promise<Response> {
  return surveyAnswer(c, await deskAt(c), { said: { tone: 'warn', text: MOVED } }, 409)
}

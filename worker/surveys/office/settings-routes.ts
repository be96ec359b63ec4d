import { Hono } from 'hono'
import { listDrafts, findDraft, makeDraft } from '../../forms/draft-queries.ts'
import { isKey } from '../../forms/making/key.ts'
import { mayMake } from '../../forms/permissions.ts'
import { TEMPLATES } from '../../forms/templates/list.ts'
import type { App, Context } from '../../http/context.ts'
import { keyedHex } from '../../http/keys.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check, type FieldErrors } from '../../staff/form.ts'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { type Desk, deskAt, lawAt, movedAnswer, readSeen, refused, surveyAnswer } from './desk-routes.ts'
import { DAY_BEGINS, DAY_ENDS, endFault, faultsOfMoments, instantOf, momentOf } from './moments.ts'
import { act, actWithTitle, makeSurvey, type Settled } from './office-queries.ts'
import { SettingsPage, type SettingsView, type Values } from './settings-page.tsx'
import { draftSchema, LABELS, openSchema } from './survey-form.ts'

/** Questionnaires offered. */
const OFFERED = 100
const TEMPLATE = 'mau:'
const NAMES = Object.keys(LABELS) as (keyof typeof LABELS)[]

/** What a survey is: made, and changed as long as it harms nobody; mounted at `/can-bo`. */
export const settingsRoutes = new Hono<App>()

settingsRoutes.get('/khao-sat/moi', (c) => {
  const values = { ...BLANK, questionnaire: c.req.query('bieu-mau') ?? '' }
  return settingsAnswer(c, { survey: null, values })
})

settingsRoutes.post('/khao-sat/moi', async (c) => {
  const { db, now, staff } = c.var
  const { text } = await readSeen(c)
  const values = valuesOf(text)
  const reading = readDraftFields(c, values)
  const key = text('submissionKey')
  const again = (errors: FieldErrors) => settingsAnswer(c, { survey: null, values, errors, submissionKey: key }, 422)
  if (!reading.ok) return again(reading.errors)
  if (!mayMake(staff))
    throw problem.forbidden('Người điều phối, người tiếp nhận và người duyệt của xã chuẩn bị khảo sát.')
  const sending = isKey(key) ? key : crypto.randomUUID()
  const id = idOf(c, 'survey', sending)
  const chosen = await chosenOf(c, reading.settled.questionnaireId, id)
  if (!chosen) return again({ questionnaire: ['Ông/bà chọn một biểu mẫu trong danh sách.'] })
  const making = { id, communeId: staff.communeId, by: staff.id, now }
  const slug = await makeSurvey(db, making, { ...reading.settled, questionnaireId: chosen.id }, chosen.title)
  return seeOther(`${officeAddressOf(slug)}?xong=moi`)
})

settingsRoutes.get('/khao-sat/:slug/sua', async (c) => {
  const desk = await deskAt(c)
  const refusal = refused(c, 'sua', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  return settingsAnswer(c, { survey: desk.survey, values: valuesIn(desk.survey) })
})

settingsRoutes.post('/khao-sat/:slug/sua', async (c) => {
  const desk = await deskAt(c)
  const refusal = refused(c, 'sua', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  const { seen, text } = await readSeen(c)
  const values = valuesOf(text)
  return desk.survey.status === 'draft' ? saveDraft(c, desk, seen, values) : saveOpen(c, desk, seen, values)
})

async function saveDraft(c: Context, { survey }: Desk, seen: number, values: Values): Promise<Response> {
  const { db, now, staff } = c.var
  const reading = readDraftFields(c, values)
  if (!reading.ok) return settingsAnswer(c, { survey, values, errors: reading.errors }, 422)
  const chosen =
    reading.settled.questionnaireId === survey.questionnaireId
      ? { id: survey.questionnaireId }
      : await chosenOf(c, reading.settled.questionnaireId, `${survey.id}.${seen}`)
  if (!chosen)
    return settingsAnswer(
      c,
      { survey, values, errors: { questionnaire: ['Ông/bà chọn một biểu mẫu trong danh sách.'] } },
      422,
    )
  const settled: Settled = { ...reading.settled, questionnaireId: chosen.id }
  const what = changed(survey, settled)
  if (what.length === 0) return seeOther(officeAddressOf(survey.slug))
  // Limits belong to the questions that they were set for.
  const quotas = chosen.id === survey.questionnaireId ? {} : { quotas: survey.quotas.filter(({ by }) => by === '') }
  const acting = { survey, seen, by: staff.id, now }
  const slug = await actWithTitle(db, acting, { kind: 'survey.changed', detail: { what } }, { ...settled, ...quotas })
  if (slug === 'moved') return movedSettings(c, values)
  return seeOther(`${officeAddressOf(slug)}?xong=sua`)
}

async function saveOpen(c: Context, { survey }: Desk, seen: number, values: Values): Promise<Response> {
  const { db, now, staff } = c.var
  const checked = check(openSchema, values)
  if (!checked.ok) return settingsAnswer(c, { survey, values, errors: checked.errors }, 422)
  const { intro, closesDay, closesTime } = checked.value
  const closes = endOf(closesDay, closesTime)
  if (!closes.ok) return settingsAnswer(c, { survey, values, errors: closes.errors }, 422)
  const { closesAt } = closes
  const isSameEnd = closesAt === survey.closesAt
  const fault = isSameEnd ? null : (earlier(survey, closesAt) ?? endFault({ ...survey, closesAt }, lawAt(c).law, now))
  if (fault) return settingsAnswer(c, { survey, values, errors: { closesDay: [fault] } }, 422)
  const what = [...(intro === survey.intro ? [] : [LABELS.intro]), ...(isSameEnd ? [] : [LABELS.closesDay])]
  if (what.length === 0) return seeOther(officeAddressOf(survey.slug))
  const detail = { what, ...(isSameEnd ? {} : { closesAt }) }
  const acting = { survey, seen, by: staff.id, now }
  const set = { intro, ...(isSameEnd ? {} : { closesAt }) }
  if ((await act(db, acting, { kind: 'survey.changed', detail }, set)) === 'moved') return movedSettings(c, values)
  return seeOther(`${officeAddressOf(survey.slug)}?xong=sua`)
}

/** While people answer an end that was told is only put off. */
function earlier(survey: SurveyRow, closesAt: string | null): string | null {
  if (survey.closesAt === null || closesAt === null || closesAt > survey.closesAt) return null
  return 'Khảo sát đang mở thì chỉ lùi ngày đóng lại sau: bà con đã được báo ngày cũ. Muốn đóng sớm thì bấm nút Đóng.'
}

type Reading = { ok: true; settled: Settled } | { ok: false; errors: FieldErrors }

/** The fields of a survey that is prepared, all checked; the questionnaire as it was chosen. */
function readDraftFields(c: Context, values: Values): Reading {
  const checked = check(draftSchema, values)
  const errors: FieldErrors = checked.ok ? {} : { ...checked.errors }
  const opens =
    values.opensDay.trim() === '' && values.opensTime.trim() !== '' ? ['Ông/bà chọn cả ngày mở.'] : undefined
  if (opens) errors.opensDay = opens
  if (!checked.ok) return { ok: false, errors }
  const { opensDay, opensTime, closesDay, closesTime, questionnaire, ...rest } = checked.value
  const closes = endOf(closesDay, closesTime)
  if (!closes.ok) Object.assign(errors, closes.errors)
  const opensAt = opensDay === '' ? null : instantOf({ day: opensDay, time: opensTime || DAY_BEGINS })
  const onPaper = rest.onPaper && rest.audience !== 'paper'
  if (rest.kind === 'after_answer' && rest.audience !== 'open')
    errors.audience = ['Hỏi sau khi trả lời kiến nghị thì ai có đường dẫn cũng phải trả lời được.']
  if (rest.kind === 'consultation' && rest.audience === 'staff')
    errors.audience = ['Lấy ý kiến nhân dân thì phải hỏi nhân dân, không chỉ hỏi cán bộ.']
  if (onPaper && rest.audience === 'staff')
    errors.onPaper = ['Cán bộ trả lời trên máy. Ông/bà bỏ dấu ở ô này, hoặc chọn người trả lời khác.']
  if (closes.ok && !opens) {
    const { law, now } = lawAt(c)
    const planned = { kind: rest.kind, opensAt, closesAt: closes.closesAt }
    Object.assign(errors, faultsOfMoments(planned, law, now))
    if (Object.keys(errors).length === 0)
      return {
        ok: true,
        settled: { ...rest, onPaper, opensAt, closesAt: closes.closesAt, questionnaireId: questionnaire },
      }
  }
  return { ok: false, errors }
}

/** The end that two boxes say: none, an instant, or what is wrong. */
export function endOf(
  day: string,
  time: string,
): { ok: true; closesAt: string | null } | { ok: false; errors: FieldErrors } {
  if (day === '' && time !== '') return { ok: false, errors: { closesDay: ['Ông/bà chọn cả ngày đóng.'] } }
  return { ok: true, closesAt: day === '' ? null : instantOf({ day, time: time || DAY_ENDS }) }
}

/** The chosen questionnaire of the commune; a template becomes one, once for a sending. */
async function chosenOf(c: Context, chosen: string, key: string): Promise<{ id: string; title: string } | null> {
  const { db, now, staff } = c.var
  if (!chosen.startsWith(TEMPLATE)) return (await findDraft(db, staff.communeId, chosen)) ?? null
  const template = TEMPLATES.find(({ id }) => `${TEMPLATE}${id}` === chosen)
  if (!template) return null
  const id = idOf(c, 'questionnaire', `${key}/${template.id}`)
  await makeDraft(db, { id, communeId: staff.communeId, by: staff.id, now }, await template.load())
  return { id, title: template.title }
}

/** The id of what is made by one sending of one commune: the same one however often it is sent. */
function idOf(c: Context, what: string, key: string): string {
  const hex = keyedHex(c.env, `made-${what}`, `${c.var.staff.communeId}/${key}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The labels of what is different now. */
function changed(survey: SurveyRow, settled: Settled): string[] {
  const pairs: [keyof Settled, string][] = [
    ['questionnaireId', LABELS.questionnaire],
    ['title', LABELS.title],
    ['intro', LABELS.intro],
    ['kind', LABELS.kind],
    ['audience', LABELS.audience],
    ['onPaper', LABELS.onPaper],
    ['opensAt', LABELS.opensDay],
    ['closesAt', LABELS.closesDay],
  ]
  return pairs.filter(([name]) => survey[name] !== settled[name]).map(([, label]) => label)
}

const BLANK = Object.fromEntries(NAMES.map((name) => [name, ''])) as Values

function valuesOf(text: (name: string) => string): Values {
  return Object.fromEntries(NAMES.map((name) => [name, text(name)])) as Values
}

function valuesIn(survey: SurveyRow): Values {
  const [opens, closes] = [momentOf(survey.opensAt), momentOf(survey.closesAt)]
  const { title, intro, kind, audience, questionnaireId } = survey
  return {
    ...{ title, intro, kind, audience, questionnaire: questionnaireId, onPaper: survey.onPaper ? 'on' : '' },
    ...{ opensDay: opens.day, opensTime: opens.time, closesDay: closes.day, closesTime: closes.time },
  }
}

/** Somebody acted meanwhile: the form with what was typed, on the revision of now. */
async function movedSettings(c: Context, values: Values): Promise<Response> {
  const desk = await deskAt(c)
  if (refused(c, 'sua', desk)) return movedAnswer(c)
  return settingsAnswer(c, { survey: desk.survey, values, moved: true }, 409)
}

type Shown = { survey: SurveyRow | null; values: Values } & Partial<
  Pick<SettingsView, 'errors' | 'moved' | 'submissionKey'>
>

async function settingsAnswer(c: Context, { survey, ...shown }: Shown, status = 200): Promise<Response> {
  const { book, db, staff } = c.var
  if (!survey && !mayMake(staff))
    throw problem.forbidden('Người điều phối, người tiếp nhận và người duyệt của xã chuẩn bị khảo sát.')
  const drafts = survey && survey.status !== 'draft' ? [] : await listDrafts(db, staff.communeId, null, OFFERED)
  const isListed = !survey || drafts.some(({ id }) => id === survey.questionnaireId)
  const own = isListed ? undefined : await findDraft(db, staff.communeId, survey.questionnaireId)
  return page(
    c,
    SettingsPage({
      ...{ staff, book, errors: {}, submissionKey: crypto.randomUUID() },
      survey: survey && {
        slug: survey.slug,
        title: survey.title,
        revision: survey.revision,
        isOpen: survey.status !== 'draft',
      },
      questionnaires: [...(own ? [own] : []), ...drafts.slice(0, OFFERED)],
      templates: TEMPLATES,
      lawDays: lawAt(c).law?.days ?? null,
      ...shown,
    }),
    status,
  )
}

import { Hono } from 'hono'
import type { Statement } from '../../db/connect.ts'
import { findDraft } from '../../forms/draft-queries.ts'
import { freezeVersion } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check } from '../../staff/form.ts'
import { officeAddressOf } from '../place.ts'
import { quotaName } from '../quotas.ts'
import type { SurveyRow } from '../rules.ts'
import type { surveys } from '../tables.ts'
import type { Act } from './acts.ts'
import { type Desk, deskAt, movedAnswer, readSeen, refused, surveyAnswer } from './desk-routes.ts'
import type { SurveyEvent } from './events.ts'
import { endFault } from './moments.ts'
import { numbersOf } from './numbers-queries.ts'
import { act, openOfKind } from './office-queries.ts'
import { QuotaPage } from './quota-page.tsx'
import { type QuotaGroup, quotaFaults, quotaGroups, readQuotas } from './quota-rows.ts'
import { endOf } from './settings-routes.ts'
import { againSchema } from './survey-form.ts'

/** What is done with a survey as a whole; mounted at `/can-bo`. */
export const actRoutes = new Hono<App>()

type Deed = { event: SurveyEvent; set: Partial<typeof surveys.$inferInsert>; also?: Statement[] }
/** A deed made ready, or the answer that says why it is not done. */
type Ready = (c: Context, desk: Desk, text: (name: string) => string) => Promise<Deed | Response>

const READY: Partial<Record<Act, Ready>> = {
  mo: open,
  'ban-moi': renew,
  dong: close,
  'mo-lai': openAgain,
  cat: async ({ var: { now } }) => ({
    event: { kind: 'survey.put_away', detail: {} },
    set: { putAwayAt: now.toISOString() },
  }),
  'lay-lai': async () => ({ event: { kind: 'survey.taken_back', detail: {} }, set: { putAwayAt: null } }),
}

for (const [name, ready] of Object.entries(READY) as [Act, Ready][])
  actRoutes.post(`/khao-sat/:slug/${name}`, async (c) => {
    const { db, now, staff } = c.var
    const desk = await deskAt(c)
    const { seen, text } = await readSeen(c)
    if (seen !== desk.survey.revision) {
      refused(c, name, desk)
      return movedAnswer(c)
    }
    const refusal = refused(c, name, desk)
    if (refusal) return said(c, desk, refusal.sentence)
    const deed = await ready(c, desk, text)
    if (deed instanceof Response) return deed
    const { event, set, also } = deed
    const done = await act(db, { survey: desk.survey, seen, by: staff.id, now }, event, set, also)
    return done === 'moved' ? movedAnswer(c) : seeOther(`${officeAddressOf(desk.survey.slug)}?xong=${name}`)
  })

/** Freezes the questionnaire and opens; says all that stands in the way. */
async function open(c: Context, desk: Desk): Promise<Deed | Response> {
  const { db, now } = c.var
  const { survey, around } = desk
  const opensAt = survey.opensAt !== null && survey.opensAt > now.toISOString() ? survey.opensAt : now.toISOString()
  const fault = endFault({ ...survey, opensAt }, around.law, now)
  if (fault) return said(c, desk, `Chưa mở được. ${fault} Ông/bà bấm Sửa để đổi ngày đóng.`)
  const other = survey.kind === 'after_answer' ? await openOfKind(db, survey.communeId, survey.kind, now) : null
  if (other) return said(c, desk, `Chưa mở được. Xã đang hỏi sau khi trả lời bằng "${other}": đóng khảo sát ấy trước.`)
  const frozen = await frozenOf(c, desk)
  if (frozen instanceof Response) return frozen
  const { id, number } = frozen
  const { closesAt } = survey
  return {
    event: { kind: 'survey.opened', detail: { version: number, opensAt, closesAt } },
    set: { status: 'open', versionId: id, opensAt },
  }
}

/** Those who answer from now on get the questionnaire as it is now. */
async function renew(c: Context, desk: Desk): Promise<Deed | Response> {
  const frozen = await frozenOf(c, desk)
  if (frozen instanceof Response) return frozen
  if (frozen.id === desk.survey.versionId)
    return said(c, desk, 'Câu hỏi của biểu mẫu vẫn như bản đang dùng, nên không có gì để đổi.')
  return { event: { kind: 'survey.renewed', detail: { version: frozen.number } }, set: { versionId: frozen.id } }
}

async function frozenOf(c: Context, desk: Desk) {
  const { db, now, staff } = c.var
  const { survey } = desk
  const newId = () => crypto.randomUUID()
  const frozen = await freezeVersion(db, survey.questionnaireId, {
    communeId: survey.communeId,
    by: staff.id,
    now,
    newId,
  })
  if (!frozen) throw problem.notFound()
  const faults = frozen.ok
    ? quotaFaults(frozen.version.definition, survey.quotas, survey.audience === 'invited')
    : frozen.faults
  return frozen.ok && faults.length === 0 ? frozen.version : surveyAnswer(c, desk, { faults }, 409)
}

async function close(c: Context, { survey }: Desk): Promise<Deed> {
  const { db, now } = c.var
  const many = (await numbersOf(db, [survey.id])).get(survey.id)?.many ?? 0
  return {
    event: { kind: 'survey.closed', detail: { many } },
    set: { status: 'closed', closesAt: now.toISOString() },
  }
}

async function openAgain(c: Context, desk: Desk, text: (name: string) => string): Promise<Deed | Response> {
  const { db, now } = c.var
  const { survey, around } = desk
  const values = { closesDay: text('closesDay'), closesTime: text('closesTime') }
  const checked = check(againSchema, values)
  if (!checked.ok) return surveyAnswer(c, desk, { errors: checked.errors, values }, 422)
  const closes = endOf(checked.value.closesDay, checked.value.closesTime)
  if (!closes.ok) return surveyAnswer(c, desk, { errors: closes.errors, values }, 422)
  const { closesAt } = closes
  const fault = endFault({ ...survey, closesAt }, around.law, now)
  if (fault) return surveyAnswer(c, desk, { errors: { closesDay: [fault] }, values }, 422)
  const other = survey.kind === 'after_answer' ? await openOfKind(db, survey.communeId, survey.kind, now) : null
  if (other) return said(c, desk, `Chưa mở lại được. Xã đang hỏi bằng "${other}": đóng khảo sát ấy trước.`)
  return { event: { kind: 'survey.reopened', detail: { closesAt } }, set: { status: 'open', closesAt } }
}

actRoutes.get('/khao-sat/:slug/han-muc', async (c) => {
  const desk = await deskAt(c)
  const refusal = refused(c, 'han-muc', desk)
  if (refusal) return said(c, desk, refusal.sentence)
  return quotaAnswer(c, desk.survey, { values: numbersIn(desk.survey) })
})

actRoutes.post('/khao-sat/:slug/han-muc', async (c) => {
  const { db, now, staff } = c.var
  const desk = await deskAt(c)
  const refusal = refused(c, 'han-muc', desk)
  if (refusal) return said(c, desk, refusal.sentence)
  const { survey } = desk
  const { seen, text } = await readSeen(c)
  const groups = await groupsOf(c, survey)
  const { quotas, errors } = readQuotas(groups, text)
  const typed = groups.flatMap(({ rows }) => rows.map(({ name }) => [name, text(name)] as const))
  const values = Object.fromEntries(typed)
  if (Object.keys(errors).length > 0) return quotaAnswer(c, survey, { values, errors }, 422)
  const event: SurveyEvent = { kind: 'survey.changed', detail: { what: ['Số phiếu tối đa'] } }
  if ((await act(db, { survey, seen, by: staff.id, now }, event, { quotas })) === 'done')
    return seeOther(`${officeAddressOf(survey.slug)}?xong=sua`)
  const fresh = await deskAt(c)
  return refused(c, 'han-muc', fresh) ? movedAnswer(c) : quotaAnswer(c, fresh.survey, { values, moved: true }, 409)
})

type QuotaShown = { values: Record<string, string>; errors?: Record<string, string[]>; moved?: boolean }

async function quotaAnswer(c: Context, survey: SurveyRow, shown: QuotaShown, status = 200): Promise<Response> {
  const { book, staff } = c.var
  const groups = await groupsOf(c, survey)
  return page(c, QuotaPage({ staff, book, survey, groups, errors: {}, ...shown }), status)
}

async function groupsOf(c: Context, survey: SurveyRow): Promise<QuotaGroup[]> {
  const { book, db } = c.var
  const draft = await findDraft(db, survey.communeId, survey.questionnaireId)
  if (!draft) throw problem.conflict('Biểu mẫu của khảo sát này đã cất. Ông/bà chọn biểu mẫu khác trước.')
  return quotaGroups(draft.draft, book.hamletsNow)
}

function numbersIn({ quotas }: SurveyRow): Record<string, string> {
  return Object.fromEntries(quotas.map((quota) => [`q.${quotaName(quota)}`, String(quota.most)]))
}

function said(c: Context, desk: Desk, text: string): Promise<Response> {
  return surveyAnswer(c, desk, { said: { tone: 'warn', text } }, 409)
}

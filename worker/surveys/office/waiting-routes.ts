import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { page, seeOther } from '../../http/respond.ts'
import { keepAnswer, refuseAnswer } from '../answering/judge-queries.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import { officeAddressOf } from '../place.ts'
import { answerLines } from '../../forms/answer-lines.ts'
import { type Desk, deskAt, refused, surveyAnswer } from './desk-routes.ts'
import { waitingOf } from './numbers-queries.ts'
import { noteEvent } from './office-queries.ts'
import { WAITING_A_PAGE, type Waiting, waitingAnswers } from './waiting-queries.ts'
import { type Judged, WaitingPage, type WaitingView } from './waiting-page.tsx'

/** Answers that look automatic and wait for an officer; mounted at `/can-bo`. */
export const waitingRoutes = new Hono<App>()

const PLACE = /^[0-9a-z]{9}-[0-9a-f]{16}$/

waitingRoutes.get('/khao-sat/:slug/cho-xem', async (c) => {
  const desk = await deskAt(c)
  const refusal = refused(c, 'cho-xem', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  return waitingAnswer(c, desk, saidOf(c))
})

waitingRoutes.post('/khao-sat/:slug/cho-xem', async (c) => {
  const { db, now, staff } = c.var
  const desk = await deskAt(c)
  const refusal = refused(c, 'cho-xem', desk)
  if (refusal) return surveyAnswer(c, desk, { said: { tone: 'warn', text: refusal.sentence } }, 409)
  const { survey } = desk
  const sent = await readForm(c)
  const deed = field(sent, 'lam') ?? ''
  const named = sent.fields.get(deed.endsWith('-het') ? 'trang' : 'phieu') ?? []
  const ids = [...new Set(named)].filter((id) => PLACE.test(id)).slice(0, WAITING_A_PAGE)
  if (ids.length === 0)
    return waitingAnswer(c, desk, { tone: 'warn', text: 'Ông/bà đánh dấu ít nhất một phiếu rồi bấm lại.' }, 422)
  const isKept = deed.startsWith('tinh')
  const counts = { done: 0, full: 0, moved: 0 }
  for (const id of ids) counts[await (isKept ? keepAnswer : refuseAnswer)(db, { surveyId: survey.id, id })]++
  if (counts.done > 0) {
    const detail = { kept: isKept ? counts.done : 0, refused: isKept ? 0 : counts.done }
    await noteEvent(db, { survey, by: staff.id, now }, { kind: 'answers.judged', detail })
  }
  const told = new URLSearchParams([
    [isKept ? 'tinh' : 'bo', String(counts.done)],
    ['du', String(counts.full)],
    ['truoc', String(counts.moved)],
  ])
  return seeOther(`${officeAddressOf(survey.slug)}/cho-xem?${told}`)
})

/** How the last judging went. */
function saidOf(c: Context): WaitingView['said'] {
  const number = (name: string) => Number(/^\d{1,3}$/.exec(c.req.query(name) ?? '')?.[0] ?? 0)
  const [kept, refusedMany, full, moved] = [number('tinh'), number('bo'), number('du'), number('truoc')]
  const parts = [
    kept > 0 && `Đã tính ${kept} phiếu vào kết quả.`,
    refusedMany > 0 && `Đã bỏ ${refusedMany} phiếu, không tính.`,
    full > 0 && `${full} phiếu chưa tính được vì thôn hoặc nhóm ấy đã đủ số phiếu.`,
    moved > 0 && `${moved} phiếu đã có người khác xem trước.`,
  ].filter((part) => part !== false)
  if (parts.length === 0) return undefined
  return { tone: full + moved > 0 ? 'warn' : 'good', text: parts.join(' ') }
}

async function waitingAnswer(c: Context, { survey }: Desk, said: WaitingView['said'], status = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const after = c.req.query('sau') ?? ''
  const found = await waitingAnswers(db, survey.id, PLACE.test(after) ? after : '')
  const shown = found.slice(0, WAITING_A_PAGE)
  const [waiting, answers] = await Promise.all([
    waitingOf(db, [survey.id]),
    Promise.all(shown.map((one) => judgedOf(c, survey.slug, one))),
  ])
  const last = found.length > WAITING_A_PAGE ? shown.at(-1) : undefined
  const next = last && `${officeAddressOf(survey.slug)}/cho-xem?sau=${last.id}`
  const view = { staff, book, survey, answers, said, next, isFirst: !PLACE.test(after) }
  return page(c, WaitingPage({ ...view, waiting: waiting.get(survey.id) ?? 0 }), status)
}

async function judgedOf(c: Context, slug: string, one: Waiting): Promise<Judged> {
  const { book, db } = c.var
  const version = await versionOf(db, one.versionId)
  const name = (id: string) => book.hamlets.get(id)?.name
  const file = (key: string) => {
    const id = one.files.get(key)
    return id && `${officeAddressOf(slug)}/tep/${encodeURIComponent(id)}`
  }
  return {
    ...{ id: one.id, submittedAt: one.submittedAt, seconds: one.seconds, suspicion: one.suspicion },
    hamlet: one.hamletId === null ? undefined : name(one.hamletId),
    lines: version ? answerLines(version.plan.questionnaire, one.answers, name, file) : [],
  }
}

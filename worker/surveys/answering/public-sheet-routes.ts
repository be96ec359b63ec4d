import { Hono } from 'hono'
import { countTry, networkKey, triesLeft } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { FRAMED_POLICY } from '../../http/guard.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { addressOf, officeAddressOf } from '../place.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { parseSlip, slipHash } from '../slips.ts'
import { keepOwn } from './keep-routes.ts'
import { WRONG_SLIPS } from './limits.ts'
import { findReceived, findSlip, findSurvey, hasResults } from './survey-queries.ts'
import { readReceipt, receiptCode, showReceipt } from './receipt.ts'
import { receiptPage } from './receipt-page.tsx'
import { draftName, type Way } from './draw-routes.ts'
import { showSheet, readSheet } from './sheet-routes.ts'
import { slipPage, statePage } from './state-page.tsx'
import type { Trouble } from '../../forms/filling/words.ts'
import { WRONG_SLIP } from './words.ts'

/** Where everybody answers: on a page of ours, and within another site's page. */
export const publicSheetRoutes = new Hono<App>()

for (const isFramed of [false, true]) {
  const place = isFramed ? '/khao-sat/:slug/nhung' : '/khao-sat/:slug'

  publicSheetRoutes.get(place, async (c) => {
    const survey = await publicSurvey(c)
    if (survey.audience === 'staff') return toOffice(survey)
    if (survey.audience === 'paper' || stateOf(survey, c.var.now) !== 'open') return stateAnswer(c, survey, isFramed)
    const way = wayOf(c, survey, isFramed)
    if (survey.audience !== 'invited') return showSheet(c, way)
    return withSlip(c, way, (slip) => showSheet(c, { ...way, slip }))
  })

  publicSheetRoutes.post(place, async (c) => {
    const survey = await publicSurvey(c)
    if (survey.audience === 'staff' || survey.audience === 'paper') throw problem.notFound()
    return readSheet(c, wayOf(c, survey, isFramed), (filled, way) => keepOwn(c, way, filled))
  })

  publicSheetRoutes.get(`${place}/da-gui`, async (c) => {
    const { book, db, env, now } = { ...c.var, env: c.env }
    const survey = await publicSurvey(c)
    const typed = c.req.query('ma') ?? ''
    const begin = readReceipt(env, survey.id, typed)
    const received = begin === null ? undefined : await findReceived(db, survey.id, begin)
    if (!received) throw problem.notFound('Mã phiếu này không có ở đây. Ông/bà xem lại từng chữ của mã.')
    const isOver = stateOf(survey, now) === 'closed'
    const answer = page(
      c,
      receiptPage({
        ...{ book, survey, received, isFramed, now },
        code: showReceipt(receiptCode(env, survey.id, begin ?? '')),
        draft: draftName(book.commune.id, survey.slug),
        hasResults: isOver && (await hasResults(db, survey.id)),
      }),
    )
    return framed(answer, isFramed)
  })
}

/** The survey of the address, once it was put to somebody. */
export async function publicSurvey(c: Context): Promise<SurveyRow> {
  const survey = await findSurvey(c.var.db, c.var.book.commune.id, c.req.param('slug') ?? '')
  if (!survey || survey.status === 'draft') throw problem.notFound('Phiếu này không có, hoặc chưa được phát.')
  return survey
}

function wayOf(c: Context, survey: SurveyRow, isFramed: boolean): Way {
  const here = addressOf(c.var.book.commune.id, survey.slug)
  return { survey, isFramed, channel: 'web', action: isFramed ? `${here}/nhung` : here, staff: null, slip: null }
}

function toOffice(survey: SurveyRow): Response {
  return seeOther(`${officeAddressOf(survey.slug)}/tra-loi`)
}

async function stateAnswer(c: Context, survey: SurveyRow, isFramed: boolean): Promise<Response> {
  const { book, db, now } = c.var
  const published = stateOf(survey, now) === 'closed' && (await hasResults(db, survey.id))
  return framed(page(c, statePage({ book, survey, now, isFramed, hasResults: published })), isFramed)
}

/** Goes on with the slip of the address when it can be used; wrong ones are counted for the network that tries them. */
async function withSlip(c: Context, way: Way, go: (slip: string) => Promise<Response>): Promise<Response> {
  const { book, db, now } = c.var
  const { survey, isFramed } = way
  const typed = c.req.query('phieu') ?? ''
  const ask = (error: Trouble | undefined, status: number) =>
    framed(page(c, slipPage({ book, survey, isFramed, typed, error }), status), isFramed)
  if (typed === '') return ask(undefined, 200)
  const slip = parseSlip(typed)
  if (slip === null) return ask(WRONG_SLIP.unknown, 422)
  const limit = { scope: 'survey-slip', keyHash: networkKey(c), ...WRONG_SLIPS, now }
  if ((await triesLeft(db, limit)).left <= 0) return ask(WRONG_SLIP.wait, 429)
  const found = await findSlip(db, survey.id, slipHash(c.env, survey.id, slip))
  if (!found) {
    await countTry(db, limit)
    return ask(WRONG_SLIP.unknown, 422)
  }
  if (found.withdrawnOn !== null) return ask(WRONG_SLIP.withdrawn, 409)
  return found.usedOn === null ? go(slip) : ask(WRONG_SLIP.used, 409)
}

function framed(answer: Response, isFramed: boolean): Response {
  if (isFramed) answer.headers.set('content-security-policy', FRAMED_POLICY)
  return answer
}

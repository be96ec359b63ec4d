import { Hono } from 'hono'
import * as v from 'valibot'
import { findVersion } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check } from '../../staff/form.ts'
import { officeAddressOf } from '../place.ts'
import { type Desk, deskAt, readSeen, refused } from './desk-routes.ts'
import { act } from './office-queries.ts'
import { PaperPage, type PaperView } from './paper-page.tsx'
import { many, SHEETS_MAX } from './survey-form.ts'

/** The questionnaire on paper, sheet by sheet with numbers; mounted at `/can-bo`. */
export const paperRoutes = new Hono<App>()

const schema = v.object({ many: many(SHEETS_MAX) })

paperRoutes.get('/khao-sat/:slug/phieu-in', async (c) => {
  const desk = await paperDesk(c)
  const [from = '', to = ''] = [c.req.query('tu'), c.req.query('den')].map((typed) => (typed ?? '').trim())
  if (from === '' && to === '') return paperAnswer(c, desk, {})
  const last = desk.survey.paperSheets
  const [first, end] = [numberIn(from), numberIn(to)]
  const errors: PaperView['errors'] = {}
  if (first < 1 || first > last) errors.tu = [`Ông/bà ghi một số từ 1 đến ${last}.`]
  else if (end < first || end > last) errors.den = [`Ông/bà ghi một số từ ${first} đến ${last}.`]
  else if (end - first >= SHEETS_MAX) errors.den = [`Mỗi lần in nhiều nhất ${SHEETS_MAX} phiếu.`]
  const values = { many: '', from, to }
  if (Object.keys(errors).length > 0) return paperAnswer(c, desk, { values, errors }, 422)
  return paperAnswer(c, desk, { numbers: Array.from({ length: end - first + 1 }, (_, index) => first + index) })
})

paperRoutes.post('/khao-sat/:slug/phieu-in', async (c) => {
  const { db, now, staff } = c.var
  const desk = await paperDesk(c)
  const { survey } = desk
  if (refused(c, 'phieu-in', desk)) return paperAnswer(c, desk, {}, 409)
  const { seen, text } = await readSeen(c)
  const values = { many: text('many'), from: '', to: '' }
  const checked = check(schema, values)
  if (!checked.ok) return paperAnswer(c, desk, { values, errors: checked.errors }, 422)
  const [from, to] = [survey.paperSheets + 1, survey.paperSheets + checked.value.many]
  const acting = { survey, seen, by: staff.id, now }
  if ((await act(db, acting, { kind: 'paper.printed', detail: { from, to } }, { paperSheets: to })) === 'moved')
    return paperAnswer(c, await paperDesk(c), { values, moved: true }, 409)
  return seeOther(`${officeAddressOf(survey.slug)}/phieu-in?tu=${from}&den=${to}`)
})

/** The survey of the address, if it is answered on paper and was put to people, for whoever prints it. */
async function paperDesk(c: Context): Promise<Desk> {
  const desk = await deskAt(c)
  refused(c, 'phieu-in', desk)
  if (!desk.survey.onPaper && desk.survey.audience !== 'paper')
    throw problem.notFound('Khảo sát này không nhận phiếu giấy.')
  if (desk.survey.versionId === null) throw problem.notFound('Mở khảo sát trước rồi mới in phiếu giấy.')
  return desk
}

type Shown = Partial<Pick<PaperView, 'numbers' | 'values' | 'errors' | 'moved'>>

async function paperAnswer(c: Context, desk: Desk, shown: Shown, status = 200): Promise<Response> {
  const { book, db, now, staff } = c.var
  const { survey } = desk
  const version = survey.versionId === null ? undefined : await findVersion(db, survey.versionId)
  if (!version) throw problem.notFound()
  const view: PaperView = {
    ...{ staff, book, survey, now, origin: origin(c), questionnaire: version.definition },
    ...{ numbers: [], values: { many: '', from: '', to: '' }, errors: {} },
    refusal: refused(c, 'phieu-in', desk)?.sentence ?? null,
    ...shown,
  }
  return page(c, PaperPage(view), status)
}

function numberIn(typed: string): number {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0
}

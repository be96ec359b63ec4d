import { Hono } from 'hono'
import { mayEnterPaper, mayMake, mayReadResults } from '../../forms/permissions.ts'
import type { App, Context } from '../../http/context.ts'
import { field } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { officeAddressOf } from '../place.ts'
import { hamletOf, hamletQuestion, paperNumberOf, stateOf, type SurveyRow, takesPaper } from '../rules.ts'
import { findAnswerFile } from './file-queries.ts'
import { fileAnswer } from '../../http/stored-file.ts'
import { keepOwn, keepSheet, whoHash } from './keep-routes.ts'
import type { Way } from './draw-routes.ts'
import { showSheet, readSheet } from './sheet-routes.ts'
import { statePage } from './state-page.tsx'
import { findSurvey, hasAnswered } from './survey-queries.ts'
import { PAPER_END, WRONG_PAPER } from './words.ts'

/** Officers who answer for themselves, who type in sheets of paper, who open what people sent along; below `/can-bo`. */
export const officeSheetRoutes = new Hono<App>()

officeSheetRoutes.get('/khao-sat/:slug/tra-loi', async (c) => {
  const { db, now, staff } = c.var
  const survey = await officeSurvey(c, 'staff')
  if (stateOf(survey, now) !== 'open') return refused(c, survey, 200)
  if (await hasAnswered(db, survey.id, whoHash(c.env, survey.id, staff.id))) return refused(c, survey, 200, ANSWERED)
  return showSheet(c, ownWay(survey, staff))
})

officeSheetRoutes.post('/khao-sat/:slug/tra-loi', async (c) => {
  const survey = await officeSurvey(c, 'staff')
  return readSheet(c, ownWay(survey, c.var.staff), (filled, way) => keepOwn(c, way, filled))
})

officeSheetRoutes.get('/khao-sat/:slug/phieu-giay', async (c) => {
  const { book, now, staff } = c.var
  const survey = await paperSurvey(c)
  if (!takesPaper(survey, now))
    return refused(c, survey, 200, { title: 'Chưa nhập được phiếu giấy', text: `${WRONG_PAPER.closed} ${PAPER_END}` })
  const code = /^[0-9A-Z-]{14}$/.exec(c.req.query('da') ?? '')?.[0]
  const many = Number(/^\d{1,4}$/.exec(c.req.query('n') ?? '')?.[0] ?? 0)
  // The square on a printed sheet tells its number.
  const number = /^[\p{L}\p{N}./-]{1,20}$/u.exec(c.req.query('so') ?? '')?.[0] ?? ''
  const said = code ? `Đã ghi phiếu ${code}. Lần này đã nhập ${many} phiếu.` : undefined
  return showSheet(c, paperWay(survey, staff, many), {
    begin: (sheet) => {
      const key = hamletQuestion(sheet.plan.questionnaire)
      if (key && staff.hamletId && book.hamlets.has(staff.hamletId)) sheet.put(key, staff.hamletId)
    },
    paper: { number, said },
  })
})

officeSheetRoutes.post('/khao-sat/:slug/phieu-giay', async (c) => {
  const { staff } = c.var
  const survey = await paperSurvey(c)
  const many = Number(/^\d{1,4}$/.exec(c.req.query('n') ?? '')?.[0] ?? 0)
  return readSheet(c, paperWay(survey, staff, many), async (filled, way) => {
    const hamletId = hamletOf(filled.version.plan.questionnaire, filled.sheet.answers(), staff.hamletId)
    const number = field(filled.sent, 'so') ?? ''
    const paperNumber = number.trim() === '' ? null : paperNumberOf(survey, hamletId, number)
    if (paperNumber === null && number.trim() !== '') return filled.again({ paper: { error: WRONG_PAPER.number } }, 422)
    const key = hamletQuestion(filled.version.plan.questionnaire)
    if (!mayMake(staff) && hamletId !== staff.hamletId && key)
      return filled.again({ errors: { [key]: WRONG_PAPER.hamlet } }, 422)
    const entered = { suspicion: null, enteredBy: staff.id, paperNumber, hamletId }
    return keepSheet(c, way, filled, entered, (code) =>
      seeOther(`${officeAddressOf(survey.slug)}/phieu-giay?da=${code}&n=${many + 1}`),
    )
  })
})

officeSheetRoutes.get('/khao-sat/:slug/tep/:file', async (c) => {
  const { book, db, staff } = c.var
  if (!mayReadResults(staff)) throw problem.forbidden('Chỉ cán bộ được giao xem kết quả mới mở được tệp này.')
  const file = await findAnswerFile(db, book.commune.id, c.req.param('slug'), c.req.param('file'))
  if (!file) throw problem.notFound()
  return fileAnswer(c, file, 'private, no-store', 'saved')
})

const ANSWERED = { title: 'Ông/bà đã trả lời phiếu này', text: 'Mỗi cán bộ trả lời một lần. Cảm ơn ông/bà.' }

async function officeSurvey(c: Context, audience?: 'staff'): Promise<SurveyRow> {
  const survey = await findSurvey(c.var.db, c.var.book.commune.id, c.req.param('slug') ?? '')
  if (!survey || survey.status === 'draft' || (audience && survey.audience !== audience)) throw problem.notFound()
  return survey
}

async function paperSurvey(c: Context): Promise<SurveyRow> {
  const survey = await officeSurvey(c)
  if (!survey.onPaper && survey.audience !== 'paper') throw problem.notFound('Phiếu này không trả lời trên giấy.')
  if (!mayEnterPaper(c.var.staff)) throw problem.forbidden('Chỉ trưởng thôn hoặc cán bộ được giao mới nhập phiếu giấy.')
  return survey
}

function ownWay(survey: SurveyRow, staff: StaffMember): Way {
  const action = `${officeAddressOf(survey.slug)}/tra-loi`
  return { survey, staff, action, channel: 'staff', isFramed: false, slip: null }
}

function paperWay(survey: SurveyRow, staff: StaffMember, many: number): Way {
  const action = `${officeAddressOf(survey.slug)}/phieu-giay${many > 0 ? `?n=${many}` : ''}`
  return { survey, staff, action, channel: 'paper', isFramed: false, slip: null }
}

function refused(c: Context, survey: SurveyRow, status: number, trouble?: { title: string; text: string }): Response {
  const { book, now, staff } = c.var
  return page(c, statePage({ book, survey, now, staff, hasResults: false, ...(trouble ? { trouble } : {}) }), status)
}

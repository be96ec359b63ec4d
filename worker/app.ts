import { Hono } from 'hono'
import { except } from 'hono/combine'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { activitiesAtHand } from './activities/month-queries.ts'
import { activityRoutes } from './activities/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { assignmentRoutes } from './assignments/office/assignment-routes.ts'
import { journalRoutes } from './audit/journal-routes.ts'
import { sealRoutes } from './audit/seal-routes.ts'
import { gatheringRoutes } from './citizens/routes.ts'
import { openBook } from './communes/queries.ts'
import { placeRoutes } from './communes/routes.ts'
import { settingsRoutes } from './communes/settings/settings-routes.ts'
import { coordinationRoutes } from './coordination/office/coordination-routes.ts'
import { criticismOfficeRoutes } from './criticism/office/office-routes.ts'
import { criticismPublicRoutes } from './criticism/public/public-routes.ts'
import { connect } from './db/connect.ts'
import { dialogueOfficeRoutes } from './dialogue/office-routes.ts'
import { dialoguePublicRoutes } from './dialogue/public-routes.ts'
import { paperRoutes } from './documents/routes.ts'
import type { App } from './http/context.ts'
import { bodyWithin, sameSite, secureAnswers } from './http/guard.ts'
import { meritRoutes } from './merit/office-routes.ts'
import { evidenceOf } from './statistics/evidence-queries.ts'
import { makingRoutes } from './forms/making/making-routes.ts'
import { answerFailure } from './http/failure.tsx'
import { health } from './http/health.ts'
import { problem } from './http/problem.ts'
import { noticeRoutes } from './notifications/notice-routes.ts'
import { troubleRoutes } from './notifications/trouble-routes.ts'
import { webhookRoutes } from './notifications/webhook-routes.ts'
import { citizenRoutes } from './petitions/citizen-routes.ts'
import { officerRoutes } from './petitions/officer/officer-routes.ts'
import { onBehalfRoutes } from './petitions/on-behalf/on-behalf-routes.ts'
import { openPetitionFor } from './petitions/on-behalf/open-queries.ts'
import { FURTHER } from './petitions/questions/further.ts'
import { questionSettingRoutes } from './petitions/questions/setting-routes.ts'
import { categoryUsesOf } from './petitions/questions/use-queries.ts'
import { recommendationOfficeRoutes } from './recommendations/office-routes.ts'
import { recommendationPublicRoutes } from './recommendations/public-routes.ts'
import { roundOfficeRoutes } from './rounds/office-routes.ts'
import { roundUsesOf } from './rounds/use-queries.ts'
import { registersAtHand } from './registers/month-queries.ts'
import { registerRoutes } from './registers/routes.ts'
import { difficultyRoutes } from './rounds/difficulties/difficulty-routes.ts'
import { routingRoutes } from './routing/routes.ts'
import { acknowledgeFromAbove } from './rounds/compiling/acknowledge-queries.ts'
import { requireStaff, staffRoutes } from './staff/routes.ts'
import { requireViewer, viewerRoutes } from './staff/viewers/viewer-routes.ts'
import { figureOfficeRoutes } from './statistics/office-routes.ts'
import { figurePublicRoutes } from './statistics/public-routes.ts'
import { usesOf } from './surveys/use-queries.ts'
import { checklistUsesOf } from './supervision/findings/checklist-queries.ts'
import { observationPublicRoutes } from './supervision/observations/public-routes.ts'
import { supervisionOfficeRoutes } from './supervision/office-routes.ts'
import { supervisionPublicRoutes } from './supervision/public/public-routes.ts'
import { identityRoutes } from './submitters/identity-routes.ts'
import { officeSheetRoutes } from './surveys/answering/office-sheet-routes.ts'
import { surveyRoutes } from './surveys/answering/survey-routes.ts'
import { surveyOfficeRoutes } from './surveys/office/office-routes.ts'
import { posterRoutes } from './surveys/office/poster-routes.ts'
import { publicResultsRoutes } from './surveys/results/public-results-routes.ts'
import { officeResultsRoutes } from './surveys/results/office-results-routes.ts'
import { sendUp } from './upward/send-queries.ts'
import { areaRoutes } from './upward/area-routes.ts'
import { sentRoutes } from './upward/sent-routes.ts'
import { actualsFromReport } from './targets/from-report-queries.ts'
import { targetOfficeRoutes } from './targets/routes.ts'

/** The whole application: the guards in order, then one line a room. */
export const app = new Hono<App>()

app.onError(answerFailure)
app.notFound((c) => answerFailure(problem.notFound(), c))
app.use(secureAnswers, except('/api/*', trimTrailingSlash()), sameSite, bodyWithin)
app.use(async (c, next) => {
  c.set('db', connect(c.env))
  c.set('now', new Date())
  await next()
})

app.get('/healthz', health)
app.route('/', placeRoutes)
app.route('/api', apiRoutes)

app.route('/can-bo', staffRoutes)
app.use('/can-bo/*', requireStaff)
app.route('/can-bo', noticeRoutes)
app.route('/can-bo', troubleRoutes)
app.route('/can-bo', webhookRoutes)
app.route('/can-bo/cai-dat', settingsRoutes)
app.route('/can-bo', routingRoutes)
app.route('/can-bo', assignmentRoutes)
app.route('/can-bo', figureOfficeRoutes)
app.route('/can-bo', sentRoutes)
app.route('/can-bo', journalRoutes)
app.route('/can-bo', identityRoutes)
app.route(
  '/can-bo',
  makingRoutes(
    [usesOf, categoryUsesOf, checklistUsesOf, roundUsesOf],
    [{ href: FURTHER, text: 'Câu hỏi thêm theo lĩnh vực' }],
  ),
)
app.route('/can-bo', surveyOfficeRoutes)
app.route('/can-bo', officeResultsRoutes)
app.route('/can-bo', paperRoutes)
app.route('/can-bo', recommendationOfficeRoutes)
app.route('/can-bo', supervisionOfficeRoutes)
app.route('/can-bo', criticismOfficeRoutes)
app.route('/can-bo', coordinationRoutes)
app.route('/can-bo', dialogueOfficeRoutes({ openPetition: openPetitionFor }))
app.route(
  '/can-bo',
  roundOfficeRoutes({ atHand: [activitiesAtHand, registersAtHand], onAccepted: [actualsFromReport], sendUp }),
)
app.route('/can-bo', difficultyRoutes)
app.route('/can-bo', registerRoutes)
app.route('/can-bo', targetOfficeRoutes)
app.route('/can-bo', activityRoutes)
app.route('/can-bo', meritRoutes({ evidenceOf }))
app.route('/can-bo', officerRoutes)
app.route('/can-bo', onBehalfRoutes)
app.route('/can-bo', questionSettingRoutes)
app.route('/can-bo', officeSheetRoutes)

app.use('/cap-tren/*', requireViewer)
app.route('/cap-tren', viewerRoutes)
app.route('/cap-tren', areaRoutes({ acknowledge: acknowledgeFromAbove }))

app.use('/:commune/*', async (c, next) => {
  const book = await openBook(c.var.db, c.req.param('commune') ?? '', c.var.now)
  if (!book) throw problem.notFound()
  c.set('book', book)
  await next()
})
app.route('/:commune', figurePublicRoutes)
app.route('/:commune', sealRoutes)
app.route('/:commune', publicResultsRoutes)
app.route('/:commune', recommendationPublicRoutes)
app.route('/:commune', observationPublicRoutes)
app.route('/:commune', supervisionPublicRoutes)
app.route('/:commune', surveyRoutes)
app.route('/:commune', posterRoutes)
app.route('/:commune', criticismPublicRoutes)
app.route('/:commune', dialoguePublicRoutes)
app.route('/:commune', gatheringRoutes)
app.route('/:commune', citizenRoutes)

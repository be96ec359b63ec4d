import { sweepActivityPhotos } from './activities/photo-sweep.ts'
import { remindActivities } from './activities/wake-sweep.ts'
import { moveToHeirs } from './bodies/sweep.ts'
import { sweepWords } from './cases/search/sweep.ts'
import { sealFinishedDays } from './cases/seal-queries.ts'
import { openToLeaders } from './cases/unattended-sweep.ts'
import { COORDINATION_CLOCK } from './coordination/clock-queries.ts'
import { connect, type Db } from './db/connect.ts'
import { localDay } from './deadlines/calendar.ts'
import { wakeCases } from './deadlines/wake-sweep.ts'
import { CRITICISM_CLOCK } from './criticism/clock-queries.ts'
import { REQUEST_CLOCK, TOPIC_CLOCK } from './dialogue/asking/clock-queries.ts'
import { countTopics } from './dialogue/asking/count-sweep.ts'
import { forgetContacts } from './dialogue/contact-sweep.ts'
import { SESSION_CLOCK } from './dialogue/sessions/clock-queries.ts'
import { sweepDossierFiles } from './dossiers/file-sweep.ts'
import { wakeDossiers } from './dossiers/wake-sweep.ts'
import { sweepDocuments } from './documents/sweep.ts'
import { sweepPhotos } from './files/sweep.ts'
import { COMMENDATION_CLOCK } from './merit/praise/clock.ts'
import { RATING_CLOCK } from './merit/ratings/clock-queries.ts'
import { dropOldTries } from './http/queries.ts'
import { sweepMessages, sweepOldMessages } from './notifications/post-sweep.ts'
import { textsOfPetitions } from './petitions/finding/text-queries.ts'
import { PETITION_LAPSES } from './petitions/clock-deeds.ts'
import { labelsChanged } from './petitions/clock-queries.ts'
import { petitionWordsGone } from './petitions/erase-queries.ts'
import { countSupports } from './petitions/public/support-queries.ts'
import { RECOMMENDATION_CLOCK } from './recommendations/clock-queries.ts'
import { countRecommendations } from './recommendations/count-sweep.ts'
import { ROUND_CLOCK } from './rounds/clock-queries.ts'
import { dropOldImports } from './registers/import-queries.ts'
import { DIFFICULTY_CLOCK } from './rounds/difficulties/clock-queries.ts'
import { sweepReportFiles } from './rounds/reporting/file-sweep.ts'
import { openRounds } from './rounds/series/open-sweep.ts'
import { sweepCompiledFiles } from './rounds/compiling/file-sweep.ts'
import { dropOldSessions } from './staff/session-queries.ts'
import { dropOldSignIns } from './staff/sign-in/sign-in-queries.ts'
import { countFigures } from './statistics/figures-sweep.ts'
import { boardReportsDue } from './supervision/boards/board-queries.ts'
import { sweepBoardFiles } from './supervision/boards/file-sweep.ts'
import { PROGRAMME_CLOCK, SUPERVISION_CLOCK } from './supervision/clock-queries.ts'
import { countClusters } from './supervision/cluster-queries.ts'
import { sweepTargetPhotos } from './targets/proof-sweep.ts'
import { eraseDue } from './submitters/erase-sweep.ts'
import { sweepSurveyFiles } from './surveys/answering/file-sweep.ts'
import { guardSurveys } from './surveys/answering/guard-queries.ts'
import { endSurveys } from './surveys/office/ending-queries.ts'
import { countSurveys } from './surveys/results/tally-sweep.ts'
import { sendFigures } from './upward/sending-sweep.ts'

/** Days that are sealed in one turn of the clock, of all communes together: the platform allows 1,000 queries an invocation. */
const SEALED_PER_TURN = 240

/** What the clock must know of each kind of case. */
const KINDS = { petition: { lapses: PETITION_LAPSES, changed: labelsChanged, wordsGone: petitionWordsGone } }

/** And of each kind of dossier. */
const DOSSIERS = {
  programme: PROGRAMME_CLOCK,
  supervision: SUPERVISION_CLOCK,
  recommendation: RECOMMENDATION_CLOCK,
  coordination: COORDINATION_CLOCK,
  criticism: CRITICISM_CLOCK,
  dialogue: SESSION_CLOCK,
  dialogue_request: REQUEST_CLOCK,
  dialogue_topic: TOPIC_CLOCK,
  report_round: ROUND_CLOCK,
  difficulty: DIFFICULTY_CLOCK,
  rating: RATING_CLOCK,
  commendation: COMMENDATION_CLOCK,
}

type Turn = { db: Db; env: Env; now: Date }
type Sweep = (turn: Turn) => Promise<unknown>

/** Each cron of wrangler.toml and what it sweeps, in order. Each sweep does nothing the second time. */
const SWEEPS: Readonly<Record<string, Readonly<Record<string, Sweep>>>> = {
  '*/5 * * * *': {
    heirs: ({ db, now }) => moveToHeirs(db, now, DOSSIERS),
    alarms: ({ db, now }) => wakeCases(db, now, KINDS),
    dossiers: ({ db, now }) => wakeDossiers(db, now, DOSSIERS),
    rounds: ({ db, now }) => openRounds(db, now),
    erasures: ({ db, env, now }) => eraseDue(db, env.FILES, now, KINDS),
    surveyEnds: ({ db, now }) => endSurveys(db, now),
    surveyFigures: ({ db, now }) => countSurveys(db, now),
    recommendationFigures: ({ db, now }) => countRecommendations(db, now),
    clusters: ({ db, now }) => countClusters(db, now),
    dialogueTopics: ({ db, now }) => countTopics(db, now),
    boardReports: ({ db, now }) => boardReportsDue(db, now),
    activities: ({ db, now }) => remindActivities(db, now),
    messages: ({ db, env, now }) => sweepMessages(db, env, now),
    figures: ({ db, now }) => countFigures(db, now),
    upward: ({ db, now }) => sendFigures(db, now),
    words: ({ db, now }) => sweepWords(db, now, textsOfPetitions),
    supports: ({ db }) => countSupports(db),
    tries: ({ db, now }) => dropOldTries(db, now),
    surveyGuards: ({ db, now }) => guardSurveys(db, now),
  },
  '17 * * * *': {
    unattended: ({ db, now }) => openToLeaders(db, now),
    seals: ({ db, now }) => sealFinishedDays(db, now, SEALED_PER_TURN),
    sessions: ({ db, now }) => dropOldSessions(db, now),
    signIns: ({ db, now }) => dropOldSignIns(db, now),
  },
  // 02:40 in Vietnam.
  '40 19 * * *': {
    photos: ({ db, env, now }) => sweepPhotos(db, env.FILES, localDay(now)),
    dossierFiles: ({ db, env, now }) => sweepDossierFiles(db, env.FILES, localDay(now)),
    documents: ({ db, env, now }) => sweepDocuments(db, env.FILES, localDay(now)),
    reportFiles: ({ db, env, now }) => sweepReportFiles(db, env.FILES, localDay(now)),
    targetPhotos: ({ db, env, now }) => sweepTargetPhotos(db, env.FILES, localDay(now)),
    activityPhotos: ({ db, env, now }) => sweepActivityPhotos(db, env.FILES, localDay(now)),
    boardFiles: ({ db, env, now }) => sweepBoardFiles(db, env.FILES, localDay(now)),
    compiledFiles: ({ db, env, now }) => sweepCompiledFiles(db, env.FILES, localDay(now)),
    dialogueContacts: ({ db, now }) => forgetContacts(db, now),
    registerImports: ({ db, now }) => dropOldImports(db, now),
    surveyFiles: ({ db, env, now }) => sweepSurveyFiles(db, env.FILES, localDay(now)),
    oldMessages: ({ db, now }) => sweepOldMessages(db, now),
  },
}

/** One turn of the clock. A sweep that fails is told in the log and does not keep the others from their work. */
export async function tick(controller: ScheduledController, env: Env): Promise<void> {
  const turn = { db: connect(env), env, now: new Date(controller.scheduledTime) }
  const failed: string[] = []
  for (const [name, sweep] of Object.entries(SWEEPS[controller.cron] ?? {})) {
    try {
      await sweep(turn)
    } catch (error) {
      failed.push(name)
      const message = error instanceof Error ? error.message : 'unknown'
      console.error(JSON.stringify({ failure: 'clock', sweep: name, message }))
    }
  }
  // The platform counts the turn as failed, so that whoever watches it sees it.
  if (failed.length > 0) throw new Error(`sweeps failed: ${failed.join(', ')}`)
}

import type { CommuneBook } from '../communes/book.ts'
import { coordinationLines } from '../coordination/history-lines.ts'
import { PROGRAMMES as COORDINATION } from '../coordination/place.ts'
import { historyLines } from '../criticism/history-lines.ts'
import { OFFICE as CRITICISM } from '../criticism/place.ts'
import { requestLines, TOPIC_LINES } from '../dialogue/asking/history-lines.ts'
import { meetingLines } from '../dialogue/history-lines.ts'
import { REQUESTS, SESSIONS, TOPICS } from '../dialogue/place.ts'
import { dossierCode, type DossierKind, dossierSlug } from '../dossiers/code.ts'
import { historyOf } from '../dossiers/history.ts'
import { COMMENDATIONS, RATINGS } from '../merit/place.ts'
import { praiseLines } from '../merit/praise/history-lines.ts'
import { ratingLines } from '../merit/ratings/history-lines.ts'
import { PLACE as RECOMMENDATIONS } from '../recommendations/place.ts'
import { linesFor } from '../recommendations/words.ts'
import { difficultyLines } from '../rounds/difficulties/history-lines.ts'
import { roundLines } from '../rounds/history-lines.ts'
import { DIFFICULTIES, ROUNDS } from '../rounds/place.ts'
import { PROGRAMME_LINES, topicLines } from '../supervision/history-lines.ts'
import { PLACE as SUPERVISION, PROGRAMMES } from '../supervision/place.ts'
import type { DossierAct } from './dossier-journal-queries.ts'
import type { Entry, NameOf } from './told.ts'

const PLACES: Record<DossierKind, string> = {
  programme: PROGRAMMES,
  supervision: SUPERVISION,
  recommendation: RECOMMENDATIONS,
  criticism: CRITICISM,
  dialogue_request: REQUESTS,
  dialogue_topic: TOPICS,
  dialogue: SESSIONS,
  report_round: ROUNDS,
  difficulty: DIFFICULTIES,
  coordination: COORDINATION,
  rating: RATINGS,
  commendation: COMMENDATIONS,
}

/** Events of dossiers in words, each with the way to its dossier. What was written with them is read there, and so is what a citizen called his request. */
export function tellDossiers(rows: readonly DossierAct[], book: CommuneBook, nameOf: NameOf): Entry[] {
  const lines = {
    ...PROGRAMME_LINES,
    ...topicLines(book),
    ...linesFor(book),
    ...historyLines(book),
    ...meetingLines(book),
    ...requestLines(book),
    ...TOPIC_LINES,
    ...roundLines(book),
    ...coordinationLines(book),
    ...difficultyLines(book),
    ...ratingLines(book),
    ...praiseLines(book),
  }
  return rows.map(({ dossierKind, number, title: about, year, ...event }) => {
    const [item] = historyOf({ events: [{ ...event, text: '' }] as never }, lines, book, nameOf)
    const numbered = { kind: dossierKind, year, number }
    return {
      ...{
        at: event.at,
        title: item?.title ?? event.kind,
        note: dossierKind === 'dialogue_request' ? '' : about,
        caseCode: '',
      },
      about: { href: `${PLACES[dossierKind]}/${dossierSlug(numbered)}`, text: dossierCode(book, numbered) },
    }
  })
}

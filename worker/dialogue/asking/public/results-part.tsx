import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { GivenPromise } from '../../minutes/results.ts'
import { publicPlace, sessionHref } from '../../place.ts'

/** What came of the meeting, as those who asked for it read it on their own pages. */
export type ResultsHere = {
  resultsOn: string | null
  surveySlug: string
  promises: readonly GivenPromise[]
}

/** The promises that were given, how each stands today, the way to all results and to the question whether they were heard. */
export function ResultsPart({
  book,
  meeting,
  results,
}: {
  book: CommuneBook
  meeting: DossierRow
  results: ResultsHere
}) {
  const { promises, resultsOn, surveySlug } = results
  return (
    <>
      <h2>Kết quả</h2>
      <p>
        {resultsOn !== null && <>Công bố {longDay(resultsOn)}. </>}
        <a href={`${sessionHref(meeting.communeId, meeting)}/ket-qua`}>Đọc toàn bộ kết quả</a>
      </p>
      {promises.length > 0 && (
        <>
          <p>Đã hứa trước bà con:</p>
          <ul class="list">
            {promises.map((one) => (
              <li key={one.id}>
                <a href={`${publicPlace(meeting.communeId)}/cam-ket/${dossierSlug(one)}`}>{one.publicAsked}</a>
                <small>
                  {bodyName(book, one.bodyId)}. {one.word}
                  {one.day === '' ? '' : `. ${one.day}`}.
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {surveySlug !== '' && (
        <p>
          <a href={`/${meeting.communeId}/khao-sat/${surveySlug}`}>Ông/bà thấy mình có được lắng nghe không?</a>
        </p>
      )}
    </>
  )
}

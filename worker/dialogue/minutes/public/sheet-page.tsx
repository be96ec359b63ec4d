import { PAPER_CSS } from '../../../../web/built.ts'
import { Page } from '../../../../web/components/page.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { bodyName, fullName } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { placeOf, sessionHref } from '../../place.ts'
import { OUTCOME_WORDS } from '../outcome.ts'
import { numbersText, type ResultsView } from './results-page.tsx'

/** From so many lines on the sheet is written smaller, so that it stays one page. */
const MANY = 12
/** Characters of an answer on a wall, of one among many, and of the opening words. */
const ANSWER = 160
const SHORT = 110
const OPENING = 420

/** One page of A4 for the notice board of a hamlet. */
export function sheetPage({ book, results, row, origin }: ResultsView & { origin: string }) {
  const { numbers, points, promises, session, title } = results
  const meeting = sessionHref(row.communeId, row)
  const concluded = points.filter((point) => point.title !== '')
  const isMany = promises.length + concluded.length > MANY
  const most = isMany ? SHORT : ANSWER
  return (
    <Page title={`Bản tin: ${title}`} place={placeOf(book)}>
      {PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <p class="noprint">
        <a href={`${meeting}/ket-qua`}>Kết quả đối thoại</a>
      </p>
      <p class="noprint">
        <Print>In bản tin</Print>
      </p>
      <article class={isMany ? 'board many' : 'board'}>
        <p class="from">{fullName(book.commune)}</p>
        <h1>Kết quả đối thoại với Nhân dân</h1>
        <p class="what">
          {title}
          {session.heldOn !== null && `, ${longDay(session.heldOn)}`}
        </p>
        <p>
          {cut(session.results, OPENING)} {numbersText(numbers)}
        </p>
        {concluded.length > 0 && (
          <>
            <h2>Bà con hỏi, xã trả lời</h2>
            <ol>
              {concluded.map((point) => (
                <li key={point.title}>
                  <b>{cut(point.title, isMany ? 60 : 120)}:</b>{' '}
                  {point.outcome === 'answered' || point.outcome === ''
                    ? ''
                    : `${OUTCOME_WORDS[point.outcome].told}${point.forwardedTo === '' ? '' : `: ${point.forwardedTo}`}. `}
                  {cut(point.answer, most)}
                </li>
              ))}
            </ol>
          </>
        )}
        {promises.length > 0 && (
          <>
            <h2>Xã đã hứa {promises.length} việc</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col">Việc</th>
                  <th scope="col">Cơ quan làm</th>
                  <th scope="col">Xong trước</th>
                </tr>
              </thead>
              <tbody>
                {promises.map((promise) => (
                  <tr key={promise.id}>
                    <td>{cut(promise.publicAsked, most)}</td>
                    <td>{bodyName(book, promise.bodyId)}</td>
                    <td class="whole" data-label={promise.doneDueOn === null ? undefined : 'Xong trước'}>
                      {promise.doneDueOn === null ? '' : dayOf(promise.doneDueOn)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        <p class="foot-line">
          Xem đầy đủ và theo dõi từng việc:{' '}
          <b class="url">{`${origin}${meeting}/ket-qua`.replace(/^https?:\/\//, '')}</b>. Việc nào chậm, bà con báo
          trưởng thôn hoặc Mặt trận xã.
        </p>
      </article>
    </Page>
  )
}

function dayOf(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if ([...line].length <= most) return line
  const short = [...line].slice(0, most - 1).join('')
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), most / 2))}…`
}

import { StatusTag } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../dossiers/code.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { PLACE } from './place.ts'
import type { State } from './rules.ts'
import { standingOf } from './standing.ts'
import { STATE_WORDS } from './words.ts'

/** Recommendations to compare: what is asked of whom, how it stands, by when. Nothing when there are none. */
export function RecommendationTable({
  rows,
  book,
  today,
  caption = 'Kiến nghị',
  columns: [what, whom] = ['Kiến nghị', 'Gửi'],
}: {
  rows: readonly DossierRow[]
  book: CommuneBook
  today: string
  caption?: string
  /** What they are, and what the body is to them. */
  columns?: readonly [what: string, whom: string]
}) {
  if (rows.length === 0) return null
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{whom}</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} book={book} today={today} whom={whom} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, book, today, whom }: { row: DossierRow; book: CommuneBook; today: string; whom: string }) {
  const { text, tone } = STATE_WORDS[row.status as State]
  const standing = standingOf(row, book, today)
  return (
    <tr>
      <td>
        <a href={`${PLACE}/${dossierSlug(row)}`}>{dossierCode(book, row)}</a>
        <div>
          <bdi>{row.title}</bdi>
        </div>
      </td>
      <td data-label={whom}>{bodyName(book, row.addressedBodyId ?? '')}</td>
      <td>
        <StatusTag label={text} tone={tone} />
      </td>
      <td data-label="Hạn">
        {standing ? (
          <span>
            {standing.day && `${longDay(standing.day)}: `}
            {standing.isLate ? <b class="late">{standing.word}</b> : standing.word}
            {standing.body !== bodyName(book, row.addressedBodyId ?? '') && <div class="at">Chờ {standing.body}</div>}
          </span>
        ) : (
          'Không còn việc chờ'
        )}
      </td>
    </tr>
  )
}

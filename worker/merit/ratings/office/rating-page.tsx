import { Facts } from '../../../../web/components/facts.tsx'
import { Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { Timeline } from '../../../../web/components/timeline.tsx'
import type { DossierView } from '../../../dossiers/deed-access.ts'
import { DeedForms } from '../../../dossiers/deed-forms.tsx'
import { historyOf } from '../../../dossiers/history.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { RATINGS } from '../../place.ts'
import { Files } from '../../files-part.tsx'
import { ratingLines } from '../history-lines.ts'
import type { RatingOwn } from '../own.ts'
import { statusOf } from '../words.ts'
import { factsOf, nextText } from './facts.ts'
import { Peers, Points } from './points-part.tsx'
import { eventsSeen, filesSeen } from './seen.ts'

/** A unit's rating on an officer's desk: where it stands, points beside what the system knows, what he can do, what happened. */
export function ratingPage(view: DossierView<RatingOwn>) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = statusOf(row.status)
  // Whoever rates himself has the criteria, and what is known, in the form before him.
  const asksPoints = offers.some(({ action }) => action === 'tu-cham')
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={RATINGS}>
      <p class="crumb">
        <a href={`${RATINGS}/${own.rating.year}`}>Xếp loại năm {own.rating.year}</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <StatusTag label={status.name} tone={status.tone} /> <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          <Facts rows={factsOf(desk)} />
          {!(asksPoints && own.scores.length === 0) && <Points desk={desk} />}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <Peers desk={desk} />
          <Files files={filesSeen(desk)} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf({ events: eventsSeen(desk) }, ratingLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

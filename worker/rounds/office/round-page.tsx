import { Facts } from '../../../web/components/facts.tsx'
import { Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import type { DossierView } from '../../dossiers/deed-access.ts'
import { DeedForms } from '../../dossiers/deed-forms.tsx'
import { historyOf } from '../../dossiers/history.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { RoundPapers } from '../compiling/papers-part.tsx'
import { RoundDifficulties } from '../difficulties/round-part.tsx'
import { roundLines } from '../history-lines.ts'
import type { RoundOwn } from '../own.ts'
import { ROUNDS } from '../place.ts'
import { ROUND_WORDS } from '../words.ts'
import { factsOf, nextText } from './facts.ts'
import { DraftUnits, UnitTable } from './unit-table.tsx'
import { waysOf } from './ways.ts'

export type RoundView = DossierView<RoundOwn>

/** A round on an officer's desk: who has sent and who has not, what he can do, what happened. */
export function roundPage(view: RoundView) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = ROUND_WORDS[row.status]
  const ways = waysOf(view)
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb">
        <a href={ROUNDS}>Kỳ báo cáo</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        {status && <StatusTag label={status.name} tone={status.tone} />} <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          {ways.length > 0 && (
            <ul class="list">
              {ways.map(({ href, text, more }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                  <p>{more}</p>
                </li>
              ))}
            </ul>
          )}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          {row.status === 'draft' ? (
            <DraftUnits book={book} units={own.round.units} />
          ) : (
            <UnitTable desk={desk} address={address} />
          )}
          <h2>Kỳ này</h2>
          <Facts rows={factsOf(desk)} />
          <RoundPapers desk={desk} address={address} />
          <RoundDifficulties desk={desk} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, roundLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

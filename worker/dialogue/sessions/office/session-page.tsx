import { Facts } from '../../../../web/components/facts.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { Timeline } from '../../../../web/components/timeline.tsx'
import { dossierSlug } from '../../../dossiers/code.ts'
import { DeedForms } from '../../../dossiers/deed-forms.tsx'
import type { DossierView } from '../../../dossiers/deed-access.ts'
import { historyOf } from '../../../dossiers/history.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { holds } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { meetingLines } from '../../history-lines.ts'
import { Papers } from '../../minutes/office/papers-part.tsx'
import { OFFICE, REQUESTS, SERIES } from '../../place.ts'
import type { SessionOwn } from '../own.ts'
import { STATUS_WORDS } from '../words.ts'
import { factsOf, nextText } from './facts.ts'
import { waysOf } from './ways.ts'

export type SessionView = DossierView<SessionOwn>

/** A meeting on an officer's desk: where it stands, its parts, what he can do, what happened. */
export function sessionPage(view: SessionView) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = STATUS_WORDS[row.status]
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Đối thoại</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        {status && <StatusTag label={status.name} tone={status.tone} />} <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      {own.session.notice !== '' && row.endedAt === null && row.status !== 'held' && (
        <Note tone="warn">
          <p>{own.session.notice}</p>
        </Note>
      )}
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          <p class="words">{own.session.about}</p>
          <ul class="list">
            {waysOf(view).map(({ href, text, more }) => (
              <li key={href}>
                <a href={href}>{text}</a>
                <p>{more}</p>
              </li>
            ))}
          </ul>
          {readsRequests(desk) && <Requests rows={own.requests} isCancelled={row.status === 'cancelled'} />}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <h2>Buổi này</h2>
          <Facts rows={factsOf(desk)} />
          {own.session.seriesId !== '' && (
            <p>
              Buổi này nằm trong <a href={SERIES}>lịch tiếp dân</a>.
            </p>
          )}
          <Papers desk={desk} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, meetingLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

/** What somebody asked for is read by the Front; others read the agenda that came of it. */
function readsRequests({ book, staff }: SessionView['desk']): boolean {
  return staff.bodyId === book.commune.triageBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}

/** Requests that were joined to it: of a cancelled one those that still have to be put somewhere else. */
function Requests({ rows, isCancelled }: { rows: readonly DossierRow[] | undefined; isCancelled: boolean }) {
  if (!rows || rows.length === 0) return null
  return (
    <>
      <h2>{isCancelled ? 'Đề nghị cần xếp lại' : 'Đề nghị đã đưa vào buổi này'}</h2>
      <ul class="list">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`${REQUESTS}/${dossierSlug(row)}`}>{row.title}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

import { Facts } from '../../../web/components/facts.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { DeedForms } from '../../dossiers/deed-forms.tsx'
import type { DossierView } from '../../dossiers/deed-access.ts'
import { historyOf } from '../../dossiers/history.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { historyLines } from '../history-lines.ts'
import { leadOf } from '../limits.ts'
import type { Own } from '../own.ts'
import { OFFICE, publicAddress } from '../place.ts'
import { PointList } from '../point-list.tsx'
import { isAnswered, readsPoints } from '../rules.ts'
import { STATUS_WORDS } from '../words.ts'
import { factsOf, nextText } from './facts.ts'
import { Papers } from './papers-part.tsx'
import { waysOf } from './ways.ts'

export type DraftView = DossierView<Own>
/** What has a page of its own: its form does not stand among the others. */
const ON_OWN_PAGE = ['soan-tra-loi', 'doi-chieu']

/** A draft on an officer's desk: where it stands, what he can do, its points, what happened. */
export function dossierPage(view: DraftView) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = STATUS_WORDS[row.status]
  const fault = tried?.errors.points
  const front = book.commune.triageBodyId
  const { receivedOn, plannedOn } = own.criticism
  const lead = receivedOn === null ? null : leadOf(book, receivedOn, plannedOn)
  const shows = readsPoints(staff, file, front)
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Phản biện</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        {status && <StatusTag label={status.name} tone={status.tone} />} <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      {lead?.isShort && ['draft_received', 'accepted'].includes(row.status) && (
        <Note tone="warn">
          <p>{lead.sentence}</p>
        </Note>
      )}
      {fault && <PointFault sentences={fault} view={view} />}
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          <p class="words">{own.criticism.summary}</p>
          <Ways view={view} />
        </div>
        <DeedForms
          desk={desk}
          offers={offers.filter(({ action }) => !ON_OWN_PAGE.includes(action))}
          address={address}
          tried={tried}
        />
        <div>
          {shows && own.points.length > 0 && (
            <>
              <h2>Các điểm phản biện</h2>
              <PointList
                points={own.points}
                sections={own.sections}
                isAnswered={isAnswered(row) || staff.bodyId === row.addressedBodyId}
              />
            </>
          )}
          <h2>Dự thảo này</h2>
          <Facts rows={factsOf(desk)} />
          <Files view={view} />
          <Papers desk={desk} address={address} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, historyLines(book), book, nameOf)} />
        </div>
      </div>
      {row.publishedAt !== null && (
        <p>
          <a href={publicAddress(row.communeId, row)}>Trang của bà con về dự thảo này</a>
        </p>
      )}
    </OfficePage>
  )
}

function Ways({ view }: { view: DraftView }) {
  const ways = waysOf(view)
  if (ways.length === 0) return null
  return (
    <ul class="list">
      {ways.map(({ href, text, more }) => (
        <li key={href}>
          <a href={href}>{text}</a>
          <p>{more}</p>
        </li>
      ))}
    </ul>
  )
}

/** What keeps the points from going on, each of them named with its way. */
export function PointFault({ sentences, view }: { sentences: readonly string[]; view: DraftView }) {
  const { address, desk, tried } = view
  const { own } = desk.file
  const isAnswering = tried?.action !== 'ket-thuc'
  const open = own.points.filter((point) =>
    isAnswering
      ? point.response === '' || (point.response !== 'accepted' && point.responseText === '')
      : point.met === '',
  )
  return (
    <div role="alert" tabIndex={-1} data-focus>
      <Note tone="warn">
        <p>{sentences.join(' ')}</p>
        <ul>
          {open.map(({ id, number }) => (
            <li key={id}>
              <a href={isAnswering ? `${address}/soan-tra-loi#diem-${number}` : `${address}/doi-chieu#diem-${number}`}>
                Điểm {number}
              </a>
            </li>
          ))}
        </ul>
      </Note>
    </div>
  )
}

function Files({ view }: { view: DraftView }) {
  const { address, desk } = view
  const { files } = desk.file
  if (files.length === 0) return null
  return (
    <>
      <h2>Tệp</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${address}/tep/${file.id}`}>{file.name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

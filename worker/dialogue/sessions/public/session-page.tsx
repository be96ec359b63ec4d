import type { ComponentChildren } from 'preact'
import { Facts } from '../../../../web/components/facts.tsx'
import { Note } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { bodyName, type CommuneBook, fullName } from '../../../communes/book.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { takesAhead, takesInHall, takesSeats } from '../../hall/may.ts'
import { publicPlace, sessionHref } from '../../place.ts'
import { whenText } from '../times.ts'
import type { MeetingRow } from '../tables.ts'
import { KIND_WORDS } from '../words.ts'
import { changedWords } from './said.ts'

export type PublicSessionView = {
  book: CommuneBook
  row: DossierRow
  session: MeetingRow
  /** Names of the points of its agenda. */
  points: readonly string[]
  /** The draft after which it is held, where everybody may read it. */
  draft: { href: string; title: string } | null
  now: Date
}

/** A meeting for everybody: when, where, who, what about; how to take part; what changed; what came of it. */
export function publicSessionPage({ book, row, session, points, draft, now }: PublicSessionView) {
  const here = sessionHref(row.communeId, row)
  const changed = changedWords(row, session)
  const isOff = row.status === 'cancelled' || row.status === 'postponed'
  return (
    <Page
      title={row.title}
      place={{ name: fullName(book.commune), href: `/${book.commune.id}` }}
      description={`${KIND_WORDS[session.kind].name}: ${whenText(session)}${session.place === '' ? '' : `, ${session.place}`}.`}
    >
      <p>
        <a href={publicPlace(row.communeId)}>Đối thoại, tiếp dân</a>
      </p>
      <h1>{row.title}</h1>
      {changed && (
        <Note tone="warn" title={changed}>
          {session.notice !== '' && <p>{session.notice}</p>}
        </Note>
      )}
      {session.resultsOn !== null && session.results !== '' && row.status === 'closed' && (
        <>
          <h2>Kết quả</h2>
          <p class="words">{session.results}</p>
        </>
      )}
      <p class="lead">
        {isOff ? <s>{whenText(session)}</s> : <b>{whenText(session)}</b>}
        {session.place === '' ? '' : `, ${session.place}`}.
      </p>
      <Awaited row={row} session={session} now={now} />
      <Ways row={row} session={session} here={here} now={now} />
      <p class="words">{session.about}</p>
      {points.length > 0 && (
        <>
          <h2>Chương trình</h2>
          <ol>
            {points.map((title, index) => (
              <li key={index}>{title}</li>
            ))}
          </ol>
        </>
      )}
      <h2>Về buổi này</h2>
      <Facts rows={factsOf(book, row, session, draft)} />
      {!isOff && now.toISOString() < session.endsAt && (
        <p class="noprint">
          <a href={`${here}.ics`}>Thêm vào lịch điện thoại</a> · <a href={`${here}/to-roi`}>In tờ rơi</a>
        </p>
      )}
    </Page>
  )
}

/** It was held, and what came of it is not there yet: until when. */
function Awaited({ row, session, now }: Pick<PublicSessionView, 'row' | 'session' | 'now'>) {
  if (row.status !== 'held' && row.status !== 'minutes_approved') return null
  const due = session.resultsDueOn
  if (due === null) return <p>Đã tổ chức. Kết quả sẽ đăng ở đây.</p>
  return due < localDay(now) ? (
    <p>Đã tổ chức. Kết quả phải công bố chậm nhất {longDay(due)}, nay đã quá hạn.</p>
  ) : (
    <p>Đã tổ chức. Kết quả đăng ở đây, chậm nhất {longDay(due)}.</p>
  )
}

/** What can be done now, the most useful first. */
function Ways({ row, session, here, now }: Pick<PublicSessionView, 'row' | 'session' | 'now'> & { here: string }) {
  const hasResults = session.resultsOn !== null && row.status !== 'cancelled' && session.minutesReadyAt !== null
  const ways = [
    takesInHall(row, session) && { href: `${here}/hoi-truong`, text: 'Gửi câu hỏi ngay' },
    hasResults && { href: `${here}/ket-qua`, text: 'Xem kết quả, lời hứa' },
    takesSeats(row, session, now) && { href: `${here}/dang-ky`, text: 'Đăng ký dự' },
    takesAhead(row, session, now) && { href: `${here}/cau-hoi`, text: 'Gửi câu hỏi trước' },
  ].filter((way) => way !== false)
  if (ways.length === 0) return null
  return (
    <p class="noprint">
      {ways.map(({ href, text }, index) => (
        <>
          <a class={index === 0 ? 'button' : 'button quiet'} href={href} key={href}>
            {text}
          </a>{' '}
        </>
      ))}
    </p>
  )
}

function factsOf(
  book: CommuneBook,
  row: DossierRow,
  session: MeetingRow,
  draft: PublicSessionView['draft'],
): [string, ComponentChildren][] {
  const isOnline = session.onlineLink !== '' && (row.status === 'announced' || row.status === 'held')
  const rows: [string, ComponentChildren][] = [
    ['Loại', KIND_WORDS[session.kind].name === row.title ? null : KIND_WORDS[session.kind].name],
    ['Ai chủ trì', session.hosts || bodyName(book, row.leadBodyId)],
    ['Thôn', session.hamletId === '' ? null : (book.hamlets.get(session.hamletId)?.name ?? null)],
    [
      'Qua mạng',
      isOnline ? (
        <a href={session.onlineLink} rel="noopener nofollow">
          Mở cuộc họp qua mạng
        </a>
      ) : null,
    ],
    ['Chỗ ngồi', session.capacity === 0 || row.status !== 'announced' ? null : `${session.capacity} chỗ`],
    ['Phiên dịch', session.interpreters || null],
    ['Sau phản biện', draft === null ? null : <a href={draft.href}>{draft.title}</a>],
    ['Đã đến', session.came === null ? null : `${session.came} người`],
  ]
  return rows.filter(([, what]) => what !== null)
}

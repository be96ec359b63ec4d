import type { ComponentChildren } from 'preact'
import { Facts } from '../../../../web/components/facts.tsx'
import { Note, Trouble } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { showSecret } from '../../../cases/code.ts'
import type { CommuneBook } from '../../../communes/book.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { placeOf, publicPlace } from '../../place.ts'
import { whenText } from '../../sessions/times.ts'
import type { SessionKind } from '../../words.ts'
import { KIND_WORDS } from '../../sessions/words.ts'
import { requestAddress, requestCode, topicAddress } from '../request-codes.ts'
import type { RequestRow } from '../tables.ts'
import { withdrawal } from '../withdrawal.ts'
import { NEED_WORDS, TIME_WORDS, withText } from '../words.ts'
import { Codes } from './codes.tsx'
import { askedText } from './counts.tsx'
import { ownWords } from './own-words.ts'
import type { Around } from './request-queries.ts'
import { ResultsPart } from './results-part.tsx'

export type OwnView = {
  book: CommuneBook
  row: DossierRow
  request: RequestRow
  around: Around
  secret: string
  /** Of this site, for the square that a camera reads. */
  origin: string
  /** Why something was not done. */
  trouble?: string
}

/** What became of one's own request: where it stands, with whom it was pooled, when one meets, what was answered. */
export function ownPage(view: OwnView) {
  const { around, book, request, row, trouble } = view
  const { label, says, tone } = ownWords(row.status)
  const here = requestAddress(row.communeId, row)
  // Just sent, the codes are what matters: whoever leaves without them finds it no more.
  const isNew = row.status === 'filed'
  return (
    <Page title={`Đề nghị ${requestCode(book, row)}`} place={placeOf(book)}>
      <h1>Đề nghị đối thoại của ông/bà</h1>
      {trouble && (
        <Trouble title="Chưa làm được">
          <p>{trouble}</p>
        </Trouble>
      )}
      <p class="lead">
        {row.title}. Gửi {longDay(localDay(row.startedAt))}.
      </p>
      <p>
        <StatusTag label={label} tone={tone} />
      </p>
      {says && <p>{says}</p>}
      {row.status === 'filed' && row.dueOn !== null && <p>Mặt trận xã xem chậm nhất {longDay(row.dueOn)}.</p>}
      <RightWay view={view} />
      <Outcome view={view} />
      <Meeting view={view} />
      {around.session && around.results && (
        <ResultsPart book={book} meeting={around.session.row} results={around.results} />
      )}
      <Topic view={view} />
      {isNew ? <Keep view={view} /> : <Wrote view={view} />}
      {isNew ? <Wrote view={view} /> : <Keep view={view} />}
      <Ways row={row} isErased={request.wish === ''} here={here} />
    </Page>
  )
}

function Keep({ view: { book, origin, row, secret } }: { view: OwnView }) {
  const here = requestAddress(row.communeId, row)
  const code = requestCode(book, row)
  return (
    <>
      <h2>Giữ hai mã này</h2>
      <Codes code={code} secret={secret} address={here} origin={origin} communeId={row.communeId} />
      <p class="noprint">
        <a href={`${here}/bien-nhan`}>Tờ biên nhận để in</a>
      </p>
    </>
  )
}

/** Words that read like a denunciation or a complaint go another way, on which their sender is protected. */
function RightWay({ view: { book, request } }: { view: OwnView }) {
  if (!/denunciation|complaint/.test(request.flag)) return null
  return (
    <Note tone="warn" title="Nếu ông/bà muốn tố cáo hoặc khiếu nại">
      <p>
        Gửi ở đây thì không được coi là đơn.{' '}
        <a href={`/${book.commune.id}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
      </p>
    </Note>
  )
}

/** What came of it in the officers' words, and the petition that answers it. */
function Outcome({ view: { book, request, row, secret } }: { view: OwnView }) {
  if (request.outcomeNote === '' && request.caseCode === '') return null
  return (
    <>
      <h2>{row.status === 'declined_with_reason' ? 'Lý do' : 'Mặt trận xã trả lời'}</h2>
      {request.outcomeNote !== '' && <p class="words">{request.outcomeNote}</p>}
      {request.caseCode !== '' && (
        <form method="post" action={`/${book.commune.id}/tra-cuu`}>
          <input type="hidden" name="caseCode" value={request.caseCode} />
          <input type="hidden" name="secret" value={showSecret(secret)} />
          <p>
            Việc này thành hồ sơ <b>{request.caseCode}</b>, có hạn trả lời. Mã bí mật vẫn là mã của ông/bà.
          </p>
          <button type="submit">Xem hồ sơ {request.caseCode}</button>
        </form>
      )}
    </>
  )
}

function Meeting({ view: { around, row } }: { view: OwnView }) {
  const { session: found } = around
  if (!found || !['joined_to_session', 'individual_reception'].includes(row.status)) return null
  const { row: meeting, session } = found
  const isReception = row.status === 'individual_reception'
  // Before it was announced its day may still change, and nobody else knows of it.
  if (meeting.publishedAt === null && !isReception)
    return (
      <>
        <h2>Buổi đối thoại</h2>
        <p>Đang chuẩn bị. Có ngày, giờ và nơi họp thì hiện ở đây, trước buổi họp.</p>
      </>
    )
  const where = [session.place, session.onlineLink === '' ? '' : 'có họp qua mạng'].filter(Boolean).join('; ')
  const facts: [string, ComponentChildren][] = [
    ['Buổi', KIND_WORDS[session.kind as SessionKind].name],
    ['Khi nào', whenText(session)],
    ['Ở đâu', where],
    ['Người tiếp', session.hosts],
  ]
  return (
    <>
      <h2>{isReception ? 'Ngày gặp' : 'Buổi đối thoại'}</h2>
      {session.notice !== '' && (
        <Note tone="warn">
          <p>{session.notice}</p>
        </Note>
      )}
      <Facts rows={facts.filter(([, what]) => what !== '')} />
      {meeting.publishedAt !== null && (
        <p>
          <a class="button" href={`${publicPlace(meeting.communeId)}/${dossierSlug(meeting)}`}>
            {meeting.status === 'announced' ? 'Xem buổi này, đăng ký chỗ' : 'Xem buổi này'}
          </a>
        </p>
      )}
    </>
  )
}

function Topic({ view: { around } }: { view: OwnView }) {
  if (!around.topic || around.topic.row.publishedAt === null) return null
  const { row, topic } = around.topic
  return (
    <>
      <h2>Gom vào chủ đề</h2>
      <p>
        <a href={topicAddress(row.communeId, row)}>{row.title}</a>
        <br />
        {askedText(topic)}
      </p>
    </>
  )
}

function Wrote({ view: { around, book, request } }: { view: OwnView }) {
  if (request.wish === '') return <p>Nội dung và thông tin liên lạc đã được xóa theo yêu cầu của ông/bà.</p>
  const contact = around.voice?.phoneHash
    ? around.voice.confirmedAt === null
      ? 'Có số điện thoại. Mặt trận xã gọi một lần để xác nhận.'
      : 'Số điện thoại đã được xác nhận.'
    : 'Không để lại số điện thoại.'
  const wants = [
    ...request.times.map((time) => TIME_WORDS[time]),
    ...(request.onlineOk ? ['qua mạng cũng được'] : []),
    ...request.needs.map((need) => NEED_WORDS[need]),
  ]
  return (
    <>
      <h2>Ông/bà đã viết</h2>
      <p class="words">{request.wish}</p>
      {request.questions.length > 0 && (
        <ol>
          {request.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      )}
      <p class="hint">
        Muốn gặp: {withText(book, request)}. {wants.length > 0 && `Mong muốn: ${wants.join(', ')}. `}
        {contact}
      </p>
    </>
  )
}

/** What its sender can still do with it. */
function Ways({ here, isErased, row }: { here: string; isErased: boolean; row: DossierRow }) {
  const canWithdraw = withdrawal(row).ok
  if (!canWithdraw && isErased) return null
  return (
    <section class="noprint" aria-labelledby="rut-lai">
      <h2 id="rut-lai">Rút lại, xóa</h2>
      {canWithdraw && (
        <form method="post" action={`${here}/rut`}>
          <p>Rút thì đề nghị không được tính nữa; tên và số điện thoại bị xóa.</p>
          <button type="submit" class="quiet">
            Rút đề nghị
          </button>
        </form>
      )}
      {!isErased && (
        <form method="post" action={`${here}/xoa`}>
          <p>
            {canWithdraw ? 'Xóa thì đề nghị cũng được rút. ' : ''}Nội dung đã viết mất hẳn, không lấy lại được; mã và
            các bước đã qua vẫn còn.
          </p>
          <button type="submit" class="quiet">
            Xóa nội dung đã viết
          </button>
        </form>
      )}
    </section>
  )
}

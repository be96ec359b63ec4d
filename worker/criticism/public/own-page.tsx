import { CodesPage, type TypedCodes } from '../../../web/components/codes-page.tsx'
import { KeepHere } from '../../../web/components/keep-here.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { StatusTag, type Tone } from '../../../web/components/status-tag.tsx'
import { CodesBox, ReadAloud } from '../../../web/components/two-codes.tsx'
import { showSecret, spellSecret } from '../../cases/code.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { commentAddress, commentCode } from '../codes.ts'
import type { Own } from '../own.ts'
import { placeOf, publicAddress } from '../place.ts'
import { Answer, placeText } from '../point-list.tsx'
import { isAnswered, isIssued } from '../rules.ts'
import type { CommentRow } from '../tables.ts'
import { MET_WORDS } from '../words.ts'

export type OwnView = {
  book: CommuneBook
  row: DossierRow
  own: Own
  comment: CommentRow
  secret: string
  /** Of this site, for the square that a camera reads. */
  origin: string
}

/** What became of one's own comment: shown or not and why, the point it went into, the answer, the final text. */
export function ownPage(view: OwnView) {
  const { book, row, own, comment } = view
  const here = commentAddress(row.communeId, row, comment.number)
  return (
    <Page title={`Ý kiến của tôi: ${row.title}`} place={placeOf(book)}>
      <h1>Ý kiến của ông/bà đến đâu</h1>
      <p class="lead">
        Về <a href={publicAddress(row.communeId, row)}>{row.title}</a>, gửi {longDay(localDay(comment.at))}.
      </p>
      <Shown comment={comment} />
      <RightWay view={view} />
      <h2>Ông/bà đã viết</h2>
      <p class="words">{comment.text}</p>
      <p class="at">{placeText(comment, own.sections)}</p>
      {comment.state !== 'hidden' && <Became view={view} />}
      <h2>Giữ hai mã này</h2>
      <Codes view={view} />
      <p class="noprint">
        <a href={`${here}/bien-nhan`}>Tờ biên nhận để in</a>
      </p>
      <KeepHere
        here={placeOf(book).href}
        code={commentCode(book, row, comment.number)}
        secret={showSecret(view.secret)}
      />
    </Page>
  )
}

const STATES: Record<CommentRow['state'], { label: string; tone: Tone; says: string }> = {
  waiting: {
    label: 'Đang chờ cán bộ xem',
    tone: 'waiting',
    says: 'Cán bộ Mặt trận xã đọc rồi đăng ở trang của dự thảo.',
  },
  shown: { label: 'Đã đăng', tone: 'done', says: 'Mọi người đọc được ý kiến này ở trang của dự thảo.' },
  hidden: { label: 'Không đăng', tone: 'ended', says: '' },
  kept: { label: 'Đã ghi', tone: 'done', says: '' },
}

function Shown({ comment }: { comment: CommentRow }) {
  const { label, tone, says } = STATES[comment.state]
  return (
    <>
      <p>
        <StatusTag label={label} tone={tone} />
      </p>
      <p>{comment.state === 'hidden' ? `Lý do: ${comment.hiddenReason}` : says}</p>
    </>
  )
}

/** Words that read like a denunciation or a complaint go another way, on which their sender is protected. */
function RightWay({ view: { book, comment } }: { view: OwnView }) {
  if (!/\b(denunciation|complaint)\b/.test(comment.flags)) return null
  return (
    <Note tone="warn" title="Nếu ông/bà muốn tố cáo hoặc khiếu nại">
      <p>
        Gửi ở đây thì không được coi là đơn. Tố cáo, khiếu nại phải gửi đúng nơi để được giữ kín và giải quyết đúng
        luật. <a href={`/${book.commune.id}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
      </p>
    </Note>
  )
}

function Became({ view: { book, row, own, comment } }: { view: OwnView }) {
  const point = own.points.find(({ id }) => id === comment.pointId)
  if (!isIssued(row))
    return (
      <>
        <h2>Tiếp theo</h2>
        <p>
          Hết thời gian góp ý, Mặt trận xã gom các ý kiến thành từng điểm và gửi cơ quan soạn thảo. Cơ quan phải trả lời
          từng điểm. Ông/bà mở lại trang này để xem.
        </p>
      </>
    )
  if (!point)
    return (
      <>
        <h2>Ý kiến này vào đâu</h2>
        <p>Mặt trận xã đã đọc. Ý kiến này không nằm trong điểm nào của văn bản phản biện.</p>
      </>
    )
  return (
    <>
      <h2>Ý kiến này nằm trong điểm {point.number}</h2>
      <p class="words">{point.text}</p>
      {isAnswered(row) ? (
        <>
          <h2>{row.addressedBodyId === null ? 'Trả lời' : `${bodyName(book, row.addressedBodyId)} trả lời`}</h2>
          <Answer point={point} />
        </>
      ) : (
        <p>
          Đang chờ {row.addressedBodyId === null ? 'cơ quan soạn thảo' : bodyName(book, row.addressedBodyId)} trả lời.
          {row.dueOn === null ? '' : ` Thời hạn đề nghị: ${longDay(row.dueOn)}.`}
        </p>
      )}
      {point.met !== '' && (
        <>
          <h2>Văn bản đã ban hành</h2>
          <p>
            <StatusTag label={MET_WORDS[point.met].name} tone={MET_WORDS[point.met].tone} />
          </p>
          <p class="words">{[own.criticism.finalTitle, point.metNote].filter(Boolean).join('. ')}</p>
        </>
      )}
      {row.status === 'abandoned' && <p>Cơ quan soạn thảo thôi ban hành văn bản này.</p>}
    </>
  )
}

function Codes({ view: { book, row, comment, secret, origin } }: { view: OwnView }) {
  const code = commentCode(book, row, comment.number)
  return (
    <CodesBox
      name="Mã ý kiến"
      code={code}
      secret={showSecret(secret)}
      opens={`${origin}${commentAddress(row.communeId, row, comment.number)}`}
      square={`Mã vuông mở ý kiến ${code}`}
    />
  )
}

/** The two codes as a sheet of its own. */
export function receiptPage(view: OwnView) {
  const { book, row, comment, secret } = view
  return (
    <Page title={`Biên nhận ${commentCode(book, row, comment.number)}`} place={placeOf(book)}>
      <h1>Biên nhận góp ý dự thảo</h1>
      <p class="lead">
        {placeOf(book).name} đã nhận ý kiến về {row.title}, {longDay(localDay(comment.at))}.
      </p>
      <Codes view={view} />
      <ReadAloud spelt={spellSecret(secret)}>
        <p>
          <a href={commentAddress(row.communeId, row, comment.number)}>Về ý kiến của tôi</a>
        </p>
      </ReadAloud>
    </Page>
  )
}

/** Where the two codes of a comment are typed. */
export function lookPage({ book, ...typed }: TypedCodes & { book: CommuneBook }) {
  const place = placeOf(book)
  return (
    <CodesPage
      {...typed}
      place={place}
      title="Xem ý kiến của tôi đến đâu"
      lead="Gõ hai mã trên biên nhận đã nhận khi gửi ý kiến."
      action={`${place.href}/gop-y/tra-cuu`}
      name="Mã ý kiến"
      example={`${book.commune.codePrefix}-PB26-0007-123`}
      button="Xem ý kiến"
    />
  )
}

import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { StatusTag, type Tone } from '../../../web/components/status-tag.tsx'
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
  const shown = showSecret(secret)
  const here = `${origin}${commentAddress(row.communeId, row, comment.number)}`
  return (
    <section class="receipt">
      <p>
        Mã ý kiến
        <br />
        <span class="code">{code}</span>
      </p>
      <p>
        Mã bí mật
        <br />
        <span class="code">{shown}</span>
      </p>
      <button type="button" class="quiet" data-copy={`${code} ${shown}`} hidden>
        Chép hai mã
      </button>
      <p>
        <b>Chụp màn hình hoặc ghi lại.</b> Có hai mã thì mở lại được trang này ở mục Xem trả lời.
      </p>
      <Qr text={`${here}?ma=${shown}`} label={`Mã vuông mở ý kiến ${code}`} />
    </section>
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
      <div class="noprint">
        <h2>Đọc mã bí mật qua điện thoại</h2>
        <p>{spellSecret(secret)}</p>
        <p>
          <Print />
        </p>
        <p>
          <a href={commentAddress(row.communeId, row, comment.number)}>Về ý kiến của tôi</a>
        </p>
      </div>
    </Page>
  )
}

export type LookView = { book: CommuneBook; code: string; secret: string; state: 'ask' | 'wrong' | 'wait' }

/** Where the two codes of a comment are typed. Which of them is wrong is not told. */
export function lookPage({ book, code, secret, state }: LookView) {
  const here = placeOf(book)
  const errors = state === 'wrong' ? ['Ông/bà so lại từng chữ với biên nhận.'] : []
  const title = state === 'wait' ? 'Xin chờ một phút' : 'Xem ý kiến của tôi đến đâu'
  return (
    <Page title={title} place={here}>
      <h1>{title}</h1>
      {state === 'wrong' && (
        <ErrorSummary
          errors={{ code: ['Mã ý kiến hoặc mã bí mật chưa đúng. Ông/bà xem lại cả hai mã trên biên nhận.'] }}
          labels={{ code: 'Hai mã' }}
        />
      )}
      <p class="lead">
        {state === 'wait'
          ? 'Mạng này vừa gõ sai mười lần. Ông/bà chờ một phút rồi gõ lại.'
          : 'Gõ hai mã trên biên nhận đã nhận khi gửi ý kiến.'}
      </p>
      <form method="post" action={`${here.href}/gop-y/tra-cuu`}>
        <Field
          name="code"
          label="Mã ý kiến"
          hint={`Ví dụ: ${book.commune.codePrefix}-PB26-0007-123`}
          value={code.slice(0, 80)}
          errors={errors}
          maxLength={80}
          required
          autocomplete="off"
          spellcheck={false}
        />
        <Field
          name="secret"
          label="Mã bí mật"
          hint="15 chữ và số. Chữ hoa, chữ thường, có gạch hay không đều được."
          value={secret.slice(0, 80)}
          errors={errors}
          maxLength={80}
          required
          autocomplete="off"
          spellcheck={false}
        />
        <p>
          <button type="submit">Xem ý kiến</button>
        </p>
      </form>
    </Page>
  )
}

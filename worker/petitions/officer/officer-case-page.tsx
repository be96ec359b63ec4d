import { Note, Said } from '../../../web/components/note.tsx'
import { PhotoList } from '../../../web/components/photos.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { instantText } from '../../deadlines/calendar.ts'
import { holds } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ReplyText } from './answer-forms.tsx'
import { shownPhotos } from '../case-photos.ts'
import { CaseFacts, Sender } from './officer-case-facts.tsx'
import { Kin } from './officer-case-kin.tsx'
import { Actions, Summary, Unsent } from './officer-case-work.tsx'
import { standing } from './officer-due.ts'
import { HandOverTable } from '../hand-over-list.tsx'
import { labelOf, STATUS_TEXT, toneOf } from '../labels.ts'
import { type CaseView, draftOf } from './officer-view.ts'
import { markers } from './officer-words.ts'
import { PlainText } from '../plain-text.tsx'
import { AnsweredLines } from '../questions/answered-lines.tsx'
import { SimilarNote } from '../similar/similar-note.tsx'
import { looksLike } from '../../routing/suspicion/suspicion.ts'
import { officerTimeline } from '../timeline.ts'

/** An officer's page of one case: what was written, what he may do, how it came here. */
export function OfficerCasePage(view: CaseView) {
  const { book, code, file, said, staff, today } = view
  const { row } = file
  const clock = standing(row, today, book.specialDays)
  return (
    <OfficePage title={`${code} ${row.title}`} staff={staff} book={book}>
      <p class="crumb">
        <a href="/can-bo">Việc của tôi</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <b class="code">{code}</b>{' '}
        <StatusTag label={STATUS_TEXT[row.status] ?? ''} tone={toneOf(labelOf(row.status))} />{' '}
        {!['waiting', 'ended'].includes(clock.tone) && <StatusTag label={clock.word} tone={clock.tone} />}
      </p>
      {markers(row).length > 0 && <p class="marks">{markers(row).join(' · ')}</p>}
      <Said said={said} />
      <Unsent view={view} />
      <Summary view={view} />
      <div class="desk">
        <div>
          <Directive view={view} />
          <Words view={view} />
          <SimilarNote book={book} similar={view.similar} />
          <Answers view={view} />
        </div>
        <Actions view={view} />
        <div>
          <Kin view={view} />
          <CaseFacts view={view} />
          <Sender view={view} />
          <HandOverTable view={view} />
          <History view={view} />
        </div>
      </div>
    </OfficePage>
  )
}

/** Who did what when. That the system used the sender's address to tell him so is only counted. */
function History({ view: { book, file, nameOf } }: { view: CaseView }) {
  const told = file.events.filter((event) => event.kind !== 'identity.used_for_email')
  const mails = file.events.length - told.length
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <Timeline
        items={officerTimeline({ events: told }, book, nameOf).map(({ note, ...item }) => ({
          ...item,
          ...(note ? { note: <PlainText text={note} /> } : {}),
        }))}
      />
      {mails > 0 && <p class="hint">Hệ thống đã dùng thư điện tử của người gửi {mails} lần để tự động báo tin.</p>}
    </section>
  )
}

/** A leader's last word, for as long as the case is not answered. */
function Directive({ view: { file, nameOf } }: { view: CaseView }) {
  const last = file.events.findLast((event) => event.kind === 'petition.directed')
  if (!last || file.row.answeredOn !== null) return null
  return (
    <Note tone="warn" title={`${nameOf(last.actorId)} chỉ đạo, ${instantText(last.at)}`}>
      <PlainText text={last.text} />
    </Note>
  )
}

/** The petition as it was sent, with what its sender answered besides. */
function Words({ view: { answered, code, file, staff } }: { view: CaseView }) {
  const { petition, photos, replies, row } = file
  const ofReplies = new Set(replies.map((reply) => reply.seq))
  const fromSender = photos.filter((photo) => !ofReplies.has(photo.seq))
  const sorts = holds(staff, 'intake_officer') && ['submitted', 'received'].includes(row.status)
  const suspicions = looksLike([petition.content, ...petition.demands].join('\n'))
  return (
    <section aria-labelledby="noi-dung-gui">
      <h2 id="noi-dung-gui">Người gửi viết</h2>
      <PlainText text={petition.content} />
      {petition.demands.length > 0 && (
        <>
          <h3>Muốn được giải quyết</h3>
          <ol>
            {petition.demands.map((demand, index) => (
              <li key={index}>
                <PlainText text={demand} />
              </li>
            ))}
          </ol>
        </>
      )}
      <AnsweredLines answered={answered} />
      <PhotoList photos={shownPhotos(fromSender, `/can-bo/ho-so/${code}`, 'Ảnh của người gửi')} />
      {suspicions.map(({ kind, words }) => (
        <Note key={kind} tone="warn" title={kind === 'denunciation' ? 'Giống đơn tố cáo' : 'Giống đơn khiếu nại'}>
          <p>
            Vì có chữ {words.map((word) => `“${word}”`).join(', ')}. Hồ sơ này không được công khai.
            {sorts &&
              ` Máy chỉ nhắc, ông/bà đọc rồi quyết định. Nếu đúng, ông/bà chọn ${
                kind === 'denunciation' ? 'Chuyển xử lý riêng' : 'Hướng dẫn nơi khác'
              }.`}
          </p>
        </Note>
      ))}
    </section>
  )
}

/** Earlier answers, newest first, and what the sender thought of them. The one that waits stands at its button. */
function Answers({ view }: { view: CaseView }) {
  const { file, offers } = view
  const atButton = offers.some((offer) => offer.action === 'duyet') ? draftOf(view) : null
  const shown = file.replies.filter((reply) => reply !== atButton).reverse()
  if (shown.length === 0 && file.evaluations.length === 0) return null
  return (
    <section aria-labelledby="tra-loi">
      <h2 id="tra-loi">Trả lời</h2>
      {shown.map((reply, index) => (
        <details key={reply.seq} open={index === 0}>
          <summary>{replyTitle(view, reply)}</summary>
          <ReplyText view={view} reply={reply} />
        </details>
      ))}
      {file.evaluations.toReversed().map((evaluation) => (
        <Note
          key={evaluation.seq}
          title={
            evaluation.score === null ? 'Người gửi đề nghị xem lại' : `Người gửi cho ${evaluation.score} trên 5 điểm`
          }
        >
          {file.petition.demands.map((demand, index) => (
            <p key={index}>
              <bdi>{demand}</bdi>: <b>{metWord(evaluation.demandsMet[index])}</b>
            </p>
          ))}
          {evaluation.comment && <PlainText text={evaluation.comment} />}
        </Note>
      ))}
    </section>
  )
}

function replyTitle({ file }: CaseView, reply: CaseView['file']['replies'][number]): string {
  if (reply.approvedAt) return `Đã gửi người dân, ${instantText(reply.approvedAt)}`
  const isLast = reply === file.replies.at(-1)
  return isLast && file.row.status === 'pending_approval' ? 'Đang chờ duyệt' : 'Chưa được duyệt'
}

function metWord(met: boolean | undefined): string {
  if (met === undefined) return 'không cho ý kiến'
  return met ? 'đã được' : 'chưa được'
}

import { placeOf } from '../../place.ts'
import { Note } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { StatusTag, type Tone } from '../../../../web/components/status-tag.tsx'
import { longDay, localDay } from '../../../deadlines/calendar.ts'
import { meetingHref, type OwnPlace } from '../codes.ts'
import type { ItemRow, QuestionRow } from '../tables.ts'
import { Codes, type MeetingFrame } from './frame.tsx'

export type OwnQuestionView = MeetingFrame & {
  place: OwnPlace
  secret: string
  origin: string
  question: QuestionRow
  /** The point of the agenda it was put to. */
  item: ItemRow | null
}

/** What became of one's own question: shown or not and why, the answer, the petition that it became. */
export function ownQuestionPage(view: OwnQuestionView) {
  const { book, row, question, place, secret, origin } = view
  const meeting = meetingHref(book.commune.id, row)
  return (
    <Page title={`Câu hỏi số ${question.number}`} place={placeOf(book)}>
      <h1>Câu hỏi số {question.number} của ông/bà</h1>
      <p class="lead">
        Gửi {longDay(localDay(question.at))} cho buổi <a href={meeting}>{row.title}</a>.
      </p>
      <State question={question} />
      {/\b(denunciation|complaint)\b/.test(question.flags) && <RightRoad communeId={book.commune.id} />}
      <h2>Ông/bà đã hỏi</h2>
      <p class="words">{question.text}</p>
      <Became view={view} />
      <h2>Giữ hai mã này</h2>
      <Codes book={book} place={place} secret={secret} origin={origin} />
      <p class="noprint">
        <a href={`${meeting}/cau-hoi`}>Các câu hỏi khác của buổi này</a>
      </p>
    </Page>
  )
}

const STATES: Record<QuestionRow['state'], { label: string; tone: Tone; says: string }> = {
  waiting: { label: 'Đang chờ xem', tone: 'waiting', says: 'Cán bộ Mặt trận xã đọc trước, rồi hiện cho mọi người.' },
  shown: { label: 'Đã hiện', tone: 'done', says: 'Mọi người đọc được câu hỏi này, không kèm tên ai.' },
  hidden: { label: 'Không hiện', tone: 'ended', says: '' },
}

function State({ question }: { question: QuestionRow }) {
  const { label, says, tone } = STATES[question.state]
  return (
    <>
      <p>
        <StatusTag label={label} tone={tone} />
      </p>
      <p>{question.state === 'hidden' ? `Lý do: ${question.hiddenReason}` : says}</p>
    </>
  )
}

/** Words that read like a denunciation or a complaint go another way, on which their sender is protected. */
export function RightRoad({ communeId }: { communeId: string }) {
  return (
    <Note tone="warn" title="Nếu ông/bà muốn tố cáo hoặc khiếu nại">
      <p>
        Gửi ở đây thì không được coi là đơn. Tố cáo, khiếu nại phải gửi đúng nơi để được giữ kín và giải quyết đúng
        luật. <a href={`/${communeId}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
      </p>
    </Note>
  )
}

function Became({ view: { book, item, meeting, question } }: { view: OwnQuestionView }) {
  const { answer, caseCode, outcome } = question
  if (outcome === 'petition')
    return (
      <>
        <h2>Được trả lời bằng văn bản</h2>
        <p>
          Câu hỏi đã thành phản ánh số <b class="code whole">{caseCode}</b>, có hạn trả lời.{' '}
          <a href={`/${book.commune.id}/tra-cuu`}>Xem trả lời</a> bằng số này và chính mã bí mật ở dưới.
        </p>
        {answer !== '' && <p class="words">{answer}</p>}
      </>
    )
  // What was answered is everybody's only once the results are.
  if (meeting.resultsOn !== null && outcome !== '')
    return (
      <>
        <h2>
          {outcome === 'forwarded' ? 'Đã chuyển cấp trên, cơ quan có thẩm quyền' : 'Đã trả lời tại buổi đối thoại'}
        </h2>
        <p class="words">{answer}</p>
      </>
    )
  const point = item === null ? '' : ` Câu hỏi nằm ở nội dung: ${item.title}.`
  if (meeting.resultsOn !== null && item !== null && item.answer !== '')
    return (
      <>
        <h2>Trả lời cho nội dung này</h2>
        <p>{item.title}</p>
        <p class="words">{item.answer}</p>
      </>
    )
  return (
    <>
      <h2>Tiếp theo</h2>
      <p>
        Sau buổi đối thoại, câu trả lời hiện ở trang này. Câu chưa được trả lời tại chỗ sẽ được trả lời bằng văn bản.
        {point}
      </p>
    </>
  )
}

import type { ComponentChildren } from 'preact'
import { Facts } from '../../../../web/components/facts.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { Timeline } from '../../../../web/components/timeline.tsx'
import { instantText, lateness, latenessText, longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DossierView } from '../../../dossiers/deed-access.ts'
import { DeedForms } from '../../../dossiers/deed-forms.tsx'
import { historyOf } from '../../../dossiers/history.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, REQUESTS, SESSIONS, TOPICS } from '../../place.ts'
import { sessionText } from '../deed-parts.ts'
import { requestLines } from '../history-lines.ts'
import type { RequestDesk, RequestOwn } from '../own.ts'
import { mayCall } from '../permissions.ts'
import { FLAG_WORDS, NEED_WORDS, REQUEST_STATUS_WORDS, TIME_WORDS, withText, wordsOf } from '../words.ts'
import { VoiceState } from './voice-part.tsx'

/** A request on an officer's desk: what is asked for, what can be done, what happened. */
export function requestPage(view: DossierView<RequestOwn>) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const { request } = own
  const status = wordsOf(REQUEST_STATUS_WORDS, row.status)
  const title = row.title || 'Đề nghị đã xóa lời'
  return (
    <OfficePage title={`${code}: ${title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={REQUESTS}>Đề nghị đối thoại</a>
      </p>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <p class="tags">
        <StatusTag label={status.name} tone={status.tone} /> <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      {request.flag !== '' && (
        <Note tone="warn">
          <p>
            {FLAG_WORDS[request.flag] ?? 'Đang giữ kín.'} Chỉ cán bộ Mặt trận xã đọc được, đến khi có người ghi đây là
            đề nghị bình thường.
          </p>
        </Note>
      )}
      <div class="desk">
        <div>
          <p class="lead">{nextText(desk)}</p>
          <p class="words">{request.wish || 'Người gửi đã xóa lời của mình.'}</p>
          {request.questions.length > 0 && (
            <>
              <h2>Muốn hỏi</h2>
              <ol>
                {request.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ol>
            </>
          )}
          {own.voice && mayCall(staff, book) && <VoiceState voice={own.voice} />}
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <h2>Đề nghị này</h2>
          <Facts rows={factsOf(desk)} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, requestLines(book), book, nameOf)} />
        </div>
      </div>
    </OfficePage>
  )
}

/** Whose move it is: "Chờ sàng lọc. Hạn thứ Tư, 25/11/2026, còn 2 ngày làm việc." */
function nextText({ book, today, file: { row, own } }: RequestDesk): string {
  if (row.status !== 'filed') return own.request.outcomeNote || wordsOf(REQUEST_STATUS_WORDS, row.status).told
  if (row.dueOn === null) return 'Chờ Mặt trận xã sàng lọc.'
  const late = latenessText(lateness(row.dueOn, today, book.specialDays))
  return `Chờ Mặt trận xã sàng lọc. Hạn ${longDay(row.dueOn)}, ${late} (thời hạn cam kết).`
}

function factsOf({ book, file: { row, own } }: RequestDesk) {
  const { request, session, topic } = own
  const rows: ([string, ComponentChildren] | null)[] = [
    ['Muốn gặp', withText(book, request)],
    ['Lĩnh vực', book.categories.get(request.category)?.name ?? request.category],
    request.hamletId === '' ? null : ['Thôn', book.hamlets.get(request.hamletId)?.name ?? request.hamletId],
    ['Gửi lúc', instantText(row.startedAt)],
    request.times.length === 0 ? null : ['Tiện lúc', request.times.map((one) => TIME_WORDS[one]).join(', ')],
    request.onlineOk ? ['Trực tuyến', 'Tham gia trực tuyến được'] : null,
    request.needs.length === 0 ? null : ['Cần', request.needs.map((one) => NEED_WORDS[one]).join(', ')],
    topic === null
      ? null
      : [
          'Chủ đề',
          <a key="topic" href={`${TOPICS}/${dossierSlug(topic.row)}`}>
            {topic.row.title}
          </a>,
        ],
    session === null
      ? null
      : [
          'Cuộc đối thoại',
          <a key="session" href={`${SESSIONS}/${dossierSlug(session.row)}`}>
            {sessionText(session)}
          </a>,
        ],
    request.caseCode === ''
      ? null
      : [
          'Hồ sơ trả lời',
          <a key="case" href={`/can-bo/ho-so/${request.caseCode}`}>
            {request.caseCode}
          </a>,
        ],
  ]
  return rows.filter((one) => one !== null)
}

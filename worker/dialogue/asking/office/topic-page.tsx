import type { ComponentChildren } from 'preact'
import { Facts } from '../../../../web/components/facts.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { Timeline } from '../../../../web/components/timeline.tsx'
import { instantText, lateness, latenessText, longDay } from '../../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../../dossiers/code.ts'
import type { DossierView } from '../../../dossiers/deed-access.ts'
import { DeedForms } from '../../../dossiers/deed-forms.tsx'
import { historyOf } from '../../../dossiers/history.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, publicPlace, REQUESTS, SESSIONS, TOPICS, VOTERS } from '../../place.ts'
import { countText, neededText, number } from '../counting.ts'
import { sessionText } from '../deed-parts.ts'
import { TOPIC_LINES } from '../history-lines.ts'
import { share } from '../limits.ts'
import type { TopicDesk, TopicOwn } from '../own.ts'
import { isFront, mayCall, mayReadVoters } from '../permissions.ts'
import { TOPIC_STATUS_WORDS, withText, wordsOf } from '../words.ts'

/** A topic on an officer's desk: how many ask, what can be done, which requests are in it. */
export function topicPage(view: DossierView<TopicOwn>) {
  const { desk, code, address, offers, tried, said, nameOf } = view
  const { book, staff, file } = desk
  const { row, own } = file
  const status = wordsOf(TOPIC_STATUS_WORDS, row.status)
  return (
    <OfficePage title={`${code}: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={TOPICS}>Chủ đề</a>
      </p>
      <h1>
        <bdi>{row.title}</bdi>
      </h1>
      <p class="tags">
        <StatusTag label={status.name} tone={status.tone} /> <span class="code whole">{code}</span>
      </p>
      <Said said={said} />
      <Reached desk={desk} />
      <div class="desk">
        <div>
          <p class="lead">
            {countText(own.topic)} {neededText(own.voters, share(book, desk.today))}
          </p>
          {own.voters === null && mayReadVoters(staff, book) && (
            <p>
              <a href={VOTERS}>Số cử tri của xã</a>
            </p>
          )}
          <p class="words">{own.topic.summary}</p>
          {own.topic.notice !== '' && <p class="words">{own.topic.notice}</p>}
          {mayCall(staff, book) && (
            <p>
              <a class="button quiet" href={`${address}/nguoi`}>
                Người bày tỏ, gọi xác nhận
              </a>
            </p>
          )}
          <Requests view={view} />
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <h2>Chủ đề này</h2>
          <Facts rows={factsOf(desk)} />
          <h2>Đã diễn ra</h2>
          <Timeline items={historyOf(file, TOPIC_LINES, book, nameOf)} />
        </div>
      </div>
      {row.publishedAt !== null && (
        <p>
          <a href={`${publicPlace(row.communeId)}/chu-de/${dossierSlug(row)}`}>Trang của bà con về chủ đề này</a>
        </p>
      )}
    </OfficePage>
  )
}

/** The share of voters was reached: who has to say what, by when. */
function Reached({ desk: { book, today, file } }: { desk: TopicDesk }) {
  const { row, own } = file
  const { thresholdMetAt, thresholdPersons, thresholdVoters } = own.topic
  if (thresholdMetAt === null) return null
  const due =
    row.status === 'threshold_met' && row.dueOn !== null
      ? ` UBND xã trả lời trước ${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))} (thời hạn đề nghị).`
      : ''
  return (
    <Note tone="warn" title="Đủ số cử tri đề nghị đối thoại">
      <p>
        {number(thresholdPersons ?? 0)} người đã xác nhận trên {number(thresholdVoters ?? 0)} cử tri, lúc{' '}
        {instantText(thresholdMetAt)}. {share(book, today)?.rule}
        {due}
      </p>
    </Note>
  )
}

/** Requests of a topic: their words are read on their own pages, by those who may find them. */
function Requests({ view: { desk } }: { view: DossierView<TopicOwn> }) {
  const { book, staff, file } = desk
  const { requests } = file.own
  if (!isFront(staff, book)) return null
  return (
    <section aria-labelledby="de-nghi">
      <h2 id="de-nghi">Đề nghị trong chủ đề</h2>
      {requests.length === 0 ? (
        <p>Chưa có đề nghị nào: chủ đề chỉ còn người bày tỏ.</p>
      ) : (
        <ul class="list">
          {requests.map(({ row, request }) => (
            <li key={row.id}>
              <a href={`${REQUESTS}/${dossierSlug(row)}`}>
                <bdi>{row.title || 'Đề nghị đã xóa lời'}</bdi>
              </a>
              <p>
                {dossierCode(book, row)}
                {request.hamletId === '' ? '' : `, ${book.hamlets.get(request.hamletId)?.name ?? ''}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`${REQUESTS}?loc=${encodeURIComponent(`c:${file.row.id}`)}`}>Mọi đề nghị của chủ đề</a>
      </p>
    </section>
  )
}

function factsOf({ book, file: { row, own } }: TopicDesk) {
  const { into, session, topic } = own
  const rows: ([string, ComponentChildren] | null)[] = [
    ['Muốn gặp', withText(book, topic)],
    ['Lĩnh vực', book.categories.get(topic.category)?.name ?? topic.category],
    ['Lập lúc', instantText(row.startedAt)],
    ['Công khai', row.publishedAt === null ? 'Chưa công khai' : instantText(row.publishedAt)],
    session === null
      ? null
      : [
          'Cuộc đối thoại',
          <a key="session" href={`${SESSIONS}/${dossierSlug(session.row)}`}>
            {sessionText(session)}
          </a>,
        ],
    into === null
      ? null
      : [
          'Đã nhập vào',
          <a key="into" href={`${TOPICS}/${dossierSlug(into.row)}`}>
            {into.row.title}
          </a>,
        ],
  ]
  return rows.filter((one) => one !== null)
}

import { Empty } from '../../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Trouble } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { Trouble as Words } from '../../../forms/filling/words.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import type { Voters } from '../counting.ts'
import { placeOf, publicPlace } from '../../place.ts'
import type { MeetingRow } from '../../sessions/tables.ts'
import { whenText } from '../../sessions/times.ts'
import { topicAddress } from '../request-codes.ts'
import { REQUEST_LABELS } from '../request-form.ts'
import { TOPIC_STATUS_WORDS, withText, wordsOf } from '../words.ts'
import { Who } from './ask-page.tsx'
import { askedText, Needed } from './counts.tsx'
import type { ListedTopic } from './topic-queries.ts'
import { Trap } from './trap.tsx'

export type TopicView = ListedTopic & {
  book: CommuneBook
  voters: Voters | undefined
  /** Percent of the voters that it takes. */
  percent: number | undefined
  /** The meeting that takes it up, once everybody may know of it. */
  session: { row: DossierRow; session: MeetingRow } | undefined
  /** The topic that took it in. */
  into: ListedTopic | undefined
  /** This device asks for it already; with its cookie it finds its own page. */
  isHere: boolean
  text: (name: string) => string
  errors: FieldErrors
  submissionKey: string
  started: string
  trouble?: Words | undefined
}

/** Can everybody still say "I want this too"? */
export function takesVoices({ row, topic }: ListedTopic): boolean {
  return topic.isOpen && row.publishedAt !== null
}

/** A topic for everybody: what it is about, how many ask, what comes of it, joining. */
export function topicPage(view: TopicView) {
  const { book, errors, into, isHere, percent, row, session, topic, trouble, voters } = view
  const status = wordsOf(TOPIC_STATUS_WORDS, row.status)
  const list = `${publicPlace(row.communeId)}/chu-de`
  return (
    <Page title={row.title} place={placeOf(book)} description={topic.summary.slice(0, 150)}>
      <p>
        <a href={list}>Bà con đề nghị đối thoại</a>
      </p>
      <h1>{row.title}</h1>
      <ErrorSummary errors={errors} labels={REQUEST_LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      <p>
        <StatusTag label={status.name} tone={status.tone} />
      </p>
      <p>
        {status.told}
        {into && (
          <>
            {' '}
            <a href={topicAddress(into.row.communeId, into.row)}>{into.row.title}</a>
          </>
        )}
      </p>
      {topic.notice !== '' && (
        <Note tone="warn" title="Lý do">
          <p class="words">{topic.notice}</p>
        </Note>
      )}
      <p class="words">{topic.summary}</p>
      <p>Bà con muốn gặp: {withText(book, topic)}.</p>
      {session && (
        <Note tone="good" title="Buổi đối thoại">
          <p>
            <a href={`${publicPlace(row.communeId)}/${dossierSlug(session.row)}`}>{session.row.title}</a>
            <br />
            {whenText(session.session)}
          </p>
        </Note>
      )}
      <h2>Bao nhiêu người muốn</h2>
      <p>{askedText(topic)}</p>
      <Needed persons={topic.persons} percent={percent} voters={voters} />
      {isHere ? (
        <p>
          Máy này đã ghi là cũng muốn. Mỗi máy tính một lần.{' '}
          <a href={`${topicAddress(row.communeId, row)}/cua-toi`}>Xem lại hoặc rút</a>
        </p>
      ) : takesVoices(view) ? (
        <Join view={view} />
      ) : (
        !into && <p>Chủ đề này không nhận thêm người.</p>
      )}
    </Page>
  )
}

function Join({ view }: { view: TopicView }) {
  const { book, errors, row, started, submissionKey, text } = view
  return (
    <form method="post" action={`${topicAddress(row.communeId, row)}/toi-cung-muon`}>
      <h2>Ông/bà cũng muốn?</h2>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <input type="hidden" name="started" value={started} />
      <Who book={book} errors={errors} text={text} />
      <Trap />
      <p id="submissionKey">
        <button type="submit">Tôi cũng muốn</button>
      </p>
      <p class="hint">Mỗi máy tính một lần. Bấm xong có mã để rút lại.</p>
    </form>
  )
}

export type TopicsView = {
  book: CommuneBook
  topics: readonly ListedTopic[]
  next: string | undefined
  isLater: boolean
}

/** Topics that can be joined, those that most ask for first. */
export function topicsPage({ book, isLater, next, topics }: TopicsView) {
  const here = placeOf(book)
  const place = publicPlace(book.commune.id)
  return (
    <Page
      title="Bà con đề nghị đối thoại"
      place={here}
      description={`Những việc bà con ${here.name} đề nghị lãnh đạo xã đối thoại.`}
    >
      <h1>Bà con đề nghị đối thoại</h1>
      {topics.length === 0 ? (
        <Empty title="Hiện chưa có chủ đề nào đang gom.">
          <p>Ông/bà gửi đề nghị trước; Mặt trận xã gom các đề nghị giống nhau rồi đăng ở đây.</p>
        </Empty>
      ) : (
        <>
          {!isLater && <p class="lead">Bấm vào việc ông/bà cũng muốn nói với lãnh đạo xã.</p>}
          <ul class="list">
            {topics.map(({ row, topic }) => (
              <li key={row.id}>
                <a href={topicAddress(row.communeId, row)}>{row.title}</a>
                <p>{askedText(topic)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager next={next} first={isLater ? `${place}/chu-de` : undefined} />
      <p>
        <a class="button" href={`${place}/de-nghi`}>
          Đề nghị đối thoại về việc khác
        </a>
      </p>
      <p>
        <a href={`${place}/tra-cuu`}>Xem đề nghị của tôi đến đâu</a>
      </p>
    </Page>
  )
}

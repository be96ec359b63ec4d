import { Page } from '../../../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import { placeOf, publicPlace, sessionHref } from '../../place.ts'
import { OUTCOME_WORDS } from '../outcome.ts'
import type { AskedQuestion, GivenPromise, Numbers, ResultPoint, Results, Said } from '../results.ts'

export type ResultsView = { book: CommuneBook; row: DossierRow; results: Results }

/** What came of a meeting, for everybody: point by point what was asked, answered and promised. */
export function resultsPage({ book, results, row }: ResultsView) {
  const { numbers, points, promises, session, title, unlisted } = results
  const meeting = sessionHref(row.communeId, row)
  const heldOn = session.heldOn === null ? '' : longDay(session.heldOn)
  return (
    <Page title={`Kết quả: ${title}`} place={placeOf(book)} description={session.results.slice(0, 140)}>
      <p>
        <a href={meeting}>{title}</a>
      </p>
      <h1>Kết quả đối thoại</h1>
      <p class="lead">
        {title}
        {heldOn !== '' && `, ${heldOn}`}.
      </p>
      <p class="words">{session.results}</p>
      <p>{numbersText(numbers)}</p>
      {session.surveySlug !== '' && (
        <p>
          <a class="button" href={`/${row.communeId}/khao-sat/${session.surveySlug}`}>
            Ông/bà có được lắng nghe không? Trả lời vài câu
          </a>
        </p>
      )}
      {promises.length > 0 && (
        <p>
          <b>Xã đã hứa {promises.length} việc.</b> Mỗi việc kê ở điểm của nó dưới đây, cùng tình trạng hôm nay.
        </p>
      )}
      {points.map((point, at) => (
        <Point key={at} point={point} book={book} number={at + 1} communeId={row.communeId} />
      ))}
      {unlisted > 0 && <p class="hint">Còn {unlisted} câu hỏi nữa không kê ở đây.</p>}
      <p class="hint">
        Biên bản do chính quyền và Mặt trận cùng xác nhận. Tên bà con không đăng.
        {session.resultsOn !== null && ` Công bố ${longDay(session.resultsOn)}.`}
      </p>
      <ul class="list noprint">
        <li>
          <a href={`${meeting}/ban-tin`}>Bản tin một trang để in và dán ở thôn</a>
        </li>
        <li>
          <a href={`${meeting}/loa`}>Bài đọc trên loa</a>
        </li>
        <li>
          <a href={`${publicPlace(row.communeId)}/cam-ket`}>Mọi cam kết của xã sau đối thoại</a>
        </li>
      </ul>
    </Page>
  )
}

/** "82 bà con ở 6 thôn đến dự. 24 câu hỏi: 15 câu trả lời tại chỗ, 8 câu trả lời bằng văn bản." */
export function numbersText({ answered, asked, came, forwarded, hamlets, petitions }: Numbers): string {
  const who = came ? `${came} bà con${hamlets > 1 ? ` ở ${hamlets} thôn` : ''} đến dự.` : ''
  const parts = [
    answered > 0 ? `${answered} câu trả lời tại chỗ` : '',
    petitions > 0 ? `${petitions} câu trả lời bằng văn bản` : '',
    forwarded > 0 ? `${forwarded} câu chuyển cơ quan khác` : '',
  ].filter(Boolean)
  const questions = asked > 0 ? `${asked} câu hỏi${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.` : ''
  return [who, questions].filter(Boolean).join(' ')
}

type PromisesProps = { book: CommuneBook; communeId: string; promises: readonly GivenPromise[] }

function Promises({ book, communeId, promises }: PromisesProps) {
  return (
    <ul class="list">
      {promises.map((promise) => (
        <li key={promise.id}>
          <a href={`${publicPlace(communeId)}/cam-ket/${dossierSlug(promise)}`}>{promise.publicAsked}</a>
          <small>
            {bodyName(book, promise.bodyId)}. {promise.word}
            {promise.day === '' ? '' : `. ${promise.day}`}.
          </small>
        </li>
      ))}
    </ul>
  )
}

function Point({
  book,
  communeId,
  number,
  point,
}: { point: ResultPoint; number: number } & Omit<PromisesProps, 'promises'>) {
  return (
    <section>
      <h2>{point.title === '' ? 'Ngoài chương trình' : `${number}. ${point.title}`}</h2>
      {point.outcome !== '' && (
        <p>
          <b>
            {OUTCOME_WORDS[point.outcome].told}
            {point.forwardedTo === '' ? '.' : `: ${point.forwardedTo}.`}
          </b>{' '}
          <span class="words">{point.answer}</span>
        </p>
      )}
      {point.asked.length + point.answers.length > 0 && (
        <details>
          <summary>Lời hỏi, lời đáp tại buổi</summary>
          <ul class="list">
            <Spoken tag="Hỏi" said={point.asked} />
            <Spoken tag="Trả lời" said={point.answers} />
          </ul>
        </details>
      )}
      {point.decisions.map((text) => (
        <p key={text} class="words">
          <b>Quyết định:</b> {text}
        </p>
      ))}
      {point.promises.length > 0 && (
        <>
          <p>
            <b>Đã hứa:</b>
          </p>
          <Promises book={book} communeId={communeId} promises={point.promises} />
        </>
      )}
      {point.questions.length > 0 && <Questions questions={point.questions} />}
    </section>
  )
}

function Spoken({ said, tag }: { said: readonly Said[]; tag: string }) {
  return (
    <>
      {said.map(({ speaker, text }) => (
        <li key={speaker + text}>
          <span class="words">
            <b>
              {tag}
              {speaker === '' ? '' : ` (${speaker})`}:
            </b>{' '}
            {text}
          </span>
        </li>
      ))}
    </>
  )
}

function Questions({ questions }: { questions: readonly AskedQuestion[] }) {
  return (
    <details>
      <summary>{questions.length} câu hỏi bà con gửi</summary>
      <ul class="list">
        {questions.map((question) => (
          <li key={question.number}>
            <span class="words">
              <b>Câu {question.number}:</b> {question.text}
            </span>
            <small>{cameOf(question)}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

function cameOf({ answer, caseCode, forwardedTo, outcome }: AskedQuestion): string {
  if (outcome === 'answered') return `Đã trả lời: ${answer}`
  if (outcome === 'petition') return `Thành hồ sơ ${caseCode}, trả lời bằng văn bản. ${answer}`.trim()
  return outcome === 'forwarded' ? `Đã chuyển: ${forwardedTo}. ${answer}`.trim() : 'Chưa có kết luận.'
}

import { Empty } from '../../../web/components/empty.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { addressOf, placeOf } from '../place.ts'
import { stateOf, stateSentence } from '../rules.ts'
import type { ListedSurvey } from './survey-queries.ts'

export type ListView = {
  book: CommuneBook
  now: Date
  open: readonly ListedSurvey[]
  published: readonly ListedSurvey[]
  next: string | null
  isLater: boolean
}

/** What the people are asked, and what came of what they were asked. */
export function listPage({ book, now, open, published, next, isLater }: ListView) {
  const here = `${placeOf(book).href}/khao-sat`
  return (
    <Page
      title="Xã hỏi ý kiến bà con"
      place={placeOf(book)}
      description={`Những điều ${placeOf(book).name} đang hỏi ý kiến bà con, và kết quả đã đăng.`}
    >
      <h1>Xã hỏi ý kiến bà con</h1>
      {!isLater && open.length === 0 && (
        <Empty title="Hiện xã chưa hỏi điều gì.">
          <p>
            Muốn nêu ý kiến ngay, ông/bà <a href={`${placeOf(book).href}/kien-nghi/moi`}>gửi kiến nghị, phản ánh</a>.
          </p>
        </Empty>
      )}
      {!isLater && open.length > 0 && (
        <ul class="list">
          {open.map((survey) => (
            <li key={survey.id}>
              <a href={addressOf(book.commune.id, survey.slug)}>{survey.title}</a>
              <p>{how(survey, now)}</p>
            </li>
          ))}
        </ul>
      )}
      {published.length > 0 && (
        <>
          <h2>Đã có kết quả</h2>
          <ul class="list">
            {published.map((survey) => (
              <li key={survey.id}>
                <a href={`${addressOf(book.commune.id, survey.slug)}/ket-qua`}>{survey.title}</a>
                <p>{stateSentence(survey, now)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Pager
        next={next === null ? undefined : `${here}?sau=${encodeURIComponent(next)}`}
        first={isLater ? here : undefined}
      />
    </Page>
  )
}

function how(survey: ListedSurvey, now: Date): string {
  const sentence = stateSentence(survey, now)
  if (stateOf(survey, now) !== 'open') return sentence
  if (survey.audience === 'invited') return `Cần phiếu mời. ${sentence}`
  return survey.audience === 'paper' ? `Trả lời trên giấy. ${sentence}` : sentence
}

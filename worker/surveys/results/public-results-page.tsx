import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { addressOf, placeOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import type { Published } from './published.ts'
import { PublishedPart } from './published-part.tsx'

export type PublicView = {
  book: CommuneBook
  survey: SurveyRow
  release: {
    number: number
    results: Published
    words: string
    publishedAt: string
    withdrawnAt: string | null
    withdrawnReason: string | null
  }
}

/** What came of a survey, for everybody. */
export function PublicResultsPage({ book, survey, release }: PublicView) {
  const { results, words, number, publishedAt, withdrawnAt, withdrawnReason } = release
  const place = placeOf(book)
  const title = `Kết quả: ${results.title}`
  const isWithdrawn = withdrawnAt !== null
  return (
    <Page title={title} place={place} description={isWithdrawn ? undefined : words.slice(0, 160)} results>
      <h1>{results.title}</h1>
      {isWithdrawn ? (
        <Note tone="warn" title={`Kết quả này đã được rút lại, ${longDay(localDay(withdrawnAt))}.`}>
          <p class="words">Lý do: {withdrawnReason}</p>
        </Note>
      ) : (
        <>
          <p>
            Kết quả do {place.name} công bố {longDay(localDay(publishedAt))}.
          </p>
          <PublishedPart of={results} words={words} number={number} />
        </>
      )}
      <p class="noprint">
        <a href={addressOf(book.commune.id, survey.slug)}>Xem khảo sát này</a>
      </p>
      <p class="noprint">
        <a href={`${place.href}/khao-sat`}>Những điều xã hỏi ý kiến bà con</a>
      </p>
    </Page>
  )
}

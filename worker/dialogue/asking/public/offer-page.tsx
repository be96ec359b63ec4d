import { Page } from '../../../../web/components/page.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { placeOf, publicPlace } from '../../place.ts'
import { topicAddress } from '../request-codes.ts'
import { askedText } from './counts.tsx'
import type { ListedTopic } from './topic-queries.ts'

export type OfferView = {
  book: CommuneBook
  topics: readonly ListedTopic[]
  /** What was typed, field by field, to be sent as it is. */
  fields: readonly (readonly [name: string, value: string])[]
  started: string
}

/** What "I want this too" takes over from the form that was filled in. */
const TAKEN_OVER = ['hamlet', 'name', 'phone', 'submissionKey']

/** Before a request is sent: is it one of these, which others ask for already? */
export function offerPage({ book, fields, started, topics }: OfferView) {
  const own = fields.filter(([name]) => TAKEN_OVER.includes(name))
  return (
    <Page title="Có phải một trong những việc này?" place={placeOf(book)}>
      <h1 tabIndex={-1} data-focus>
        Có phải một trong những việc này?
      </h1>
      <p class="lead">
        Chưa gửi gì đi. Bà con đã đề nghị đối thoại về việc gần giống. Đúng việc ấy thì ông/bà bấm Tôi cũng muốn; không
        đúng thì gửi tiếp ở dưới.
      </p>
      <ul class="list">
        {topics.map(({ row, topic }) => {
          const address = topicAddress(book.commune.id, row)
          return (
            <li key={row.id}>
              <a href={address} target="_blank" rel="noopener">
                {row.title}
              </a>
              <p>{topic.summary}</p>
              <p>{askedText(topic)}</p>
              <form method="post" action={`${address}/toi-cung-muon`}>
                <input type="hidden" name="started" value={started} />
                {own.map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" class="quiet">
                  Tôi cũng muốn
                </button>
              </form>
            </li>
          )
        })}
      </ul>
      <form method="post" action={`${publicPlace(book.commune.id)}/de-nghi`}>
        {fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <p>
          <button type="submit">Không phải, vẫn gửi đề nghị của tôi</button>
        </p>
        <p class="hint">Những gì ông/bà viết vẫn còn nguyên.</p>
      </form>
    </Page>
  )
}

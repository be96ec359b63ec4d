import { Page } from '../../../web/components/page.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { placeOf } from '../place.ts'
import { LabelTag } from '../public/release-list.tsx'
import { takesSupport } from '../public/supports.ts'
import type { PublishedSimilar } from '../similar/similar-queries.ts'

export type OfferView = {
  book: CommuneBook
  similar: readonly PublishedSimilar[]
  /** What was typed, field by field, to be sent as it is. */
  fields: readonly (readonly [name: string, value: string])[]
  hamlet: string
  started: string
}

/** Before a petition is sent: is it one of these, which others sent and everybody may read? */
export function offerPage({ book, similar, fields, hamlet, started }: OfferView) {
  const here = placeOf(book)
  return (
    <Page title="Có phải một trong những việc này?" place={here}>
      <h1 tabIndex={-1} data-focus>
        Có phải một trong những việc này?
      </h1>
      <p class="lead">
        Chưa gửi gì đi. Bà con cùng thôn đã nêu việc gần giống. Đúng việc ấy thì ông/bà ủng hộ là đủ; không đúng thì gửi
        tiếp ở dưới.
      </p>
      <ul class="list">
        {similar.map((one) => {
          const address = `${here.href}/kien-nghi/${codeOf(book, one)}`
          return (
            <li key={one.caseId}>
              <a href={address} target="_blank" rel="noopener">
                <bdi>{one.title}</bdi>
              </a>
              <p>{beginOf(one.text)}</p>
              <p>
                <LabelTag label={one.label} /> <small>Đăng {longDay(localDay(one.releasedAt))}</small>
              </p>
              {takesSupport(one.label) && (
                <form method="post" action={`${address}/ung-ho`}>
                  <input type="hidden" name="started" value={started} />
                  <input type="hidden" name="hamlet" value={hamlet} />
                  <input type="hidden" name="thay" value="1" />
                  <button type="submit" class="quiet">
                    Tôi ủng hộ việc này
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      <form method="post" action={`${here.href}/kien-nghi/moi`} enctype="multipart/form-data" data-send>
        {fields.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        <p>
          <button type="submit">Không phải, gửi việc của tôi</button>
        </p>
        <p class="hint">Những gì ông/bà viết vẫn còn nguyên.</p>
      </form>
    </Page>
  )
}

/** The first words of a text, cut between words. */
function beginOf(text: string, most = 160): string {
  const signs = [...text]
  if (signs.length <= most) return text
  const cut = signs.slice(0, most).join('')
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}

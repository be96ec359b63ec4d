import { Empty } from '../../../web/components/empty.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import { placeOf, promisePlace } from '../place.ts'
import { promiseAddress } from './board-page.tsx'
import type { PromiseAsk, PromiseRow } from './public-queries.ts'
import { PROMISE_HEAPS } from './stands.ts'
import { promiseDay, promiseWord } from './words.ts'

/** Promises that stand so, of the commune or of one body. */
export function PromiseListPage(view: {
  book: CommuneBook
  ask: PromiseAsk
  rows: readonly PromiseRow[]
  next: string
  today: string
}) {
  const { ask, book, next, rows, today } = view
  const here = placeOf(book)
  const board = promisePlace(book.commune.id)
  const { text } = PROMISE_HEAPS[ask.heap]
  return (
    <Page title={`Cam kết: ${text}`} place={here} description={`Cam kết sau đối thoại của ${here.name}.`}>
      <p class="crumb">
        <a href={board}>Cam kết sau đối thoại</a>
      </p>
      <h1>{text}</h1>
      {ask.bodyId !== '' && <p class="lead">{bodyName(book, ask.bodyId)}</p>}
      {rows.length === 0 ? (
        <Empty title={ask.after === '' ? 'Chưa có cam kết nào như vậy.' : 'Hết danh sách.'} />
      ) : (
        <ul class="list">
          {rows.map((row) => {
            const { text: word, tone } = promiseWord(row, today)
            const day = promiseDay(row, today)
            return (
              <li key={row.id}>
                <a href={`${board}/${dossierSlug(row)}`}>
                  <bdi>{row.asked}</bdi>
                </a>
                <StatusTag label={word} tone={tone} />
                <small>
                  {ask.bodyId === '' && `${bodyName(book, row.bodyId)}. `}
                  {day !== '' && `${day}. `}
                  Hứa tại đối thoại {longDay(row.heldOn)}.
                  <br />
                  {dossierCode(book, { kind: 'recommendation', ...row })}
                </small>
              </li>
            )
          })}
        </ul>
      )}
      <Pager
        next={next === '' ? undefined : promiseAddress(book.commune.id, ask, next)}
        first={ask.after === '' ? undefined : promiseAddress(book.commune.id, ask)}
      />
    </Page>
  )
}

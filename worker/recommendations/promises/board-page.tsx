import { Empty } from '../../../web/components/empty.tsx'
import { Page } from '../../../web/components/page.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { placeOf, promisePlace } from '../place.ts'
import { PROMISE_HEAPS, type PromiseCounts, type PromiseHeap } from './stands.ts'
import type { PromiseCountRow } from './tables.ts'

/** How what was promised to the people is kept: four numbers of the commune, then of each body; each number leads to what it counts. */
export function PromiseBoardPage({
  bodies,
  book,
  counts,
}: {
  book: CommuneBook
  counts: PromiseCounts
  bodies: readonly PromiseCountRow[]
}) {
  const here = placeOf(book)
  const all = sumOf(counts)
  return (
    <Page
      title="Cam kết sau đối thoại"
      place={here}
      description={`Các cơ quan của ${here.name} đã hứa gì với bà con khi đối thoại, làm đến đâu.`}
    >
      <p class="crumb">
        <a href={`/${book.commune.id}/doi-thoai`}>Đối thoại</a>
      </p>
      <h1>Đã hứa với bà con, làm đến đâu</h1>
      {all === 0 ? (
        <Empty title="Chưa có cam kết nào được công khai.">
          <p>Cam kết hiện ở đây khi kết quả một buổi đối thoại được công bố.</p>
        </Empty>
      ) : (
        <>
          <p class="lead">Bấm vào số để xem từng lời hứa, ai hứa, hứa bao giờ xong.</p>
          <Figures book={book} counts={counts} bodyId="" />
          {bodies.length > 1 && <h2>Từng cơ quan</h2>}
          {bodies.length > 1 &&
            bodies
              .toSorted((a, b) => sumOf(b) - sumOf(a))
              .map((row) => (
                <section key={row.bodyId}>
                  <h3>{bodyName(book, row.bodyId)}</h3>
                  <Figures book={book} counts={row} bodyId={row.bodyId} />
                </section>
              ))}
        </>
      )}
      <p class="hint">
        “Đã giữ lời”: có người không thuộc cơ quan đã hứa đến tận nơi xem. “Chậm”: quá ngày đã hứa. “Không giữ”: cơ quan
        báo không làm được, hoặc thôi theo dõi, kèm lý do. Số được đếm lại năm phút một lần.
      </p>
    </Page>
  )
}

const sumOf = ({ broken, kept, late, onWay }: PromiseCounts) => kept + onWay + late + broken

/** The four numbers; of a body only those that say something. */
function Figures({ bodyId, book, counts }: { book: CommuneBook; counts: PromiseCounts; bodyId: string }) {
  return (
    <dl class="facts figures">
      {(Object.keys(PROMISE_HEAPS) as PromiseHeap[]).map((heap) => {
        const { key, text, tone } = PROMISE_HEAPS[heap]
        if (bodyId !== '' && counts[key] === 0) return null
        return (
          <div key={heap}>
            <dt>{bodyId === '' ? <StatusTag label={text} tone={tone} /> : text}</dt>
            <dd>
              {counts[key] === 0 ? 0 : <a href={promiseAddress(book.commune.id, { heap, bodyId })}>{counts[key]}</a>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** The address of a list of promises. */
export function promiseAddress(
  communeId: string,
  { bodyId, heap }: { heap: PromiseHeap; bodyId: string },
  after = '',
): string {
  const pairs = [
    ['xem', heap],
    ['co-quan', bodyId],
    ['sau', after],
  ].filter(([, value]) => value !== '')
  return `${promisePlace(communeId)}?${new URLSearchParams(pairs as [string, string][]).toString()}`
}

import { Empty } from '../../../../web/components/empty.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { type CommuneBook, fullName } from '../../../communes/book.ts'
import { publicPlace, sessionHref } from '../../place.ts'
import type { Listed } from '../list-queries.ts'
import { whenText } from '../times.ts'
import { changedWords } from './said.ts'

export type PublicListView = {
  book: CommuneBook
  ahead: readonly Listed[]
  past: readonly Listed[]
  next: string | undefined
  isLater: boolean
  /** Of the addresses that another program is given. */
  origin: string
}

/** When and where people can meet those who govern; how to ask for it; what came of it before. */
export function publicListPage({ book, ahead, past, next, isLater, origin }: PublicListView) {
  const home = { name: fullName(book.commune), href: `/${book.commune.id}` }
  const here = publicPlace(book.commune.id)
  return (
    <Page
      title="Đối thoại, tiếp dân"
      place={home}
      description={`Ngày đối thoại, tiếp dân sắp tới của ${home.name}, và kết quả những buổi trước.`}
    >
      <h1>Đối thoại, tiếp dân</h1>
      {!isLater && (
        <>
          <h2>Sắp tới</h2>
          {ahead.length === 0 ? (
            <Empty title="Chưa có ngày nào được công bố.">
              <p>Ông/bà vẫn đề nghị đối thoại được ở dưới.</p>
            </Empty>
          ) : (
            <Lines rows={ahead} />
          )}
          <p>
            <a class="button" href={`${here}/de-nghi`}>
              Đề nghị đối thoại
            </a>
          </p>
          <ul class="list">
            <li>
              <a href={`${here}/chu-de`}>Việc nhiều người muốn đối thoại</a>
            </li>
            <li>
              <a href={`${here}/cam-ket`}>Cam kết sau đối thoại: ai giữ lời</a>
            </li>
            <li>
              <a href={`/${book.commune.id}/tra-cuu`}>Xem đề nghị, câu hỏi, chỗ của tôi</a>
            </li>
            <li>
              <a href={`${here}/lich.ics`}>Đưa lịch này vào điện thoại</a>
              <details>
                <summary>Để ngày dời, hủy tự đổi theo</summary>
                <p>
                  Trong ứng dụng lịch, chọn thêm lịch bằng địa chỉ, rồi dán:{' '}
                  <span class="url">{`${origin}${here}/lich.ics`}</span>
                </p>
              </details>
            </li>
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>Đã qua</h2>
          <Lines rows={past} />
        </>
      )}
      <Pager next={next} first={isLater ? here : undefined} />
    </Page>
  )
}

/** Meetings in the order of their days; those of one row of receptions stand together below the next of them. */
function Lines({ rows }: { rows: readonly Listed[] }) {
  const heaps = Map.groupBy(rows, ({ row, session }) => session.seriesId || row.id)
  return (
    <ul class="list">
      {[...heaps].map(([id, [first, ...others]]) =>
        first === undefined ? null : (
          <li key={id}>
            <a href={sessionHref(first.row.communeId, first.row)}>{first.row.title}</a>
            <p>
              <When one={first} />
              {first.session.place === '' ? '' : `, ${first.session.place}`}.
              {first.session.resultsOn === null ? '' : ' Đã có kết quả.'}
            </p>
            {others.length > 0 && (
              <details>
                <summary>{others.length} ngày khác</summary>
                <ul class="list">
                  {others.map((one) => (
                    <li key={one.row.id}>
                      <a href={sessionHref(one.row.communeId, one.row)}>
                        <When one={one} />
                      </a>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ),
      )}
    </ul>
  )
}

function When({ one: { row, session } }: { one: Listed }) {
  const changed = changedWords(row, session)
  return (
    <>
      {changed && <b>{changed}. </b>}
      {whenText(session)}
    </>
  )
}

import { Empty } from '../../../../web/components/empty.tsx'
import { Select } from '../../../../web/components/field.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { lateness, latenessText, localDay, longDay } from '../../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../../dossiers/code.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { CONFIRMING, OFFICE, REQUESTS, TOPICS, VOTERS } from '../../place.ts'
import type { RequestLine } from '../own.ts'
import { mayCall, mayReadVoters, reachOf } from '../permissions.ts'
import { REQUEST_STATES } from '../rules.ts'
import { FLAG_WORDS, REQUEST_STATUS_WORDS, withText, wordsOf } from '../words.ts'

export type RequestHeap = {
  key: string
  title: string
  rows: readonly RequestLine[]
  more?: string | undefined
  isFolded?: boolean
}
export type RequestListView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  heaps: readonly RequestHeap[]
  /** What the list was asked for: `t:filed`, `l:giao_thong`, `h:lang_dia`. */
  chosen: string
  next: string | undefined
  isLater: boolean
}

/** Requests for a dialogue, those that wait to be looked at before the others. */
export function requestListPage({ staff, book, today, heaps, chosen, next, isLater }: RequestListView) {
  const filled = heaps.filter(({ rows }) => rows.length > 0)
  const reads = reachOf(staff, book)
  return (
    <OfficePage title="Đề nghị đối thoại" staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Đối thoại</a>
      </p>
      <h1>Đề nghị đối thoại</h1>
      <p class="lead">Bà con muốn gặp ai, hỏi việc gì. Đề nghị giống nhau gom vào một chủ đề.</p>
      <p>
        <a class="button quiet" href={TOPICS}>
          Chủ đề
        </a>{' '}
        {mayCall(staff, book) && (
          <a class="button quiet" href={CONFIRMING}>
            Gọi xác nhận
          </a>
        )}{' '}
        {mayReadVoters(staff, book) && (
          <a class="button quiet" href={VOTERS}>
            Số cử tri
          </a>
        )}
      </p>
      {reads !== 'body' && <Filter book={book} chosen={chosen} />}
      {filled.length === 0 && (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có đề nghị nào ở đây.'}>
          {!isLater && <p>Đề nghị bà con gửi trên mạng, hoặc cán bộ ghi giúp, hiện ở đây.</p>}
        </Empty>
      )}
      {filled.map((heap) => (
        <section key={heap.key} aria-labelledby={heap.key}>
          {heap.isFolded ? (
            <details>
              <summary id={heap.key}>{heap.title}</summary>
              <Lines rows={heap.rows} caption={heap.title} book={book} today={today} />
            </details>
          ) : (
            <>
              <h2 id={heap.key}>{heap.title}</h2>
              <Lines rows={heap.rows} caption={heap.title} book={book} today={today} />
            </>
          )}
          {heap.more && (
            <p>
              <a href={heap.more}>Xem tất cả đề nghị đang chờ</a>
            </p>
          )}
        </section>
      ))}
      <Pager
        next={next}
        first={isLater ? `${REQUESTS}${chosen === '' ? '' : `?loc=${encodeURIComponent(chosen)}`}` : undefined}
      />
    </OfficePage>
  )
}

function Filter({ book, chosen }: { book: CommuneBook; chosen: string }) {
  const groups = [
    {
      label: 'Tình trạng',
      options: REQUEST_STATES.map((state) => ({ value: `t:${state}`, label: REQUEST_STATUS_WORDS[state].name })),
    },
    {
      label: 'Lĩnh vực',
      options: book.categoriesNow.map(({ code, name }) => ({ value: `l:${code}`, label: name })),
    },
    { label: 'Thôn', options: book.hamletsNow.map(({ id, name }) => ({ value: `h:${id}`, label: name })) },
    ...(chosen.startsWith('c:') ? [{ label: 'Chủ đề', options: [{ value: chosen, label: 'Một chủ đề' }] }] : []),
  ]
  return (
    <form method="get" action={REQUESTS} class="find">
      <Select name="loc" label="Chỉ xem" options={groups} value={chosen} empty="Mọi đề nghị" />
      <p>
        <button type="submit" class="quiet">
          Xem
        </button>
      </p>
    </form>
  )
}

type LinesProps = { rows: readonly RequestLine[]; caption: string; book: CommuneBook; today: string }

function Lines({ rows, caption, book, today }: LinesProps) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Đề nghị</th>
          <th scope="col">Muốn gặp</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, request }) => {
          const status = wordsOf(REQUEST_STATUS_WORDS, row.status)
          const hamlet = book.hamlets.get(request.hamletId)?.name
          return (
            <tr key={row.id}>
              <td>
                <a href={`${REQUESTS}/${dossierSlug(row)}`}>
                  <bdi>{row.title || 'Đề nghị đã xóa lời'}</bdi>
                </a>
                <div class="at">
                  {dossierCode(book, row)}, {book.categories.get(request.category)?.name ?? request.category}
                  {hamlet ? `, ${hamlet}` : ''}, gửi {longDay(localDay(row.startedAt))}
                  {request.flag === '' ? '' : `. ${FLAG_WORDS[request.flag] ?? 'Đang giữ kín.'}`}
                </div>
              </td>
              <td data-label="Muốn gặp">{withText(book, request)}</td>
              <td data-label="Tình trạng">
                <StatusTag label={status.name} tone={status.tone} />
              </td>
              <td data-label="Hạn" data-none={row.dueOn === null ? true : undefined}>
                {row.dueOn === null ? '' : latenessText(lateness(row.dueOn, today, book.specialDays))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { Empty } from '../../../web/components/empty.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Listed } from '../list-queries.ts'
import { OFFICE, officeAddress } from '../place.ts'
import { DRAFT_KIND_WORDS, STATUS_WORDS } from '../words.ts'

export type Heap = { key: string; title: string; rows: readonly Listed[]; next?: string | undefined }
export type ListView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  heaps: readonly Heap[]
  isLater: boolean
  /** What he may begin. */
  ways: readonly { href: string; text: string; quiet?: boolean }[]
}

/** Drafts by what this officer has to do with them. */
export function listPage({ staff, book, today, heaps, isLater, ways }: ListView) {
  const filled = heaps.filter(({ rows }) => rows.length > 0)
  return (
    <OfficePage title="Phản biện" staff={staff} book={book} current={OFFICE}>
      <h1>Phản biện dự thảo</h1>
      <p class="lead">Dự thảo văn bản của xã, ý kiến góp, câu trả lời từng điểm.</p>
      {ways.length > 0 && !isLater && (
        <p>
          {ways.map(({ href, text, quiet }) => (
            <>
              <a class={quiet ? 'button quiet' : 'button'} href={href} key={href}>
                {text}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      {filled.length === 0 && (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có dự thảo nào.'}>
          {!isLater && <p>Dự thảo cơ quan gửi Mặt trận, hoặc ông/bà được mời góp ý, hiện ở đây.</p>}
        </Empty>
      )}
      {filled.map((heap) => (
        <section key={heap.key} aria-labelledby={heap.key}>
          <h2 id={heap.key}>{heap.title}</h2>
          <Lines rows={heap.rows} caption={heap.title} book={book} today={today} />
          <Pager next={heap.next} first={isLater ? OFFICE : undefined} />
        </section>
      ))}
    </OfficePage>
  )
}

type LinesProps = { rows: readonly Listed[]; caption: string; book: CommuneBook; today: string }

export function Lines({ rows, caption, book, today }: LinesProps) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Dự thảo</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Đang chờ</th>
          <th scope="col">Hạn</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, own }) => {
          const status = STATUS_WORDS[row.status]
          return (
            <tr key={row.id}>
              <td>
                <a href={officeAddress(row)}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">
                  {DRAFT_KIND_WORDS[own.kind]}
                  {row.addressedBodyId === null ? '' : `, ${bodyName(book, row.addressedBodyId)} soạn thảo`}
                </div>
              </td>
              <td data-label="Tình trạng">{status && <StatusTag label={status.name} tone={status.tone} />}</td>
              <td data-label="Đang chờ">
                {row.waitsForBodyId === null ? 'không chờ ai' : bodyName(book, row.waitsForBodyId)}
              </td>
              <td data-label="Hạn" data-none={row.dueOn === null ? true : undefined}>
                {row.dueOn === null
                  ? ''
                  : `${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))}`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

export type PlanView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  year: number
  rows: readonly Listed[]
  rule: string
}

/** Drafts in a year's plan of criticism. */
export function planPage({ staff, book, today, year, rows, rule }: PlanView) {
  const title = `Kế hoạch phản biện năm ${year}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Phản biện</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{rule}</p>
      {rows.length === 0 ? (
        <Empty title="Chưa có dự thảo nào trong kế hoạch năm này.">
          <p>Ở trang một dự thảo, Mặt trận xã chọn “Ghi vào kế hoạch phản biện năm”.</p>
        </Empty>
      ) : (
        <Lines rows={rows} caption={title} book={book} today={today} />
      )}
      <p>
        <a href={`${OFFICE}/ke-hoach?nam=${year - 1}`}>Năm {year - 1}</a> ·{' '}
        <a href={`${OFFICE}/ke-hoach?nam=${year + 1}`}>Năm {year + 1}</a>
      </p>
    </OfficePage>
  )
}

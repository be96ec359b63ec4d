import { Empty } from '../../../../web/components/empty.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, SERIES, SESSIONS } from '../../place.ts'
import type { Listed } from '../list-queries.ts'
import { whenText } from '../times.ts'
import { KIND_WORDS, STATUS_WORDS } from '../words.ts'

export type Heap = { key: string; title: string; rows: readonly Listed[]; next?: string | undefined }
export type ListView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  heaps: readonly Heap[]
  isLater: boolean
  /** Other pages of dialogue that he works on; what waits there, first. */
  desks: readonly { href: string; text: string; more: string }[]
  mayMake: boolean
  /** Where everybody reads of it. */
  open: string
}

/** Dialogue on an officer's desk: what waits for him, and the meetings. */
export function listPage({ staff, book, today, heaps, isLater, desks, mayMake, open }: ListView) {
  const filled = heaps.filter(({ rows }) => rows.length > 0)
  const section = (heap: Heap) => (
    <section key={heap.key} aria-labelledby={heap.key}>
      <h2 id={heap.key}>{heap.title}</h2>
      <Lines rows={heap.rows} caption={heap.title} book={book} today={today} />
      <Pager next={heap.next} first={isLater ? OFFICE : undefined} />
    </section>
  )
  return (
    <OfficePage title="Đối thoại" staff={staff} book={book} current={OFFICE}>
      <h1>Đối thoại, tiếp dân</h1>
      {!isLater && (
        <>
          <p class="lead">Bà con đề nghị, xã tổ chức, lời hứa được theo đến cùng.</p>
          {mayMake && (
            <p>
              <a class="button" href={`${SESSIONS}/moi`}>
                Tạo buổi gặp dân
              </a>
            </p>
          )}
        </>
      )}
      {filled.length === 0 && (
        <Empty title={isLater ? 'Hết danh sách.' : 'Chưa có buổi đối thoại, tiếp dân nào.'}>
          {!isLater && <p>Buổi cơ quan ông/bà chủ trì hoặc được mời hiện ở đây.</p>}
        </Empty>
      )}
      {filled.filter(isMine).map(section)}
      {desks.length > 0 && (
        <ul class="list">
          {desks.map(({ href, text, more }) => (
            <li key={href}>
              <a href={href}>{text}</a>
              <p>{more}</p>
            </li>
          ))}
        </ul>
      )}
      {filled.filter((heap) => !isMine(heap)).map(section)}
      {!isLater && (
        <p>
          <a href={open}>Trang đối thoại của bà con</a>
        </p>
      )}
    </OfficePage>
  )
}

/** What waits for him stands before everything else. */
function isMine({ key }: Heap): boolean {
  return key === 'cho'
}

/** Of a row of receptions the nearest of a list, and how many more of it stand there. */
function firstOfSeries(rows: readonly Listed[]): (Listed & { others: number })[] {
  const heaps = Map.groupBy(rows, ({ row, session }) => session.seriesId || row.id)
  return [...heaps.values()].flatMap(([first, ...others]) => (first ? [{ ...first, others: others.length }] : []))
}

type LinesProps = { rows: readonly Listed[]; caption: string; book: CommuneBook; today: string }

function Lines({ rows, caption, book, today }: LinesProps) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Buổi</th>
          <th scope="col">Khi nào</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Đang chờ</th>
        </tr>
      </thead>
      <tbody>
        {firstOfSeries(rows).map(({ row, session, others }) => {
          const status = STATUS_WORDS[row.status]
          return (
            <tr key={row.id}>
              <td>
                <a href={`${SESSIONS}/${dossierSlug(row)}`}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">
                  {KIND_WORDS[session.kind].name === row.title ? '' : `${KIND_WORDS[session.kind].name}, `}
                  {bodyName(book, row.leadBodyId)} chủ trì
                </div>
              </td>
              <td data-label="Khi nào">
                {whenText(session)}
                {others > 0 && (
                  <div class="at">
                    <a href={SERIES}>và {others} ngày nữa</a>
                  </div>
                )}
              </td>
              <td data-label="Tình trạng">{status && <StatusTag label={status.name} tone={status.tone} />}</td>
              <td data-label="Đang chờ" data-none={row.waitsForBodyId === null ? true : undefined}>
                {row.waitsForBodyId === null ? 'không chờ ai' : bodyName(book, row.waitsForBodyId)}
                {row.dueOn !== null && row.waitsForBodyId !== null && (
                  <div class="at">
                    {longDay(row.dueOn)}, {latenessText(lateness(row.dueOn, today, book.specialDays))}
                  </div>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { Empty } from '../../../web/components/empty.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Listed } from '../list-queries.ts'
import { yearHref } from '../compiling/place.ts'
import { ROUNDS, SERIES } from '../place.ts'
import { ROUND_STATES } from '../rules.ts'
import { KIND_WORDS, ROUND_WORDS } from '../words.ts'

export type Heap = { key: string; title: string; rows: readonly Listed[]; next?: string | undefined }
export type ListView = {
  staff: StaffMember
  book: CommuneBook
  today: string
  heaps: readonly Heap[]
  isLater: boolean
  /** Only rounds in this state are listed. */
  state: string | null
  seesAll: boolean
  mayGather: boolean
}

/** Rounds by what this officer has to do with them. */
export function listPage({ staff, book, today, heaps, isLater, state, seesAll, mayGather }: ListView) {
  const filled = heaps.filter(({ rows }) => rows.length > 0)
  return (
    <OfficePage title="Kỳ báo cáo" staff={staff} book={book} current={ROUNDS}>
      <h1>Kỳ báo cáo</h1>
      {!isLater && (
        <>
          <p class="lead">Ai đã nộp, ai chưa; tổng hợp và gửi đi.</p>
          <p>
            <a href={yearHref(today.slice(0, 4))}>Báo cáo cả năm {today.slice(0, 4)}</a>
          </p>
          {mayGather && (
            <p>
              <a class="button" href={`${ROUNDS}/moi`}>
                Mở một kỳ
              </a>{' '}
              <a class="button quiet" href={SERIES}>
                Báo cáo định kỳ
              </a>
            </p>
          )}
        </>
      )}
      {filled.length === 0 && (
        <Empty title={isLater || state !== null ? 'Không có kỳ nào ở đây.' : 'Chưa có kỳ báo cáo nào.'}>
          {!isLater && state === null && mayGather && (
            <p>
              Ông/bà đặt <a href={SERIES}>báo cáo định kỳ</a>: đến ngày, kỳ tự mở.
            </p>
          )}
        </Empty>
      )}
      {filled.map((heap) => (
        <section key={heap.key} aria-labelledby={heap.key}>
          <h2 id={heap.key}>{heap.title}</h2>
          {heap.key === 'tat-ca' && <States state={state} />}
          <Lines rows={heap.rows} caption={heap.title} book={book} today={today} />
          <Pager next={heap.next} first={isLater ? ROUNDS : undefined} />
        </section>
      ))}
      {seesAll && state !== null && filled.length === 0 && <States state={state} />}
    </OfficePage>
  )
}

/** By state. */
function States({ state }: { state: string | null }) {
  return (
    <p class="noprint">
      {[null, ...ROUND_STATES].map((one, at) => (
        <>
          {at > 0 && ' · '}
          {one === state ? (
            <b class="whole">{one === null ? 'Mọi tình trạng' : ROUND_WORDS[one]?.name}</b>
          ) : (
            <a class="whole" href={one === null ? ROUNDS : `${ROUNDS}?tinh-trang=${one}`}>
              {one === null ? 'Mọi tình trạng' : ROUND_WORDS[one]?.name}
            </a>
          )}
        </>
      ))}
    </p>
  )
}

type LinesProps = { rows: readonly Listed[]; caption: string; book: CommuneBook; today: string }

function Lines({ rows, caption, book, today }: LinesProps) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Kỳ báo cáo</th>
          <th scope="col">Tình trạng</th>
          <th scope="col">Hạn nộp</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, round }) => {
          const status = ROUND_WORDS[row.status]
          return (
            <tr key={row.id}>
              <td>
                <a href={`${ROUNDS}/${dossierSlug(row)}`}>
                  <bdi>{row.title}</bdi>
                </a>
                <div class="at">
                  {KIND_WORDS[round.kind]}, {bodyName(book, row.leadBodyId)} chủ trì, {round.units.length} đơn vị
                </div>
              </td>
              <td data-label="Tình trạng">{status && <StatusTag label={status.name} tone={status.tone} />}</td>
              <td data-label="Hạn nộp">
                {longDay(round.dueOn)}
                {row.status === 'open' && `, ${latenessText(lateness(round.dueOn, today, book.specialDays))}`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

import { Empty } from '../../../../web/components/empty.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import { Print } from '../../../../web/components/print.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { unitName } from '../../../communes/unit.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { RATINGS } from '../../place.ts'
import { GRADE_WORDS } from '../../words.ts'
import type { Listed } from '../list-queries.ts'
import { statusOf } from '../words.ts'

export type SeasonView = {
  staff: StaffMember
  book: CommuneBook
  year: number
  today: string
  /** What waits for him: his own unit's, and those about which his body was asked. */
  mine: readonly Listed[]
  asked: readonly Listed[]
  rows: readonly Listed[]
  next?: string | undefined
  isLater: boolean
  /** Finds every rating; others read those that were decided. */
  seesAll: boolean
  mayOpen: boolean
  mayWrite: boolean
  /** The next draft's id: two taps begin one. */
  draftKey: string
  said: string | null
}

/** A year's ratings: first what waits for whoever reads, then the list. */
export function seasonPage(view: SeasonView) {
  const { staff, book, year, mine, asked, rows, isLater, seesAll, said } = view
  return (
    <OfficePage title={`Xếp loại năm ${year}`} staff={staff} book={book} current={RATINGS}>
      <h1>Xếp loại năm {year}</h1>
      {said && (
        <div class="note good">
          <p role="status">{said}</p>
        </div>
      )}
      {!isLater && <Ways view={view} />}
      {!isLater && <Mine title="Mời cơ quan ông/bà nhận xét" id="moi" rows={asked} book={book} />}
      {!isLater && <Mine title="Đơn vị của ông/bà" id="don-vi" rows={mine} book={book} />}
      <section aria-labelledby="danh-sach">
        <h2 id="danh-sach">{seesAll ? 'Các đơn vị' : 'Đã có quyết định'}</h2>
        {rows.length === 0 ? (
          <Empty title={seesAll ? 'Chưa mở xếp loại năm này.' : 'Chưa có quyết định xếp loại nào năm này.'}>
            <p>
              {seesAll ? 'Chọn đơn vị và hạn tự chấm để bắt đầu.' : 'Mức xếp loại hiện ở đây khi đã có quyết định.'}
            </p>
          </Empty>
        ) : (
          <Lines rows={rows} book={book} seesAll={seesAll} year={year} />
        )}
        <Pager next={view.next} first={isLater ? `${RATINGS}/${year}` : undefined} />
        <Papers view={view} />
      </section>
    </OfficePage>
  )
}

function Ways({ view: { mayOpen, rows, today, year } }: { view: SeasonView }) {
  const isFirst = rows.length === 0
  return (
    <div class="noprint">
      <p>
        <a href={`${RATINGS}/${year - 1}`}>Năm {year - 1}</a>
        {year < Number(today.slice(0, 4)) && (
          <>
            {' · '}
            <a href={`${RATINGS}/${year + 1}`}>Năm {year + 1}</a>
          </>
        )}
      </p>
      {mayOpen && (
        <p>
          <a class={isFirst ? 'button' : 'button quiet'} href={`${RATINGS}/${year}/mo`}>
            {isFirst ? 'Mở xếp loại năm này' : 'Mở thêm đơn vị'}
          </a>{' '}
          <a class="button quiet" href={`${RATINGS}/tieu-chi`}>
            Tiêu chí chấm điểm
          </a>
        </p>
      )}
    </div>
  )
}

/** What can be made of the list: a sheet of paper, an official notice. */
function Papers({ view: { draftKey, mayWrite, rows, year } }: { view: SeasonView }) {
  if (rows.every(({ rating }) => rating.grade === null)) return null
  return (
    <div class="noprint">
      <p>
        <Print quiet>In danh sách này</Print>
      </p>
      {mayWrite && (
        <form method="post" action={`${RATINGS}/${year}/soan`}>
          <input type="hidden" name="key" value={draftKey} />
          <p>
            <button type="submit" class="quiet">
              Soạn thông báo kết quả xếp loại
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

type MineProps = { title: string; id: string; rows: readonly Listed[]; book: CommuneBook }

function Mine({ title, id, rows, book }: MineProps) {
  if (rows.length === 0) return null
  return (
    <section class="noprint" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="list">
        {rows.map(({ rating, row }) => {
          const status = statusOf(row.status)
          return (
            <li key={row.id}>
              <a href={`${RATINGS}/${dossierSlug(row)}`}>
                {unitName(book, rating.unit)}, năm {rating.year}
              </a>
              <p>
                <StatusTag label={status.name} tone={status.tone} />{' '}
                {row.dueOn !== null && `Hạn ${longDay(row.dueOn)}.`}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type LinesProps = { rows: readonly Listed[]; book: CommuneBook; seesAll: boolean; year: number }

function Lines({ rows, book, seesAll, year }: LinesProps) {
  return (
    <table class="cards" data-rows>
      <caption class="sr">Xếp loại năm {year}</caption>
      <thead>
        <tr>
          <th scope="col">Đơn vị</th>
          {seesAll && <th scope="col">Tình trạng</th>}
          <th scope="col">Xếp loại</th>
          <th scope="col">Quyết định</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rating, row }) => {
          const status = statusOf(row.status)
          const name = unitName(book, rating.unit)
          return (
            <tr key={row.id}>
              <td>{seesAll ? <a href={`${RATINGS}/${dossierSlug(row)}`}>{name}</a> : name}</td>
              {seesAll && (
                <td data-label="Tình trạng">
                  <StatusTag label={status.name} tone={status.tone} />
                </td>
              )}
              <td data-label="Xếp loại" data-none={rating.grade === null ? true : undefined}>
                {rating.grade === null ? 'chưa có' : GRADE_WORDS[rating.grade]}
              </td>
              <td data-label="Quyết định" data-none={rating.decidedOn === null ? true : undefined}>
                <div>
                  {rating.decidedOn === null ? 'chưa có' : `${rating.decisionNumber}, ${longDay(rating.decidedOn)}`}
                  {rating.decision !== '' && <div class="at">{rating.decision}</div>}
                </div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

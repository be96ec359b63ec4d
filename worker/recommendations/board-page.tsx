import { Empty } from '../../web/components/empty.tsx'
import { Page } from '../../web/components/page.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { type Counts, type Figure, FIGURES, sumOf } from './board.ts'
import { askAddress } from './list-ask.ts'
import { PLACE, placeOf, publicPlace } from './place.ts'
import type { CountRow } from './tables.ts'

type Board = { book: CommuneBook; year: number; years: readonly number[]; rows: readonly CountRow[] }

/** How each body takes what is recommended to it, for everybody: each number leads to what it counts. */
export function PublicBoardPage({ book, rows, year, years }: Board) {
  const here = placeOf(book)
  const { board, list } = publicPlace(book.commune.id)
  return (
    <Page
      title={`Kiến nghị và lời hứa năm ${year}`}
      place={here}
      description={`Các cơ quan của ${here.name} trả lời và thực hiện kiến nghị sau giám sát ra sao.`}
    >
      <p class="crumb">
        <a href={`/${book.commune.id}/giam-sat`}>Giám sát</a>
      </p>
      <h1>Cơ quan nào đã làm theo kiến nghị</h1>
      <p class="lead">
        Năm {year}. Mặt trận giám sát, nêu kiến nghị, rồi đến tận nơi kiểm tra. Bấm vào số có gạch chân để xem từng
        việc.
      </p>
      {rows.length === 0 ? (
        <Empty title={`Năm ${year} chưa có kiến nghị nào được công khai.`} />
      ) : (
        <>
          {rows.map((row) => (
            <section key={row.bodyId}>
              <h2>{bodyName(book, row.bodyId)}</h2>
              <Figures
                counts={row}
                href={(so) => `${list}?${query({ 'co-quan': row.bodyId, nam: String(year), so })}`}
              />
            </section>
          ))}
          {rows.length > 1 && (
            <section>
              <h2>Tất cả cơ quan</h2>
              <Figures counts={sumOf(rows)} />
            </section>
          )}
        </>
      )}
      <Years years={years} year={year} href={(one) => `${board}?nam=${one}`} />
      <p class="hint">
        Chỉ tính kiến nghị đã công khai. “Đã kiểm tra là xong”: người của Mặt trận đến tận nơi xem, không phải người đã
        báo xong; một phần được rút thăm để kiểm tra lại. Số được đếm lại năm phút một lần.
      </p>
    </Page>
  )
}

function Figures({ counts, href }: { counts: Counts; href?: (figure: Figure) => string }) {
  return (
    <dl class="facts figures">
      {(Object.keys(FIGURES) as Figure[]).map((figure) => {
        const { key, text } = FIGURES[figure]
        const many = counts[key]
        return (
          <div key={figure}>
            <dt>{text}</dt>
            <dd>
              {href && many > 0 ? <a href={href(figure)}>{many}</a> : many}
              {figure === 'tiep-thu' && counts.partly > 0 && `, trong đó một phần: ${counts.partly}`}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** What stands in a row: a number, and what is said of it where there is something to say. */
const COLUMNS: readonly (readonly [text: string, key: keyof Counts, more?: (counts: Counts) => string])[] = [
  ['Kiến nghị', 'asked'],
  ['Trả lời', 'answered', (one) => `đúng hạn ${one.answeredInTime}`],
  ['Tiếp thu', 'accepted', (one) => (one.partly > 0 ? `một phần ${one.partly}` : '')],
  ['Không tiếp thu', 'refused'],
  [
    'Báo xong',
    'claimed',
    (one) => `đã kiểm tra ${one.verified}${one.disputed > 0 ? `, từng chưa đạt ${one.disputed}` : ''}`,
  ],
  ['Quá hạn', 'overdue'],
  ['Báo cấp trên', 'escalated'],
]

/** The same for officers, of all that is not restricted. */
export function OfficeBoardPage({ book, rows, staff, year, years }: Board & { staff: StaffMember }) {
  return (
    <OfficePage title={`Bảng điểm kiến nghị ${year}`} staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={PLACE}>Kiến nghị</a>
      </p>
      <h1>Bảng điểm các cơ quan, năm {year}</h1>
      {rows.length === 0 ? (
        <Empty title={`Năm ${year} chưa đếm được kiến nghị nào.`}>
          <p>Số được đếm lại năm phút một lần.</p>
        </Empty>
      ) : (
        <table class="cards">
          <caption class="sr">Từng cơ quan trả lời, thực hiện kiến nghị ra sao</caption>
          <thead>
            <tr>
              <th scope="col">Cơ quan</th>
              {COLUMNS.map(([text]) => (
                <th scope="col" key={text}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.bodyId} name={bodyName(book, row.bodyId)} counts={row} bodyId={row.bodyId} />
            ))}
            {rows.length > 1 && <Line name="Tất cả" counts={sumOf(rows)} />}
          </tbody>
        </table>
      )}
      <Years years={years} year={year} href={(one) => `${PLACE}/bang-diem?nam=${one}`} />
      <p class="hint">
        Tính mọi kiến nghị trừ việc xử lý riêng và việc đã thay thế. Người dân xem{' '}
        <a href={publicPlace(book.commune.id).board}>bảng điểm công khai</a>, chỉ tính việc đã công khai.
      </p>
    </OfficePage>
  )
}

function Line({ bodyId, counts, name }: { name: string; counts: Counts; bodyId?: string }) {
  const link = (key: keyof Counts) =>
    bodyId === undefined || counts[key] === 0
      ? null
      : key === 'asked'
        ? askAddress({ heap: 'tat-ca', state: '', bodyId })
        : key === 'overdue'
          ? askAddress({ heap: 'qua-han', state: '', bodyId })
          : null
  return (
    <tr>
      <td>
        <b>{name}</b>
      </td>
      {COLUMNS.map(([text, key, more]) => {
        const href = link(key)
        const said = counts[key] === 0 ? '' : (more?.(counts) ?? '')
        return (
          <td key={key} data-label={text}>
            <span>
              {href ? <a href={href}>{counts[key]}</a> : counts[key]}
              {said !== '' && <small>, {said}</small>}
            </span>
          </td>
        )
      })}
    </tr>
  )
}

function Years({ href, year, years }: { years: readonly number[]; year: number; href: (year: number) => string }) {
  const others = years.filter((one) => one !== year)
  if (others.length === 0) return null
  return (
    <p>
      Năm khác:{' '}
      {others.map((one, at) => (
        <span key={one}>
          {at > 0 && ', '}
          <a href={href(one)}>{one}</a>
        </span>
      ))}
    </p>
  )
}

function query(pairs: Record<string, string>): string {
  return new URLSearchParams(pairs).toString()
}

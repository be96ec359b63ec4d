import { Empty } from '../../../web/components/empty.tsx'
import { Print } from '../../../web/components/print.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { ROUNDS } from '../place.ts'
import { yearHref } from './place.ts'
import { figure, share } from './say.ts'
import { stretchesOf, type Year, type YearCell, type YearTable } from './year.ts'
import { shortPeriod } from './year-sheets.ts'

/** Which stretches stand side by side. */
export const VIEWS = { '': 'Quý và cả năm', dau: 'Tháng 1 đến 6', cuoi: 'Tháng 7 đến 12' } as const
export type View = keyof typeof VIEWS

type Props = { book: CommuneBook; staff: StaffMember; year: string; thisYear: string; found: Year; view: View }

/** A commune's year: what came of the months against the plans, and how every unit kept to its reports. */
export function YearPage({ book, found, staff, thisYear, view, year }: Props) {
  const { discipline, tables } = found
  return (
    <OfficePage title={`Báo cáo năm ${year}`} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb noprint">
        <a href={ROUNDS}>Kỳ báo cáo</a>
      </p>
      <h1>Báo cáo năm {year}</h1>
      <p class="lead">Cộng từ báo cáo đã nhận. Tỷ lệ tính lại từ tổng, không lấy trung bình.</p>
      <p class="noprint">
        <a class="button quiet" href={`${yearHref(year)}/bang.xlsx`}>
          Tải bảng tính
        </a>{' '}
        <Print quiet>In trang này</Print>{' '}
        <a class="button quiet" href={yearHref(Number(year) - 1)}>
          Năm {Number(year) - 1}
        </a>{' '}
        {year < thisYear && (
          <a class="button quiet" href={yearHref(Number(year) + 1)}>
            Năm {Number(year) + 1}
          </a>
        )}
      </p>
      {discipline.length === 0 && (
        <Empty title={`Năm ${year} chưa có kỳ báo cáo nào.`}>
          <p>Kỳ báo cáo đã mở trong năm thì cộng ở đây.</p>
        </Empty>
      )}
      {tables.length > 0 && (
        <p class="noprint">
          Xem:{' '}
          {(Object.keys(VIEWS) as View[]).map((one, at) => (
            <>
              {at > 0 && ' · '}
              {one === view ? (
                <b>{VIEWS[one]}</b>
              ) : (
                <a href={`${yearHref(year)}${one === '' ? '' : `?xem=${one}`}`}>{VIEWS[one]}</a>
              )}
            </>
          ))}
        </p>
      )}
      {tables.map((table) => (
        <section key={table.series}>
          <h2>{table.title.replace(/ tháng \d+ năm \d+$/u, '')}</h2>
          <SeriesTable table={table} periods={periodsOf(year, view)} />
        </section>
      ))}
      {tables.length > 0 && (
        <p class="hint">
          Cột quý, sáu tháng, cả năm là tổng các tháng. Số nói về một thời điểm, như số hộ của thôn, thì xem ở từng
          tháng.
        </p>
      )}
      {discipline.length > 0 && <Discipline {...{ book, discipline }} />}
    </OfficePage>
  )
}

function periodsOf(year: string, view: View): string[] {
  const { months, more } = stretchesOf(year)
  return view === '' ? more : view === 'dau' ? months.slice(0, 6) : months.slice(6)
}

function SeriesTable({ periods, table }: { periods: readonly string[]; table: YearTable }) {
  return (
    <table class="cards sums">
      <caption class="sr">{table.title}</caption>
      <thead>
        <tr>
          <th scope="col">Nội dung</th>
          {periods.map((period) => (
            <th scope="col" class="num" key={period}>
              {shortPeriod(period)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.lines.map(({ ask, cells, option }) => (
          <tr key={`${ask.name} ${option?.name ?? ''}`}>
            <td>
              {ask.label}
              {option && `: ${option.label}`}
            </td>
            {periods.map((period) => (
              <Cell key={period} label={shortPeriod(period)} cell={cells.get(period)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell, label }: { cell: YearCell | undefined; label: string }) {
  const isEmpty = !cell || (cell.result === null && cell.plan === null)
  return (
    <td data-label={label} class="num" data-none={isEmpty ? true : undefined}>
      {cell && !isEmpty && (
        <div>
          <b>{figure(cell.result)}</b>
          {cell.plan !== null && (
            <div class="at">
              kế hoạch {figure(cell.plan)}
              {cell.reached !== null && `, ${share(cell.reached)}`}
            </div>
          )}
        </div>
      )}
    </td>
  )
}

const COLUMNS = [
  ['wanted', 'Phải nộp'],
  ['inTime', 'Đúng hạn'],
  ['late', 'Nộp muộn'],
  ['missing', 'Không báo cáo'],
  ['open', 'Chưa nộp'],
  ['returned', 'Lần bị trả lại'],
  ['corrected', 'Lần đính chính'],
] as const

function Discipline({ book, discipline }: { book: CommuneBook; discipline: Year['discipline'] }) {
  return (
    <section>
      <h2>Các đơn vị giữ hạn báo cáo</h2>
      <table class="cards sums" data-rows>
        <caption class="sr">Số báo cáo của từng đơn vị</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            {COLUMNS.map(([name, text]) => (
              <th scope="col" class="num" key={name}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {discipline.map((one) => (
            <tr key={one.unit}>
              <td>{unitName(book, one.unit)}</td>
              {COLUMNS.map(([name, text]) => (
                <td key={name} data-label={text} class="num">
                  {one[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

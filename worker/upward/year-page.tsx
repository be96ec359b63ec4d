import { Empty } from '../../web/components/empty.tsx'
import { ViewerPage } from '../staff/viewers/viewer-page.tsx'
import { AREA, type Viewer } from '../staff/viewers/viewer.ts'
import { Judgement } from './judged.tsx'
import { monthsOfYear } from './months.ts'
import { communeAbove, YEAR_ABOVE } from './place.ts'
import { type Aspect, ASPECT_WORDS, ASPECTS, type Figures, together } from './trouble.ts'

export type YearView = {
  viewer: Viewer
  year: number
  newest: number
  aspect: Aspect
  rows: readonly { name: string; figures: readonly Figures[] }[]
}

/** A year of all communes of a level in one thing, month by month. */
export function YearPage({ viewer, year, newest, aspect, rows }: YearView) {
  const title = ASPECT_WORDS[aspect]
  const here = (one: Aspect, in_: number) => `${YEAR_ABOVE}?nam=${in_}&xem=${one}`
  return (
    <ViewerPage title={`${title} năm ${year}`} viewer={viewer} current={YEAR_ABOVE}>
      <h1>
        {title}, năm {year}
      </h1>
      <nav class="tabs noprint" aria-label="Xem việc khác">
        {ASPECTS.map((one) => (
          <a key={one} href={here(one, year)} aria-current={one === aspect ? 'page' : undefined}>
            {ASPECT_WORDS[one]}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty title={`Chưa xã nào gửi số liệu của năm ${year}.`}>
          <p>Số liệu mỗi tháng tự gửi lên vào ngày 2 của tháng sau.</p>
        </Empty>
      ) : (
        <Grid rows={rows} aspect={aspect} year={year} />
      )}
      <nav class="pager noprint" aria-label="Năm khác">
        <a class="button quiet" href={here(aspect, year - 1)} rel="prev">
          Năm {year - 1}
        </a>{' '}
        {year < newest && (
          <a class="button quiet" href={here(aspect, year + 1)} rel="next">
            Năm {year + 1}
          </a>
        )}
      </nav>
      {rows.length > 0 && (
        <p class="noprint">
          <a class="button quiet" href={`${AREA}/nam.xlsx?nam=${year}`}>
            Tải mọi số liệu của năm (Excel)
          </a>
        </p>
      )}
      <p class="hint">
        Xã có nhiều việc cần xem đứng trước. Dấu gạch: tháng ấy chưa có số liệu. Bấm tên xã để xem mười hai tháng của
        xã.
      </p>
    </ViewerPage>
  )
}

function Grid({ rows, aspect, year }: Pick<YearView, 'rows' | 'aspect' | 'year'>) {
  const months = monthsOfYear(year)
  return (
    <table class="cards months">
      <caption class="sr">
        {ASPECT_WORDS[aspect]} của từng xã, từng tháng năm {year}
      </caption>
      <thead>
        <tr>
          <th scope="col">Xã, phường</th>
          {months.map((month) => (
            <th scope="col" key={month}>
              T{Number(month.slice(5))}
            </th>
          ))}
          <th scope="col">Cả năm</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => {
          const all = together(figures)
          const of = new Map(figures.map((one) => [one.month, one]))
          return (
            <tr key={name}>
              <td>
                <a href={communeAbove(all?.communeId ?? '')}>
                  <b>{name}</b>
                </a>
              </td>
              {months.map((month) => {
                const one = of.get(month)
                return (
                  <td key={month} data-label={`T${Number(month.slice(5))}`} data-none={one ? undefined : ''}>
                    {one ? <Judgement aspect={aspect} figures={one} short /> : '–'}
                  </td>
                )
              })}
              <td data-label="Cả năm">
                <div>{all && <Judgement aspect={aspect} figures={all} />}</div>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

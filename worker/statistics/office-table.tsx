import { type Drill, drillAddress, type NumberKey } from './drill.ts'
import { categoryName, type OfficeView, workerName } from './office-view.ts'
import { decimal, isOfCommune, type Line, meanScore, medianOf, type Sums } from './sums.ts'

/** Bodies or fields and their numbers, and all of them together. */
export function Table({
  view,
  title,
  id,
  lines,
  of,
  total,
}: {
  view: OfficeView
  title: string
  id: string
  lines: readonly Line[]
  of: 'body' | 'category'
  total: Sums
}) {
  const name = (key: string) => (of === 'body' ? workerName(view.book, key) : categoryName(view.book, key))
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table class="cards">
        <caption class="sr">
          {title}, {view.period.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{of === 'body' ? 'Cơ quan' : 'Lĩnh vực'}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column.title}>
                {column.title}
              </th>
            ))}
            <th scope="col">Thường mất</th>
            <th scope="col">Hài lòng</th>
          </tr>
        </thead>
        <tbody>
          {lines.filter(hasCases).map((line) => (
            <Row key={line.id} view={view} name={name(line.id)} of={of} id={line.id} sums={line.sums} />
          ))}
          <Row view={view} name="Tất cả" of="" id="" sums={total} />
        </tbody>
      </table>
    </section>
  )
}

/** `inTime`: tells how punctual somebody is. */
const COLUMNS: { title: string; number: NumberKey; value: (sums: Sums) => number; inTime?: true }[] = [
  { title: 'Nhận', number: 'nhan', value: (sums) => sums.received },
  { title: 'Trả lời', number: 'tra-loi', value: (sums) => sums.answered },
  { title: 'Đúng hạn', number: 'dung-han', value: (sums) => sums.inTime, inTime: true },
  { title: 'Trễ', number: 'tre', value: (sums) => sums.answered - sums.inTime, inTime: true },
  { title: 'Gia hạn', number: 'gia-han', value: (sums) => sums.extended },
  { title: 'Chưa đồng ý', number: 'xem-lai', value: (sums) => sums.disputed },
  { title: 'Rút', number: 'rut', value: (sums) => sums.withdrawn },
]

function Row({ view, name, of, id, sums }: { view: OfficeView; name: string; of: Of; id: string; sums: Sums }) {
  const isHere = isOfCommune({ id })
  const median = isHere ? medianOf(sums.days) : null
  const mean = meanScore(sums)
  return (
    <tr>
      <td>
        <b>{name}</b>
      </td>
      {COLUMNS.map(({ title, inTime, number, value }) => {
        const told = isHere || !inTime
        return (
          <td key={title} data-label={title} data-none={isNone(!told || value(sums) === 0)}>
            {told ? <Open view={view} number={number} value={value(sums)} of={of} id={id} /> : '–'}
          </td>
        )
      })}
      <td data-label="Thường mất" data-none={isNone(median === null)}>
        {median === null ? '–' : `${decimal(median)} ngày`}
      </td>
      <td data-label="Hài lòng" data-none={isNone(mean === null)}>
        {mean === null ? '–' : `${decimal(mean)} (${sums.scoreCount})`}
      </td>
    </tr>
  )
}

/** Who only passed on what came in stands under what lies with whom. */
function hasCases({ sums }: Line): boolean {
  return sums.received + sums.answered > 0
}

/** Marks a cell that a telephone leaves out: a card of zeros is long and says nothing. */
function isNone(empty: boolean): '' | undefined {
  return empty ? '' : undefined
}

type Of = 'body' | 'category' | ''

/** A number that leads to its cases; nothing to open behind a zero. */
export function Open({
  view,
  number,
  value,
  of,
  id,
}: {
  view: OfficeView
  number: NumberKey
  value: number
  of: Of
  id: string
}) {
  if (value === 0) return <>0</>
  const drill: Drill = {
    number,
    period: view.period,
    bodyId: of === 'body' ? id : '',
    category: of === 'category' ? id : '',
  }
  return <a href={drillAddress(drill)}>{value}</a>
}

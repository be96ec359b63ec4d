import { Facts } from '../../web/components/facts.tsx'
import { Page } from '../../web/components/page.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { placeOf } from '../petitions/place.ts'
import { InTimeChart, MonthsChart } from './charts.tsx'
import { categoryName, percent, workerName } from './office-view.ts'
import type { Period } from './period.ts'
import type { PublicFigures } from './public-figures.ts'
import { decimal, isOfCommune } from './sums.ts'
import { FEW, type Veiled, type VeiledLine } from './veil.ts'

/** How a commune answers, for everybody: who in time, in which fields, how it was taken. Nothing that tells of few people. */
export function publicFiguresPage(view: { book: CommuneBook; figures: PublicFigures; choices: readonly Period[] }) {
  const { book, choices, figures } = view
  const { period, table } = figures
  const here = placeOf(book)
  const action = `${here.href}/so-lieu`
  const { total } = table
  const isEmpty = table.byBody.length === 0
  return (
    <Page title={`Số liệu ${period.title}`} place={here} description={`${here.name} nhận và trả lời kiến nghị ra sao.`}>
      <h1>Xã trả lời bà con ra sao</h1>
      <p class="lead">{period.title}</p>
      {isEmpty ? (
        <p>Chưa có kiến nghị nào trong kỳ này.</p>
      ) : (
        <Facts
          rows={[
            ['Đã nhận', `${words(total.received)} kiến nghị`],
            ['Đã trả lời', words(total.answered)],
            ['Đúng hạn', inTimeWords(total)],
            ...(total.median === null ? [] : [daysRow(total.median)]),
            ['Mức hài lòng', scoreWords(total)],
          ]}
        />
      )}
      <Bars view={view} />
      <Table title="Từng cơ quan" lines={table.byBody} name={(id) => workerName(book, id)} />
      <Table
        title="Từng lĩnh vực"
        lines={table.byCategory}
        name={(id) => categoryName(book, id)}
        link={(id) => (book.categories.get(id)?.restricted ? undefined : `${here.href}/kien-nghi?linh-vuc=${id}`)}
      />
      <Months figures={figures} />
      <h2>Kỳ khác</h2>
      <ul>
        {choices
          .filter(({ key }) => key !== period.key)
          .map(({ key, title }) => (
            <li key={key}>
              <a href={`${action}?ky=${key}`}>{title}</a>
            </li>
          ))}
      </ul>
      <p>
        <a href={`${action}.csv?ky=${period.key}`}>Tải bảng này về máy (CSV)</a>
      </p>
      <p>
        <a href={`${here.href}/niem-phong`}>Dấu niêm phong từng ngày: hồ sơ có bị sửa không?</a>
      </p>
      <p class="hint">
        Số dưới {FEW} không ghi rõ, để không ai đoán ra người gửi. “Không nêu” là số bị giấu thêm, vì đem trừ sẽ ra số
        dưới {FEW}. Ngày là ngày làm việc. Việc chuyển cơ quan ngoài xã đứng riêng một dòng. Số liệu được đếm lại năm
        phút một lần.
      </p>
    </Page>
  )
}

function Bars({ view: { book, figures } }: { view: { book: CommuneBook; figures: PublicFigures } }) {
  const answering = figures.table.byBody.filter(({ answered }) => answered.is === 'shown' && answered.value > 0)
  const lines = answering.filter(isOfCommune)
  if (lines.length === 0) return null
  return (
    <>
      <h2>Cơ quan nào trả lời đúng hạn</h2>
      <InTimeChart
        of="của từng cơ quan"
        more={[{ name: 'Không nêu rõ', look: 'outline', tone: 'doing' }]}
        rows={lines.map(({ answered, id, inTime, late }) => {
          const all = answered.is === 'shown' ? answered.value : 0
          const name = workerName(book, id)
          if (inTime.is === 'shown' && late.is === 'shown')
            return { name, values: [inTime.value, late.value, 0], words: `${inTime.value} đúng, ${late.value} trễ` }
          return { name, values: [0, 0, all], words: late.is === 'few' ? `trễ ${words(late)}` : `${all} trả lời` }
        })}
      />
    </>
  )
}

function Table({
  title,
  lines,
  name,
  link,
}: {
  title: string
  lines: readonly VeiledLine[]
  name: (id: string) => string
  link?: (id: string) => string | undefined
}) {
  if (lines.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul class="list">
        {lines.map((line) => {
          const href = link?.(line.id)
          const median = isOfCommune(line) ? line.median : null
          return (
            <li key={line.id}>
              <b>{href ? <a href={href}>{name(line.id)}</a> : name(line.id)}</b>
              <br />
              Nhận: {words(line.received)}; trả lời: {words(line.answered)}
              {hasAnswers(line) && isOfCommune(line) && <>; {onTime(line)}</>}.
              {(median !== null || line.score !== null) && (
                <small>
                  {[
                    median === null ? '' : `Thường mất ${decimal(median)} ngày`,
                    line.score === null ? '' : `hài lòng ${decimal(line.score)} trên 5`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Months({ figures: { months } }: { figures: PublicFigures }) {
  const some = months.filter(({ table }) => table.byBody.length > 0)
  if (some.length < 2) return null
  const value = (cell: Veiled) => (cell.is === 'shown' ? cell.value : null)
  return (
    <>
      <h2>Từng tháng</h2>
      <MonthsChart
        rows={some.map(({ month, table: { total } }) => ({
          month,
          values: [value(total.received), value(total.answered)],
          words: `${words(total.received)} nhận · ${words(total.answered)} trả lời`,
        }))}
      />
    </>
  )
}

/** A number as it is told: itself, "dưới 5" or "không nêu". */
export function words(cell: Veiled): string {
  if (cell.is === 'shown') return String(cell.value)
  return cell.is === 'few' ? `dưới ${FEW}` : 'không nêu'
}

function hasAnswers({ answered }: VeiledLine): boolean {
  return answered.is !== 'shown' || answered.value > 0
}

function inTimeWords({ answered, inTime, late }: VeiledLine): string {
  if (answered.is !== 'shown') return words(inTime)
  if (inTime.is !== 'shown') return late.is === 'few' ? `không nêu rõ, trễ ${words(late)}` : words(inTime)
  return answered.value === 0 ? 'chưa có' : `${inTime.value} (${percent(inTime.value, answered.value)})`
}

/** The same within a sentence. */
function onTime(line: VeiledLine): string {
  const isFewLate = line.inTime.is !== 'shown' && line.late.is === 'few'
  return isFewLate ? `trễ ${words(line.late)}` : `đúng hạn ${inTimeWords(line)}`
}

function daysRow(median: number): [string, string] {
  return ['Thường mất', `${decimal(median)} ngày làm việc: một nửa nhanh hơn, một nửa lâu hơn`]
}

function scoreWords({ score, scored }: VeiledLine): string {
  if (score !== null) return `${decimal(score)} trên 5, ${words(scored)} người chấm`
  return scored.is === 'shown' ? 'chưa có ai chấm' : `${words(scored)} người chấm nên không nêu`
}

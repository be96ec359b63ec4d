import { Empty } from '../../web/components/empty.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { formatCaseCode } from '../cases/code.ts'
import type { CommuneBook } from '../communes/book.ts'
import { STATUS_TEXT } from '../petitions/labels.ts'
import type { StaffMember } from '../staff/actor.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { type Drill, drillAddress, NUMBERS } from './drill.ts'
import type { Behind } from './list-queries.ts'
import { categoryName, workerName } from './office-view.ts'
import { numericDay, periodQuery } from './period.ts'
import { isOfCommune } from './sums.ts'

/** The cases that a number of the tables counts. */
export function BehindPage(view: {
  book: CommuneBook
  staff: StaffMember
  drill: Drill
  rows: readonly Behind[]
  isMore: boolean
  isFirst: boolean
}) {
  const { book, drill, isFirst, isMore, rows, staff } = view
  const last = rows.at(-1)
  const isNow = drill.number === 'dang-giu' || drill.number === 'qua-han'
  const title = NUMBERS[drill.number].title
  const about = [
    isNow ? 'Hôm nay' : drill.period.title,
    drill.bodyId && workerName(book, drill.bodyId),
    drill.category && categoryName(book, drill.category),
  ].filter(Boolean)
  return (
    <OfficePage title={title} staff={staff} book={book} current="/can-bo/so-lieu">
      <p class="crumb">
        <a href={`/can-bo/so-lieu?${new URLSearchParams(periodQuery(drill.period))}`}>Số liệu</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">{about.join(' · ')}</p>
      {rows.length === 0 ? (
        <Empty title={isFirst ? 'Không còn hồ sơ nào ở mục này.' : 'Hết danh sách.'}>
          {isFirst && <p>Số liệu được đếm lại năm phút một lần.</p>}
        </Empty>
      ) : (
        <table class="cards">
          <caption class="sr">{title}, ngày sớm nhất ở trên</caption>
          <thead>
            <tr>
              <th scope="col">{DAY_NAMES[NUMBERS[drill.number].day]}</th>
              <th scope="col">Hồ sơ</th>
              <th scope="col">Cơ quan, lĩnh vực</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.caseId} book={book} drill={drill} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <Pager
        next={isMore && last ? drillAddress(drill, `${last.day}~${last.caseId}`) : undefined}
        first={isFirst ? undefined : drillAddress(drill)}
      />
    </OfficePage>
  )
}

const DAY_NAMES = { sentOn: 'Gửi', answeredOn: 'Trả lời', heldOn: 'Giữ từ', owedOn: 'Hạn' }

function Row({ book, drill, row }: { book: CommuneBook; drill: Drill; row: Behind }) {
  const { number, title, year } = row
  const code = year !== null && number !== null ? formatCaseCode(book.commune.codePrefix, year, number) : null
  return (
    <tr>
      <td data-label={DAY_NAMES[NUMBERS[drill.number].day]}>{numericDay(row.day)}</td>
      <td>
        {code === null ? (
          'Một hồ sơ đang ở cơ quan khác'
        ) : (
          <>
            <a href={`/can-bo/ho-so/${code}`}>{code}</a>
            <div>
              <bdi>{title}</bdi>
            </div>
          </>
        )}
      </td>
      <td>
        {workerName(book, row.bodyId)}
        <div class="at">{code === null ? '' : categoryName(book, row.category)}</div>
      </td>
      <td>
        {STATUS_TEXT[row.status ?? ''] ?? '–'}
        <div class="at">{resultOf(row)}</div>
      </td>
    </tr>
  )
}

function resultOf({ bodyId, days, inTime, score }: Behind): string {
  if (days === null) return ''
  const taken = isOfCommune({ id: bodyId }) ? `${days} ngày làm việc` : `xã chuyển đi sau ${days} ngày làm việc`
  return [taken, inTime ? 'đúng hạn' : 'trễ hạn', score === null ? '' : `${score} trên 5 điểm`]
    .filter(Boolean)
    .join(', ')
}

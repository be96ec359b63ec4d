import type { ComponentChildren } from 'preact'
import { Empty } from '../../web/components/empty.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { bodyName } from '../communes/book.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { InTimeChart, MonthsChart } from './charts.tsx'
import type { NumberKey } from './drill.ts'
import { Open, Table } from './office-table.tsx'
import { categoryName, type OfficeView, percent, workerName } from './office-view.ts'
import { WorkNow } from './office-work.tsx'
import { periodQuery } from './period.ts'
import { PeriodForm } from './period-form.tsx'
import { decimal, isOfCommune, meanScore, medianOf } from './sums.ts'

/** A period in numbers, each leading to its cases: who answers in time, in which fields, how long, how it was taken. */
export function OfficeFiguresPage(view: OfficeView) {
  const { book, byBody, byCategory, ownBodyId, period, staff, total } = view
  const isEmpty = byBody.length === 0
  const download = `/can-bo/so-lieu.csv?${new URLSearchParams(periodQuery(period))}`
  return (
    <OfficePage title={`Số liệu ${period.title}`} staff={staff} book={book} current="/can-bo/so-lieu">
      <h1>
        Số liệu {period.title.charAt(0).toLowerCase() + period.title.slice(1)}
        {ownBodyId && `: ${bodyName(book, ownBodyId)}`}
      </h1>
      <PeriodForm view={view} action="/can-bo/so-lieu" />
      {isEmpty ? (
        <Empty title={`Chưa có hồ sơ nào trong kỳ này.`}>
          <p>Ông/bà chọn kỳ khác ở trên. Số liệu được đếm lại năm phút một lần.</p>
        </Empty>
      ) : (
        <>
          <Summary view={view} />
          <InTime view={view} />
          {!ownBodyId && <Table view={view} title="Theo cơ quan" id="co-quan" lines={byBody} of="body" total={total} />}
          <Table view={view} title="Theo lĩnh vực" id="linh-vuc" lines={byCategory} of="category" total={total} />
        </>
      )}
      <WorkNow view={view} />
      <Months view={view} />
      <p>
        <a href={download}>Tải bảng này về máy (CSV)</a>
      </p>
      <p class="hint">
        Nhận: theo ngày gửi. Trả lời: theo ngày trả lời. Thường mất: ngày làm việc đến khi trả lời, một nửa số hồ sơ
        nhanh hơn, một nửa lâu hơn. Hồ sơ gộp đếm một lần, hồ sơ tách đếm từng phần. Hồ sơ chuyển xử lý riêng không có
        trong số liệu. Việc chuyển cơ quan ngoài xã đứng riêng một dòng; ở dòng Tất cả, đúng hạn là xã chuyển đi trước
        hạn. Đếm lại năm phút một lần.
      </p>
    </OfficePage>
  )
}

function Summary({ view }: { view: OfficeView }) {
  const { total } = view
  const median = medianOf(total.days)
  const mean = meanScore(total)
  const open = (number: NumberKey, value: number) => <Open view={view} number={number} value={value} of="" id="" />
  return (
    <Facts
      rows={[
        ['Đã nhận', open('nhan', total.received)],
        ['Đã trả lời', open('tra-loi', total.answered)],
        ...((total.answered > 0
          ? [
              [
                'Đúng hạn',
                <>
                  {open('dung-han', total.inTime)} ({percent(total.inTime, total.answered)})
                </>,
              ],
            ]
          : []) as [string, ComponentChildren][]),
        ...((median === null ? [] : [['Thường mất', `${decimal(median)} ngày làm việc`]]) as [string, string][]),
        ...((mean === null
          ? []
          : [
              [
                'Mức hài lòng',
                <>
                  {decimal(mean)} trên 5, {open('diem', total.scoreCount)} người chấm
                </>,
              ],
            ]) as [string, ComponentChildren][]),
        ['Người gửi chưa đồng ý', open('xem-lai', total.disputed)],
        ['Được gia hạn', open('gia-han', total.extended)],
        ['Người gửi đã rút', open('rut', total.withdrawn)],
      ]}
    />
  )
}

function InTime({ view: { book, byBody, byCategory, ownBodyId } }: { view: OfficeView }) {
  const lines = (ownBodyId ? byCategory : byBody.filter(isOfCommune)).filter(({ sums }) => sums.answered > 0)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="dung-han">
      <h2 id="dung-han">{ownBodyId ? 'Lĩnh vực nào trả lời đúng hạn' : 'Cơ quan nào trả lời đúng hạn'}</h2>
      <InTimeChart
        rows={lines.map(({ id, sums }) => ({
          name: ownBodyId ? categoryName(book, id) : workerName(book, id),
          values: [sums.inTime, sums.answered - sums.inTime],
          words: `${sums.inTime} đúng, ${sums.answered - sums.inTime} trễ`,
        }))}
      />
    </section>
  )
}

function Months({ view: { trend } }: { view: OfficeView }) {
  if (trend.length < 2) return null
  return (
    <section aria-labelledby="theo-thang">
      <h2 id="theo-thang">Từng tháng</h2>
      <MonthsChart
        rows={trend.map(({ answered, inTime, month, received }) => ({
          month,
          more: answered > 0 ? `: ${percent(inTime, answered)} đúng hạn` : '',
          values: [received, answered],
          words: `${received} nhận · ${answered} trả lời`,
        }))}
      />
    </section>
  )
}

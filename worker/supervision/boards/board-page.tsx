import { Field, Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { Body, CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { PLACE } from '../place.ts'
import type { BoardReportRow } from '../tables.ts'
import { BOARDS } from './board-place.ts'
import { type Period, periodText } from './periods.ts'

export type BoardView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  year: number
  rule: string
  boards: readonly {
    body: Body
    lines: readonly { period: Period; dueOn: string | null; row: BoardReportRow | null }[]
  }[]
  /** The reports that a board's own officer may still file. */
  open: readonly Period[]
  values: Record<string, string>
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** Periodic reports of boards: which are in, which are due, which are late, by which rule. */
export function BoardPage({ boards, book, errors, open, rule, said, staff, today, values, year }: BoardView) {
  return (
    <OfficePage title="Báo cáo của các Ban" staff={staff} book={book} current={PLACE}>
      <p class="crumb">
        <a href={PLACE}>Giám sát</a>
      </p>
      <h1>Báo cáo định kỳ của các Ban, năm {year}</h1>
      <p class="hint">{rule}</p>
      <Said said={said} />
      {open.length > 0 && (
        <section class="work" aria-labelledby="nop">
          <h2 id="nop">Gửi báo cáo cho Mặt trận</h2>
          <form method="post" action={BOARDS} enctype="multipart/form-data">
            <Select
              name="period"
              label="Kỳ báo cáo"
              options={open.map((one) => ({ value: keyOf(one), label: periodText(one) }))}
              value={values.period ?? ''}
              errors={errors.period}
              required
            />
            <Field
              name="words"
              label="Tóm tắt"
              rows={5}
              value={values.words ?? ''}
              errors={errors.words}
              maxLength={4000}
            />
            <Field
              name="files"
              type="file"
              label="Báo cáo"
              hint="Một tệp: ảnh, PDF, Word, Excel."
              errors={errors.files}
            />
            <p>
              <button type="submit">Gửi báo cáo</button>
            </p>
          </form>
        </section>
      )}
      {boards.length === 0 && <p>Xã chưa có Ban Thanh tra nhân dân trong danh sách cơ quan.</p>}
      {boards.map(({ body, lines }) => (
        <section key={body.id}>
          <h2>{body.name}</h2>
          <table class="cards">
            <caption class="sr">Báo cáo của {body.name}</caption>
            <thead>
              <tr>
                <th scope="col">Kỳ</th>
                <th scope="col">Hạn đề nghị</th>
                <th scope="col">Tình trạng</th>
                <th scope="col">Tóm tắt</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ dueOn, period, row }) => (
                <tr key={keyOf(period)}>
                  <td>
                    <b>{periodText(period)}</b>
                  </td>
                  <td data-label="Hạn đề nghị">{dueOn ? longDay(dueOn) : 'chưa có quy định'}</td>
                  <td data-label="Tình trạng">
                    <Standing period={period} dueOn={dueOn} row={row} today={today} />
                  </td>
                  <td data-label="Tóm tắt" data-none={row?.words ? undefined : ''}>
                    {row?.words && <span class="words">{row.words}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p>
        <a href={`${BOARDS}?nam=${year - 1}`}>Năm {year - 1}</a>
      </p>
    </OfficePage>
  )
}

function Standing({
  period,
  dueOn,
  row,
  today,
}: {
  period: Period
  dueOn: string | null
  row: BoardReportRow | null
  today: string
}) {
  if (row?.filedAt) {
    const on = localDay(row.filedAt)
    return (
      <span>
        <a href={`${BOARDS}/tep/${row.id}`}>Đã gửi {longDay(on)}</a>
        {dueOn && on > dueOn && <span class="late"> muộn</span>}
      </span>
    )
  }
  if (period.endsOn >= today) return <>Chưa đến kỳ</>
  return dueOn && dueOn < today ? <b class="late">Quá hạn</b> : <>Đến kỳ, chưa gửi</>
}

/** A period in a form. */
export function keyOf({ number, period, year }: Period): string {
  return `${year}.${period}.${number}`
}

import { Empty } from '../../web/components/empty.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Field } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { StaffMember } from '../staff/actor.ts'
import { FIELD_LABELS, type FieldErrors, REASON_MAX } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { SentFigures } from './board-queries.ts'
import { MonthsTable } from './commune-page.tsx'
import { monthText } from './months.ts'
import { SENT_UP } from './place.ts'
import type { Sending } from './sent-queries.ts'

type Mine = { staff: StaffMember; book: CommuneBook }
export type SentView = Mine & {
  sendings: readonly Sending[]
  figures: readonly SentFigures[]
  maySettle: boolean
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** What the commune sent to levels above: the same numbers that they read. */
export function SentPage({ staff, book, sendings, figures, maySettle, said }: SentView) {
  return (
    <OfficePage title="Đã gửi cấp trên" staff={staff} book={book} current={SENT_UP}>
      <h1>Số liệu xã đã gửi cấp trên</h1>
      <Said said={said} />
      {sendings.length === 0 ? (
        <Empty title="Xã chưa gửi số liệu cho cấp trên nào.">
          <p>Khi tỉnh hoặc huyện cũ đề nghị, người vận hành hệ thống thêm nơi nhận; việc ấy hiện ở đây.</p>
        </Empty>
      ) : (
        <>
          <p>
            Mỗi tháng một lần, vào ngày 2 của tháng sau, hệ thống đếm và gửi các con số dưới đây. Cấp trên chỉ thấy
            những số này và báo cáo tổng hợp xã gửi lên; không mở được hồ sơ của dân.
          </p>
          {sendings.map((sending) => (
            <One
              key={sending.areaId}
              sending={sending}
              figures={figures.filter(({ areaId }) => areaId === sending.areaId)}
              maySettle={maySettle}
            />
          ))}
        </>
      )}
    </OfficePage>
  )
}

function One({
  sending: { areaId, areaName, nextMonth, sendOn, since, until },
  figures,
  maySettle,
}: {
  sending: Sending
  figures: readonly SentFigures[]
  maySettle: boolean
}) {
  return (
    <section aria-labelledby={`noi-${areaId}`}>
      <h2 id={`noi-${areaId}`}>{areaName}</h2>
      <p>
        {until === null ? <StatusTag label="Đang gửi" tone="done" /> : <StatusTag label="Đã dừng gửi" tone="ended" />}{' '}
        {until === null ? `từ ${longDay(since)}.` : `từ ${longDay(until)}.`}
        {sendOn && ` Lần tới: số liệu ${monthText(nextMonth)}, gửi ${longDay(sendOn)}.`}
      </p>
      {figures.length > 0 ? <MonthsTable figures={figures} /> : <p>Chưa gửi tháng nào.</p>}
      {maySettle && (
        <p class="noprint">
          <a class="button quiet" href={`${SENT_UP}/${areaId}`}>
            {until === null ? 'Dừng gửi cho nơi này' : 'Gửi lại cho nơi này'}
          </a>
        </p>
      )}
    </section>
  )
}

/** Where a commune stops sending to a level, or begins again, and says why. */
export function ChangeSendingPage(props: Mine & { sending: Sending; reason: string; errors: FieldErrors }) {
  const { book, errors, reason, sending, staff } = props
  const stops = sending.until === null
  const title = stops ? `Dừng gửi số liệu cho ${sending.areaName}` : `Gửi lại số liệu cho ${sending.areaName}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={SENT_UP}>
      <p class="crumb">
        <a href={SENT_UP}>Số liệu đã gửi cấp trên</a>
      </p>
      <h1>{title}</h1>
      <p>
        {stops
          ? 'Từ hôm nay, số liệu và báo cáo của xã không gửi lên nơi này nữa. Những tháng đã gửi thì nơi ấy vẫn giữ.'
          : 'Xã gửi tiếp từ số liệu tháng này. Những tháng đã dừng thì không gửi bù.'}
      </p>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      <form method="post" action={`${SENT_UP}/${sending.areaId}/${stops ? 'dung' : 'gui-lai'}`}>
        <Field
          name="reason"
          label="Lý do"
          hint="Ghi trong nhật ký cài đặt của xã."
          value={reason}
          errors={errors.reason}
          maxLength={REASON_MAX}
          rows={3}
          required
        />
        <button type="submit">{stops ? 'Dừng gửi' : 'Gửi lại'}</button>
      </form>
    </OfficePage>
  )
}

import { REPORT_JS } from '../../../web/built.ts'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note, Trouble } from '../../../web/components/note.tsx'
import { SheetForm, type SheetFormProps } from '../../../web/components/sheet/sheet-form.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText, lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import type { Trouble as Words } from '../../forms/filling/words.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { REPORTS } from '../place.ts'
import { BesideTable } from './beside.tsx'
import type { Beside } from './prefill.ts'
import type { ReportDesk } from './report-access.ts'
import { REASON, REASON_MOST } from './sheet-words.ts'

export type SheetView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  desk: Pick<ReportDesk, 'row' | 'round' | 'unitName' | 'isOther' | 'address'>
  form: Omit<SheetFormProps, 'children'>
  hidden: readonly (readonly [name: string, value: string])[]
  beside: readonly Beside[]
  /** Some boxes were filled in from the commune's books. */
  isFilled: boolean
  /** Last time's figures may be taken over. */
  copies: boolean
  isCorrecting: boolean
  reason: string
  errors: FieldErrors
  trouble: Words | undefined
  /** The draft was just kept. */
  saved: boolean
  /** Why this officer writes and somebody else sends. */
  refusal: string | null
  remarks: { words: string; at: string } | undefined
}

/** A unit's report, to be filled in. */
export function SheetPage(view: SheetView) {
  const { beside, book, copies, desk, errors, form, isCorrecting, refusal, remarks, saved, staff, trouble } = view
  const { isOther, round, row, unitName } = desk
  const isFirst = form.page === 0
  return (
    <OfficePage title={round.title} staff={staff} book={book} current={REPORTS} sheet>
      <p class="crumb">
        <a href={isOther ? `${REPORTS}?don-vi=${encodeURIComponent(row.unit)}` : REPORTS}>Báo cáo</a>
      </p>
      <h1>{isCorrecting ? `Đính chính: ${round.title}` : round.title}</h1>
      <p class="lead">
        {isOther ? `Nhập giúp ${unitName}` : unitName}. {row.dueOn && dueWords(row.dueOn, view.today, book)}
      </p>
      {saved && row.draftAt && (
        <Note tone="good">
          <p role="status" data-kept-done={form.draft}>
            Đã lưu nháp {instantText(row.draftAt)}. Báo cáo chưa nộp.
          </p>
        </Note>
      )}
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {remarks && (
        <Note tone="warn" title="Báo cáo được trả lại để sửa">
          <p class="words">{remarks.words}</p>
          <p class="hint">Trả lại {instantText(remarks.at)}.</p>
        </Note>
      )}
      {row.wasMissing && !isCorrecting && (
        <Note tone="warn">
          <p>Kỳ này đã đóng và ghi "Không báo cáo". Ông/bà vẫn nộp được; báo cáo ghi là nộp bổ sung.</p>
        </Note>
      )}
      {refusal && (
        <Note>
          <p>{refusal}</p>
        </Note>
      )}
      <ErrorSummary errors={errors} labels={{ [REASON]: 'Lý do đính chính' }} />
      {view.isFilled && (
        <Note>
          <p>Ô đã có số là lấy từ sổ ngày hoạt động của xã. Ông/bà thấy chưa đúng thì sửa lại.</p>
        </Note>
      )}
      <BesideTable rows={beside} />
      {copies && (
        <p>
          <a class="button quiet" href={`?${isOther ? `don-vi=${encodeURIComponent(row.unit)}&` : ''}chep=1`}>
            Chép số kỳ trước
          </a>
        </p>
      )}
      <div data-report={staff.id} data-topic={`${round.title}, ${unitName}`}>
        <SheetForm {...form}>
          {view.hidden.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          {isCorrecting && (
            <Field
              name={REASON}
              label="Lý do đính chính"
              hint="Bản đã nhận vẫn tính cho đến khi bản này được nhận."
              rows={2}
              value={view.reason}
              errors={errors[REASON]}
              maxLength={REASON_MOST}
              required
            />
          )}
          {isFirst && <p class="hint">Có thể nói thay gõ: bấm micro trên bàn phím. Mất mạng vẫn viết được.</p>}
        </SheetForm>
      </div>
      {REPORT_JS && <script src={REPORT_JS} />}
    </OfficePage>
  )
}

/** "Hạn nộp: thứ Sáu, 27/11/2026, còn 3 ngày làm việc." */
export function dueWords(dueOn: string, today: string, { specialDays }: Pick<CommuneBook, 'specialDays'>): string {
  return `Hạn nộp: ${longDay(dueOn)}, ${latenessText(lateness(dueOn, today, specialDays))}.`
}

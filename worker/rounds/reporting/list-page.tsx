import { REPORT_JS } from '../../../web/built.ts'
import { Empty } from '../../../web/components/empty.tsx'
import { Select } from '../../../web/components/field.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import { StatusTag, type Tone } from '../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitKey, unitName } from '../../communes/unit.ts'
import { instantText, lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import { dossierSlug } from '../../dossiers/code.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { REPORTS } from '../place.ts'
import { SUBMISSION_WORDS, type SubmissionState } from '../words.ts'
import { isLate } from './lateness.ts'
import type { OwedLine } from './submission-queries.ts'

export type ReportListView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  unit: string
  /** Somebody enters for that unit. */
  isOther: boolean
  owed: readonly OwedLine[]
  past: readonly OwedLine[]
  after: string | null
  isLater: boolean
  /** He may enter for any unit. */
  enters: boolean
}

const TONES: Readonly<Record<SubmissionState, Tone>> = {
  not_started: 'new',
  in_draft: 'doing',
  submitted: 'waiting',
  returned: 'near',
  accepted: 'done',
  missing: 'late',
}

/** What a unit owes, the most urgent first, and what it sent. */
export function ReportListPage(view: ReportListView) {
  const { after, book, enters, isLater, isOther, owed, past, staff, unit } = view
  const asked = isOther ? `don-vi=${encodeURIComponent(unit)}` : ''
  const here = `${REPORTS}${asked && `?${asked}`}`
  // What was returned waits for an answer: before what is only due.
  const sorted = [...owed].sort((one, other) => rank(one) - rank(other))
  return (
    <OfficePage title="Báo cáo" staff={staff} book={book} current={REPORTS}>
      <h1>{isOther ? 'Nhập giúp báo cáo' : 'Báo cáo phải nộp'}</h1>
      {unit !== '' && <p class="lead">{unitName(book, unit)}</p>}
      <div data-report={staff.id} />
      {!isLater &&
        (owed.length === 0 ? (
          <Empty title="Không còn báo cáo nào phải nộp.">
            <p>Kỳ mới mở, hệ thống báo cho ông/bà.</p>
          </Empty>
        ) : (
          <ul class="plain owed">
            {sorted.map((row, index) => (
              <Owed key={row.id} row={row} view={view} asked={asked} isFirst={index === 0} />
            ))}
          </ul>
        ))}
      {(past.length > 0 || isLater) && (
        <section aria-labelledby="da-qua">
          <h2 id="da-qua">Đã nộp, đã qua</h2>
          <table class="cards">
            <caption class="sr">Báo cáo đã nộp hoặc đã qua hạn</caption>
            <thead>
              <tr>
                <th scope="col">Báo cáo</th>
                <th scope="col">Tình trạng</th>
                <th scope="col">Nộp lúc</th>
              </tr>
            </thead>
            <tbody>
              {past.map((row) => (
                <tr key={row.id}>
                  <td>
                    <a href={addressOf(row, asked)}>{row.title}</a>
                  </td>
                  <td data-label="Tình trạng">
                    <StatusTag label={SUBMISSION_WORDS[row.status]} tone={TONES[row.status]} />
                  </td>
                  <td data-label="Nộp lúc" data-none={row.firstSentAt ? undefined : ''}>
                    {row.firstSentAt && instantText(row.firstSentAt)}
                    {isLate(row) && <span class="late"> muộn</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager
        next={after ? `${REPORTS}?${[asked, `sau=${encodeURIComponent(after)}`].filter(Boolean).join('&')}` : undefined}
        first={isLater ? here : undefined}
      />
      {enters && <Others {...view} />}
      {REPORT_JS && <script src={REPORT_JS} />}
    </OfficePage>
  )
}

type OwedProps = { row: OwedLine; view: ReportListView; asked: string; isFirst: boolean }

function Owed({ asked, isFirst, row, view: { book, today } }: OwedProps) {
  const due = row.dueOn ? lateness(row.dueOn, today, book.specialDays) : null
  return (
    <li>
      <p>
        <a class={isFirst ? 'button' : 'button quiet'} href={addressOf(row, asked)}>
          {row.title}
        </a>
      </p>
      <p>
        <StatusTag label={SUBMISSION_WORDS[row.status]} tone={TONES[row.status]} />{' '}
        {row.dueOn && due && (
          <span class={due.kind === 'late' ? 'late' : undefined}>
            Hạn nộp {longDay(row.dueOn)}, {latenessText(due)}
          </span>
        )}
      </p>
    </li>
  )
}

/** Whose report is typed in. */
function Others({ book, isOther, unit }: ReportListView) {
  const hamlets = book.hamletsNow.map(({ id, name }) => ({ value: unitKey({ kind: 'hamlet', id }), label: name }))
  const bodies = [...book.bodies.values()]
    .filter((body) => body.endsOn === null)
    .map(({ id, name }) => ({ value: unitKey({ kind: 'body', id }), label: name }))
  return (
    <section aria-labelledby="nhap-giup">
      <h2 id="nhap-giup">Nhập giúp đơn vị khác</h2>
      <form method="get" action={REPORTS}>
        <Select
          name="don-vi"
          label="Đơn vị"
          hint="Đơn vị gửi báo cáo giấy hoặc đọc qua điện thoại: ông/bà nhập thay."
          empty="Chọn đơn vị"
          options={[
            { label: 'Thôn', options: hamlets },
            { label: 'Cơ quan, tổ chức', options: bodies },
          ]}
          value={isOther ? unit : ''}
          required
        />
        <p>
          <button type="submit" class="quiet">
            Xem báo cáo của đơn vị
          </button>
        </p>
      </form>
    </section>
  )
}

function rank({ status }: OwedLine): number {
  return status === 'returned' ? 0 : 1
}

function addressOf({ number, year }: OwedLine, asked: string): string {
  return `${REPORTS}/${dossierSlug({ year, number })}${asked && `?${asked}`}`
}

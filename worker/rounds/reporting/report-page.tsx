import type { ComponentChildren } from 'preact'
import { REPORT_JS } from '../../../web/built.ts'
import { Field } from '../../../web/components/field.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText, longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { REPORTS, ROUNDS } from '../place.ts'
import { SUBMISSION_WORDS } from '../words.ts'
import type { ReportItem } from './history-lines.ts'
import { isLate } from './lateness.ts'
import type { ReportDesk } from './report-access.ts'
import { pageOf } from './addresses.ts'
import { CORRECT, REASON, REASON_MOST } from './sheet-words.ts'
import type { ReadVersion } from './view-access.ts'

export type ReportView = {
  book: CommuneBook
  staff: StaffMember
  desk: ReportDesk
  versions: readonly ReadVersion[]
  history: readonly ReportItem[]
  /** Actions that this officer may do now. */
  may: readonly string[]
  /** Why he may not accept it, where he otherwise would. */
  refusal: string | null
  said: { tone: 'good' | 'warn'; text: string } | null
  /** Remarks that were typed and could not be taken. */
  typed: string
  error: string | null
  /** The next report of the round that waits to be accepted. */
  next: { href: string; name: string } | null
  /** Whose page it is: of those who write, or of those who gather. */
  side: 'unit' | 'gatherer'
}

/** A unit's report as it was sent: where it stands, what it says, what changed, what may be done with it. */
export function ReportPage(view: ReportView) {
  const { book, desk, history, said, side, staff, versions } = view
  const { round, row, unitName } = desk
  const last = versions.at(-1)
  const isOfUnit = side === 'unit'
  return (
    <OfficePage title={`${round.title}, ${unitName}`} staff={staff} book={book} current={isOfUnit ? REPORTS : ROUNDS}>
      <p class="crumb noprint">
        {isOfUnit ? (
          <a href={desk.isOther ? `${REPORTS}?don-vi=${encodeURIComponent(row.unit)}` : REPORTS}>Báo cáo</a>
        ) : (
          <a href={desk.gathered.replace(/\/don-vi\/.*$/, '')}>{round.title}</a>
        )}
      </p>
      <h1>{isOfUnit ? round.title : unitName}</h1>
      <p class="lead" data-kept-done={isOfUnit ? `bao-cao/${staff.id}/${row.id}` : undefined}>
        {isOfUnit ? unitName : round.title}. {standing(view)}
      </p>
      <Said said={said} />
      {view.next && (
        <p class="noprint">
          <a class="button quiet" href={view.next.href}>
            Báo cáo chờ nhận tiếp theo: {view.next.name}
          </a>
        </p>
      )}
      {isOfUnit && (
        <>
          <div data-report={staff.id} />
          {REPORT_JS && <script src={REPORT_JS} />}
        </>
      )}
      <Doings {...view} />
      {last ? (
        <section aria-labelledby="noi-dung-bao-cao">
          <h2 id="noi-dung-bao-cao">Nội dung báo cáo{versions.length > 1 ? `, bản ${last.number}` : ''}</h2>
          <Facts
            rows={last.lines.map(({ answer, href, question }) => [
              question,
              href ? <a href={href}>{answer}</a> : <span class="words">{answer}</span>,
            ])}
          />
          {last.lines.length === 0 && <p>Báo cáo để trống mọi câu.</p>}
        </section>
      ) : (
        <p>Chưa có bản nào được nộp.</p>
      )}
      <Versions versions={versions} accepted={row.acceptedNumber} />
      {history.length > 0 && (
        <section aria-labelledby="qua-trinh">
          <h2 id="qua-trinh">Quá trình</h2>
          <Timeline items={[...history]} />
        </section>
      )}
    </OfficePage>
  )
}

/** In one or two sentences: sent when, late or not, received or not. */
function standing({ desk: { round, row }, versions }: ReportView): ComponentChildren {
  if (round.roundStatus === 'cancelled') return 'Kỳ báo cáo này đã hủy.'
  const last = versions.at(-1)
  const due = row.dueOn ? `Hạn nộp: ${longDay(row.dueOn)}.` : ''
  if (!last) return `${SUBMISSION_WORDS[row.status]}. ${due}`
  const late = isLate(row) ? ', muộn so với hạn' : ''
  const missing = row.wasMissing ? ' Nộp bổ sung sau khi kỳ đã đóng.' : ''
  const by = last.onBehalf ? `${last.by} nhập giúp` : `${last.by} nộp`
  const counts =
    row.acceptedNumber > 0 && row.acceptedNumber < last.number
      ? ` Bản ${row.acceptedNumber} vẫn tính cho đến khi bản ${last.number} được nhận.`
      : ''
  return `${SUBMISSION_WORDS[row.status]}. ${by} ${instantText(last.sentAt)}${late}.${missing}${counts} ${due}`
}

/** What this officer may do: take back and correct, or accept and return. */
function Doings({ desk, error, may, refusal, side, typed }: ReportView) {
  const { row } = desk
  const at = (action: string) =>
    side === 'unit' ? pageOf(desk, { below: `/${action}` }) : `${desk.gathered}/${action}`
  const version = <input type="hidden" name="version" value={row.version} />
  const has = (action: string) => may.includes(action)
  if (side === 'unit')
    return (
      <>
        {has('rut-lai') && (
          <form method="post" action={at('rut-lai')} class="noprint">
            {version}
            <p>
              <button type="submit" class="quiet">
                Rút lại để sửa
              </button>
            </p>
          </form>
        )}
        {has(CORRECT) && (
          <p class="noprint">
            <a class="button quiet" href={at(CORRECT)}>
              Đính chính
            </a>
          </p>
        )}
      </>
    )
  if (!has('nhan') && !has('tra-lai')) return refusal ? <RefusalNote text={refusal} /> : null
  return (
    <section class="work noprint" aria-labelledby="viec-lam">
      <h2 id="viec-lam">Việc ông/bà làm được</h2>
      {refusal && <RefusalNote text={refusal} />}
      {has('nhan') && (
        <form method="post" action={at('nhan')}>
          {version}
          <p>
            <button type="submit">Nhận báo cáo</button>
          </p>
        </form>
      )}
      {has('tra-lai') && (
        <details open={error !== null}>
          <summary>Trả lại để sửa</summary>
          <form method="post" action={at('tra-lai')}>
            {version}
            <Field
              name={REASON}
              label="Cần sửa gì"
              hint="Đơn vị đọc được lời này."
              rows={3}
              value={typed}
              errors={error === null ? undefined : [error]}
              maxLength={REASON_MOST}
              required
            />
            <p>
              <button type="submit" class="quiet">
                Trả lại
              </button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

function RefusalNote({ text }: { text: string }) {
  return (
    <Note>
      <p>{text}</p>
    </Note>
  )
}

/** What changed from version to version, the newest first. */
function Versions({ accepted, versions }: { versions: readonly ReadVersion[]; accepted: number }) {
  if (versions.length < 2) return null
  return (
    <section aria-labelledby="cac-ban">
      <h2 id="cac-ban">Các bản đã nộp</h2>
      {[...versions].reverse().map((version) => (
        <details key={version.number} open={version.number === versions.length}>
          <summary>
            Bản {version.number}, {instantText(version.sentAt)}
            {version.number === accepted && ' (bản đang tính)'}
          </summary>
          {version.reason && <p class="words">Lý do: {version.reason}</p>}
          {version.number === 1 ? (
            <Facts
              rows={version.lines.map(({ answer, question }) => [question, <span class="words">{answer}</span>])}
            />
          ) : (
            <Changes {...version} />
          )}
        </details>
      ))}
    </section>
  )
}

function Changes({ changes, number }: ReadVersion) {
  if (changes.length === 0) return <p>Không có gì khác bản {number - 1}.</p>
  return (
    <table class="cards">
      <caption class="sr">Bản {number} khác bản trước ở đâu</caption>
      <thead>
        <tr>
          <th scope="col">Câu hỏi</th>
          <th scope="col">Bản {number - 1}</th>
          <th scope="col">Bản {number}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ after, before, question }) => (
          <tr key={question}>
            <td>{question}</td>
            <td data-label={`Bản ${number - 1}`}>
              <span class="words">{before || 'để trống'}</span>
            </td>
            <td data-label={`Bản ${number}`}>
              <b class="words">{after || 'để trống'}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

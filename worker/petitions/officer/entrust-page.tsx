import { Empty } from '../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { lateness, latenessText, localDay, longDay } from '../../deadlines/calendar.ts'
import type { Colleague, StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { FieldErrors } from '../form.ts'
import { Ticks } from './asked.tsx'
import { NOTE_MAX } from './entrust-form.ts'

export type EntrustView = {
  book: CommuneBook
  staff: StaffMember
  today: string
  /** Cases that nobody has, each with those who may be named. */
  waiting: readonly { row: CaseRow; people: readonly Colleague[] }[]
  said?: { tone: 'good' | 'warn'; text: string }
  /** The form that was sent and not accepted. */
  sent?: { code: string; person: readonly string[]; note: string; errors: FieldErrors }
}

/** Restricted cases that nobody has any more: a leader names somebody, and reads nothing of them. */
export function EntrustPage(view: EntrustView) {
  const { book, said, sent, staff, waiting } = view
  const labels = { [`nguoi-${sent?.code}`]: 'Giao cho', [`loi-${sent?.code}`]: 'Lời dặn' }
  return (
    <OfficePage title="Giao lại hồ sơ giao riêng" staff={staff} book={book} current={ENTRUST_ANEW}>
      <ErrorSummary errors={sent ? placed(sent) : {}} labels={labels} />
      <h1>Hồ sơ giao riêng chưa có người xử lý</h1>
      <Said said={said} />
      {waiting.length === 0 ? (
        <Empty title="Hồ sơ giao riêng nào cũng có người xử lý." />
      ) : (
        <p class="lead">Người được giao không còn làm việc này. Ông/bà giao người khác. Nội dung vẫn kín với ông/bà.</p>
      )}
      {waiting.map((one) => (
        <Waiting key={one.row.id} one={one} view={view} />
      ))}
    </OfficePage>
  )
}

function Waiting({ one: { row, people }, view }: { one: EntrustView['waiting'][number]; view: EntrustView }) {
  const { book, today } = view
  const code = codeOf(book, row)
  const sent = view.sent?.code === code ? view.sent : undefined
  const late = latenessText(lateness(row.actOn, today, book.specialDays))
  return (
    <section aria-labelledby={`ho-so-${code}`}>
      <h2 id={`ho-so-${code}`}>Hồ sơ {code}</h2>
      <Facts
        rows={[
          ['Giao riêng từ', longDay(localDay(row.heldSince))],
          ['Xử lý ban đầu đến', `${longDay(row.actOn)}, ${late}`],
        ]}
      />
      {people.length === 0 ? (
        <p>
          <b>Xã chưa có ai nhận được hồ sơ này.</b> Ông/bà nhờ quản trị viên giao vai trò Việc mật cho một cán bộ khác.
        </p>
      ) : (
        <form method="post" action={`${ENTRUST_ANEW}/${code}`}>
          <Ticks
            id={`nguoi-${code}`}
            name="person"
            legend="Giao cho"
            errors={sent?.errors.person ?? []}
            ticked={sent?.person ?? []}
            options={people.map((person) => ({
              value: person.id,
              label: person.name,
              hint: [person.title, bodyName(book, person.bodyId)].filter(Boolean).join(', '),
            }))}
          />
          <Field
            id={`loi-${code}`}
            name="note"
            label="Lời dặn (nếu có)"
            rows={2}
            maxLength={NOTE_MAX}
            value={sent?.note ?? ''}
            errors={sent?.errors.note}
          />
          <p>
            <button type="submit">Giao hồ sơ</button>
          </p>
        </form>
      )}
    </section>
  )
}

/** What is wrong, at the fields of that case's form. */
function placed({ code, errors }: NonNullable<EntrustView['sent']>): FieldErrors {
  const { person, note } = errors
  return { ...(person ? { [`nguoi-${code}`]: person } : {}), ...(note ? { [`loi-${code}`]: note } : {}) }
}

/** Where the page is. */
export const ENTRUST_ANEW = '/can-bo/giao-lai'

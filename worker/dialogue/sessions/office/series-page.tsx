import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Field } from '../../../../web/components/field.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import { dossierSlug } from '../../../dossiers/code.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, SERIES, SESSIONS } from '../../place.ts'
import type { SessionKind } from '../../words.ts'
import type { Listed } from '../list-queries.ts'
import { whenText } from '../times.ts'
import { KIND_WORDS, STATUS_WORDS } from '../words.ts'
import type { SeriesRead } from './series-form.ts'

export type SeriesView = {
  staff: StaffMember
  book: CommuneBook
  /** Days that are settled and still to come. */
  ahead: readonly Listed[]
  /** The receptions whose days he settles. */
  mine: readonly SessionKind[]
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  /** What would be made: shown before it is. */
  plan: Extract<SeriesRead, { ok: true }> | null
  said?: { tone: 'good' | 'warn'; text: string } | undefined
}

const TITLE = 'Lịch tiếp dân'

/** Days on which the Party's head and the chair receive people: what is settled, and the form for a new row. */
export function seriesPage(view: SeriesView) {
  const { staff, book, mine, plan, said } = view
  const mayMake = mine.length > 0
  return (
    <OfficePage title={TITLE} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Đối thoại</a>
      </p>
      <h1>{TITLE}</h1>
      <Said said={said} />
      {plan ? <Plan view={view} plan={plan} /> : <Settled view={view} />}
      {mayMake && !plan && <Form view={view} />}
      {!mayMake && <p class="hint">Lịch do người đứng đầu Đảng ủy, Ủy ban nhân dân xã đặt.</p>}
    </OfficePage>
  )
}

function Settled({ view: { ahead, mine } }: { view: SeriesView }) {
  const rows = Map.groupBy(ahead, ({ session }) => session.seriesId)
  if (rows.size === 0) return <p class="lead">Chưa đặt ngày tiếp dân nào sắp tới.</p>
  return (
    <>
      {[...rows].map(([seriesId, days]) => {
        const first = days[0]
        if (!first) return null
        const { kind, place } = first.session
        return (
          <section key={seriesId} aria-labelledby={seriesId}>
            <h2 id={seriesId}>{KIND_WORDS[kind].name}</h2>
            <p>
              {place}. Gần nhất: <a href={`${SESSIONS}/${dossierSlug(first.row)}`}>{whenText(first.session)}</a>.
            </p>
            <details>
              <summary>Cả {days.length} ngày sắp tới</summary>
              <ul class="list">
                {days.map(({ row, session }) => (
                  <li key={row.id}>
                    <a href={`${SESSIONS}/${dossierSlug(row)}`}>{whenText(session)}</a>
                    {row.status !== 'announced' && <small>{STATUS_WORDS[row.status]?.name}</small>}
                  </li>
                ))}
              </ul>
            </details>
            {mine.includes(kind) && (
              <details>
                <summary>Thôi lịch này</summary>
                <form method="post" action={`${SERIES}/thoi`}>
                  <input type="hidden" name="series" value={seriesId} />
                  <Field
                    name="reason"
                    id={`${seriesId}.reason`}
                    label="Lý do"
                    hint="Bà con đọc được. Mọi ngày còn lại ở trên sẽ hủy."
                    required
                    maxLength={200}
                  />
                  <p>
                    <button type="submit" class="quiet">
                      Hủy mọi ngày còn lại
                    </button>
                  </p>
                </form>
              </details>
            )}
          </section>
        )
      })}
    </>
  )
}

function Form({ view: { fields, values, errors, submissionKey } }: { view: SeriesView }) {
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  return (
    <>
      <h2>Đặt lịch mới</h2>
      <ErrorSummary errors={errors} labels={labels} />
      <form method="post" action={SERIES}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit" name="viec" value="xem">
            Xem các ngày trước khi đặt
          </button>
        </p>
      </form>
    </>
  )
}

function Plan({ view, plan }: { view: SeriesView; plan: Extract<SeriesRead, { ok: true }> }) {
  const { fields, values, submissionKey } = view
  return (
    <>
      <p class="lead">
        {KIND_WORDS[plan.kind].name}: {plan.days.length} ngày. Đặt xong là công bố ngay cho bà con.
      </p>
      {plan.hints.length > 0 && (
        <Note tone="warn">
          <ul>
            {plan.hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
        </Note>
      )}
      <ul class="list">
        {plan.days.map(({ day, reason }) => (
          <li key={day}>
            <b>{longDay(day)}</b>
            {reason && <p>{reason}</p>}
          </li>
        ))}
      </ul>
      <form method="post" action={SERIES}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        {fields.flatMap(({ kind, name }) =>
          (kind === 'ticks' ? (values[name] ?? '').split(' ').filter(Boolean) : [values[name] ?? '']).map((value) => (
            <input type="hidden" name={name} value={value} key={`${name}.${value}`} />
          )),
        )}
        <p>
          <button type="submit" name="viec" value="tao">
            Đặt lịch và công bố
          </button>{' '}
          <button type="submit" name="viec" value="sua" class="quiet">
            Sửa lại
          </button>
        </p>
      </form>
    </>
  )
}

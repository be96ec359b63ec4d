import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import type { StaffMember } from '../../../staff/actor.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import { OFFICE, SESSIONS } from '../../place.ts'
import type { SessionKind } from '../../words.ts'
import { KIND_WORDS } from '../words.ts'

export type MakeView = {
  staff: StaffMember
  book: CommuneBook
  kinds: readonly SessionKind[]
  /** Chosen already; else the page asks which kind it is. */
  kind: SessionKind | null
  lead: string
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  submissionKey: string
  trouble?: string | undefined
}

/** A meeting is made: first what kind it is, then when, where, and what about. */
export function makePage(view: MakeView) {
  const { staff, book, kind } = view
  const title = kind === null ? 'Tạo buổi gặp dân' : `Tạo buổi: ${KIND_WORDS[kind].name}`
  return (
    <OfficePage title={title} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={OFFICE}>Đối thoại</a>
      </p>
      <h1>{title}</h1>
      {kind === null ? <Kinds view={view} /> : <Form view={view} kind={kind} />}
    </OfficePage>
  )
}

function Kinds({ view }: { view: MakeView }) {
  return (
    <>
      <p class="lead">Đây là buổi gì?</p>
      <ul class="list">
        {view.kinds.map((kind) => (
          <li key={kind}>
            <a href={`${SESSIONS}/moi?loai=${kind}`}>{KIND_WORDS[kind].name}</a>
            <p>{KIND_WORDS[kind].hint}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Form({ view, kind }: { view: MakeView; kind: SessionKind }) {
  const { fields, values, errors, submissionKey, lead, trouble } = view
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]))
  return (
    <>
      <ErrorSummary errors={errors} labels={labels} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">{lead}</p>
      <form method="post" action={`${SESSIONS}/moi?loai=${kind}`}>
        <input type="hidden" name="submissionKey" value={submissionKey} />
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">Tạo buổi này</button>
        </p>
      </form>
    </>
  )
}

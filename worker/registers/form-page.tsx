import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Note } from '../../web/components/note.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress } from './ask.ts'
import { AREA_MAX, LINE_MAX, NUMBER_MAX } from './line.ts'
import type { RegisterKind } from './kinds.ts'
import { REGISTERS_AT } from './place.ts'

export type FormView = {
  staff: StaffMember
  book: CommuneBook
  kind: RegisterKind
  year: number
  title: string
  action: string
  /** What the form must carry besides what is typed. */
  hidden: Readonly<Record<string, string>>
  /** He writes lines of this hamlet alone. */
  only: string | null
  values: DeedValues
  errors: FieldErrors
  trouble?: string
}

/** A line of a register is typed, or changed. */
export function formPage({ action, book, errors, hidden, kind, only, staff, title, trouble, values, year }: FormView) {
  const fields = fieldsOf(kind, book, only)
  return (
    <OfficePage title={title} staff={staff} book={book} current={REGISTERS_AT}>
      <p class="crumb">
        <a href={askAddress(kind, { year })}>
          {kind.name}, năm {year}
        </a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} labels={Object.fromEntries(fields.map(({ label, name }) => [name, label]))} />
      {trouble && (
        <Note tone="warn">
          <p role="alert">{trouble}</p>
        </Note>
      )}
      <p class="lead">Tên người được giữ kín: chỉ người được giao xem sổ này mới đọc được.</p>
      <form method="post" action={action}>
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
        <DeedFields fields={fields} prefix="" values={values} errors={errors} />
        <p>
          <button type="submit">Ghi vào sổ</button>
        </p>
      </form>
    </OfficePage>
  )
}

function fieldsOf(kind: RegisterKind, book: CommuneBook, only: string | null): DeedField[] {
  return kind.columns.map(({ heading, hint, key, kind: of, options = [], required }): DeedField => {
    const named = { name: key, label: heading, ...(hint ? { hint } : {}), ...(required ? { required } : {}) }
    switch (of) {
      case 'number':
        return { ...named, kind: 'number', min: 0, max: NUMBER_MAX }
      case 'day':
        return { ...named, kind: 'day' }
      case 'choice':
        return { ...named, kind: 'select', options, empty: 'Chọn' }
      case 'hamlet': {
        const hamlets = book.hamletsNow.filter(({ id }) => only === null || id === only)
        return {
          ...named,
          kind: 'select',
          options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
          ...(only === null ? { empty: 'Chọn thôn' } : {}),
        }
      }
      case 'area':
        return { ...named, kind: 'area', most: AREA_MAX, rows: 3 }
      default:
        return { ...named, kind: 'line', most: LINE_MAX }
    }
  })
}

import { Choice, Field, Select } from '../../../web/components/field.tsx'
import type { FieldErrors } from '../../staff/form.ts'
import { bodyName, type CommuneBook } from '../book.ts'
import type { FieldSpec, Values } from './corner.ts'

type Props = { specs: readonly FieldSpec[]; values: Values; errors: FieldErrors; book: CommuneBook }

/** The fields of a form, as its corner describes them. */
export function SettingFields({ specs, values, errors, book }: Props) {
  return (
    <>
      {specs.map((spec) => (
        <OneField key={spec.name} spec={spec} value={values[spec.name] ?? ''} errors={errors[spec.name]} book={book} />
      ))}
    </>
  )
}

type One = { spec: FieldSpec; value: string; errors: string[] | undefined; book: CommuneBook }

function OneField({ spec, value, errors, book }: One) {
  const { empty, hint, kind = 'line', label, most, name, options = [], required } = spec
  const common = { name, label, hint, errors, ...(required ? { required } : {}) }
  if (kind === 'tick') return <Choice {...common} type="checkbox" checked={value === 'on'} />
  if (kind === 'select') {
    const isOld = value !== '' && !options.some((option) => option.value === value)
    const all = isOld ? [...options, { value, label: `${oldName(book, value)} (đã thôi dùng)` }] : options
    return <Select {...common} options={all} value={value} {...(empty === undefined ? {} : { empty })} />
  }
  return (
    <Field
      {...common}
      value={value}
      autocomplete="off"
      {...(most === undefined ? {} : { maxLength: most })}
      {...(kind === 'area' ? { rows: 10 } : {})}
      {...(kind === 'day' ? { type: 'date' } : {})}
      {...(kind === 'number' ? { inputMode: 'numeric' } : {})}
    />
  )
}

/** The name of something that is offered no more. */
function oldName(book: CommuneBook, value: string): string {
  const found = book.hamlets.get(value) ?? book.categories.get(value)
  return found?.name ?? bodyName(book, value)
}

import { Choices, Field, Select } from '../../web/components/field.tsx'
import type { FieldErrors } from '../staff/form.ts'
import type { Deed, DeedField, DeedValues, Desk } from './deed.ts'
import { MOST_FILE_BYTES } from '../forms/filling/file-kinds.ts'

/** A deed that is offered, under its action. */
export type Offer<Own> = { action: string; deed: Deed<Own, never> }
/** What was typed into one of the forms and could not be done. */
export type Tried = { action: string; values: DeedValues; errors: FieldErrors }

type Props<Own> = { desk: Desk<Own>; offers: readonly Offer<Own>[]; address: string; tried: Tried | null }

/** What an officer may do with a dossier now: one form after the other, folded; the one that was tried stands open. */
export function DeedForms<Own>({ desk, offers, address, tried }: Props<Own>) {
  return (
    <section class="work noprint" aria-labelledby="viec-lam">
      <h2 id="viec-lam">{offers.length === 0 ? 'Ông/bà chưa có việc gì ở đây' : 'Việc ông/bà làm được'}</h2>
      {offers.map(({ action, deed }, index) => (
        <details
          key={action}
          open={tried ? tried.action === action : index === 0 && offers.length === 1 && !deed.quiet}
        >
          <summary>{deed.title}</summary>
          <DeedForm desk={desk} action={action} deed={deed} address={address} tried={tried} />
        </details>
      ))}
    </section>
  )
}

type FormProps<Own> = Offer<Own> & Pick<Props<Own>, 'desk' | 'address' | 'tried'>

function DeedForm<Own>({ desk, action, deed, address, tried }: FormProps<Own>) {
  const refusal = deed.refuses?.(desk)
  if (refusal) return <p>{refusal.sentence}</p>
  const own = tried?.action === action ? tried : null
  return (
    <form method="post" action={`${address}/${action}`} {...(deed.files ? { enctype: 'multipart/form-data' } : {})}>
      <input type="hidden" name="version" value={desk.file.row.version} />
      {deed.lead && <p class="hint">{deed.lead(desk)}</p>}
      <DeedFields
        fields={deed.fields(desk)}
        prefix={action}
        values={own?.values ?? deed.values?.(desk) ?? {}}
        errors={own?.errors ?? {}}
      />
      {deed.files && (
        <Field
          name="files"
          id={`${action}.files`}
          type="file"
          multiple
          label={deed.files.label}
          hint={deed.files.hint ?? `Ảnh, PDF, Word, Excel; mỗi tệp không quá ${MOST_FILE_BYTES / 1024 ** 2} MB.`}
          errors={own?.errors.files}
          {...(deed.files.photosOnly ? { accept: 'image/*' } : {})}
        />
      )}
      <p>
        <button type="submit" class={deed.quiet ? 'quiet' : undefined}>
          {deed.button}
        </button>
      </p>
    </form>
  )
}

type FieldsProps = { fields: readonly DeedField[]; prefix: string; values: DeedValues; errors: FieldErrors }

/** The fields of a deed; `prefix` keeps the ids of several forms on one page apart, and is empty where there is one. */
export function DeedFields({ fields, prefix, values, errors }: FieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <One
          key={field.name}
          field={field}
          id={prefix === '' ? field.name : `${prefix}.${field.name}`}
          value={values[field.name] ?? ''}
          errors={errors[field.name]}
        />
      ))}
    </>
  )
}

function One({
  field,
  id,
  value,
  errors,
}: {
  field: DeedField
  id: string
  value: string
  errors: string[] | undefined
}) {
  const { hint, label, name, required } = field
  const common = { name, label, errors, ...(hint === undefined ? {} : { hint }), ...(required ? { required } : {}) }
  switch (field.kind) {
    case 'select':
      return (
        <Select
          {...common}
          id={id}
          options={field.options}
          value={value}
          {...(field.empty === undefined ? {} : { empty: field.empty })}
        />
      )
    case 'choice':
      return <Choices {...common} id={id} legend={label} options={field.options} value={value} />
    case 'ticks':
      return (
        <Choices
          name={name}
          id={id}
          legend={label}
          hint={hint}
          errors={errors}
          options={field.options}
          value={value.split(' ')}
        />
      )
    case 'day':
      return (
        <Field
          {...common}
          id={id}
          type="date"
          value={value}
          {...(field.min ? { min: field.min } : {})}
          {...(field.max ? { max: field.max } : {})}
        />
      )
    case 'number':
      return <Field {...common} id={id} inputMode="numeric" value={value} autocomplete="off" />
    default:
      return (
        <Field
          {...common}
          id={id}
          value={value}
          autocomplete="off"
          {...(field.most === undefined ? {} : { maxLength: field.most })}
          {...(field.kind === 'area' ? { rows: field.rows ?? 5 } : {})}
        />
      )
  }
}

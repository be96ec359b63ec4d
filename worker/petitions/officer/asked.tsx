import { Choice, Field, type FieldProps, Select, type SelectProps } from '../../../web/components/field.tsx'
import type { Offer } from './offers.ts'
import { type CaseView, errorsAt, typed } from './officer-view.ts'

/** What every form of an action gets. */
export type FormProps = { view: CaseView; offer: Offer }

type Bound = { view: CaseView; action: string; name: string; initial?: string | undefined }

/** A box of an action's form: it keeps what was typed and says what is wrong. */
export function Asked({
  view,
  action,
  name,
  initial,
  ...rest
}: Bound & Omit<FieldProps, 'name' | 'value' | 'errors' | 'id'>) {
  return (
    <Field
      {...rest}
      id={`${action}-${name}`}
      name={name}
      errors={errorsAt(view, action, name)}
      value={typed(view, action, name, initial)}
    />
  )
}

/** A list of an action's form to choose from. */
export function AskedSelect({
  view,
  action,
  name,
  initial,
  ...rest
}: Bound & Omit<SelectProps, 'name' | 'value' | 'errors' | 'id'>) {
  return (
    <Select
      {...rest}
      id={`${action}-${name}`}
      name={name}
      errors={errorsAt(view, action, name)}
      value={typed(view, action, name, initial)}
    />
  )
}

/** People or things of an action's form of which several may be ticked. */
export function AskedMany({
  view,
  action,
  name,
  ...rest
}: Bound & Omit<TicksProps, 'id' | 'name' | 'errors' | 'ticked'>) {
  const ticked = view.sent?.action === action ? (view.sent.kept.get(name) ?? []) : []
  const errors = errorsAt(view, action, name)
  return <Ticks {...rest} id={`${action}-${name}`} name={name} errors={errors} ticked={ticked} />
}

type TicksProps = {
  id: string
  name: string
  legend: string
  hint?: string
  errors: readonly string[]
  ticked: readonly string[]
  options: readonly { value: string; label: string; hint?: string }[]
}

/** The same on a page where a name stands more than once. */
export function Ticks({ id, name, legend, hint, errors, ticked, options }: TicksProps) {
  return (
    <fieldset class={errors.length > 0 ? 'field error' : 'field'} id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {errors.map((error) => (
        <p class="message" key={error}>
          {error}
        </p>
      ))}
      {options.map((option, index) => (
        <Choice
          key={option.value}
          id={`${id}-${index + 1}`}
          name={name}
          type="checkbox"
          value={option.value}
          label={option.label}
          hint={option.hint}
          checked={ticked.includes(option.value)}
        />
      ))}
    </fieldset>
  )
}

import type { ComponentChildren, JSX } from 'preact'

type Said = { label: ComponentChildren; hint?: ComponentChildren; errors?: string[] | undefined }

export type FieldProps = Said & {
  name: string
  /** Only where a name stands more than once on a page. */
  id?: string
  value?: string | number | null | undefined
  type?: 'text' | 'search' | 'tel' | 'email' | 'url' | 'number' | 'date' | 'time' | 'password' | 'file'
  maxLength?: number
  /** Makes it a box of so many lines. */
  rows?: number
  required?: boolean
  autocomplete?: JSX.IntrinsicElements['input']['autocomplete']
  /** The id of a list of what may be typed. */
  list?: string | undefined
  inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal' | 'search' | 'url'
  multiple?: boolean
  accept?: string
  min?: string | number
  max?: string | number
  step?: string | number
  spellcheck?: boolean
  disabled?: boolean
  readOnly?: boolean
  children?: ComponentChildren
}

/** A box to type in, with what it is called, what helps, and what is wrong. Attributes it does not know, such as `data-count`, go to the box. */
export function Field({
  name,
  label,
  hint,
  errors,
  id = name,
  value,
  type = 'text',
  rows,
  children,
  ...rest
}: FieldProps) {
  const common = { ...rest, id, name, ...described(id, hint, errors) }
  return (
    <div class={wrong(errors) ? 'field error' : 'field'}>
      <label for={id}>{label}</label>
      <Help id={id} hint={hint} errors={errors} />
      {rows ? (
        <textarea {...common} rows={rows} value={value ?? ''} />
      ) : (
        <input {...({ ...common, type, value: value ?? undefined } as JSX.IntrinsicElements['input'])} />
      )}
      {children}
    </div>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }
export type SelectProps = Said & {
  name: string
  id?: string
  options: readonly (Option | { label: string; options: readonly Option[] })[]
  value?: string | undefined
  /** The words of an empty first choice. */
  empty?: string
  required?: boolean
  autocomplete?: JSX.IntrinsicElements['input']['autocomplete']
}

/** One of a list, drawn by the phone itself. */
export function Select({ name, label, hint, errors, id = name, options, value = '', empty, ...rest }: SelectProps) {
  return (
    <div class={wrong(errors) ? 'field error' : 'field'}>
      <label for={id}>{label}</label>
      <Help id={id} hint={hint} errors={errors} />
      <select {...rest} id={id} name={name} {...described(id, hint, errors)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((one) =>
          'options' in one ? (
            <optgroup label={one.label} key={one.label}>
              {one.options.map((option) => entry(option, value))}
            </optgroup>
          ) : (
            entry(one, value)
          ),
        )}
      </select>
    </div>
  )
}

export type ChoiceProps = Said & {
  name: string
  type: 'checkbox' | 'radio'
  value?: string
  checked?: boolean | undefined
  id?: string
  required?: boolean
}

/** One box to tick. The whole card answers to a finger; links in the hint stay links. */
export function Choice({ name, type, value = 'on', label, hint, checked, errors, id = name, ...rest }: ChoiceProps) {
  return (
    <div class={wrong(errors) ? 'choice error' : 'choice'}>
      <input
        {...rest}
        type={type}
        id={id}
        name={name}
        value={value}
        checked={checked}
        {...described(id, hint, errors)}
      />
      <div>
        <label for={id}>{label}</label>
        <Help id={id} hint={hint} errors={errors} />
      </div>
    </div>
  )
}

export type ChoicesProps = {
  name: string
  legend: ComponentChildren
  hint?: ComponentChildren
  errors?: string[] | undefined
  options: readonly { value: string; label: ComponentChildren; hint?: ComponentChildren }[]
  /** A list where several may be ticked. */
  value?: string | readonly string[] | undefined
  /** Only where the name stands more than once on a page. */
  id?: string
  required?: boolean
  /** Side by side where there is room: for short words such as marks from 1 to 5. */
  row?: boolean
}

/** One of a few or several of them, all in sight. The first carries the field's own id, so that a message leads to it. */
export function Choices({ name, id = name, legend, hint, errors, options, value, required, row }: ChoicesProps) {
  return (
    <fieldset
      class={wrong(errors) ? 'field error' : 'field'}
      aria-describedby={described(id, hint, errors)['aria-describedby']}
    >
      <legend>{legend}</legend>
      <Help id={id} hint={hint} errors={errors} />
      <div class={row ? 'choices row' : 'choices'}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type={typeof value === 'object' ? 'checkbox' : 'radio'}
            name={name}
            id={index === 0 ? id : `${id}-${option.value}`}
            value={option.value}
            label={option.label}
            hint={option.hint}
            checked={typeof value === 'object' ? value.includes(option.value) : option.value === value}
            required={required}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Help({ id, hint, errors }: { id: string } & Omit<Said, 'label'>) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong(errors) && (
        <p class="message" id={`${id}-error`}>
          {errors?.join(' ')}
        </p>
      )}
    </>
  )
}

function described(id: string, hint: ComponentChildren, errors: string[] | undefined) {
  const ids = [hint ? `${id}-hint` : '', wrong(errors) ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': wrong(errors) ? ('true' as const) : undefined }
}

function entry({ value, label, disabled }: Option, chosen: string) {
  return (
    <option value={value} key={value} selected={value === chosen} disabled={disabled}>
      {label}
    </option>
  )
}

function wrong(errors: string[] | undefined): boolean {
  return errors !== undefined && errors.length > 0
}

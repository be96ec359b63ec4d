import { Component, type ComponentChildren, type JSX } from 'preact'

export type BoxProps = {
  id: string
  label: string
  hint?: string | undefined
  value: string
  /** Each sign that is typed. */
  onText?: (text: string) => void
  /** When the officer goes on. */
  onDone?: (text: string) => void
  rows?: number
  lang?: string | undefined
  type?: 'text' | 'number' | 'date'
  maxLength?: number
  wrong?: string | undefined
  spellcheck?: boolean
}

type Typed = { currentTarget: { value: string } }

/** A box to type in, with what it is called. */
export function Box({ id, label, hint, value, onText, onDone, rows, wrong, type, ...rest }: BoxProps) {
  const common = {
    ...rest,
    id,
    value,
    onInput: (event: Typed) => onText?.(event.currentTarget.value),
    onChange: (event: Typed) => onDone?.(event.currentTarget.value),
    'aria-describedby': [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
  return (
    <div class={wrong ? 'field error' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="message" id={`${id}-error`}>
          {wrong}
        </p>
      )}
      {rows ? (
        <textarea {...common} rows={rows} />
      ) : (
        <input {...({ ...common, type: type ?? 'text' } as JSX.IntrinsicElements['input'])} />
      )}
    </div>
  )
}

export type PickProps = {
  id: string
  label: string
  /** The label is for readers who hear the page only. */
  isQuiet?: boolean
  hint?: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  onPick: (value: string) => void
}

/** One of a list. */
export function Pick({ id, label, isQuiet, hint, value, options, onPick }: PickProps) {
  return (
    <div class="field">
      <label for={id} class={isQuiet ? 'sr' : undefined}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One box to tick. */
export function Tick(props: {
  id: string
  label: string
  hint?: string
  checked: boolean
  onTick: (yes: boolean) => void
}) {
  const { id, label, hint, checked, onTick } = props
  return (
    <div class="choice">
      <input type="checkbox" id={id} checked={checked} onChange={(event) => onTick(event.currentTarget.checked)} />
      <div>
        <label for={id}>{label}</label>
        {hint && <p class="hint">{hint}</p>}
      </div>
    </div>
  )
}

/** A button that does something here and sends nothing. */
export function Do({
  onDo,
  children,
  quiet = true,
  label,
  ...rest
}: {
  onDo: () => void
  children: ComponentChildren
  quiet?: boolean
  /** What it is called where its words are a sign only. */
  label?: string
  id?: string
  disabled?: boolean
  pressed?: boolean
}) {
  const { id, disabled, pressed } = rest
  return (
    <button
      type="button"
      id={id}
      class={quiet ? 'quiet' : undefined}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed === undefined ? undefined : pressed ? 'true' : 'false'}
      onClick={onDo}
    >
      {children}
    </button>
  )
}

/** What is needed now and then. */
export function Fold({
  title,
  isOpen,
  children,
}: {
  title: ComponentChildren
  isOpen?: boolean
  children: ComponentChildren
}) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

type KeepsProps<T> = { start: T; children: (value: T, put: (value: T) => void) => ComponentChildren }

/** Remembers something small as long as it is on the page. */
export class Keeps<T> extends Component<KeepsProps<T>, { value: T }> {
  override state = { value: this.props.start }
  private readonly put = (value: T) => this.setState({ value })

  override render() {
    return this.props.children(this.state.value, this.put)
  }
}

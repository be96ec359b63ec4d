import type { ComponentChildren } from 'preact'

/**
 * A part of a form whose last step the machine does: hidden until a script finds that the browser can. `use` says what
 * the machine does with the options: find a key, or make one. What it says goes to `action` with the form.
 */
export function KeyStep(props: {
  use: 'get' | 'create'
  options: string
  action: string
  button: string
  quiet?: boolean
  children?: ComponentChildren
}) {
  const { action, button, children, options, quiet, use } = props
  return (
    <div data-key={use} data-key-options={options} data-key-action={action} hidden>
      <input type="hidden" name="answer" />
      {children}
      <button type="button" class={quiet ? 'quiet' : undefined}>
        {button}
      </button>
      <p class="hint" role="status" />
    </div>
  )
}

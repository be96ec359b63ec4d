import type { ComponentChildren } from 'preact'

/** The button that sends a form; `quiet` for what ends or undoes something. */
export function Send({ quiet, children }: { quiet?: boolean; children: ComponentChildren }) {
  return (
    <p>
      <button type="submit" class={quiet ? 'quiet' : undefined}>
        {children}
      </button>
    </p>
  )
}

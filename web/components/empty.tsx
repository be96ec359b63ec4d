import type { ComponentChildren } from 'preact'

/** In place of a list: why nothing is there, and what can be done. */
export function Empty({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  )
}

import type { ComponentChildren } from 'preact'

/** Something to know before going on. */
export function Note({
  tone = 'info',
  title,
  children,
}: {
  tone?: 'info' | 'warn' | 'good'
  title?: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <div class={`note ${tone}`}>
      {title && (
        <p>
          <b>{title}</b>
        </p>
      )}
      {children}
    </div>
  )
}

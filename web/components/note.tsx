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

/** How something went that was just done or tried. */
export function Said({ said }: { said: { tone: 'good' | 'warn'; text: string } | null | undefined }) {
  if (!said) return null
  return (
    <Note tone={said.tone}>
      <p role={said.tone === 'good' ? 'status' : 'alert'}>{said.text}</p>
    </Note>
  )
}

/** Why nothing was written although the form was filled in well: where the reader begins. */
export function Trouble({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div role="alert" tabIndex={-1} autofocus data-focus>
      <Note tone="warn" title={title}>
        {children}
      </Note>
    </div>
  )
}

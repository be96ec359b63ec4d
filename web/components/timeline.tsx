import type { ComponentChildren } from 'preact'

export type Happening = { title: ComponentChildren; at: string; note?: ComponentChildren; now?: boolean }

/** What happened, in the order given; `now` marks where things stand. */
export function Timeline({ items }: { items: Happening[] }) {
  return (
    <ol class="line">
      {items.map(({ title, at, note, now }, index) => (
        <li key={index} class={now ? 'now' : undefined} aria-current={now ? 'step' : undefined}>
          <p>{title}</p>
          <p class="at">{at}</p>
          {note && <div class="said">{note}</div>}
        </li>
      ))}
    </ol>
  )
}

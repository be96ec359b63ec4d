export type BigLink = { href: string; text: string; more: string; isMain?: boolean }

/** Where one can go from here, as cards: what it is, and below it what one finds there. */
export function BigLinks({ links }: { links: readonly BigLink[] }) {
  return (
    <ul class="big">
      {links.map(({ href, text, more, isMain }) => (
        <li key={href + text} class={isMain ? 'main' : undefined}>
          <a href={href}>
            {text}
            <br />
            <small>{more}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Prints the page; there only where a script runs. */
export function Print({ children = 'In tờ này', quiet }: { children?: string; quiet?: boolean }) {
  return (
    <button type="button" class={quiet ? 'quiet' : undefined} data-print hidden>
      {children}
    </button>
  )
}

/** Onward in a long list, and back to its start. Nothing when there is nowhere to go. */
export function Pager({ next, first }: { next?: string | undefined; first?: string | undefined }) {
  if (!next && !first) return null
  return (
    <nav class="pager noprint" aria-label="Các trang của danh sách">
      {first && (
        <a class="button quiet" href={first}>
          Về đầu danh sách
        </a>
      )}{' '}
      {next && (
        <a class="button quiet" href={next} rel="next">
          Xem tiếp
        </a>
      )}
    </nav>
  )
}

/** The sun of a bronze drum, which called people together: the sign of the whole site. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path fill="currentColor" d={SUN} />
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  )
}

/** Eight rays. */
const SUN = 'M16 5l2 6.2 5.8-3-3 5.8 6.2 2-6.2 2 3 5.8-5.8-3-2 6.2-2-6.2-5.8 3 3-5.8-6.2-2 6.2-2-3-5.8 5.8 3z'

/** The same as a page's icon, without a request of its own. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#9b1c1c"/><path fill="#fff" d="${SUN}"/></svg>`,
)}`

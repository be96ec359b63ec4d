/** Where officers find targets. */
export const TARGETS = '/can-bo/chi-tieu'
/** What is measured, and where it is settled. */
export const INDICATORS = `${TARGETS}/danh-muc`
/** The targets of one's own hamlet or body. */
export const OWN = `${TARGETS}/cua-toi`

/** The board of a year. */
export function boardHref(year: number): string {
  return `${TARGETS}/${year}`
}

/** Where a year's targets are set: one indicator for all units at once. */
export function setHref(year: number, code = ''): string {
  return `${TARGETS}/${year}/dat${code === '' ? '' : `?chi-tieu=${encodeURIComponent(code)}`}`
}

/** One target: how it went, and what shows it. */
export function targetHref(id: string): string {
  return `${TARGETS}/muc/${id}`
}

/** Do two structures say the same? The order of their keys does not matter, and what is undefined is not there. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((one, index) => isSameData(one, b[index]))
  }
  const [left, right] = [entriesOf(a), entriesOf(b)]
  return (
    left.length === right.length && left.every(([key, value]) => isSameData(value, (b as Record<string, unknown>)[key]))
  )
}

function entriesOf(data: object): [string, unknown][] {
  return Object.entries(data).filter(([, value]) => value !== undefined)
}

import type { Limit } from '../communes/book.ts'

/** The limit of that code in force on that day; a commune's own row goes before the country's. Throws when there is none. */
export function limitOn(limits: readonly Limit[], code: string, day: string): Limit {
  const found = findLimit(limits, code, day)
  if (!found) throw new Error(`no limit "${code}" in force on ${day}`)
  return found
}

/** The same, or undefined: for what a commune may not have settled. */
export function findLimit(limits: readonly Limit[], code: string, day: string): Limit | undefined {
  return limits
    .filter(
      (row) => row.code === code && row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo),
    )
    .sort(
      (a, b) =>
        Number(b.communeId !== null) - Number(a.communeId !== null) || (a.effectiveFrom < b.effectiveFrom ? 1 : -1),
    )[0]
}

/** "thời hạn theo luật" or "thời hạn cam kết": a limit of our own, or one not confirmed, is never called law. */
export function basisText(limit: Limit): string {
  const isLaw = limit.basis === 'law' && limit.confirmed === 'read'
  return isLaw ? 'thời hạn theo luật' : 'thời hạn cam kết'
}

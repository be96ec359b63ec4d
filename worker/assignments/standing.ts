import { heirOf } from '../bodies/heir.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'

/** The field of life in which the organisation that stands by a hamlet is suggested besides the one by the rules. */
const SUGGESTED_IN = 'nong_thon_moi'

type StandingRow = { bodyId: string; hamletIds: readonly string[] }

/** Which bodies stand by each hamlet, in the order of the rows; what a body did that has ended, its heir does. */
export function standingOf(
  rows: readonly StandingRow[],
  bodies: Parameters<typeof heirOf>[0],
  today: string,
): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { bodyId, hamletIds } of rows) {
    if (bodyId === '') continue
    const heir = heirOf(bodies, bodyId, today)
    for (const hamlet of hamletIds) {
      const those = found.get(hamlet) ?? []
      if (!those.includes(heir)) found.set(hamlet, [...those, heir])
    }
  }
  return found
}

/** Who stands by a hamlet, by name: "Hội Nông dân xã, Trạm y tế"; empty when nobody does. */
export function standbyNames(book: CommuneBook, hamletId: string): string {
  return (book.standing.get(hamletId) ?? []).map((id) => bodyName(book, id)).join(', ')
}

/** What a coordinator reads beside the rule: who stands by the hamlet, and for which matters that says who could take it. */
export function standbyHint(book: CommuneBook, { category, hamletId }: { category: string; hamletId: string }): string {
  const names = standbyNames(book, hamletId)
  const hamlet = book.hamlets.get(hamletId)?.name
  if (names === '' || hamlet === undefined) return ''
  const told = `Tổ chức phụ trách thôn ${hamlet.replace(/^Thôn /u, '')}: ${names}.`
  return category === SUGGESTED_IN ? `${told} Việc nông thôn mới ở thôn này có thể giao cho tổ chức ấy.` : told
}

/** The hamlets by which a body stands, in the commune's order. */
export function hamletsOf(book: CommuneBook, bodyId: string): string[] {
  return [...book.hamlets.values()].filter(({ id }) => book.standing.get(id)?.includes(bodyId)).map(({ id }) => id)
}

import type { CommuneBook } from '../communes/book.ts'

/**
 * The bodies above a body, nearest first: those it belongs to, then the People's Committee, then the Party committee.
 * A disputed answer is approved by one of them, never again where it came from. For one that ended its heir stands in.
 */
export function superiorsOf(book: CommuneBook, bodyId: string): string[] {
  const above: string[] = []
  const seen = new Set([bodyId])
  const add = (id: string | null | undefined) => {
    const body = id ? book.bodies.get(id) : undefined
    if (!body || seen.has(body.id)) return
    seen.add(body.id)
    if (body.endsOn === null) above.push(body.id)
    else add(body.heirBodyId)
  }
  for (let id = book.bodies.get(bodyId)?.parentBodyId; id && !seen.has(id); id = book.bodies.get(id)?.parentBodyId)
    add(id)
  const top = (kind: string) =>
    [...book.bodies.values()].find((body) => body.kind === kind && !body.parentBodyId && body.endsOn === null)?.id
  add(top('peoples_committee'))
  add(top('party_committee'))
  return above
}

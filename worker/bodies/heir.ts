/** Who does now what a body did: itself, or after its last day its heir, and so on. */
export function heirOf(
  bodies: ReadonlyMap<string, { endsOn: string | null; heirBodyId: string | null }>,
  id: string,
  today: string,
): string {
  const seen = new Set<string>()
  for (let at = id; ;) {
    const body = bodies.get(at)
    if (!body?.heirBodyId || body.endsOn === null || body.endsOn >= today || seen.has(at)) return at
    seen.add(at)
    at = body.heirBodyId
  }
}

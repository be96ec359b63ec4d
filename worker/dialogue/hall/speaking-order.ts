/** Somebody who would like to speak and has not yet. */
export type Speaker = {
  id: string
  hamletId: string
  /** Speaks for the first time, by his own word. */
  firstTime: boolean
  /** Asked for this meeting, or for what it is about. */
  isRequester: boolean
  /** Since when he is on the list. */
  at: string
  /** When he was called and was not in the hall. */
  absentAt: string | null
}

/**
 * Who speaks next, and after him: the hamlet that has spoken least goes first, within it who speaks for the first time,
 * then who asked for the meeting, then who came first. Whoever was called and was not there comes after all others.
 * `spoken`: how often each hamlet has spoken. Who names no hamlet counts with all others who name none.
 */
export function speakingOrder<S extends Speaker>(waiting: readonly S[], spoken: ReadonlyMap<string, number>): S[] {
  const so = new Map(spoken)
  const here = inTurns(
    waiting.filter((one) => one.absentAt === null),
    so,
  )
  return [
    ...here,
    ...inTurns(
      waiting.filter((one) => one.absentAt !== null),
      so,
    ),
  ]
}

/** Takes turns between hamlets; `spoken` goes on counting. */
function inTurns<S extends Speaker>(waiting: readonly S[], spoken: Map<string, number>): S[] {
  const queues = Map.groupBy(waiting.toSorted(withinHamlet), (one) => one.hamletId)
  const heads = () => [...queues.values()].flatMap(([head]) => head ?? [])
  const said = (one: S) => spoken.get(one.hamletId) ?? 0
  const order: S[] = []
  while (order.length < waiting.length) {
    const [next] = heads().sort(
      (a, b) => said(a) - said(b) || Number(b.isRequester) - Number(a.isRequester) || earlier(a, b),
    )
    if (!next) break
    order.push(next)
    queues.get(next.hamletId)?.shift()
    spoken.set(next.hamletId, said(next) + 1)
  }
  return order
}

function withinHamlet(a: Speaker, b: Speaker): number {
  return Number(b.firstTime) - Number(a.firstTime) || Number(b.isRequester) - Number(a.isRequester) || earlier(a, b)
}

function earlier(a: Speaker, b: Speaker): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

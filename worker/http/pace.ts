import { networkKey } from './attempts.ts'
import type { Context } from './context.ts'

/** Sendings a minute that one network may make here before the platform's counter is asked about it. */
const QUIET = 3
const MINUTE_MS = 60_000
/** Networks that this isolate remembers: forgetting some early only means asking about them later. */
const MOST_NETWORKS = 10_000

let minute = 0
const seen = new Map<string, number>()

export type Pace = 'usual' | 'unusual' | 'too_many'

/**
 * How fast a network and a device send. Almost everybody sends once: this isolate counts first, and asks the platform's
 * counters only about a network that was busy here or about a device that it knows.
 */
export async function paceOf(c: Context, device: string | null): Promise<Pace> {
  const network = networkKey(c)
  const asksNetwork = countHere(network, c.var.now) > QUIET
  const asksDevice = device !== null && countHere(device, c.var.now) > QUIET
  const [soft, own] = await Promise.all([
    asksNetwork ? c.env.SUBMIT_SOFT.limit({ key: network }) : WITHIN,
    asksDevice ? c.env.SUBMIT_DEVICE.limit({ key: device }) : WITHIN,
  ])
  if (soft.success && own.success) return 'usual'
  if (soft.success) return 'unusual'
  return (await c.env.SUBMIT_HARD.limit({ key: network })).success ? 'unusual' : 'too_many'
}

const WITHIN = { success: true }

function countHere(key: string, now: Date): number {
  const current = Math.floor(now.getTime() / MINUTE_MS)
  if (current !== minute || seen.size > MOST_NETWORKS) {
    minute = current
    seen.clear()
  }
  const count = (seen.get(key) ?? 0) + 1
  seen.set(key, count)
  return count
}

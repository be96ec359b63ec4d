import type { Context } from '../../http/context.ts'
import { deviceCookie, deviceIn } from '../../http/device.ts'
import { networkKey } from '../../http/attempts.ts'
import { paceOf } from '../../http/pace.ts'

const DEVICE = { name: 'hoi-truong', purpose: 'hall-device' }

/** The random name that this server gave the phone in the hall; null when it has none. */
export function hallDevice(c: Context): string | null {
  return deviceIn(c.env, DEVICE, c.req.header('cookie'))
}

/** Gives a phone its name, for the pages of one meeting; nothing is kept of it but counts of a minute. */
export function withHallDevice(c: Context, answer: Response, path: string): Response {
  if (hallDevice(c) !== null) return answer
  const isHttps = new URL(c.req.url).protocol === 'https:'
  answer.headers.append('set-cookie', deviceCookie(c.env, DEVICE, crypto.randomUUID(), { path, isHttps }))
  return answer
}

/**
 * Does a phone, or its network, send too much in a minute? A hall's five hundred phones come from one address: each is
 * counted by itself, and their network in sixteen parts by the phone's name, so that it may send sixteen times as much as
 * a network elsewhere. A browser without a name counts with all others of its network.
 */
export async function sendsTooMuch(c: Context): Promise<boolean> {
  const device = hallDevice(c)
  if (device === null) return (await paceOf(c, null)) === 'too_many'
  const [own, network] = await Promise.all([
    c.env.SUBMIT_DEVICE.limit({ key: `hall ${device}` }),
    c.env.SUBMIT_HARD.limit({ key: `hall ${networkKey(c)} ${device.slice(0, 1)}` }),
  ])
  return !own.success || !network.success
}

import { keyedHex, sameSecret } from '../../http/keys.ts'

/**
 * What a browser carries for us from one step of signing in to the next, signed and with an end: nothing is kept here
 * for people who never take the next step.
 */
export function writeTicket(env: { SECRET_KEY: string }, purpose: string, content: object, until: Date): string {
  const words = Buffer.from(JSON.stringify({ ...content, until: until.getTime() })).toString('base64url')
  return `${words}.${keyedHex(env, `ticket ${purpose}`, words)}`
}

/** What `writeTicket` wrote for this purpose; null when it was touched, was for something else, or its time is over. */
export function readTicket<T extends object>(
  env: { SECRET_KEY: string },
  purpose: string,
  ticket: string,
  now: Date,
): T | null {
  const [words = '', mark = ''] = ticket.split('.')
  if (!sameSecret(mark, keyedHex(env, `ticket ${purpose}`, words))) return null
  const content = JSON.parse(Buffer.from(words, 'base64url').toString()) as T & { until: number }
  return content.until > now.getTime() ? content : null
}

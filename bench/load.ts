import { Agent, request } from 'node:http'

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** One request over a kept connection. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options
    const length: Record<string, string> =
      body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = request(url, { ...rest, headers: { ...rest.headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sends `many` requests, `atOnce` at a time, and returns how many a second were answered with `status`. Throws on another. */
export async function perSecond(
  many: number,
  atOnce: number,
  status: number,
  one: (index: number, agent: Agent) => Promise<Answer>,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let next = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < many) {
        const answer = await one(next++, agent)
        if (answer.status !== status)
          throw new Error(`answered ${answer.status} instead of ${status}: ${answer.body.slice(0, 300)}`)
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  return many / seconds
}

/** The middle one. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

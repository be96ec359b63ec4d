import { randomUUID } from 'node:crypto'
import { EXAMPLE_PASSWORD } from '../../scripts/seed/accounts.ts'
import { ASKED, type AskedExample, type AskedTopic } from '../../scripts/seed/data/dialogue-requests.ts'
import { type Fields, packed, type Sent } from './desk.ts'
import type { Filled } from './walk.ts'

export const PUBLIC = '/binh-xa/doi-thoai'
export const OFFICE = '/can-bo/doi-thoai'

/** One who asks for a dialogue, and the topic of which he will be. */
export type Asking = { topic: AskedTopic; one: AskedExample }
/** A topic as the Front made it. */
export type Pooled = { slug: string; title: string }

/** Twelve requests from six hamlets, topic after topic. */
export const ASKING: readonly Asking[] = ASKED.flatMap((topic) =>
  topic.requests.map((one) => ({
    topic,
    one: one.hamlet === 'dong_chua_2' ? { ...one, hamlet: 'dong_chua_1' } : one,
  })),
)

/** A request as somebody types it into the form. */
export function typed({ one, topic }: Asking): Filled {
  return {
    ...{ title: one.title, wish: one.wish, category: topic.category, withWhom: topic.withWhom, hamlet: one.hamlet },
    ...{ name: one.name ?? '', phone: one.phone ?? '', consent: true },
  }
}

/** People who need no browser: they bring the dialogue to where somebody looks at a page. */
export function openTalks(origin: string) {
  const cookies = new Map<string, string>()

  async function send(path: string, fields: Fields, cookie = ''): Promise<Response> {
    return fetch(origin + path, { method: 'POST', body: packed(fields), headers: { cookie }, redirect: 'manual' })
  }

  /** Where a sending leads that must succeed. */
  async function sent(path: string, fields: Fields, cookie = ''): Promise<string> {
    const answer = await send(path, fields, cookie)
    if (answer.status === 303) return answer.headers.get('location') ?? ''
    throw new Error(
      `${path} answered ${answer.status}: ${(await answer.text()).replace(/^.*<main/s, '').slice(0, 900)}`,
    )
  }

  async function cookieOf(username: string): Promise<string> {
    const known = cookies.get(username)
    if (known) return known
    const answer = await send('/can-bo/dang-nhap', { username, password: EXAMPLE_PASSWORD })
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    cookies.set(username, cookie)
    return cookie
  }

  /** The source of a page, as an officer or as anybody. */
  async function read(path: string, username?: string): Promise<string> {
    const cookie = username === undefined ? '' : await cookieOf(username)
    return (await fetch(origin + path, { headers: { cookie }, redirect: 'manual' })).text()
  }

  /** An officer sends one of the forms of a page; the answer, whatever it is. */
  async function tries(username: string, href: string, action: string, fields: Fields = {}): Promise<Response> {
    const version = hidden(await read(href, username), 'version')
    return send(`${href}/${action}`, { version, ...fields }, await cookieOf(username))
  }

  return {
    read,
    tries,
    /** Sends something as an officer; where that leads. */
    posts: async (username: string, path: string, fields: Fields) => sent(path, fields, await cookieOf(username)),
    /** Opens what is opened by sending: a page, not a place to which it leads. */
    async opens(username: string, path: string): Promise<string> {
      const answer = await send(path, {}, await cookieOf(username))
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      return answer.text()
    },
    /** Sends something as anybody; where that leads. */
    sends: (path: string, fields: Fields) => sent(path, fields),
    /** The same, and it must be done. */
    async does(username: string, href: string, action: string, fields: Fields = {}): Promise<void> {
      const answer = await tries(username, href, action, fields)
      if (answer.status !== 303)
        throw new Error(
          `${username} ${action}: ${answer.status}\n${(await answer.text()).replace(/^.*<main/s, '').slice(0, 2_000)}`,
        )
    },
    /** Somebody asks for a dialogue with a form that was opened before. */
    async asks(asking: Asking, started: string, submissionKey: string = randomUUID()): Promise<Sent> {
      const { consent: _, ...fields } = typed(asking)
      return sentOf(
        await sent(`${PUBLIC}/de-nghi`, {
          ...(fields as Fields),
          ...{ consent: '1', started, submissionKey, question: asking.one.questions ?? [] },
        }),
      )
    },
    /** Everybody signs in again when days have passed. */
    signOut: () => cookies.clear(),
  }
}

/** The code and the secret out of the address to which a request leads. */
export function sentOf(address: string): Sent {
  const [, slug, secret] = /\/(\d\d-\d{4})\?ma=([0-9A-Z-]+)$/.exec(address) ?? []
  if (!slug || !secret) throw new Error(`no codes: ${address}`)
  return { code: `BX-DN${slug}`, secret }
}

/** The value of a hidden field in the source of a page. */
export function hidden(source: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(source)?.[1] ?? ''
}

/** The value of the option in which these words stand. */
export function optionOf(source: string, words: string): string {
  const options = source.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)
  for (const [, value = '', text = ''] of options) if (text.includes(words)) return value
  throw new Error(`no option: ${words}`)
}

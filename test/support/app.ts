import { exports } from 'cloudflare:workers'
import type { Person } from './people.ts'

/** Where the application answers in tests. */
export const ORIGIN = 'http://nghe-dan.test'

/** What a form sends: a field once, a field several times, or files. */
export type Fields = Record<string, string | File | readonly (string | File)[]>

export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A form as a browser packs it: multipart when it carries files. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>
  /** Any request at all. */
  send(path: string, init: RequestInit): Promise<Response>
}

/** Of all example accounts. */
export const PASSWORD = 'nghe-dan-demo'

type Cookie = { name: string; value: string; path: string }

// A person's browser: it keeps cookies from one request to the next, and has a network address of its own.
const browsers = new Map<string, { cookies: Cookie[]; address: string }>()

/** Somebody at a browser. Officers sign in when they first ask for something. Redirects are not followed. */
export function as(person: Person): Visitor {
  const send = async (path: string, init: RequestInit) => {
    if (person.username !== undefined && !isSignedIn(person)) await signIn(person)
    return ask(person, path, init)
  }
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) => send(path, { method: 'POST', body: packed(fields), headers }),
  }
}

/** The body of a form with these fields. */
export function packed(fields: Fields): URLSearchParams | FormData {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: string | File) => [name, one] as const),
  )
  const form = pairs.some(([, value]) => typeof value !== 'string') ? new FormData() : new URLSearchParams()
  for (const [name, value] of pairs) form.append(name, value as string)
  return form
}

async function ask(person: Person, path: string, init: RequestInit): Promise<Response> {
  const browser = browserOf(person)
  const headers = new Headers(init.headers)
  if (!headers.has('cf-connecting-ip')) headers.set('cf-connecting-ip', browser.address)
  const { pathname } = new URL(path, ORIGIN)
  const own = browser.cookies.filter((cookie) => pathname === cookie.path || pathname.startsWith(below(cookie.path)))
  if (own.length > 0 && !headers.has('cookie'))
    headers.set('cookie', own.map(({ name, value }) => `${name}=${value}`).join('; '))
  const answer = await exports.default.fetch(ORIGIN + path, { redirect: 'manual', ...init, headers })
  for (const line of answer.headers.getSetCookie()) keep(browser.cookies, line)
  return answer
}

function below(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

function keep(cookies: Cookie[], line: string): void {
  const [pair = '', ...attributes] = line.split(/; */)
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  const path = attributes.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
  const index = cookies.findIndex((cookie) => cookie.name === name && cookie.path === path)
  if (index >= 0) cookies.splice(index, 1)
  if (value !== '' && !attributes.some((part) => /^max-age=0$/i.test(part))) cookies.push({ name, value, path })
}

function browserOf(person: Person) {
  const key = person.username ?? person.name
  const browser = browsers.get(key) ?? { cookies: [], address: `203.0.113.${browsers.size + 1}` }
  browsers.set(key, browser)
  return browser
}

function isSignedIn(person: Person): boolean {
  return browserOf(person).cookies.some(({ name }) => name.endsWith('session_token'))
}

async function signIn(person: Person): Promise<void> {
  const body = packed({ username: person.username ?? '', password: PASSWORD })
  const answer = await ask(person, '/can-bo/dang-nhap', { method: 'POST', body })
  if (answer.status !== 303) throw new Error(`${person.username} could not sign in: ${answer.status}`)
}

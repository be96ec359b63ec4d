import { setTimeout } from 'node:timers/promises'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { ASKED, type AskedTopic } from './data/dialogue-requests.ts'

/** Nobody reads and writes faster: what is sent sooner looks like a program. */
const PEOPLE_TAKE_MS = 3_200
const HERE = '/binh-xa/doi-thoai'
const OFFICE = '/can-bo/doi-thoai'

type Fields = Record<string, string | readonly string[]>

/** Requests for a dialogue in xã Bình Xa, sent through the form of the citizens, pooled and opened by the Front's officers. */
export async function playAsking(origin: string): Promise<void> {
  const form = await (await fetch(`${origin}${HERE}/de-nghi`)).text()
  const started = /name="started" value="([^"]+)"/.exec(form)?.[1] ?? ''
  await setTimeout(PEOPLE_TAKE_MS)
  for (const [index, topic] of ASKED.entries()) {
    const slug = await pooled(origin, topic, index, await sent(origin, topic, index, started))
    for (const [at, hamlet] of topic.joined.entries())
      await post(origin, `${HERE}/chu-de/${slug}/toi-cung-muon`, {
        ...{ hamlet, started, submissionKey: keyOf(index, 100 + at) },
      })
  }
}

/** The requests of a topic, as people send them; their slugs. */
async function sent(origin: string, topic: AskedTopic, index: number, started: string): Promise<string[]> {
  const slugs: string[] = []
  for (const [at, one] of topic.requests.entries()) {
    const there = await post(origin, `${HERE}/de-nghi`, {
      ...{ started, submissionKey: keyOf(index, at), consent: '1' },
      ...{ title: one.title, wish: one.wish, category: topic.category, withWhom: topic.withWhom, hamlet: one.hamlet },
      ...{ question: one.questions ?? [], times: one.times ?? [], needs: one.needs ?? [] },
      ...{ name: one.name ?? '', phone: one.phone ?? '', onlineOk: one.online ? '1' : '' },
    })
    slugs.push(/\/(\d\d-\d{4,6})\?/.exec(there)?.[1] ?? '')
  }
  return slugs
}

/** The Front makes a topic of the first, puts the others into it and opens it to everybody; its slug. */
async function pooled(origin: string, topic: AskedTopic, index: number, slugs: readonly string[]): Promise<string> {
  const { summary, title } = topic
  const intake = await signedIn(origin, 'tiepnhan')
  for (const [at, slug] of slugs.entries()) {
    const path = `${OFFICE}/de-nghi/${slug}`
    const page = await get(origin, path, intake)
    const known = [...page.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].find(([, , text]) =>
      text?.startsWith(title),
    )
    const into: Fields = at === 0 ? { topic: 'moi', title, summary } : { topic: known?.[1] ?? '' }
    await post(origin, `${path}/gom-chu-de`, { version: versionIn(page), ...into }, intake)
  }
  const slug = `${slugs[0]?.slice(0, 2) ?? ''}-${String(index + 1).padStart(4, '0')}`
  const path = `${OFFICE}/chu-de/${slug}`
  const coordinator = await signedIn(origin, 'dieuphoi')
  const version = versionIn(await get(origin, path, coordinator))
  await post(origin, `${path}/cong-khai`, { version, title, summary }, coordinator)
  return slug
}

async function signedIn(origin: string, username: string): Promise<string> {
  const body = bodyOf({ username, password: EXAMPLE_PASSWORD })
  const answer = await fetch(`${origin}/can-bo/dang-nhap`, { method: 'POST', body, redirect: 'manual' })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

async function get(origin: string, path: string, cookie: string): Promise<string> {
  return (await fetch(origin + path, { headers: { cookie } })).text()
}

/** Sends what must succeed; the address to which it leads. */
async function post(origin: string, path: string, fields: Fields, cookie = ''): Promise<string> {
  const answer = await fetch(origin + path, {
    ...{ method: 'POST', body: bodyOf(fields), redirect: 'manual' },
    headers: { cookie },
  })
  if (answer.status === 303) return answer.headers.get('location') ?? ''
  const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 300)
  throw new Error(`example data: ${path} answered ${answer.status}: ${said}`)
}

function bodyOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  )
}

function versionIn(page: string): string {
  return /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
}

/** The same key for the same example every time. */
function keyOf(topic: number, sending: number): string {
  return `00000000-0000-4000-a${String(topic).padStart(3, '0')}-${String(sending).padStart(12, '0')}`
}

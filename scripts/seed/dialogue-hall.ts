import { setTimeout } from 'node:timers/promises'
import { EXAMPLE_PASSWORD } from './accounts.ts'
import { bodyId } from './communes/common.ts'
import { COMING, POINTS, SENT_AHEAD } from './data/dialogue-hall.ts'

const SLUG = 'binh-xa'
/** The announced conference of the examples, by its title. */
const TITLE = 'Đối thoại về rác, nước sạch và đường nội thôn'

/** Nobody reads and writes faster: what is sent sooner looks like a program. */
const PEOPLE_TAKE_MS = 3_200

type Fields = Record<string, string | readonly string[]>

/** The agenda, questions sent ahead and places of the announced conference, through the very pages that people use. */
export async function playHall(origin: string): Promise<void> {
  const list = await get(origin, `/${SLUG}/doi-thoai`)
  const [, slug] = new RegExp(`doi-thoai/(\\d\\d-\\d{4,6})"[^>]*>[^<]*${TITLE}`).exec(list) ?? []
  if (!slug) throw new Error(`example data: no meeting "${TITLE}"`)
  const [open, office] = [`/${SLUG}/doi-thoai/${slug}`, `/can-bo/doi-thoai/cuoc/${slug}`]
  const started = /name="started" value="([^"]+)"/.exec(await get(origin, `${open}/cau-hoi`))?.[1] ?? ''
  const coordinator = await signedIn(origin, 'dieuphoi')
  for (const { body, title } of POINTS)
    await post(origin, `${office}/chuong-trinh`, { viec: 'them', title, bodyId: bodyId(SLUG, body) }, coordinator)
  const agenda = await get(origin, `${office}/chuong-trinh`, coordinator)
  const items = [...agenda.matchAll(/id="nd-([0-9a-f-]{36})"/g)].map(([, id]) => id)
  for (const [at, { by, preparation = '' }] of POINTS.entries())
    if (by !== undefined)
      await post(
        origin,
        `${office}/chuong-trinh/${items[at] ?? ''}/chuan-bi`,
        { preparation, seen: '' },
        await signedIn(origin, by),
      )
  await setTimeout(PEOPLE_TAKE_MS)
  for (const [at, { hamlet, text }] of SENT_AHEAD.entries())
    await post(origin, `${open}/cau-hoi`, { text, hamlet, started, submissionKey: keyOf(at) })
  const waiting = await get(origin, `${office}/cau-hoi`, coordinator)
  const ids = [...waiting.matchAll(/name="chon" value="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')
  const shown = ids.filter((_, at) => SENT_AHEAD[at]?.isShown)
  await post(origin, `${office}/cau-hoi`, { viec: 'hien', chon: shown }, coordinator)
  for (const [at, { about = '', hamlet, speak = [] }] of COMING.entries())
    await post(origin, `${open}/dang-ky`, { hamlet, speak, about, submissionKey: keyOf(100 + at) })
}

const NETWORK = { 'cf-connecting-ip': '192.0.2.4' }

async function get(origin: string, path: string, cookie = ''): Promise<string> {
  return (await fetch(origin + path, { headers: { ...NETWORK, cookie } })).text()
}

async function post(origin: string, path: string, fields: Fields, cookie = ''): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const init = { method: 'POST', body, redirect: 'manual' as const, headers: { ...NETWORK, cookie } }
  const answer = await fetch(origin + path, init)
  if (answer.status === 303) return
  const said = (await answer.text()).replace(/^[\s\S]*<main/, '').slice(0, 600)
  throw new Error(`example data: ${path} answered ${answer.status}: ${said}`)
}

const cookies = new Map<string, string>()

async function signedIn(origin: string, username: string): Promise<string> {
  const key = `${origin} ${username}`
  if (!cookies.has(key)) {
    const body = new URLSearchParams({ username, password: EXAMPLE_PASSWORD })
    const init = { method: 'POST', body, redirect: 'manual' as const, headers: NETWORK }
    const answer = await fetch(`${origin}/can-bo/dang-nhap`, init)
    cookies.set(
      key,
      answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    )
  }
  return cookies.get(key) ?? ''
}

function keyOf(index: number): string {
  return `6e000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

import { Buffer } from 'node:buffer'
import { env } from 'cloudflare:workers'
import { as } from '../support/app.ts'
import type { Petition } from '../support/build.ts'
import { postOffice, received, soon } from './office.ts'
import { browser } from './subscriber.ts'

/** What somebody outside read: an officer by his user name, a sender by `gui.` and a name, `system` for a webhook. */
export type Heard = { who: string; how: 'email' | 'push' | 'webhook'; text: string }

const phone = browser()
const HOOK = 'https://tong-dai.example/tat-ca/200'
const addressOf = (who: string) => `${who}@nghe.example`
const endpointOf = (who: string) => `https://push.example/${who}/201`

/** Every officer of every commune wants e-mails and pushes at once, and a system of Bình Xa all events. */
export async function everybodyListens(): Promise<void> {
  const now = new Date().toISOString()
  const officers = `FROM staff_members JOIN staff_users ON staff_users.id = user_id`
  await env.DB.batch([
    env.DB.prepare(
      `INSERT OR REPLACE INTO staff_channels (staff_id, workspace, email, push, address)
       SELECT user_id, 'at_once', 'at_once', 'at_once', username || '@nghe.example' ${officers}`,
    ),
    env.DB.prepare(
      `INSERT INTO push_subscriptions (id, commune_id, owner_kind, owner_id, endpoint, p256dh, auth, created_at)
       SELECT 'nghe.' || username, commune_id, 'staff', user_id, 'https://push.example/' || username || '/201', ?, ?, ? ${officers}`,
    ).bind(phone.keys.p256dh, phone.keys.auth, now),
    env.DB.prepare(
      `INSERT INTO webhooks (id, commune_id, name, url, events, created_at, created_by)
       VALUES ('nghe', 'binh-xa', 'Tổng đài', ?, '[]', ?, 'vi-du.quantri')`,
    ).bind(HOOK, now),
  ])
}

/** The e-mail that a sender leaves so that what he reads is heard here. */
export function senderAddress(name: string): string {
  return addressOf(`gui.${name}`)
}

/** A sender's phone follows his case. */
export async function follow(petition: Petition, name: string): Promise<void> {
  const form = { endpoint: endpointOf(`gui.${name}`), ...phone.keys }
  const answer = await as(petition.sender).post(`/binh-xa/ho-so/${petition.code}/bao-tin`, form)
  if (answer.status !== 204) throw new Error(`not followed: ${answer.status}`)
}

const seen = new Map<string, number>()

/** The post works until nothing moves; what everybody outside got of it. */
export async function heard(at = soon()): Promise<Heard[]> {
  const office = postOffice()
  await office.work(at)
  const mails = office.sent.map((mail) => ({
    who: mail.to.replace(/@.*/, ''),
    how: 'email' as const,
    text: `${mail.subject}\n${mail.text}`,
  }))
  const { results } = await env.DB.prepare('SELECT DISTINCT endpoint FROM push_subscriptions').all<{
    endpoint: string
  }>()
  const pushes = await Promise.all(
    results.map(async ({ endpoint }) =>
      (await fresh(endpoint)).map((sealed) => ({
        who: endpoint.split('/').at(-2) ?? '',
        how: 'push' as const,
        text: phone.open(sealed),
      })),
    ),
  )
  const told = (await fresh(HOOK)).map((body) => ({
    who: 'system',
    how: 'webhook' as const,
    text: Buffer.from(body, 'base64').toString(),
  }))
  return [...mails, ...pushes.flat(), ...told]
}

/** What came to an address since it was last looked at. */
async function fresh(url: string): Promise<string[]> {
  const all = await received(url)
  const before = seen.get(url) ?? 0
  seen.set(url, all.length)
  return all.slice(before).map((one) => one.body)
}

/** Who got something over which way, each once: `xuly.kinhte email`. */
export function whoHeard(all: readonly Heard[]): string[] {
  return [...new Set(all.map(({ who, how }) => `${who} ${how}`))].toSorted()
}

import { env } from 'cloudflare:workers'
import { openBook } from '../../worker/communes/queries.ts'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { deliverOne } from '../../worker/notifications/deliver.ts'
import { dispatch } from '../../worker/notifications/dispatch-post.ts'
import { tell } from '../../worker/notifications/outbox.ts'
import { rowOf } from '../support/history.ts'
import type { Received } from '../support/receiver.ts'

export const db = connect(env)
export type Mail = { from: string; to: string; subject: string; text: string }

/** Later than anything that was just written, and so many minutes more. */
export function soon(minutes = 0): Date {
  return new Date(Date.now() + minutes * 60_000 + 1000)
}

/** Minutes of a day at which the post looks: each of the first half hour, then every ten. */
export const A_DAY = Array.from({ length: 172 }, (_, look) => (look < 30 ? look : 30 + (look - 30) * 10))

/** What came to an address outside. */
export async function received(url: string): Promise<Received[]> {
  return (await fetch(url)).json()
}

/** The words that other systems get for a state. */
export const WORDS = { petition: (status: string) => `<${status}>` }

/**
 * A post office: a mail service that keeps what it was given after refusing the first few, and a queue that brings each
 * message when its pause is over.
 */
export function postOffice(refuseFirst = 0, why = 'E_RATE_LIMIT_EXCEEDED', settings: Partial<Env> = {}) {
  const sent: Mail[] = []
  const queue: { id: string; from: number }[] = []
  let calls = 0
  const send = async (mail: Mail) => {
    calls++
    if (calls <= refuseFirst) throw new Error(why)
    sent.push(mail)
    return { messageId: String(calls) }
  }
  let now = new Date()
  const sendBatch = async (batch: Iterable<{ body: { id: string } }>) => {
    for (const { body } of batch) queue.push({ id: body.id, from: now.getTime() })
  }
  const office = {
    sent,
    queue,
    calls: () => calls,
    env: {
      ...env,
      PUBLIC_ORIGIN: 'https://xa.example',
      MAIL: { send } as unknown as SendEmail,
      POST: { send: async () => {}, sendBatch } as unknown as Queue,
      ...settings,
    } as Env,
    /** The clock looks, then the queue brings whatever is due: until nothing moves. */
    async work(at: Date) {
      now = at
      await dispatch(db, office.env, at)
      for (let many = 1; many > 0;) {
        const due = queue.filter((one) => one.from <= at.getTime())
        many = due.length
        for (const one of due) {
          queue.splice(queue.indexOf(one), 1)
          const again = await deliverOne(db, office.env, one.id, at, WORDS)
          if (again !== null) queue.push({ id: one.id, from: at.getTime() + again * 1000 })
        }
      }
    },
  }
  return office
}

/** Messages as they are kept: how many of each channel and state. */
export async function counted(where = '1'): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    `SELECT channel || ' ' || state AS what, count(*) AS many FROM messages WHERE ${where} GROUP BY 1 ORDER BY 1`,
  ).all<{ what: string; many: number }>()
  return Object.fromEntries(results.map(({ what, many }) => [what, many]))
}

/** The only message of a channel about a case. */
export async function messageOf(caseId: string, channel: string) {
  return env.DB.prepare('SELECT * FROM messages WHERE case_id = ? AND channel = ?')
    .bind(caseId, channel)
    .first<{ id: string; state: string; attempts: number; failure: string }>()
}

/** Tells of an event of a case as if it had just happened and left the case so. */
export async function happened(
  caseId: string,
  kind: string,
  set: Record<string, unknown> = {},
  actorId = '',
): Promise<void> {
  const row = await rowOf({ id: caseId })
  const book = await openBook(db, row.communeId, new Date())
  if (!book) throw new Error('no book')
  const { communeId } = row
  const at = new Date().toISOString()
  const event = { caseId, communeId, seq: row.version + 1, kind, actorKind: 'staff', actorId, at } as const
  await writeTogether(db, tell(db, event, { ...row, ...set }, book))
}

import { addDays, localDay } from '../deadlines/calendar.ts'
import type { MessageRow } from './queries.ts'
import type { HOW_OFTEN, MessageDetail } from './tables.ts'
import { GRANTEES, type NewMessage } from './tells.ts'

export type HowOften = (typeof HOW_OFTEN)[number]

/** An officer of an audience and what he has chosen; empty where he never chose. */
export type Reader = {
  staffId: string
  workspace: HowOften | null
  email: HowOften | null
  push: HowOften | null
  address: string | null
  /** Ids of his browsers that want to be told, as a JSON list. */
  subscriptions: string
}

/** Ways to a sender: cases whose sender left an e-mail, browsers that follow a case; and systems that listen. */
export type SenderWays = {
  emails: string[]
  subscriptions: { id: string; caseId: string }[]
  webhooks: string[]
}

export type NewNotice = {
  id: string
  staffId: string
  communeId: string
  caseId: string | null
  message: string
  detail: MessageDetail
  createdAt: string
  shownAt: string | null
  digest: string
}

/** The hour at which what comes once a day comes, in Vietnam. */
const DIGEST_HOUR = 7

/** What each reader of an audience gets. Of a restricted case: a line in his workspace and nothing that leaves it. */
export function readersCopy(
  row: MessageRow,
  readers: readonly Reader[],
  now: Date,
): { notices: NewNotice[]; messages: NewMessage[] } {
  const made: { notices: NewNotice[]; messages: NewMessage[] } = { notices: [], messages: [] }
  const isPrivate = row.recipientId === GRANTEES
  // By the event, not by the audience: who belongs to two of them is told once.
  const place = row.caseId === null ? (row.detail.place ?? row.id) : `${row.caseId}.${row.seq}`
  for (const reader of readers) {
    if (reader.staffId === row.byId) continue
    const id = `${place}>${reader.staffId}`
    const workspace = isPrivate ? 'at_once' : (reader.workspace ?? 'at_once')
    const email = !isPrivate && reader.address ? (reader.email ?? 'off') : 'off'
    const browsers = JSON.parse(reader.subscriptions) as string[]
    const push = !isPrivate && browsers.length > 0 ? (reader.push ?? 'off') : 'off'
    const digest = [email === 'daily' ? 'email' : '', push === 'daily' ? 'push' : ''].filter(Boolean).join()
    if (workspace !== 'off' || digest !== '')
      made.notices.push({
        id,
        staffId: reader.staffId,
        communeId: row.communeId,
        caseId: row.caseId,
        message: row.message,
        detail: row.detail,
        createdAt: row.createdAt,
        shownAt: workspace === 'off' ? null : workspace === 'daily' ? nextDigest(now).toISOString() : row.createdAt,
        digest,
      })
    if (email === 'at_once') made.messages.push(copyOf(row, `${id}.email`, 'email', 'staff', reader.staffId))
    if (push === 'at_once')
      for (const browser of browsers)
        made.messages.push(copyOf(row, `${id}.push.${browser}`, 'push', 'subscription', browser))
  }
  return made
}

/** What goes to a sender, to those who joined him, and to the systems that listen. */
export function senderCopies(row: MessageRow, ways: SenderWays): NewMessage[] {
  return [
    ...ways.emails.map((caseId) => ({
      ...copyOf(row, `${row.id}.email.${caseId}`, 'email', 'sender', caseId),
      caseId,
    })),
    ...ways.subscriptions.map(({ id, caseId }) => ({
      ...copyOf(row, `${row.id}.push.${id}`, 'push', 'subscription', id),
      caseId,
    })),
    ...ways.webhooks.map((id) => copyOf(row, `${row.id}.webhook.${id}`, 'webhook', 'webhook', id)),
  ]
}

/** The next time that it is seven in the morning in Vietnam. */
function nextDigest(now: Date): Date {
  const today = localDay(now)
  const at = digestOn(today)
  return at > now ? at : digestOn(addDays(today, 1))
}

/** Seven in the morning of a day in Vietnam. */
export function digestOn(day: string): Date {
  return new Date(`${day}T0${DIGEST_HOUR}:00:00+07:00`)
}

function copyOf(
  row: MessageRow,
  id: string,
  channel: NewMessage['channel'],
  recipientKind: NewMessage['recipientKind'],
  recipientId: string,
): NewMessage {
  const { communeId, caseId, seq, message, byId, detail, createdAt } = row
  return { id, communeId, caseId, seq, channel, recipientKind, recipientId, message, byId, detail, createdAt }
}

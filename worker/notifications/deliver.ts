import { formatCaseCode } from '../cases/code.ts'
import { caseById } from '../cases/queries.ts'
import { openBook } from '../communes/queries.ts'
import type { Db } from '../db/connect.ts'
import { longDay } from '../deadlines/calendar.ts'
import { openIdentity } from '../submitters/queries.ts'
import { type MessageName, messageText } from './messages.ts'
import { claim, markFailure, markSent, MAX_ATTEMPTS, type OutboxRow, waiting } from './queries.ts'

/** Messages sent in one turn. */
const PER_TURN = 50
/** Codes of the mail service after which another try is useless. */
const FINAL = /E_RECIPIENT_SUPPRESSED|E_VALIDATION|E_RECIPIENT_NOT_ALLOWED/

type Mail = Pick<Env, 'MAIL' | 'MAIL_FROM' | 'PUBLIC_ORIGIN' | 'CONTACT_KEYS'>

/** Sends what waits in the outbox. Each message is claimed first, so that two deliveries at once send it once. */
export async function deliverWaiting(db: Db, env: Mail, now: Date): Promise<void> {
  for (const row of await waiting(db, now, PER_TURN)) {
    if (!(await claim(db, row, now))) continue
    try {
      await send(db, env, row, now)
      await markSent(db, row.id, now)
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown'
      await markFailure(db, row.id, why, FINAL.test(why) || row.attempts + 1 >= MAX_ATTEMPTS, now)
    }
  }
}

async function send(db: Db, env: Mail, row: OutboxRow, now: Date): Promise<void> {
  if (!env.MAIL_FROM) throw new Error('E_VALIDATION: MAIL_FROM is not set')
  const found = await caseById(db, row.caseId)
  const book = await openBook(db, row.communeId, now)
  if (!found || !book) throw new Error('E_VALIDATION: case is gone')
  const contact = await openIdentity(db, env, found, { kind: 'system' }, now, 'email')
  if (contact === 'moved') throw new Error('case moved while sending')
  const { subject, text } = messageText(row.message as MessageName, {
    communeName: book.commune.name,
    caseCode: formatCaseCode(book.commune.codePrefix, found.year, found.number),
    dueText: longDay(found.dueOn),
    lookupUrl: env.PUBLIC_ORIGIN ? `${env.PUBLIC_ORIGIN}/${book.commune.id}/tra-cuu` : null,
  })
  await env.MAIL.send({ from: env.MAIL_FROM, to: contact.email, subject, text })
}

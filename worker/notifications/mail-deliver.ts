import { codeOf } from '../cases/code.ts'
import { caseById } from '../cases/queries.ts'
import { openBook } from '../communes/queries.ts'
import { longDay } from '../deadlines/calendar.ts'
import { openIdentity } from '../submitters/queries.ts'
import type { Channel, Sending } from './deliver.ts'
import { stillTold } from './digest-queries.ts'
import { digestMail, messageText, officerMail } from './messages.ts'
import { NotSent } from './not-sent.ts'
import { noticeWords } from './notice-words.ts'
import { addressOf } from './settings-queries.ts'

/** Codes of the mail service after which another try is useless. */
const FINAL = /E_RECIPIENT_SUPPRESSED|E_VALIDATION|E_RECIPIENT_NOT_ALLOWED/
/** The mail service names what it refused; without a name nobody knows how far the mail got. */
const REFUSED = /\bE_[A-Z_]+/

/** An e-mail to a sender or to an officer. */
export const mailFor: Channel = async (db, env, row, now) => {
  if (!env.MAIL_FROM) throw new NotSent('MAIL_FROM is not set', true)
  const book = await openBook(db, row.communeId, now)
  if (!book) throw new NotSent('commune is gone', true)
  const found = row.caseId ? await caseById(db, row.caseId) : undefined
  if (row.caseId && !found) throw new NotSent('case is gone', true)
  if (found?.restricted && row.message !== 'petition.restricted') return null
  const caseCode = found ? codeOf(book, found) : ''
  const at = (path: string) => (env.PUBLIC_ORIGIN ? `${env.PUBLIC_ORIGIN}${path}` : null)

  if (row.recipientKind === 'sender' && found) {
    const contact = await openIdentity(db, env, found, { kind: 'system' }, now, 'email')
    if (contact === 'moved') throw new NotSent('case moved while sending')
    if (contact.email === '') return null
    const about = {
      communeName: book.commune.name,
      caseCode,
      dueText: longDay(found.dueOn),
      lookupUrl: at(`/${book.commune.id}/tra-cuu`),
    }
    return () => post(env, contact.email, messageText(row.message, about))
  }
  const address = await addressOf(db, row.recipientId)
  if (!address) return null
  const officeUrl = at('/can-bo/tin-bao')
  if (row.message === 'digest') {
    const detail = await stillTold(db, book, row.detail)
    return detail && (() => post(env, address, digestMail(book.commune.name, detail, officeUrl)))
  }
  const words = noticeWords(row.message, row.detail)
  return () => post(env, address, officerMail(book.commune.name, { caseCode, words, officeUrl }))
}

async function post(env: Sending, to: string, mail: { subject: string; text: string }): Promise<void> {
  try {
    await env.MAIL.send({ from: env.MAIL_FROM, to, ...mail })
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    const why = `${code} ${error instanceof Error ? error.message : ''}`.trim()
    const named = REFUSED.exec(why)?.[0]
    if (named) throw new NotSent(named, FINAL.test(named))
    throw new Error('the mail service broke off', { cause: error })
  }
}

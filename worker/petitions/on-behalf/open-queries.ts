import { codeOf } from '../../cases/code.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { Db } from '../../db/connect.ts'
import { keyedHex } from '../../http/keys.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { unsealContact } from '../../submitters/seal.ts'
import { CONTENT_MAX, DEMAND_MAX, MAX_DEMANDS } from '../form.ts'
import type { Secrets } from '../queries.ts'
import { submit } from '../submit-queries.ts'
import { caseOfSending } from './on-behalf-queries.ts'

type At = { db: Db; env: Secrets; book: CommuneBook; now: Date; staff: StaffMember }
type Asked = {
  sourceId: string
  content: string
  demands?: readonly string[]
  category: string
  hamletId: string
  lookupHash: string
  contact?: { sealed: string; keyId: string; boundTo: string } | null
}

/**
 * Opens a petition for what somebody asked elsewhere: the source's id is its key, so that a second time finds the first.
 * The sender's secret opens it when he has one; his contact is sealed anew for the case.
 */
export async function openPetitionFor(at: At, asked: Asked): Promise<{ caseId: string; caseCode: string }> {
  const { book, db, env, now, staff } = at
  const communeId = book.commune.id
  const submissionKey = keyOf(env, communeId, asked.sourceId)
  const known = await caseOfSending(db, communeId, submissionKey)
  if (known) return { caseId: known.id, caseCode: codeOf(book, known) }
  const { contact } = asked
  const { email, name, phone } = contact
    ? await unsealContact(env, contact.boundTo, contact)
    : { email: '', name: '', phone: '' }
  const receipt = await submit(
    db,
    env,
    book,
    {
      ...{ kind: 'request', category: asked.category, name, phone, email, submissionKey },
      ...{ content: cut(asked.content, CONTENT_MAX), place: '', latitude: null, longitude: null },
      hamlet: book.hamlets.has(asked.hamletId) ? asked.hamletId : '',
      demand: (asked.demands ?? []).slice(0, MAX_DEMANDS).map((one) => cut(one, DEMAND_MAX)),
      ...{ hideIdentity: true, allowPublish: false, consent: true },
    },
    {
      ...{ now, caseId: crypto.randomUUID(), suspicious: false, photos: [], channel: 'dialogue' },
      by: { staff, consent: '' },
      ...(asked.lookupHash === '' ? {} : { lookupHash: asked.lookupHash }),
    },
  )
  if (receipt !== 'conflict') return { caseId: receipt.caseId, caseCode: receipt.caseCode }
  // Somebody opened it in the same moment, in other words: his stands.
  const first = await caseOfSending(db, communeId, submissionKey)
  if (!first) throw new Error(`petition of ${asked.sourceId} is neither new nor known`)
  return { caseId: first.id, caseCode: codeOf(book, first) }
}

/** The key of the sending that a source is, in the form of a UUID. */
function keyOf(env: Secrets, communeId: string, sourceId: string): string {
  const hex = keyedHex(env, 'dialogue-petition', `${communeId}/${sourceId}`)
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

function cut(text: string, most: number): string {
  return [...text].slice(0, most).join('')
}

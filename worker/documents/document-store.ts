import type { Db } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { keyedHex, sha256 } from '../http/keys.ts'
import type { DraftRow } from './draft-queries.ts'
import { issueDraft, nextNumber } from './issue-queries.ts'
import { type DocumentKind, inPattern } from './number.ts'
import type { Paper } from './paper.ts'
import type { DocumentRow } from './queries.ts'
import type { FileRow } from './register-queries.ts'

/** Somebody else may take the next number at the same moment: so often it is tried again. */
const TRIES = 20

type Stores = { FILES: R2Bucket; SECRET_KEY: string }
/** What goes out: under a number that was held, on a day since then, or under the next one, today. */
export type Issue = {
  draft: DraftRow
  kind: DocumentKind
  pattern: string
  by: string
  now: Date
  held: { row: DocumentRow; issuedOn: string } | null
}

/** Where the files of a day lie. */
export function documentFolder(day: string): string {
  return `documents/${day}/`
}

/** Gives a draft its number, makes its file, and locks it: 'moved' when it, or the number held for it, changed since. */
export async function issue(env: Stores, db: Db, ask: Issue): Promise<{ documentId: string } | 'moved' | 'busy'> {
  const { by, draft, held, kind, now, pattern } = ask
  const today = localDay(now)
  const documentId = held?.row.id ?? crypto.randomUUID()
  const issuedOn = held?.issuedOn ?? today
  for (let tries = 0; tries < TRIES; tries++) {
    const number = held ? held.row.number : await nextNumber(db, draft.bodyId, kind, Number(today.slice(0, 4)))
    const code = held ? held.row.codeNotation : inPattern(pattern, number)
    const paper: Paper = { ...draft.paper, code, date: issuedOn, isDraft: false }
    const file = await keepWord(env, { documentId, communeId: draft.communeId, by, now, paper })
    const about = { draft, paper, by, now, file, issuedOn }
    const going = held ? { ...about, held: held.row } : { ...about, held: null, id: documentId, kind, number }
    const outcome = await issueDraft(db, going)
    // A file that nothing came to own is taken away by night: here it might be another's who made the same one.
    if (outcome === 'done') return { documentId }
    if (outcome === 'moved') return 'moved'
  }
  return 'busy'
}

type Keeping = { documentId: string; communeId: string; by: string; now: Date }

async function keepWord(env: Stores, { paper, ...about }: Keeping & { paper: Paper }): Promise<FileRow> {
  // The writer of Word files is large and rarely wanted.
  const { WORD_TYPE, wordFile } = await import('./word.ts')
  const bytes = await wordFile(paper, about.now)
  return keep(env, about, 'issued', bytes, { type: WORD_TYPE, ending: 'docx', code: paper.code })
}

/** Puts what was signed into the bucket; its row is still to be written. */
export function keepSigned(
  env: Stores,
  about: Keeping,
  bytes: Uint8Array,
  kind: { type: string; ending: string; code: string },
): Promise<FileRow> {
  return keep(env, about, 'signed', bytes, kind)
}

/** Under a name that cannot be guessed, and that the same file finds again. */
async function keep(
  env: Stores,
  { by, communeId, documentId, now }: Keeping,
  kind: FileRow['kind'],
  bytes: Uint8Array,
  { code, ending, type }: { type: string; ending: string; code: string },
): Promise<FileRow> {
  const hash = sha256(bytes)
  const id = keyedHex(env, 'document-file', JSON.stringify([documentId, kind, hash])).slice(0, 40)
  const objectKey = `${documentFolder(localDay(now))}${id}.${ending}`
  await env.FILES.put(objectKey, bytes, { httpMetadata: { contentType: type } })
  return {
    ...{ id, communeId, documentId, kind, objectKey, sha256: hash, type, bytes: bytes.byteLength },
    ...{ name: `${fileName(code)}${kind === 'signed' ? '-da-ky' : ''}.${ending}` },
    ...{ createdBy: by, createdAt: now.toISOString() },
  }
}

/** "07/BC-MTTQ-BTT" → "07-BC-MTTQ-BTT": of letters that every machine can write. */
export function fileName(code: string): string {
  const plain = code.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D').replaceAll('đ', 'd')
  return plain.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'van-ban'
}

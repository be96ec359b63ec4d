import { keyedHex, sameSecret } from '../../http/keys.ts'
import { addDays } from '../../deadlines/calendar.ts'

/** A file that lies in the bucket and waits for its answer. */
export type KeptFile = {
  /** What the answer says, and under which name officers get it. */
  name: string
  objectKey: string
  type: string
  bytes: number
}

/** Whose file: of which sending, for what (a survey, a case), in which folder of the bucket. */
export type Owner = { folder: string; scope: string; submissionKey: string }

/** Which files an answered sheet brought, with the keys of their questions. */
export type AnswerFile = KeptFile & { question: string }

type Secrets = { SECRET_KEY: string }

/** What a form carries from page to page so that a file need not be sent twice: nobody else can make it up. */
export function fileToken(env: Secrets, owner: Owner, { name, objectKey, type, bytes }: KeptFile): string {
  const text = [objectKey, type, bytes, name].join('|')
  return `${signed(env, owner, text)}|${text}`
}

/**
 * The file that a token stands for; null when it is not ours or of another sending, or when it came before yesterday: the
 * nightly sweep takes such files away.
 */
export function readFileToken(env: Secrets, owner: Owner, token: string, today: string): KeptFile | null {
  const [sign = '', ...rest] = token.split('|')
  const [objectKey = '', type = '', bytes = '', name = ''] = rest
  if (rest.length !== 4 || !sameSecret(sign, signed(env, owner, rest.join('|')))) return null
  if (!objectKey.startsWith(`${owner.folder}/`) || objectKey < dayFolder(owner.folder, addDays(today, -1))) return null
  return { name, objectKey, type, bytes: Number(bytes) }
}

/** Where the files of answers of a day lie. */
export function dayFolder(folder: string, day: string): string {
  return `${folder}/${day}/`
}

function signed(env: Secrets, { scope, submissionKey }: Owner, text: string): string {
  return keyedHex(env, 'survey-file', JSON.stringify([scope, submissionKey, text]))
}

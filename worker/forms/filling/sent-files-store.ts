import { fieldKey } from '../fields.ts'
import type { Plan } from '../plan.ts'
import type { Answers } from '../questionnaire.ts'
import type { Sent } from '../../http/form.ts'
import { checkFile, FILE_KINDS, type FileKind, isFor } from './file-kinds.ts'
import { keepFile } from './file-store.ts'
import { type AnswerFile, type KeptFile, type Owner, readFileToken } from './file-token.ts'

/** The hidden fields that carry files from page to page. */
export const TOKENS = 'tep'
/** Files that one sending may bring; the limit of its bytes is met first. */
const MOST_FILES = 20
/** Files that one sheet carries from page to page. */
const MOST_TOKENS = 200
const NOT_HERE = 'Tệp đã chọn chưa gửi tới được xã. Ông/bà chọn lại tệp.'

export type SentFiles = {
  /** The answers as they stand now: what a file is called, nothing where there is none. */
  answers: Answers
  /** Files that lie in the bucket, by name. */
  kept: ReadonlyMap<string, KeptFile>
  /** What is wrong with a file, by the key of its question. */
  errors: Record<string, string>
}

/** The files that came with an earlier page, by name. */
export function carriedFiles(
  env: { SECRET_KEY: string },
  owner: Owner,
  sent: Sent,
  today: string,
): ReadonlyMap<string, KeptFile> {
  const carried = (sent.fields.get(TOKENS) ?? []).slice(0, MOST_TOKENS).flatMap((token) => {
    const file = readFileToken(env, owner, token, today)
    return file ? [[file.name, file] as const] : []
  })
  return new Map(carried)
}

/** Takes the files of a form in at once, beside those that came before. Throws when the bucket refuses. */
export async function takeFiles(
  env: Env,
  owner: Owner,
  plan: Plan,
  sent: Sent,
  typed: Answers,
  carried: ReadonlyMap<string, KeptFile>,
  today: string,
): Promise<SentFiles> {
  const answers: Record<string, string> = { ...typed }
  const errors: Record<string, string> = {}
  const kept = new Map(carried)
  for (const [field, [file]] of [...sent.files].slice(0, MOST_FILES)) {
    const key = fieldKey(field)?.key ?? ''
    const kind = kindOf(plan, key)
    if (!kind || !file || file.size === 0) continue
    const checked = checkFile(kind, new Uint8Array(await file.arrayBuffer()))
    if (!checked.ok) {
      errors[key] = checked.reason
      delete answers[key]
      continue
    }
    const stored = await keepFile(env, owner, key, today, checked)
    kept.set(stored.name, stored)
    answers[key] = stored.name
  }
  for (const [key, name] of Object.entries(answers)) {
    const kind = kindOf(plan, key)
    const file = kept.get(name)
    if (!kind || (file && isFor(kind, file.type))) continue
    delete answers[key]
    errors[key] ??= NOT_HERE
  }
  return { answers, kept, errors }
}

/** The files that answers name, with the keys of their questions. */
export function filesIn(plan: Plan, answers: Answers, kept: ReadonlyMap<string, KeptFile>): AnswerFile[] {
  return Object.entries(answers).flatMap(([question, name]) => {
    const file = kindOf(plan, question) && kept.get(name)
    return file ? [{ ...file, question }] : []
  })
}

function kindOf(plan: Plan, key: string): FileKind | null {
  const kind = plan.items.get(key.split(':')[0] ?? '')?.node.kind
  return FILE_KINDS.find((one) => one === kind) ?? null
}

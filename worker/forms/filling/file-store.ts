import { keyedHex, sha256 } from '../../http/keys.ts'
import type { CheckedFile } from './file-kinds.ts'
import { type KeptFile, type Owner, dayFolder } from './file-token.ts'

type Whole = Extract<CheckedFile, { ok: true }>

/**
 * Puts a file into the bucket at once, under the day and a name that cannot be guessed and that the same sending finds
 * again. What no answer took in the end, the nightly sweep takes away.
 */
export async function keepFile(
  env: { FILES: R2Bucket; SECRET_KEY: string },
  { folder, scope, submissionKey }: Owner,
  question: string,
  day: string,
  file: Whole,
): Promise<KeptFile> {
  const content = sha256(file.bytes)
  const id = keyedHex(env, 'survey-file-name', JSON.stringify([scope, submissionKey, question, content])).slice(0, 40)
  const objectKey = `${dayFolder(folder, day)}${id}`
  await env.FILES.put(objectKey, file.bytes, { httpMetadata: { contentType: file.type } })
  const name = `${question.replace(/[^\w-]+/g, '-')}-${id.slice(0, 8)}.${file.ending}`
  return { name, objectKey, type: file.type, bytes: file.bytes.byteLength }
}

import { keyedHex, sha256 } from '../../http/keys.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where files of compiled reports of a day lie. */
export function compiledFolder(day: string): string {
  return `compiled/${day}/`
}

/** Puts a file into the bucket under a name that cannot be guessed and that the same file finds again. */
export async function keepCompiled(
  env: { FILES: R2Bucket; SECRET_KEY: string },
  day: string,
  bytes: Uint8Array,
  { ending, type }: { ending: 'docx' | 'xlsx'; type: string },
): Promise<string> {
  const id = keyedHex(env, 'compiled-report', sha256(bytes)).slice(0, 40)
  const key = `${compiledFolder(day)}${id}.${ending}`
  await env.FILES.put(key, bytes, { httpMetadata: { contentType: type } })
  return key
}

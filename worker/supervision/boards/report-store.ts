import { checkFile } from '../../forms/filling/file-kinds.ts'
import { keyedHex, sha256 } from '../../http/keys.ts'
import type { BoardReportRow } from '../tables.ts'
import { boardFolder } from './file-sweep.ts'

/** Puts a board's report into the bucket under a name that the same sending finds again. Throws when the bucket refuses. */
export async function keepReport(
  env: { FILES: R2Bucket; SECRET_KEY: string },
  place: string,
  day: string,
  sent: File,
): Promise<NonNullable<BoardReportRow['file']>> {
  const checked = checkFile('file', new Uint8Array(await sent.arrayBuffer()))
  if (!checked.ok) throw new Error('a file changed between looking and keeping')
  const hash = sha256(checked.bytes)
  const objectKey = `${boardFolder(day)}${keyedHex(env, 'board-report', `${place}/${hash}`).slice(0, 40)}`
  await env.FILES.put(objectKey, checked.bytes, { httpMetadata: { contentType: checked.type } })
  return {
    name: `bao-cao.${checked.ending}`,
    objectKey,
    type: checked.type,
    bytes: checked.bytes.byteLength,
    sha256: hash,
  }
}

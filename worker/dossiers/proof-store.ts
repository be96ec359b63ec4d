import { checkFile } from '../forms/filling/file-kinds.ts'
import { keyedHex, sha256 } from '../http/keys.ts'
import type { NewDossierFile } from './queries.ts'

/** Files that one deed may bring. */
export const MOST_FILES = 10

/** Where files of dossiers of a day lie. */
export function dossierFolder(day: string): string {
  return `dossiers/${day}/`
}

/** Looks at every file, by content. All of them fit, or a sentence for each that does not. */
export async function checkProofs(
  sent: readonly File[],
  photosOnly: boolean,
): Promise<{ ok: true; proofs: readonly File[] } | { ok: false; errors: string[] }> {
  if (sent.length > MOST_FILES)
    return { ok: false, errors: [`Nhiều nhất ${MOST_FILES} tệp một lần. Ông/bà bỏ bớt rồi gửi lại.`] }
  const errors: string[] = []
  for (const file of sent) {
    const checked = checkFile(photosOnly ? 'image' : 'file', new Uint8Array(await file.arrayBuffer()))
    if (!checked.ok) errors.push(`"${shortName(file.name)}": ${checked.reason}`)
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, proofs: sent }
}

/**
 * Puts files into the bucket under the day and a name that cannot be guessed and that the same sending finds again. Throws
 * when the bucket refuses: the event is then not written. What no event took in the end, the nightly sweep takes away.
 */
export async function keepProofs(
  env: { FILES: R2Bucket; SECRET_KEY: string },
  place: string,
  day: string,
  proofs: readonly File[],
  photosOnly: boolean,
): Promise<NewDossierFile[]> {
  const kept: NewDossierFile[] = []
  for (const [index, file] of proofs.entries()) {
    const checked = checkFile(photosOnly ? 'image' : 'file', new Uint8Array(await file.arrayBuffer()))
    if (!checked.ok) throw new Error('a file changed between looking and keeping')
    const hash = sha256(checked.bytes)
    const id = keyedHex(env, 'dossier-file', `${place}/${index}/${hash}`).slice(0, 40)
    const objectKey = `${dossierFolder(day)}${id}`
    await env.FILES.put(objectKey, checked.bytes, { httpMetadata: { contentType: checked.type } })
    const name = `${shortName(file.name).replace(/\.[^.]*$/, '')}.${checked.ending}`
    kept.push({ id, name, objectKey, type: checked.type, bytes: checked.bytes.byteLength, sha256: hash })
  }
  return kept
}

function shortName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}/\\]/gu, ' ')
    .trim()
  return [...(plain || 'tệp')].slice(-80).join('')
}

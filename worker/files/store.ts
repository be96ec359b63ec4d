import { keyedHex, sha256 } from '../http/keys.ts'
import { checkPhoto, MAX_PHOTOS } from './checks.ts'
import type { KeptPhoto } from './queries.ts'

/** A photo that fits. Its cleaned bytes are made again when they are kept: five at once would fill the Worker's memory. */
export type Checked = { file: File; sha256: string }

/** Looks at every photo, by content. All of them fit, or a sentence for each that does not. */
export async function checkPhotos(
  sent: readonly File[],
): Promise<{ ok: true; photos: Checked[] } | { ok: false; errors: string[] }> {
  if (sent.length > MAX_PHOTOS)
    return { ok: false, errors: [`Nhiều nhất ${MAX_PHOTOS} ảnh. Ông/bà bỏ bớt rồi gửi lại.`] }
  const photos: Checked[] = []
  const errors: string[] = []
  for (const [index, file] of sent.entries()) {
    const checked = checkPhoto(new Uint8Array(await file.arrayBuffer()))
    if (checked.ok) photos.push({ file, sha256: sha256(checked.bytes) })
    else errors.push(`Ảnh thứ ${index + 1}: ${checked.reason}`)
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, photos }
}

/**
 * Puts photos into the bucket under the day and a name that cannot be guessed and that the same sending finds again.
 * Throws when the bucket refuses: the case is then not written. What no case took in the end, the nightly sweep takes away.
 */
export async function keepPhotos(
  env: { FILES: R2Bucket; SECRET_KEY: string },
  sending: string,
  day: string,
  photos: readonly Checked[],
  folder: (day: string) => string = folderOf,
): Promise<KeptPhoto[]> {
  const kept: KeptPhoto[] = []
  for (const [index, photo] of photos.entries()) {
    const cleaned = checkPhoto(new Uint8Array(await photo.file.arrayBuffer()))
    if (!cleaned.ok) throw new Error('a photo changed between looking and keeping')
    const id = keyedHex(env, 'photo', `${sending}/${index}/${photo.sha256}`).slice(0, 40)
    const objectKey = `${folder(day)}${id}`
    await env.FILES.put(objectKey, cleaned.bytes, { httpMetadata: { contentType: cleaned.type } })
    kept.push({ id, objectKey, type: cleaned.type, bytes: cleaned.bytes.byteLength, sha256: photo.sha256 })
  }
  return kept
}

/** Where the photos of a day lie. */
export function folderOf(day: string): string {
  return `photos/${day}/`
}

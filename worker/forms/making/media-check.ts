import { checkPhoto } from '../../files/checks.ts'
import { nameFrom } from '../naming.ts'

/** A picture or a recording that goes with a question. */
export const MEDIA_BYTES = 5_000_000
/** Files of one questionnaire, older ones of the same name too. */
export const MEDIA_MOST = 200

export type CheckedMedia = { ok: true; type: string; ending: string; bytes: Uint8Array } | { ok: false; reason: string }

const SOUNDS: readonly { type: string; ending: string; is: (bytes: Uint8Array) => boolean }[] = [
  {
    type: 'audio/mpeg',
    ending: 'mp3',
    is: (b) => says(b, 0, 'ID3') || (b[0] === 0xff && ((b[1] ?? 0) & 0xe6) === 0xe2),
  },
  { type: 'audio/mp4', ending: 'm4a', is: (b) => says(b, 4, 'ftypM4A') || says(b, 4, 'ftypmp42') },
  { type: 'audio/ogg', ending: 'ogg', is: (b) => says(b, 0, 'OggS') },
  { type: 'audio/wav', ending: 'wav', is: (b) => says(b, 0, 'RIFF') && says(b, 8, 'WAVE') },
  { type: 'audio/webm', ending: 'weba', is: (b) => says(b, 0, '\u001aE\u00df\u00a3') },
]
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/
const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** Looks at a file by its content: a picture that browsers show, freed of what cameras note in it, or a recording. */
export function checkMedia(bytes: Uint8Array): CheckedMedia {
  if (bytes.length > MEDIA_BYTES) return { ok: false, reason: 'Tệp nặng quá: nhiều nhất 5 MB.' }
  const sound = SOUNDS.find(({ is }) => is(bytes))
  if (sound) return { ok: true, type: sound.type, ending: sound.ending, bytes }
  const photo = checkPhoto(bytes)
  if (!photo.ok) return { ok: false, reason: 'Chỉ nhận ảnh JPEG, PNG, WebP và tệp ghi âm MP3, M4A, OGG, WAV.' }
  const ending = ENDINGS[photo.type]
  if (!ending) return { ok: false, reason: 'Ảnh HEIC của iPhone nhiều máy không xem được. Ông/bà đổi sang JPEG.' }
  return { ok: true, type: photo.type, ending, bytes: photo.bytes }
}

/**
 * The name under which a questionnaire knows the file: the one it was sent with, if that is a plain name with the ending
 * of what it is; else letters without marks and that ending.
 */
export function mediaName(sentName: string, ending: string): string {
  if (PLAIN.test(sentName) && sentName.toLowerCase().replace(/jpeg$/, 'jpg').endsWith(`.${ending}`)) return sentName
  return `${nameFrom(sentName.replace(/\.[^.]*$/, '')) || 'tep'}.${ending}`
}

function says(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text.charCodeAt(index)) return false
  return true
}

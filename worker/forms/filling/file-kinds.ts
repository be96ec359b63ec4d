import { fourCc, hasText } from '../../files/bytes.ts'
import { checkPhoto, MAX_PHOTO_BYTES } from '../../files/checks.ts'
import { nameKind } from '../../files/kinds.ts'

/** Questions that are answered with a file. */
export const FILE_KINDS = ['image', 'audio', 'file'] as const
export type FileKind = (typeof FILE_KINDS)[number]

const MB = 1024 ** 2
/** Bytes of one file as sent: one number for all, which the page says. */
export const MOST_FILE_BYTES = MAX_PHOTO_BYTES

/** A file that may be kept, or why not, in a sentence for its sender. */
export type CheckedFile = { ok: true; type: string; ending: string; bytes: Uint8Array } | { ok: false; reason: string }
type Kind = { type: string; ending: string }

const PHOTO_ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
}
const SOUNDS: readonly [at: number, mark: string, type: string, ending: string][] = [
  [0, 'OggS', 'audio/ogg', 'ogg'],
  [0, 'ID3', 'audio/mpeg', 'mp3'],
  [8, 'WAVE', 'audio/wav', 'wav'],
  [0, '#!AMR', 'audio/amr', 'amr'],
  [0, 'fLaC', 'audio/flac', 'flac'],
  [0, '\x1aE\xdf\xa3', 'audio/webm', 'webm'],
]
/** By what stands in the list of contents at the end of the file. */
const OFFICE: readonly [mark: string, type: string, ending: string][] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
]
/** The list of contents of a document is not longer. */
const LIST_BYTES = 128 * 1024

/** Is a file of this type an answer to that kind of question? */
export function isFor(kind: FileKind, type: string): boolean {
  return kind === 'file' || type.startsWith(`${kind}/`)
}

/** Looks at a file by its content alone, whatever it is called; photos come out freed of place, time and device. Never throws. */
export function checkFile(kind: FileKind, bytes: Uint8Array): CheckedFile {
  if (bytes.length === 0) return refuse('Tệp này trống. Ông/bà chọn lại tệp khác.')
  if (kind === 'image') return photo(bytes)
  if (bytes.length > MOST_FILE_BYTES) {
    const size = String(Math.ceil((bytes.length / MB) * 10) / 10).replace('.', ',')
    const advice = kind === 'audio' ? 'Ông/bà ghi lại đoạn ngắn hơn.' : 'Ông/bà chọn tệp nhỏ hơn.'
    return refuse(`Tệp nặng ${size} MB, nhiều nhất được ${MOST_FILE_BYTES / MB} MB. ${advice}`)
  }
  const sound = soundOf(bytes)
  if (sound) return { ok: true, ...sound, bytes }
  if (kind === 'audio')
    return refuse(`${called(bytes)} Chỗ này chỉ nhận tệp ghi âm: MP3, M4A, OGG, WAV, AMR hoặc WebM.`)
  const document = documentOf(bytes)
  if (document === 'macros')
    return refuse('Tệp này có kèm chương trình (macro) nên không nhận được. Ông/bà lưu lại thành PDF rồi gửi.')
  if (document) return { ok: true, ...document, bytes }
  const asPhoto = photo(bytes)
  if (asPhoto.ok) return asPhoto
  return refuse(`${called(bytes)} Chỗ này nhận PDF, Word, Excel, PowerPoint (bản mới), ảnh hoặc ghi âm.`)
}

function photo(bytes: Uint8Array): CheckedFile {
  const checked = checkPhoto(bytes)
  if (!checked.ok) return checked
  return { ok: true, type: checked.type, ending: PHOTO_ENDINGS[checked.type] ?? 'jpg', bytes: checked.bytes }
}

function soundOf(bytes: Uint8Array): Kind | null {
  const found = SOUNDS.find(([at, mark]) => hasText(bytes, at, mark))
  if (found) return { type: found[2], ending: found[3] }
  if (hasText(bytes, 4, 'ftyp')) {
    const brand = fourCc(bytes, 8)
    if (/^(M4A|M4B|mp4|iso|MSNV|dash)/.test(brand)) return { type: 'audio/mp4', ending: 'm4a' }
    return /^(3gp|3g2)/.test(brand) ? { type: 'audio/3gpp', ending: '3gp' } : null
  }
  if (bytes[0] !== 0xff) return null
  const second = bytes[1] ?? 0
  if ((second & 0xf6) === 0xf0) return { type: 'audio/aac', ending: 'aac' }
  return (second & 0xe6) === 0xe2 ? { type: 'audio/mpeg', ending: 'mp3' } : null
}

function documentOf(bytes: Uint8Array): Kind | 'macros' | null {
  if (hasText(bytes, 0, '%PDF-')) return { type: 'application/pdf', ending: 'pdf' }
  if (!hasText(bytes, 0, 'PK\x03\x04')) return null
  const latin = new TextDecoder('latin1')
  const odf = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    latin.decode(bytes.subarray(0, 200)),
  )?.[1]
  if (odf) {
    const endings: Record<string, string> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }
    return { type: `application/vnd.oasis.opendocument.${odf}`, ending: endings[odf] ?? 'odt' }
  }
  const list = latin.decode(bytes.subarray(Math.max(0, bytes.length - LIST_BYTES)))
  if (list.includes('vbaProject.bin')) return 'macros'
  const found = OFFICE.find(([mark]) => list.includes(mark))
  return found ? { type: found[1], ending: found[2] } : null
}

function called(bytes: Uint8Array): string {
  const kind = nameKind(bytes)
  return kind ? `Tệp này là ${kind}.` : 'Không rõ tệp này là gì.'
}

function refuse(reason: string): CheckedFile {
  return { ok: false, reason }
}

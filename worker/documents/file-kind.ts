import { hasText } from '../files/bytes.ts'
import { nameKind } from '../files/kinds.ts'

/** Bytes of a signed file. */
export const MOST_SIGNED_BYTES = 20 * 1024 * 1024

const PDF = { type: 'application/pdf', ending: 'pdf' } as const
const WORD = {
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ending: 'docx',
} as const
/** The list of contents of a Word file stands at its end and is not longer. */
const LIST_BYTES = 128 * 1024

export type SignedFile = { ok: true; type: string; ending: 'pdf' | 'docx' } | { ok: false; reason: string }

/** Is this a document that was signed, scanned or digitally? By its content alone, whatever it is called. Never throws. */
export function checkSigned(bytes: Uint8Array): SignedFile {
  if (bytes.length === 0) return refuse('Tệp này trống. Ông/bà chọn lại tệp khác.')
  if (bytes.length > MOST_SIGNED_BYTES)
    return refuse(`Tệp nặng quá: nhiều nhất ${MOST_SIGNED_BYTES / 1024 ** 2} MB. Ông/bà quét lại ở mức nhẹ hơn.`)
  if (hasText(bytes, 0, '%PDF-')) return { ok: true, ...PDF }
  const list = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.length - LIST_BYTES)))
  const isWord = hasText(bytes, 0, 'PK\x03\x04') && list.includes('word/document.xml')
  if (isWord && list.includes('vbaProject.bin'))
    return refuse('Tệp Word này có kèm chương trình (macro) nên không nhận. Ông/bà lưu lại thành PDF rồi gửi.')
  if (isWord) return { ok: true, ...WORD }
  const kind = nameKind(bytes)
  const what = kind ? `Tệp này là ${kind}.` : 'Không rõ tệp này là gì.'
  return refuse(`${what} Chỗ này chỉ nhận bản quét hoặc bản ký số: tệp PDF hoặc Word (.docx).`)
}

function refuse(reason: string): SignedFile {
  return { ok: false, reason }
}

import { fourCc, hasText } from './bytes.ts'

const MARKS: readonly (readonly [place: number, mark: string, kind: string])[] = [
  [0, '%PDF-', 'tài liệu PDF'],
  [0, 'GIF8', 'ảnh động GIF'],
  [0, 'BM', 'ảnh BMP'],
  [0, 'II*\0', 'ảnh TIFF hoặc ảnh thô của máy ảnh'],
  [0, 'MM\0*', 'ảnh TIFF hoặc ảnh thô của máy ảnh'],
  [8, 'AVI ', 'video'],
  [8, 'WAVE', 'tệp ghi âm'],
  [0, '\x1aE\xdf\xa3', 'video'],
  [0, 'FLV', 'video'],
  [0, '\0\0\x01\xba', 'video'],
  [0, 'ID3', 'tệp ghi âm'],
  [0, 'OggS', 'tệp ghi âm'],
  [0, '#!AMR', 'tệp ghi âm'],
  [0, 'PK\x03\x04', 'tệp nén hoặc tài liệu Word, Excel'],
  [0, '\xd0\xcf\x11\xe0', 'tài liệu Word hoặc Excel'],
  [0, 'Rar!', 'tệp nén'],
  [0, '7z\xbc\xaf', 'tệp nén'],
  [0, 'MZ', 'chương trình máy tính'],
]

/** What a file is that is not a photo of an accepted kind, in Vietnamese, or null when nothing tells. */
export function nameKind(bytes: Uint8Array): string | null {
  if (hasText(bytes, 4, 'ftyp')) {
    const brand = fourCc(bytes, 8)
    if (brand === 'avif' || brand === 'avis') return 'ảnh AVIF'
    if (brand === 'crx ') return 'ảnh TIFF hoặc ảnh thô của máy ảnh'
    if (brand.startsWith('M4A')) return 'tệp ghi âm'
    return ['mif1', 'msf1'].includes(brand) ? null : 'video'
  }
  const mark = MARKS.find(([place, text]) => hasText(bytes, place, text))
  if (mark) return mark[2]
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).toLowerCase()
  if (/<!doctype html|<html|<head|<body|<script/.test(text)) return 'trang web HTML'
  return text.includes('<svg') ? 'hình vẽ SVG' : null
}

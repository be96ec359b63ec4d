import { ascii, concat, fourCc, hasText, MAX_PARTS, u16, u24, u32, type CleanPhoto } from './bytes.ts'
import { orientationBlock, readOrientation } from './orientation.ts'

const ICC = 0x20
const ALPHA = 0x10
const EXIF = 0x08
const ANIMATION = 0x02

type Size = { width: number; height: number }
type Chunk = { type: string; data: Uint8Array }

/** Whether the bytes begin as a WebP does. */
export function beginsAsWebp(bytes: Uint8Array): boolean {
  return (
    hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBPVP8') && [' ', 'L', 'X'].includes(fourCc(bytes, 12).slice(3))
  )
}

/** The chunks between two places, or null when one does not fit (RFC 9649 §2.3). */
function readChunks(bytes: Uint8Array, start: number, end: number): Chunk[] | null {
  const chunks: Chunk[] = []
  let at = start
  while (at < end) {
    const size = u32(bytes, at + 4, true)
    if (at + 8 + size > end || chunks.length >= MAX_PARTS) return null
    chunks.push({ type: fourCc(bytes, at), data: bytes.subarray(at + 8, at + 8 + size) })
    at += 8 + size + (size & 1)
  }
  return chunks
}

function chunk(type: string, ...parts: Uint8Array[]): Uint8Array {
  const data = concat(parts)
  const framed = new Uint8Array(8 + data.length + (data.length & 1))
  framed.set(ascii(type))
  new DataView(framed.buffer).setUint32(4, data.length, true)
  framed.set(data, 8)
  return framed
}

/** The size of a coded picture, or null when its first bytes are not those of one (RFC 6386 §9.1, RFC 9649 §3.4). */
function pictureSize({ type, data }: Chunk): Size | null {
  if (type === 'VP8L') {
    const bits = u32(data, 1, true)
    if (data.length < 6 || data[0] !== 0x2f || bits >= 0x20000000) return null
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  const tag = u24(data, 0)
  if (data.length < 11 || tag & 1 || u24(data, 3) !== 0x2a019d || tag >>> 5 > data.length - 10) return null
  const [width, height] = [u16(data, 6, true) & 0x3fff, u16(data, 8, true) & 0x3fff]
  return width && height ? { width, height } : null
}

/** One picture, with its transparency if it has any, as chunks; null when there is none or its size is another. */
function cleanPicture(chunks: readonly Chunk[], size: Size): Uint8Array[] | null {
  const place = chunks.findIndex(({ type }) => type === 'VP8 ' || type === 'VP8L')
  const picture = chunks[place]
  if (!picture) return null
  const found = pictureSize(picture)
  if (found?.width !== size.width || found.height !== size.height) return null
  const alpha = picture.type === 'VP8 ' ? chunks.slice(0, place).find(({ type }) => type === 'ALPH') : undefined
  const coded = chunk(picture.type, picture.data)
  return alpha ? [chunk('ALPH', alpha.data), coded] : [coded]
}

/** The frames of an animation, each inside the canvas and freed of unknown chunks (RFC 9649 §2.7.1.1). */
function cleanFrames(chunks: readonly Chunk[], canvas: Size): Uint8Array[] | null {
  const loop = chunks.find(({ type }) => type === 'ANIM')
  if (loop?.data.length !== 6) return null
  const kept = [chunk('ANIM', loop.data)]
  for (const { type, data } of chunks) {
    if (type !== 'ANMF') continue
    const size = { width: u24(data, 6) + 1, height: u24(data, 9) + 1 }
    if (u24(data, 0) * 2 + size.width > canvas.width || u24(data, 3) * 2 + size.height > canvas.height) return null
    const inside = data.length < 16 ? null : readChunks(data, 16, data.length)
    const picture = inside && cleanPicture(inside, size)
    if (!picture) return null
    kept.push(chunk('ANMF', data.subarray(0, 16), ...picture))
  }
  return kept.length > 1 ? kept : null
}

function whole(chunks: readonly Uint8Array[], size: Size): CleanPhoto {
  return { bytes: chunk('RIFF', ascii('WEBP'), ...chunks), ...size }
}

/**
 * A WebP with only its picture and its colour profile: without EXIF, XMP, unknown chunks and whatever follows its end.
 * Its EXIF orientation is written back alone, for the viewers that follow it. Null when it is damaged.
 */
export function cleanWebp(bytes: Uint8Array): CleanPhoto | null {
  if (!beginsAsWebp(bytes)) return null
  const end = 8 + u32(bytes, 4, true)
  const chunks = end > bytes.length ? null : readChunks(bytes, 12, end)
  const [first, ...rest] = chunks ?? []
  if (!first) return null
  if (first.type !== 'VP8X') {
    const size = pictureSize(first)
    return size && whole([chunk(first.type, first.data)], size)
  }
  if (first.data.length !== 10) return null
  const flags = first.data[0] ?? 0
  const canvas = { width: u24(first.data, 4) + 1, height: u24(first.data, 7) + 1 }
  const picture = flags & ANIMATION ? cleanFrames(rest, canvas) : cleanPicture(rest, canvas)
  if (!picture) return null
  const profile = rest.find(({ type }) => type === 'ICCP')
  const exif = rest.find(({ type }) => type === 'EXIF')?.data ?? new Uint8Array()
  const turn = readOrientation(hasText(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif)
  const features = new Uint8Array(10)
  features.set(first.data.subarray(4), 4)
  features[0] = (flags & (ALPHA | ANIMATION)) | (profile ? ICC : 0) | (turn > 1 ? EXIF : 0)
  const tail = turn > 1 ? [chunk('EXIF', orientationBlock(turn))] : []
  const head = profile ? [chunk('ICCP', profile.data)] : []
  return whole([chunk('VP8X', features), ...head, ...picture, ...tail], canvas)
}

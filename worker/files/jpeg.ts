import { ascii, concat, hasText, MAX_PARTS, u16, type CleanPhoto } from './bytes.ts'
import { orientationBlock, readOrientation } from './orientation.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe
/** DHT, DAC, DQT, DNL, DRI: what the decoder needs besides frame and scans. */
const TABLES = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd]
/** Baseline, extended, progressive: the frames that browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2]

type Segment = { marker: number; bytes: Uint8Array; body: Uint8Array; end: number }

/** The segment whose marker stands at a place, or null when it does not fit (ITU-T T.81 §B.1.1). */
function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  if (bytes[at] !== 0xff) return null
  let start = at
  while (bytes[start + 1] === 0xff) start++
  const marker = bytes[start + 1] ?? 0
  if (marker === EOI)
    return { marker, bytes: bytes.subarray(start, start + 2), body: bytes.subarray(0, 0), end: start + 2 }
  const length = u16(bytes, start + 2)
  const end = start + 2 + length
  if (length < 2 || end > bytes.length) return null
  return { marker, bytes: bytes.subarray(start, end), body: bytes.subarray(start + 4, end), end }
}

/** Where the coded picture data that starts at a place ends: at the next marker that is not RST or a stuffed FF. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1) {
    let last = at + 1
    while (bytes[last] === 0xff) last++
    const code = bytes[last]
    if (code === undefined) return -1
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return at
    at = bytes.indexOf(0xff, last + 1)
  }
  return -1
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2
  return concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), body])
}

/** JFIF without its thumbnail, Adobe's colour transform, the colour profile; null for everything else. */
function keptApp({ marker, bytes, body }: Segment): Uint8Array | null {
  if (marker === APP0 && hasText(body, 0, 'JFIF\0') && body.length >= 14) {
    const header = body.slice(0, 14)
    header.fill(0, 12)
    return segment(APP0, header)
  }
  if (marker === APP14 && hasText(body, 0, 'Adobe') && body.length >= 12) return segment(APP14, body.subarray(0, 12))
  if (marker === APP2 && hasText(body, 0, 'ICC_PROFILE\0')) return bytes
  return null
}

/**
 * A JPEG with only what the decoder needs: without EXIF, XMP, IPTC, comments, thumbnails and whatever follows its end
 * (a motion photo's video, further pictures). Its EXIF orientation is written back alone. Null when it is damaged.
 */
export function cleanJpeg(bytes: Uint8Array): CleanPhoto | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  let jfif: Uint8Array | null = null
  let turn: number | null = null
  let frame: { width: number; height: number } | null = null
  let scans = 0
  const kept: Uint8Array[] = []
  let at = 2
  for (let parts = 0; at < bytes.length && parts < MAX_PARTS; parts++) {
    const found = segmentAt(bytes, at)
    if (!found) return null
    const { marker, body } = found
    at = found.end
    if (marker === EOI) {
      if (!frame || scans === 0) return null
      const exif = turn && turn > 1 ? segment(APP1, concat([ascii('Exif\0\0'), orientationBlock(turn)])) : null
      const head = [bytes.subarray(0, 2), jfif, exif].filter((part) => part !== null)
      return { bytes: concat([...head, ...kept, found.bytes]), ...frame }
    }
    if (marker === SOS) {
      const components = body[0] ?? 0
      if (!frame || components < 1 || body.length !== components * 2 + 4) return null
      at = scanEnd(bytes, at)
      if (at <= found.end) return null
      kept.push(found.bytes, bytes.subarray(found.end, at))
      scans++
    } else if (FRAMES.includes(marker)) {
      const [height, width, components] = [u16(body, 1), u16(body, 3), body[5] ?? 0]
      if (frame || !width || !height || components < 1 || body.length !== components * 3 + 6) return null
      frame = { width, height }
      kept.push(found.bytes)
    } else if (TABLES.includes(marker)) {
      kept.push(found.bytes)
    } else if (marker >= APP0 && marker <= APP15) {
      if (marker === APP1 && hasText(body, 0, 'Exif\0') && scans === 0) turn ??= readOrientation(body.subarray(6))
      const app = scans === 0 ? keptApp(found) : null
      if (app && marker === APP0) jfif ??= app
      else if (app) kept.push(app)
    } else if (marker !== COMMENT) {
      return null
    }
  }
  return null
}

import { ascii, concat, fourCc, MAX_PARTS, u32, type CleanPhoto } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { orientationBlock, readOrientation } from './orientation.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const ANY = 0x7fffffff

/** What is kept, with the longest content each may have (W3C PNG §11). */
const KEPT: ReadonlyMap<string, number> = new Map([
  ['IHDR', 13],
  ['PLTE', 768],
  ['IDAT', ANY],
  ['IEND', 0],
  ['tRNS', 256],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['iCCP', ANY],
  ['sBIT', 4],
  ['bKGD', 6],
  ['pHYs', 9],
  ['acTL', 8],
  ['fcTL', 26],
  ['fdAT', ANY],
])

/** Allowed bits per sample for each colour type (W3C PNG §11.2.1). */
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/** Whether the bytes begin as a PNG does: signature and header. */
export function beginsAsPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte) && fourCc(bytes, 12) === 'IHDR'
}

function exifChunk(turn: number): Uint8Array {
  const named = concat([ascii('eXIf'), orientationBlock(turn)])
  const framed = concat([new Uint8Array(4), named, new Uint8Array(4)])
  const view = new DataView(framed.buffer)
  view.setUint32(0, named.length - 4)
  view.setUint32(4 + named.length, crc32(named))
  return framed
}

/** Size from a header of 13 bytes, or null when no decoder takes it. */
function readHeader(data: Uint8Array): { width: number; height: number } | null {
  const [width, height] = [u32(data, 0), u32(data, 4)]
  const [depth, colour, packing, filter, interlace] = data.subarray(8)
  if (data.length !== 13 || !width || !height || width > ANY || height > ANY) return null
  if (!DEPTHS[colour ?? -1]?.includes(depth ?? 0) || packing !== 0 || filter !== 0 || (interlace ?? 2) > 1) return null
  return { width, height }
}

/**
 * A PNG with only its picture and its colour: without text, time, EXIF, XMP and whatever follows its end. Its EXIF
 * orientation is written back alone. Null when it is damaged.
 */
export function cleanPng(bytes: Uint8Array): CleanPhoto | null {
  if (!beginsAsPng(bytes)) return null
  const size = readHeader(bytes.subarray(16, 16 + u32(bytes, 8)))
  if (!size) return null
  let turn: number | null = null
  const seen = new Set<string>()
  const kept: Uint8Array[] = []
  let at = SIGNATURE.length
  for (let parts = 0; at + 12 <= bytes.length && parts < MAX_PARTS; parts++) {
    const end = at + 12 + u32(bytes, at)
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== u32(bytes, end - 4)) return null
    const type = fourCc(bytes, at + 4)
    const longest = KEPT.get(type)
    if (type === 'eXIf') turn ??= readOrientation(bytes.subarray(at + 8, end - 4))
    if (longest !== undefined && end - at - 12 <= longest) {
      if (type === 'IHDR' && seen.has(type)) return null
      seen.add(type)
      kept.push(bytes.subarray(at, end))
    } else if (!/^[a-z][A-Za-z]{3}$/.test(type)) {
      return null // Not a name, or a critical chunk (capital letter) that decoders must understand and cannot.
    }
    at = end
    if (type === 'IEND') {
      if (!seen.has('IDAT') || (bytes[25] === 3 && !seen.has('PLTE'))) return null
      const [header, ...rest] = kept
      const exif = turn && turn > 1 ? [exifChunk(turn)] : []
      return header ? { bytes: concat([bytes.subarray(0, 8), header, ...exif, ...rest]), ...size } : null
    }
  }
  return null
}

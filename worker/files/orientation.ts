import { u16, u32 } from './bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3

/**
 * How a photo is to be turned, 1 to 8, read from an EXIF block that starts at its byte order mark (Exif 3.0 §4.6.5);
 * 1, upright, when the block does not say or is damaged.
 */
export function readOrientation(tiff: Uint8Array): number {
  const order = u16(tiff, 0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  if (u16(tiff, 2, little) !== 42) return 1
  const first = u32(tiff, 4, little)
  const count = u16(tiff, first, little)
  for (let i = 0; i < count; i++) {
    const entry = first + 2 + i * 12
    if (entry + 12 > tiff.length) return 1
    if (u16(tiff, entry, little) !== ORIENTATION) continue
    const usual = u16(tiff, entry + 2, little) === SHORT && u32(tiff, entry + 4, little) === 1
    const turn = u16(tiff, entry + 8, little)
    return usual && turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

/** An EXIF block that says how to turn the photo and nothing else. */
export function orientationBlock(turn: number): Uint8Array {
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const entry = [0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, turn, 0, 0]
  return Uint8Array.from([...header, 0, 1, ...entry, 0, 0, 0, 0])
}

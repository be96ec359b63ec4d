import { fourCc, MAX_PARTS, u16, u32 } from './bytes.ts'

/** A box of ISO 14496-12: from `start` up to `end`, its content from `body` on. */
export type Box = { type: string; start: number; body: number; end: number }

/** A run of bytes of an item, counted from the start of the file or, if `inMeta`, of the `idat` box. */
export type Extent = { inMeta: boolean; offset: number; length: number }

/** The 64-bit number at a place; inexact above 2^53, where no file reaches. */
function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) * 0x1_0000_0000 + u32(bytes, at + 4)
}

/** The boxes between two places, up to the first that does not fit. */
export function readBoxes(bytes: Uint8Array, start: number, end: number): Box[] {
  const boxes: Box[] = []
  let at = start
  while (at + 8 <= end && boxes.length < MAX_PARTS) {
    const short = u32(bytes, at)
    const body = at + (short === 1 ? 16 : 8)
    const size = short === 1 ? u64(bytes, at + 8) : short === 0 ? end - at : short
    if (at + size > end || at + size < body) break
    boxes.push({ type: fourCc(bytes, at + 4), start: at, body, end: at + size })
    at += size
  }
  return boxes
}

/** The boxes that fill the space between two places exactly, or null. */
export function readAllBoxes(bytes: Uint8Array, start: number, end: number): Box[] | null {
  const boxes = readBoxes(bytes, start, end)
  return (boxes.at(-1)?.end ?? start) === end ? boxes : null
}

/** The type of each item by its number, from an `iinf` box (ISO 14496-12 §8.11.6), or null when damaged. */
export function readItemTypes(bytes: Uint8Array, box: Box): Map<number, string> | null {
  const entries = readAllBoxes(bytes, box.body + (bytes[box.body] === 0 ? 6 : 8), box.end)
  if (!entries) return null
  const types = new Map<number, string>()
  for (const entry of entries) {
    const version = bytes[entry.body]
    if (entry.type !== 'infe' || (version !== 2 && version !== 3)) return null
    const id = version === 2 ? u16(bytes, entry.body + 4) : u32(bytes, entry.body + 4)
    const type = entry.body + (version === 2 ? 8 : 10)
    if (type + 4 > entry.end || types.has(id)) return null
    types.set(id, fourCc(bytes, type))
  }
  return types
}

/** Where the bytes of each item lie, from an `iloc` box of version 0 to 2 (§8.11.3), or null when damaged. */
export function readLocations(bytes: Uint8Array, box: Box): Map<number, Extent[]> | null {
  let at = box.body + 4
  function take(size: number): number {
    at += size
    if (size === 8) return u64(bytes, at - 8)
    if (size === 4) return u32(bytes, at - 4)
    return size === 2 ? u16(bytes, at - 2) : 0
  }
  const version = bytes[box.body] ?? 3
  const sizes = take(2)
  const offsetSize = sizes >> 12
  const lengthSize = (sizes >> 8) & 15
  const baseSize = (sizes >> 4) & 15
  const indexSize = version === 0 ? 0 : sizes & 15
  if (version > 2 || lengthSize === 0 || [offsetSize, lengthSize, baseSize, indexSize].some((n) => n % 4 || n > 8))
    return null
  const places = new Map<number, Extent[]>()
  const items = take(version < 2 ? 2 : 4)
  for (let i = 0, extents = 0; i < items; i++) {
    const id = take(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : take(2) & 15
    const elsewhere = take(2)
    const base = take(baseSize)
    const count = take(2)
    extents += count
    if (at > box.end || method > 1 || elsewhere !== 0 || places.has(id) || extents > MAX_PARTS) return null
    const list: Extent[] = []
    for (let k = 0; k < count; k++) {
      at += indexSize
      const offset = base + take(offsetSize)
      list.push({ inMeta: method === 1, offset, length: take(lengthSize) })
    }
    if (at > box.end) return null
    places.set(id, list)
  }
  return places
}

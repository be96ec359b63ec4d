/** A photo without its metadata; width and height in pixels as stored, before the viewer turns it. */
export type CleanPhoto = { bytes: Uint8Array; width: number; height: number }

/** More parts than any camera writes: whoever sends more is refused, so that memory stays small. */
export const MAX_PARTS = 20_000

/** The 16-bit number at a place; bytes beyond the end count as 0. */
export function u16(bytes: Uint8Array, at: number, little = false): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  return little ? first | (second << 8) : (first << 8) | second
}

/** The 24-bit little-endian number at a place; bytes beyond the end count as 0. */
export function u24(bytes: Uint8Array, at: number): number {
  return u16(bytes, at, true) | ((bytes[at + 2] ?? 0) << 16)
}

/** The unsigned 32-bit number at a place; bytes beyond the end count as 0. */
export function u32(bytes: Uint8Array, at: number, little = false): number {
  const first = u16(bytes, at, little)
  const second = u16(bytes, at + 2, little)
  return little ? first + second * 0x10000 : first * 0x10000 + second
}

/** Whether these ASCII characters stand at a place. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** The four characters that name a chunk, a box or a brand. */
export function fourCc(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0)
}

/** ASCII characters as bytes. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** All parts one after another, in new memory. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Four tables of 256 one after another, so that four bytes are taken at a time. */
const TABLES = new Int32Array(1024)
for (let n = 0; n < 256; n++) {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  TABLES[n] = c
}
for (let n = 0; n < 768; n++) {
  const c = TABLES[n] ?? 0
  TABLES[n + 256] = (c >>> 8) ^ (TABLES[c & 255] ?? 0)
}

/** The CRC-32 of all bytes, unsigned (W3C PNG §5.5). */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fours = bytes.length & ~3
  let crc = -1
  for (let at = 0; at < fours; at += 4) {
    crc ^= view.getInt32(at, true)
    crc =
      (TABLES[768 + (crc & 255)] ?? 0) ^
      (TABLES[512 + ((crc >>> 8) & 255)] ?? 0) ^
      (TABLES[256 + ((crc >>> 16) & 255)] ?? 0) ^
      (TABLES[crc >>> 24] ?? 0)
  }
  for (let at = fours; at < bytes.length; at++) crc = (crc >>> 8) ^ (TABLES[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0)
  return ~crc >>> 0
}

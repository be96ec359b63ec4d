/** The first 32 bits of the fractional parts of the square or cube roots of the first primes (FIPS 180-4). */
function fractions(count: number, root: number): number[] {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) {
    let isPrime = true
    for (let by = 2; by * by <= number; by++) if (number % by === 0) isPrime = false
    if (isPrime) found.push((number ** (1 / root) * 2 ** 32) | 0)
  }
  return found
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** SHA-256 of the text's UTF-8 bytes, as eight signed words: expressions cannot wait for the platform's. */
export function sha256(text: string): number[] {
  const bytes = new TextEncoder().encode(text)
  const blocks = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6))
  new Uint8Array(blocks.buffer).set(bytes)
  blocks.setUint8(bytes.length, 0x80)
  blocks.setUint32(blocks.byteLength - 4, bytes.length * 8)
  const rounds = fractions(64, 3)
  const state = fractions(8, 2)
  const words: number[] = []
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let index = 0; index < 64; index++) {
      const [w15 = 0, w2 = 0] = [words[index - 15], words[index - 2]]
      const small = turn(w15, 7) ^ turn(w15, 18) ^ (w15 >>> 3)
      const large = turn(w2, 17) ^ turn(w2, 19) ^ (w2 >>> 10)
      words[index] =
        index < 16
          ? blocks.getInt32(offset + index * 4)
          : ((words[index - 16] ?? 0) + small + (words[index - 7] ?? 0) + large) | 0
      const first =
        h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (rounds[index] ?? 0) + (words[index] ?? 0)
      const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + word) | 0
  }
  return state
}

export const DIGESTS = ['SHA-256']
export const ENCODINGS = ['base64', 'hex']

/** '' for ways and encodings that are not there. */
export function digest(text: string, way: string, encoding: string): string {
  if (!DIGESTS.includes(way) || !ENCODINGS.includes(encoding)) return ''
  const hex = sha256(text)
    .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
    .join('')
  if (encoding === 'hex') return hex
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16))))
}

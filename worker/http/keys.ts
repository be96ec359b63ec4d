import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** SHA-256 as lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A keyed hash under the server's secret; `purpose` keeps one use from passing for another. */
export function keyedHash(env: { SECRET_KEY: string }, purpose: string, data: string): Uint8Array {
  return createHmac('sha256', env.SECRET_KEY).update(`${purpose}\0${data}`).digest()
}

/** The same as hexadecimal. */
export function keyedHex(env: { SECRET_KEY: string }, purpose: string, data: string): string {
  return createHmac('sha256', env.SECRET_KEY).update(`${purpose}\0${data}`).digest('hex')
}

/** Compares two texts in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()]
  return timingSafeEqual(x, y)
}

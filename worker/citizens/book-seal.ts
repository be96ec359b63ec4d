import { keyedHash } from '../http/keys.ts'

type Secrets = { SECRET_KEY: string }

const VERSION = '1'
const NONCE = 12

/**
 * Seals a text with AES-GCM under a key of its purpose and commune, made from the server's secret: who reads the
 * cookies of a browser sees no codes, and a book of one commune is none in another.
 */
export async function sealText(env: Secrets, purpose: string, communeId: string, text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  const words = new TextEncoder().encode(text)
  const key = await keyFor(env, purpose, communeId)
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, words)
  return VERSION + base64([...nonce, ...new Uint8Array(cipher)])
}

/** Opens what `sealText` sealed for the same purpose and commune; null when it is something else or was touched. */
export async function unsealText(
  env: Secrets,
  purpose: string,
  communeId: string,
  sealed: string,
): Promise<string | null> {
  const [, packed] = /^1([\w-]{20,4000})$/.exec(sealed) ?? []
  if (packed === undefined) return null
  try {
    const data = bytes(packed)
    const key = await keyFor(env, purpose, communeId)
    const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: data.slice(0, NONCE) }, key, data.slice(NONCE))
    return new TextDecoder().decode(words)
  } catch {
    return null
  }
}

function keyFor(env: Secrets, purpose: string, communeId: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(keyedHash(env, purpose, communeId))
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function base64(data: readonly number[]): string {
  return btoa(String.fromCharCode(...data))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
}

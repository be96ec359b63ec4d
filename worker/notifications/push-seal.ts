import { encryptNotification, vapidHeaders } from '@block65/webcrypto-web-push'
import { concat } from '../files/bytes.ts'

/** A browser's own keys, as `PushSubscription.toJSON()` gives them: base64url. */
export type BrowserKeys = { p256dh: string; auth: string }
/** The server's key pair for push (VAPID): a JWK of the curve P-256 with its private part. */
export type VapidKey = JsonWebKey & { x: string; y: string; d: string }

/**
 * Seals a payload for one browser (RFC 8291, aes128gcm): only the browser that made the subscription can open it. All are
 * equally long, so that the length tells nothing.
 */
export function sealPush(keys: BrowserKeys, payload: string): Promise<Uint8Array<ArrayBuffer>> {
  const subscription = { endpoint: '', expirationTime: null, keys }
  return encryptNotification(subscription, new TextEncoder().encode(payload)) as Promise<Uint8Array<ArrayBuffer>>
}

/** The Authorization header by which a push service knows the server (RFC 8292), good for twelve hours. */
export async function vapidHeader(key: VapidKey, endpoint: string, contact: string): Promise<string> {
  // A receiver on this very machine, as trials have it, has no certificate.
  const address = endpoint.replace(/^http:/, 'https:')
  const subscription = { endpoint: address, expirationTime: null, keys: { p256dh: '', auth: '' } }
  const vapid = { subject: contact, publicKey: publicKey(key), privateKey: key.d }
  return (await vapidHeaders(subscription, vapid)).headers.authorization
}

/** The key that a browser subscribes with: the uncompressed point, base64url. */
export function publicKey({ x, y }: Pick<VapidKey, 'x' | 'y'>): string {
  return base64url(concat([Uint8Array.of(4), bytes(x), bytes(y)]))
}

/** The server's key from its secret; null when there is none that can be read, and push is not offered. */
export function vapidKey(env: { VAPID_PRIVATE_KEY?: string }): VapidKey | null {
  try {
    const key = JSON.parse(env.VAPID_PRIVATE_KEY || 'null') as VapidKey | null
    return key?.x && key.y && key.d ? key : null
  } catch {
    return null
  }
}

/** Are these the keys of a browser? */
export function areBrowserKeys({ p256dh, auth }: BrowserKeys): boolean {
  try {
    const point = bytes(p256dh)
    return point.length === 65 && point[0] === 4 && bytes(auth).length === 16
  } catch {
    return false
  }
}

function base64url(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const plain = base64.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(plain), (sign) => sign.charCodeAt(0))
}

import { Buffer } from 'node:buffer'
import { createECDH, randomBytes } from 'node:crypto'
import ece from 'http_ece'

/** A browser that has subscribed: only it can open what is sealed for it. */
export function browser() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    /** What the push service was given, in bytes or in base64. */
    open: (sealed: Buffer | string) =>
      ece
        .decrypt(typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : sealed, {
          version: 'aes128gcm',
          privateKey: pair,
          authSecret: auth,
        })
        .toString(),
  }
}

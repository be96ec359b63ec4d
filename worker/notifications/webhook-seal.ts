import { createHmac } from 'node:crypto'
import { keyedHex } from '../http/keys.ts'

/** A webhook's secret: made from the server's and the webhook's id, so that it is kept nowhere. */
export function webhookSecret(env: { SECRET_KEY: string }, id: string): string {
  return keyedHex(env, 'webhook', id)
}

/** HMAC-SHA256 over `timestamp.body`, hexadecimal. */
export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/**
 * The Worker's secrets: 32 random bytes each, in base64; `CONTACT_KEYS` names its key so that a newer one may follow. The
 * key for push messages is a pair, written as a JWK.
 */
export type Secrets = {
  SECRET_KEY: string
  CONTACT_KEYS: string
  BETTER_AUTH_SECRET: string
  VAPID_PRIVATE_KEY: string
}

/** New ones, for a machine that has none. */
export function newSecrets(): Secrets {
  const key = () => randomBytes(32).toString('base64')
  return { SECRET_KEY: key(), CONTACT_KEYS: `k1:${key()}`, BETTER_AUTH_SECRET: key(), VAPID_PRIVATE_KEY: newVapidKey() }
}

/** A key pair of the curve P-256, in one line of JSON. */
export function newVapidKey(): string {
  return JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }))
}

/** The secrets that `.dev.vars` leaves out or empty, from those kept beside local data. */
export function missingSecrets(given: Record<string, string> | undefined, folder: string): Partial<Secrets> {
  const missing = Object.keys(newSecrets()).filter((name) => !given?.[name])
  if (missing.length === 0) return {}
  return Object.fromEntries(Object.entries(keptSecrets(folder)).filter(([name]) => missing.includes(name)))
}

/** Made once, and readable by this user alone: without them what was sealed cannot be opened. */
function keptSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets')
  const kept = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
  const secrets = { ...newSecrets(), ...kept }
  const lines = Object.entries(secrets).map(([name, value]) => `${name}='${value}'\n`)
  mkdirSync(folder, { recursive: true })
  if (lines.length > Object.keys(kept).length) writeFileSync(path, lines.join(''), { mode: 0o600 })
  return secrets
}

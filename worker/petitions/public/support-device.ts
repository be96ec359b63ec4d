import { type DeviceCookie, deviceCookie, deviceIn } from '../../http/device.ts'
import { keyedHex } from '../../http/keys.ts'

const SUPPORTS: DeviceCookie = { name: 'ung-ho', purpose: 'support-device' }

type Secrets = { SECRET_KEY: string }

/** The random name that this server once gave a browser for its supports; null when it has none, or one of its own making. */
export function supportDevice(env: Secrets, cookies: string | undefined): string | null {
  return deviceIn(env, SUPPORTS, cookies)
}

/** The Set-Cookie header that gives a browser its name, when it first supports something. */
export function supportCookie(env: Secrets, id: string, communeId: string, isHttps: boolean): string {
  return deviceCookie(env, SUPPORTS, id, { path: `/${communeId}/kien-nghi`, isHttps })
}

/** What is kept of a device at one case: no other case has the same for it. */
export function supportHash(env: Secrets, caseId: string, id: string): string {
  return keyedHex(env, 'support', `${caseId}/${id}`)
}

import { type DeviceCookie, deviceCookie, deviceIn } from '../../http/device.ts'
import { keyedHex } from '../../http/keys.ts'
import { publicPlace } from '../place.ts'

const ASKING: DeviceCookie = { name: 'doi-thoai', purpose: 'dialogue-device' }

type Secrets = { SECRET_KEY: string }

/** The random name that this server once gave a browser for the dialogue of a commune; null when it has none. */
export function dialogueDevice(env: Secrets, cookies: string | undefined): string | null {
  return deviceIn(env, ASKING, cookies)
}

/** The name that a browser is given with its first sending: taps that come at once and the same sending again give the same. */
export function firstDevice(env: Secrets, communeId: string, submissionKey: string): string {
  const hex = keyedHex(env, 'dialogue-device-given', `${communeId}/${submissionKey}`)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** The Set-Cookie header that gives a browser its name. */
export function dialogueCookie(env: Secrets, id: string, communeId: string, isHttps: boolean): string {
  return deviceCookie(env, ASKING, id, { path: publicPlace(communeId), isHttps })
}

/** What is kept of a device: the same for all topics of a commune, another in each commune. */
export function dialogueDeviceHash(env: Secrets, communeId: string, id: string): string {
  return keyedHex(env, 'dialogue-device-kept', `${communeId}/${id}`)
}

/** What tells whether two who ask are one person, without telling the number. */
export function phoneHash(env: Secrets, communeId: string, phone: string): string {
  return phone === '' ? '' : keyedHex(env, 'dialogue-phone', `${communeId}/${phone}`)
}

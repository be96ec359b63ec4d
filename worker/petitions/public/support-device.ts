import { keyedHex, sameSecret } from '../../http/keys.ts'

const COOKIE = 'ung-ho'
/** As long as browsers keep a cookie at all. */
const SECONDS = 400 * 24 * 3600

type Secrets = { SECRET_KEY: string }

/** The random name that this server once gave a browser for its supports; null when it has none, or one of its own making. */
export function supportDevice(env: Secrets, cookies: string | undefined): string | null {
  const pair = cookies?.split(/; */).find((one) => one.startsWith(`${COOKIE}=`))
  const [id = '', sign = ''] = pair?.slice(COOKIE.length + 1).split('.') ?? []
  return /^[0-9a-f-]{36}$/.test(id) && sameSecret(sign, signed(env, id)) ? id : null
}

/** The Set-Cookie header that gives a browser its name, when it first supports something. */
export function supportCookie(env: Secrets, id: string, communeId: string, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : ''
  return `${COOKIE}=${id}.${signed(env, id)}; Path=/${communeId}/kien-nghi; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** What is kept of a device at one case: no other case has the same for it. */
export function supportHash(env: Secrets, caseId: string, id: string): string {
  return keyedHex(env, 'support', `${caseId}/${id}`)
}

function signed(env: Secrets, id: string): string {
  return keyedHex(env, 'support-device', id).slice(0, 32)
}

/** Half a year: as long as a phone keeps the way back to what was sent from it. */
const SECONDS = 180 * 24 * 3600

/** The Set-Cookie header that lets a browser into one thing, whose address is `path`, after a right secret. */
export function ownCookie(url: string, { name, path, secret }: { name: string; path: string; secret: string }): string {
  const secure = new URL(url).protocol === 'https:' ? '; Secure' : ''
  return `${name}=${secret}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** What the browser holds under this name; empty when nothing. */
export function cookieIn(cookies: string | undefined, name: string): string {
  const pair = cookies?.split(/; */).find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) ?? ''
}

import { capital } from '../communes/fold.ts'
import { instantText } from '../deadlines/calendar.ts'
import { AREA } from './viewers/viewer.ts'

const MINUTE_MS = 60_000

/** Wrong passwords that close the door for a while: five in fifteen minutes, per user name. */
export const WRONG_PASSWORDS = { windowMs: 15 * MINUTE_MS, most: 5 } as const

/** Where officers land after signing in. */
export const OFFICE = '/can-bo'

/** The officers' page, or the page of a level above, that somebody wanted to see before signing in; their front page when the address leads anywhere else. */
export function wayBack(wanted: string): string {
  const here = 'https://here.invalid'
  if (!/^\/(can-bo|cap-tren)/.test(wanted) || !URL.canParse(wanted, here)) return OFFICE
  const { origin, pathname, search } = new URL(wanted, here)
  const inOffice = [OFFICE, AREA].some((place) => pathname === place || pathname.startsWith(`${place}/`))
  const isSignIn = /^\/can-bo\/(dang-nhap|dang-xuat)(\/|$)/.test(pathname)
  return origin === here && inOffice && !isSignIn ? pathname + search : OFFICE
}

/** What a locked door says: until when, and who can help sooner. */
export function lockedWords(until: Date): string {
  const time = instantText(new Date(Math.ceil(until.getTime() / MINUTE_MS) * MINUTE_MS))
  return `Sai mật khẩu ${WRONG_PASSWORDS.most} lần liền nên tạm khóa, để không ai dò được mật khẩu. Ông/bà thử lại sau: ${time}. Cần gấp thì nhờ quản trị viên của xã cấp mật khẩu mới.`
}

const BROWSERS: readonly [RegExp, string][] = [
  [/Zalo/i, 'Zalo'],
  [/coc_coc|CocCoc/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'trình duyệt Samsung'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const DEVICES: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android.*Mobile|Mobile.*Android/, 'điện thoại Android'],
  [/Android/, 'máy tính bảng Android'],
  [/Windows/, 'máy tính Windows'],
  [/Macintosh|Mac OS X/, 'máy Mac'],
  [/CrOS/, 'máy Chromebook'],
  [/Linux/, 'máy tính Linux'],
]

/** A browser in plain words: "Chrome trên điện thoại Android". */
export function browserWords(userAgent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1]
  const device = DEVICES.find(([pattern]) => pattern.test(userAgent))?.[1]
  const words = browser && device ? `${browser} trên ${device}` : (browser ?? device ?? 'Trình duyệt khác')
  return capital(words)
}

import { instantText } from '../../deadlines/calendar.ts'
import type { WAYS } from '../tables.ts'

/** How somebody proved who he is. */
export type Way = (typeof WAYS)[number]

/** What is known of a person's proofs, and what is asked of them. */
export type Factors = {
  /** A code application is set up. */
  hasCode: boolean
  /** A key of the machine is registered. */
  hasKey: boolean
  /** One of the person's roles asks for two proofs. */
  isRequired: boolean
}

const WORDS: Record<Way, string> = {
  password: 'bằng mật khẩu',
  password_code: 'bằng mật khẩu và mã 6 số',
  password_recovery: 'bằng mật khẩu và mã dự phòng',
  passkey: 'bằng khóa của máy',
  oidc: 'qua cổng đăng nhập chung',
  oidc_code: 'qua cổng đăng nhập chung và mã 6 số',
  oidc_recovery: 'qua cổng đăng nhập chung và mã dự phòng',
}

/** "bằng mật khẩu và mã 6 số". */
export function wayWords(way: Way): string {
  return WORDS[way]
}

/** Two proofs: something known and something held. A key that its machine unlocks by finger, face or PIN is both. */
function isStrong(way: Way): boolean {
  return way === 'passkey' || way.includes('_')
}

/** The same first proof with a code or a recovery code after it. */
export function withCode(way: 'password' | 'oidc', by: 'code' | 'recovery'): Way {
  return `${way}_${by}`
}

/** What has to happen before anything else: nothing, the code, the key, or setting up a second proof. */
export function missingProof(way: Way, { hasCode, hasKey, isRequired }: Factors): 'code' | 'key' | 'set-up' | null {
  if (isStrong(way)) return null
  if (hasCode) return 'code'
  if (!isRequired) return null
  return hasKey ? 'key' : 'set-up'
}

/** What the page says after too many wrong codes. */
export function lockedCodeWords(until: Date): string {
  return `Sai mã nhiều lần liền nên tạm khóa. Ông/bà thử lại sau: ${instantText(until)}. Mất điện thoại và hết mã dự phòng thì nhờ quản trị viên của xã tạo đường dẫn đặt lại.`
}

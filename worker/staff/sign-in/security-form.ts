import * as v from 'valibot'
import { plainUsername, words } from '../form.ts'
import { PASSWORD_MAX } from '../password.ts'

export const CODE_MAX = 20
export const KEY_NAME_MAX = 40
export const OIDC_NAME_MAX = 200
/** What a browser says of a key is a few kilobytes at most. */
const ANSWER_MAX = 20_000

/** What each field of these pages is called. */
export const SECURITY_LABELS: Record<string, string> = {
  code: 'Mã',
  proof: 'Mật khẩu hoặc mã 6 số',
  keyName: 'Tên của khóa',
  oidcName: 'Tên ở cổng đăng nhập chung',
}

/** The code at sign-in, or the first code of a new application. */
export const codeSchema = v.object({
  code: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Ông/bà nhập mã.'),
    v.maxLength(CODE_MAX, 'Mã dài quá. Ông/bà xem lại rồi gõ lại.'),
  ),
})

/** A second look at who sits there, before his proofs are changed. */
export const proofSchema = v.object({
  proof: v.pipe(v.string(), v.minLength(1, 'Ông/bà nhập mật khẩu đang dùng, hoặc mã 6 số.'), v.maxLength(PASSWORD_MAX)),
})

/** A key of the machine: what it is called, and what the browser says of it. */
export const keySchema = v.object({
  ...proofSchema.entries,
  keyName: words(
    1,
    KEY_NAME_MAX,
    'Ông/bà đặt tên cho khóa, ví dụ: Điện thoại của tôi.',
    `Tên dài quá: nhiều nhất ${KEY_NAME_MAX} ký tự.`,
  ),
  answer: v.pipe(v.string(), v.maxLength(ANSWER_MAX)),
})

/** The name by which the common sign-in knows an officer; empty: not linked. */
export const oidcNameSchema = v.object({
  oidcName: v.pipe(
    v.string(),
    v.transform(plainUsername),
    v.check((text) => text.isWellFormed() && !/[\p{Cc}\s]/u.test(text), 'Tên này không có dấu cách. Ông/bà gõ lại.'),
    v.maxLength(OIDC_NAME_MAX, `Tên dài quá: nhiều nhất ${OIDC_NAME_MAX} ký tự.`),
  ),
})

const credential = {
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(1400)),
  rawId: v.string(),
  type: v.literal('public-key'),
  clientExtensionResults: v.optional(v.looseObject({}), {}),
  authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'])),
}

/** What a browser says after it made a key. */
export const madeKeySchema = v.object({
  ...credential,
  response: v.object({ clientDataJSON: v.string(), attestationObject: v.string() }),
})

/** What a browser says after a key was used. */
export const usedKeySchema = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: v.string(),
    authenticatorData: v.string(),
    signature: v.string(),
    userHandle: v.optional(v.string()),
  }),
})

export type MadeKey = v.InferOutput<typeof madeKeySchema>
export type UsedKey = v.InferOutput<typeof usedKeySchema>

/** A browser's answer in JSON; null when it is none. */
export function readAnswer<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  if (text.length > ANSWER_MAX) return null
  try {
    const parsed = v.safeParse(schema, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

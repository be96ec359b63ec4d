import * as v from 'valibot'
import type { Role } from './actor.ts'
import { PASSWORD_MAX, passwordFault } from './password.ts'
import { ROLE_LIST } from './roles.ts'

export const USERNAME_MIN = 3
export const USERNAME_MAX = 40
export const NAME_MAX = 100
export const TITLE_MAX = 150
export const REASON_MIN = 5
export const REASON_MAX = 500

/** What each field is called on the pages and in the summary of errors. */
export const FIELD_LABELS: Record<string, string> = {
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  oldPassword: 'Mật khẩu đang dùng',
  newPassword: 'Mật khẩu mới',
  repeated: 'Gõ lại mật khẩu mới',
  name: 'Họ và tên',
  title: 'Chức danh',
  body: 'Cơ quan',
  roles: 'Vai trò',
  hamlet: 'Thôn',
  reason: 'Lý do',
  toLeader: 'Việc mật',
}

export type FieldErrors = Record<string, string[]>
export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors }

/** A line of text: NFC, trimmed, no control signs, from `least` to `most` characters. */
export function words(least: number, most: number, missing: string, tooLong: string) {
  return v.pipe(
    v.string(missing),
    v.transform((text) => text.normalize('NFC').trim()),
    v.check(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
    ),
    v.check((text) => [...text].length >= least, missing),
    v.check((text) => [...text].length <= most, tooLong),
  )
}

/** A user name as it is kept: without spaces around it, in small letters. */
export function plainUsername(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

export const signInSchema = v.object({
  username: v.pipe(v.string(), v.transform(plainUsername), v.minLength(1, 'Ông/bà nhập tên đăng nhập.')),
  password: v.pipe(v.string(), v.minLength(1, 'Ông/bà nhập mật khẩu.')),
})

/** A new password, typed twice; `username` is whose it is. */
export function newPasswordSchema(username: string) {
  return v.pipe(v.object(newPassword(username)), v.forward(isTypedTwice(), ['repeated']))
}

/** A change of one's own password. */
export function passwordSchema(username: string) {
  return v.pipe(
    v.object({
      oldPassword: v.pipe(v.string(), v.minLength(1, 'Ông/bà nhập mật khẩu đang dùng.'), v.maxLength(PASSWORD_MAX)),
      ...newPassword(username),
    }),
    v.forward(isTypedTwice(), ['repeated']),
    v.forward(
      v.check((sent) => sent.newPassword !== sent.oldPassword, 'Mật khẩu mới phải khác mật khẩu đang dùng.'),
      ['newPassword'],
    ),
  )
}

function newPassword(username: string) {
  return {
    newPassword: v.pipe(
      v.string(),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? passwordFault(dataset.value, username) : null
        if (fault !== null) addIssue({ message: fault })
      }),
    ),
    repeated: v.string(),
  }
}

function isTypedTwice<T extends { newPassword: string; repeated: string }>() {
  return v.check<T, string>(
    (sent) => sent.newPassword === sent.repeated,
    'Hai lần gõ mật khẩu mới chưa giống nhau. Ông/bà gõ lại.',
  )
}

const work = {
  title: words(0, TITLE_MAX, '', `Chức danh dài quá: nhiều nhất ${TITLE_MAX} ký tự.`),
  body: v.pipe(v.string(), v.minLength(1, 'Ông/bà chọn cơ quan của người này.')),
  roles: v.pipe(
    v.array(v.picklist(ROLE_LIST, 'Có vai trò không có trong danh sách. Ông/bà chọn lại.')),
    v.minLength(1, 'Ông/bà chọn ít nhất một vai trò.'),
    v.transform((roles): Role[] => [...new Set(roles)]),
  ),
  hamlet: v.string(),
}

const USERNAME_WORDS = `Tên đăng nhập gồm ${USERNAME_MIN} đến ${USERNAME_MAX} chữ không dấu hoặc số, có thể có dấu chấm ở giữa. Ví dụ: xuly.kinhte.`

/** A new account. */
export const accountSchema = v.object({
  username: v.pipe(
    v.string(),
    v.transform(plainUsername),
    v.minLength(USERNAME_MIN, USERNAME_WORDS),
    v.maxLength(USERNAME_MAX, USERNAME_WORDS),
    v.regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/, USERNAME_WORDS),
  ),
  name: words(2, NAME_MAX, 'Ông/bà ghi họ và tên.', `Họ và tên dài quá: nhiều nhất ${NAME_MAX} ký tự.`),
  ...work,
})

/** What a person does in the commune: title, body, roles, hamlet. */
export const workSchema = v.object(work)

/** Why an account is closed. */
export const reasonSchema = v.object({
  reason: words(
    REASON_MIN,
    REASON_MAX,
    `Ông/bà ghi lý do (ít nhất ${REASON_MIN} ký tự), ví dụ: chuyển công tác.`,
    `Lý do dài quá: nhiều nhất ${REASON_MAX} ký tự.`,
  ),
})

export type AccountInput = v.InferOutput<typeof accountSchema>
export type WorkInput = v.InferOutput<typeof workSchema>

/** What is wrong with a person's work, seen against the commune's own lists. */
export function workFaults(
  { body, hamlet, roles }: WorkInput,
  known: { bodies: { has(id: string): boolean }; hamlets: { has(id: string): boolean } },
): FieldErrors {
  const errors: FieldErrors = {}
  if (!known.bodies.has(body)) errors.body = ['Ông/bà chọn một cơ quan trong danh sách của xã.']
  if (hamlet !== '' && !known.hamlets.has(hamlet)) errors.hamlet = ['Ông/bà chọn một thôn trong danh sách của xã.']
  if (hamlet === '' && roles.includes('hamlet_rep')) errors.hamlet = ['Ông/bà chọn thôn mà người này đại diện.']
  return errors
}

/** Checks what was sent: the values, or messages by field. */
export function check<T>(schema: v.GenericSchema<unknown, T>, sent: unknown): Checked<T> {
  const parsed = v.safeParse(schema, sent)
  if (parsed.success) return { ok: true, value: parsed.output }
  const errors: FieldErrors = {}
  for (const { path, message } of parsed.issues) {
    const list = (errors[String(path?.[0]?.key ?? '')] ??= [])
    if (!list.includes(message)) list.push(message)
  }
  return { ok: false, errors }
}

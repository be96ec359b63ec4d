export const PASSWORD_MIN = 10
/** The library takes no longer one. */
export const PASSWORD_MAX = 128

const COMMON = new Set([
  '1234567890',
  '0123456789',
  '0987654321',
  '9876543210',
  '123456789a',
  '123456789abc',
  '12345678910',
  '123456123456',
  '1234512345',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  'abc1234567',
  'abcd123456',
  'abcdefghij',
  'aa123456789',
  'admin12345',
  'admin123456',
  'administrator',
  'anhyeuem123',
  'emyeuanh123',
  'iloveyou123',
  'matkhau123',
  'matkhau1234',
  'matkhau12345',
  'matkhaumoi',
  'nghe-dan-demo',
  'nghedan123',
  'nghedan2026',
  'password12',
  'password123',
  'password1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'quantri123',
  'vietnam123',
  'vietnam1975',
  'vietnam2026',
  'xinchao123',
])

/** What is wrong with a new password, in a sentence that says how to put it right; null when it will do. */
export function passwordFault(password: string, username: string): string | null {
  const length = [...password].length
  if (length < PASSWORD_MIN)
    return `Mật khẩu còn ngắn quá: cần ít nhất ${PASSWORD_MIN} ký tự. Ghép ba, bốn từ là đủ dài mà vẫn dễ nhớ.`
  if (password.length > PASSWORD_MAX) return `Mật khẩu dài quá: nhiều nhất ${PASSWORD_MAX} ký tự.`
  const plain = password.normalize('NFKC').toLowerCase()
  if (letters(plain) !== '' && letters(plain) === letters(username))
    return 'Mật khẩu giống tên đăng nhập nên người khác dễ đoán. Chọn từ khác.'
  if (COMMON.has(plain) || new Set(plain).size < 4)
    return 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Ghép ba, bốn từ không liên quan đến nhau, hoặc thêm số.'
  return null
}

/** 32 letters that nobody mistakes for one another, read aloud or written by hand. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A first password from 12 random bytes: `k7mp-2xqa-w9td`, 60 bits. */
export function initialPassword(random: Uint8Array): string {
  const signs = [...random.slice(0, 12)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
  return [0, 4, 8].map((start) => signs.slice(start, start + 4).join('')).join('-')
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '')
}

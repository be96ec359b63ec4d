import { describe, expect, test } from 'vitest'
import { initialPassword, PASSWORD_MIN, passwordFault } from '../../worker/staff/password.ts'
import { browserWords, wayBack } from '../../worker/staff/rules.ts'

describe('a new password', () => {
  test.each(['trâu cày ruộng sâu', 'Bốn mùa 4 mùa', 'k7mp-2xqa-w9td', '🌾🌾🌾 lúa chín vàng'])(
    '%s will do',
    (password) => {
      expect(passwordFault(password, 'xuly.kinhte')).toBeNull()
    },
  )

  test.each([
    ['chín ký t', 'còn ngắn quá'],
    ['🌾🐃🌧️☀️', 'còn ngắn quá'],
    ['x'.repeat(129), 'dài quá'],
    ['xuly.kinhte', 'giống tên đăng nhập'],
    ['XulyKinhte2026!', 'giống tên đăng nhập'],
    ['1234567890', 'nhiều người dùng'],
    ['MatKhau123', 'nhiều người dùng'],
    ['aaaaaaaaaaaa', 'nhiều người dùng'],
    ['nghe-dan-demo', 'nhiều người dùng'],
  ])('%s will not: %s', (password, why) => {
    expect(passwordFault(password, 'xuly.kinhte')).toContain(why)
  })
})

describe('a first password', () => {
  test('is long enough, read without doubt, and different with every draw', () => {
    const all = Array.from({ length: 256 }, (_, i) =>
      initialPassword(Uint8Array.from({ length: 12 }, (__, j) => i + j)),
    )
    for (const password of all) {
      expect(password).toMatch(/^([a-km-z2-9]{4}-){2}[a-km-z2-9]{4}$/)
      expect(password).not.toContain('o')
      expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN)
    }
    expect(new Set(all).size).toBe(32)
  })
})

test('after signing in an officer comes back to where he was', () => {
  expect(wayBack('/can-bo/ho-so/BX-26-000123?muc=tre')).toBe('/can-bo/ho-so/BX-26-000123?muc=tre')
  expect(wayBack('/can-bo')).toBe('/can-bo')
  expect(wayBack('')).toBe('/can-bo')
})

test.each([
  [
    'Mozilla/5.0 (Linux; Android 9; SM-A107F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36',
    'Chrome trên điện thoại Android',
  ],
  [
    'Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/12',
    'Zalo trên điện thoại Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari trên iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) coc_coc_browser/120 Chrome/114.0 Safari/537.36',
    'Cốc Cốc trên máy tính Windows',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0', 'Edge trên máy tính Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox trên máy tính Linux'],
  ['w3m/0.5.3', 'Trình duyệt khác'],
  ['', 'Trình duyệt khác'],
])('%s is called %s', (userAgent, name) => {
  expect(browserWords(userAgent)).toBe(name)
})

import { expect, test } from 'vitest'
import { isOutside } from '../../worker/notifications/receivers.ts'

test.each([
  'https://sms.tuyenquang.gov.vn/nghe-dan',
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://tong-dai.example.vn:8443/tin?x=1',
])('%s may be told', (address) => expect(isOutside(address, false)).toBe(true))

test.each([
  'http://sms.tuyenquang.gov.vn/',
  'https://localhost/',
  'https://may-chu/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://10.0.0.5/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://kho.internal/',
  'https://may-in.local./',
  'https://ten:matkhau@sms.example.vn/',
  'ftp://sms.example.vn/',
  'javascript:alert(1)',
  'sms.example.vn',
  '',
])('«%s» is never told', (address) => expect(isOutside(address, false)).toBe(false))

test('this machine is told only where tests say so', () => {
  expect(isOutside('http://127.0.0.1:8080/x', true)).toBe(true)
  expect(isOutside('http://localhost:8080/x', true)).toBe(true)
  expect(isOutside('http://10.0.0.5/x', true)).toBe(false)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChallenge, writeChallenge } from '../../worker/staff/sign-in/key-challenge.ts'
import { openSecret, sealSecret } from '../../worker/staff/sign-in/factor-seal.ts'
import { digitsOf, plainRecovery, recoveryCodes } from '../../worker/staff/sign-in/recovery.ts'
import { readTicket, writeTicket } from '../../worker/staff/sign-in/ticket.ts'
import { codeAddress, codeAt, inGroups, inLetters, stepAt, stepOfCode } from '../../worker/staff/sign-in/totp.ts'
import { missingProof } from '../../worker/staff/sign-in/ways.ts'

const env = { SECRET_KEY: 'khoa-thu' }
const secret = new TextEncoder().encode('12345678901234567890')
const now = new Date('2026-11-23T01:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('the code on an officer’s telephone', () => {
  // RFC 6238, appendix B, the last six of eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at second %i what the standard says', (second, code) => {
    expect(codeAt(secret, stepAt(new Date(second * 1000)))).toBe(code)
  })

  test('is taken half a minute early or late, not a whole one', () => {
    const code = codeAt(secret, stepAt(now))
    expect([-30, 0, 30].map((off) => stepOfCode(secret, code, later(off)))).toEqual(Array(3).fill(stepAt(now)))
    expect([-60, 60].map((off) => stepOfCode(secret, code, later(off)))).toEqual([null, null])
  })

  test('comes from a key that is typed in letters', () => {
    expect(inLetters(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI')
    expect(inGroups('MZXW6YTBOI')).toBe('MZXW 6YTB OI')
    const address = new URL(codeAddress(secret, 'xuly.kinhte'))
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(address.pathname)).toBe('/Nghe Dân:xuly.kinhte')
    expect(address.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })

  test('comes from a secret that nobody reads in the database, nor moves to another officer', () => {
    const sealed = sealSecret(env, 'lan', secret)
    expect(Buffer.from(sealed, 'base64url').includes(Buffer.from(secret))).toBe(false)
    expect(Buffer.from(openSecret(env, 'lan', sealed))).toEqual(Buffer.from(secret))
    expect(() => openSecret(env, 'hung', sealed)).toThrow()
    expect(() => openSecret({ SECRET_KEY: 'khac' }, 'lan', sealed)).toThrow()
  })
})

describe('a recovery code', () => {
  test('is one of ten, read without doubt', () => {
    const codes = recoveryCodes(Uint8Array.from({ length: 100 }, (_, i) => i * 7))
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[a-km-z2-9]{5}-[a-km-z2-9]{5}$/)
  })

  test('is the same in capitals, with spaces or without its line', () => {
    expect(['K7MP2-XQAW9', ' k7mp2 xqaw9 ', 'k7mp2xqaw9'].map(plainRecovery)).toEqual(Array(3).fill('k7mp2xqaw9'))
  })

  test('is not taken for six digits, nor six digits for it', () => {
    expect(['123 456', '123456', ' 123-456'].map(digitsOf)).toEqual(Array(3).fill('123456'))
    expect(['12345', '1234567', 'k7mp2-xqaw9', ''].map(digitsOf)).toEqual(Array(4).fill(null))
  })
})

describe('what a browser carries for us', () => {
  test('is read back for its purpose and in its time only', () => {
    const ticket = writeTicket(env, 'one', { userId: 'lan' }, later(60))
    expect(readTicket(env, 'one', ticket, now)).toMatchObject({ userId: 'lan' })
    expect(readTicket(env, 'two', ticket, now)).toBeNull()
    expect(readTicket(env, 'one', ticket, later(60))).toBeNull()
    expect(readTicket({ SECRET_KEY: 'khac' }, 'one', ticket, now)).toBeNull()
    for (const forged of ['', '.', ticket.slice(1), `${ticket}0`])
      expect(readTicket(env, 'one', forged, now)).toBeNull()
  })

  test('a challenge is answered for its purpose and in its time only', () => {
    const challenge = writeChallenge(env, 'sign-in', new Uint8Array(16).fill(7), later(60))
    expect(readChallenge(env, 'sign-in', challenge, now)).toEqual(later(60))
    expect(readChallenge(env, 'register lan', challenge, now)).toBeNull()
    expect(readChallenge(env, 'sign-in', challenge, later(60))).toBeNull()
    fc.assert(
      fc.property(fc.string(), (text) => readChallenge(env, 'sign-in', text, now) === null),
      { numRuns: 200 },
    )
  })
})

test('what is asked of an officer before anything else', () => {
  const none = { hasCode: false, hasKey: false, isRequired: false }
  expect(missingProof('password', none)).toBeNull()
  expect(missingProof('password', { ...none, isRequired: true })).toBe('set-up')
  expect(missingProof('oidc', { ...none, isRequired: true })).toBe('set-up')
  expect(missingProof('password', { ...none, hasKey: true })).toBeNull()
  expect(missingProof('password', { ...none, hasKey: true, isRequired: true })).toBe('key')
  expect(missingProof('password', { ...none, hasCode: true })).toBe('code')
  for (const way of ['passkey', 'password_code', 'password_recovery', 'oidc_code', 'oidc_recovery'] as const)
    expect(missingProof(way, { hasCode: true, hasKey: true, isRequired: true })).toBeNull()
})

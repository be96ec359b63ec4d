import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCaseCode,
  parseCaseCode,
  parseSecret,
  secretFromBytes,
  showSecret,
  spellSecret,
} from '../../worker/cases/code.ts'

const SIGNS = [...'23456789ACDEHKMNPQRTVXY']

describe('Lan types the code of her petition', () => {
  const hers = { prefix: 'BX', year: 2026, number: 123 }

  test('the code on her receipt names commune, year and number', () => {
    expect(formatCaseCode('BX', 2026, 123)).toBe('BX-26-000123')
    expect(formatCaseCode('BX', 2026, 1_234_567)).toBe('BX-26-1234567')
  })

  test.each([
    'BX-26-000123',
    'bx-26-000123',
    '  BX – 26 – 000123 ',
    'BX—26‐000123',
    'BX−26﹣000123',
    'bx 26 123',
    'bx.26.123',
    'BX/26/000123',
    'BX26000123',
    'bx26123',
    'BX-26000123',
    'BX26-000123',
    'BX-26-000 123',
    'B X 26 123',
    'BX-2026-123',
    'BX2026000123',
    'BX-26-OQD123',
    'BX-26-000I23',
    'BX-26-ooOl23',
    'BX-Z6-000123',
    'BX-ZG-OOOIZ3',
    'BXZ6OOO123',
    'BX-26-000​123',
    'ＢＸ－２６－０００１２３',
    'Mã hồ sơ: BX-26-000123',
    'mã bx26000123.',
  ])('"%s" leads to it', (typed) => {
    expect(parseCaseCode(typed)).toEqual(hers)
  })

  test('S, B and G are read as digits only where a digit must stand', () => {
    expect(parseCaseCode('SB-26-OOSBG1')).toEqual({ prefix: 'SB', year: 2026, number: 5_861 })
  })

  test.each([
    '',
    '26-000123',
    'BX',
    'BX-26',
    'BX-26-',
    'BX-26-000000',
    'BX-26-00X123',
    'BX-6-123',
    'tôi quên mã rồi',
    `BX-26-${'0'.repeat(90)}1`,
  ])('"%s" is no code', (typed) => {
    expect(parseCaseCode(typed)).toBeNull()
  })

  test('a whole page pasted by mistake is turned down at once', () => {
    expect(parseCaseCode('BX 26 '.repeat(50_000))).toBeNull()
  })

  test('every code can be read again, with dashes, with spaces, with nothing between', () => {
    const prefix = fc.stringMatching(/^[A-Z]{1,5}$/)
    fc.assert(
      fc.property(
        prefix,
        fc.integer({ min: 2026, max: 2099 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (p, year, number) => {
          const code = formatCaseCode(p, year, number)
          for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.replaceAll('-', '')]) {
            expect(parseCaseCode(typed), typed).toEqual({ prefix: p, year, number })
          }
        },
      ),
    )
  })
})

describe('Lan reads her lookup secret from paper', () => {
  const secret = fc.uint8Array({ minLength: 16, maxLength: 32 }).map(secretFromBytes)
  const place = fc.nat({ max: 14 })

  test('a secret has fifteen signs of the alphabet, shown in threes of five', () => {
    fc.assert(
      fc.property(secret, (s) => {
        expect(s).toMatch(new RegExp(`^[${SIGNS.join('')}]{15}$`))
        expect(showSecret(s)).toBe(`${s.slice(0, 5)}-${s.slice(5, 10)}-${s.slice(10)}`)
      }),
    )
  })

  test('every sign is about as frequent as any other, at every place', () => {
    const counts = Array.from({ length: 14 }, () => new Map<string, number>())
    let state = 1n
    for (let i = 0; i < 23 * 200; i++) {
      state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 128n
      const bytes = Uint8Array.from({ length: 16 }, (_, at) => Number((state >> BigInt(8 * at)) & 255n))
      ;[...secretFromBytes(bytes)]
        .slice(0, 14)
        .forEach((sign, at) => counts[at]?.set(sign, (counts[at].get(sign) ?? 0) + 1))
    }
    for (const count of counts) {
      for (const sign of SIGNS) expect(count.get(sign)).toBeGreaterThan(130)
      for (const sign of SIGNS) expect(count.get(sign)).toBeLessThan(270)
    }
  })

  test('the same bytes give the same secret, and one bit more another', () => {
    const bytes = new Uint8Array(16).fill(7)
    expect(secretFromBytes(bytes)).toBe(secretFromBytes(bytes.slice()))
    for (let at = 0; at < 16; at++) {
      const other = bytes.with(at, 6)
      expect(secretFromBytes(other)).not.toBe(secretFromBytes(bytes))
    }
    expect(() => secretFromBytes(new Uint8Array(15))).toThrow(RangeError)
  })

  test('what is shown can be typed back: small letters, other dashes, spaces, nothing between', () => {
    fc.assert(
      fc.property(secret, (s) => {
        const shown = showSecret(s)
        for (const typed of [
          s,
          shown,
          shown.toLowerCase(),
          shown.replaceAll('-', ' – '),
          [...s].join(' '),
          `${shown}.`,
          fullWidth(s),
        ]) {
          expect(parseSecret(typed), typed).toBe(s)
        }
      }),
    )
  })

  test('one wrong sign is always noticed', () => {
    fc.assert(
      fc.property(secret, place, fc.constantFrom(...SIGNS), (s, at, sign) => {
        fc.pre(s[at] !== sign)
        expect(parseSecret(s.slice(0, at) + sign + s.slice(at + 1))).toBeNull()
      }),
    )
  })

  test('two signs that changed places are always noticed, neighbours or not', () => {
    fc.assert(
      fc.property(secret, place, place, (s, a, b) => {
        fc.pre(s[a] !== s[b])
        const signs = [...s]
        ;[signs[a], signs[b]] = [signs[b] ?? '', signs[a] ?? '']
        expect(parseSecret(signs.join(''))).toBeNull()
      }),
    )
  })

  test('a sign too few or too many is noticed', () => {
    fc.assert(
      fc.property(secret, place, fc.constantFrom(...SIGNS), (s, at, sign) => {
        expect(parseSecret(s.slice(0, at) + s.slice(at + 1))).toBeNull()
        expect(parseSecret(s.slice(0, at) + sign + s.slice(at))).toBeNull()
      }),
    )
  })

  test.each([
    ['Q', 'O0o'],
    ['7', '1Iil'],
    ['8', 'Bb'],
    ['5', 'S'],
    ['6', 'g'],
    ['2', 'zZ'],
    ['V', 'UWưu'],
    ['E', 'FÉ'],
    ['D', 'Đđ'],
    ['A', 'áÀ'],
  ])('a sign that looks like %s is taken for it: %s', (sign, typed) => {
    const bytes = fc.sample(
      secret.filter((s) => s.includes(sign)),
      { numRuns: 20, seed: 1 },
    )
    for (const s of bytes) for (const other of typed) expect(parseSecret(s.replaceAll(sign, other)), other).toBe(s)
  })

  test('a keyboard set to Telex, which turns AX into Ã and DD into Đ, does not shut her out', () => {
    const telex = { AX: 'Ã', AR: 'Ả', EX: 'Ẽ', ER: 'Ẻ', YX: 'Ỹ', YR: 'Ỷ', AA: 'Â', EE: 'Ê', DD: 'Đ' }
    const swallowed = secret.filter((s) => Object.keys(telex).some((pair) => s.includes(pair)))
    fc.assert(
      fc.property(swallowed, (s) => {
        let typed = s
        for (const [pair, letter] of Object.entries(telex)) typed = typed.replaceAll(pair, letter)
        expect(parseSecret(typed)).toBe(s)
        expect(parseSecret(typed.toLowerCase().normalize('NFD'))).toBe(s)
      }),
    )
  })

  test('nor does one set to VNI, which turns A2 into À', () => {
    const [s = ''] = fc.sample(
      secret.filter((one) => one.includes('A2')),
      { numRuns: 1, seed: 3 },
    )
    expect(parseSecret(s.replace('A2', 'À'))).toBe(s)
  })

  test('other text is no secret, however long', () => {
    for (const typed of [
      '',
      '---',
      'mã của tôi đâu',
      'JJJJJ-JJJJJ-JJJJJ',
      'Ả'.repeat(15),
      '2'.repeat(100_000),
      'ابج',
    ]) {
      expect(parseSecret(typed)).toBeNull()
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => parseSecret(typed) === null || typed.length >= 9))
  })

  test('an officer can read it to her on the telephone', () => {
    expect(spellSecret('2A9K5CD347XY86H')).toBe('hai, A, chín, K, năm; C, D, ba, bốn, bảy; X, Y, tám, sáu, H')
  })
})

function fullWidth(text: string): string {
  return [...text].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('')
}

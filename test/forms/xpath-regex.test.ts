import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matches, patternFaultOf } from '../../worker/forms/xpath/functions/regex.ts'

describe("patterns that Lan's answers are checked with", () => {
  test.each([
    ['^0[0-9]{9}$', '0912345678', true],
    ['^0[0-9]{9}$', '091234567', false],
    ['0[0-9]{9}', 'x0912345678', false],
    ['\\d{9}|\\d{12}', '012345678901', true],
    ['\\d{9}|\\d{12}', '0123456789', false],
    ['[\\p{L} ]+', 'Nguyễn Thị Đào', true],
    ['[\\p{L} ]+', 'Lan 2', false],
    ['[A-Za-zÀ-ỹ\\s]{2,50}', 'Trần Văn Ỷ', true],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'lan@xa.gov.vn', true],
    ['[^@\\s]+@[^@\\s]+\\.[a-z]{2,}', 'lan@xa', false],
    ['(?i)có|không', 'KHÔNG', true],
    ['(?:a|b)?c', 'bc', true],
    ['(?<ten>a)b', 'ab', true],
    ['a*?b+?', 'aabb', true],
    ['a{0}b', 'b', true],
    ['a{2,}', 'a', false],
    ['a{2,3}', 'aaaa', false],
    ['', '', true],
    ['', 'a', false],
    ['(a|b)*abb', 'babaabb', true],
    ['.', '🙂', true],
    ['.', '\n', false],
    ['[\\u0041-\\x43]\\t', 'B\t', true],
    ['\\bLan\\b.*', 'Lan đây', true],
    ['L\\Ban', 'Lan', true],
    ['a\\b', 'a', true],
    ['\\Aa\\z', 'a', true],
    ['[a-]', '-', true],
    ['[-\\w.]+', 'x-1_y.z', true],
    ['a|', '', true],
    ['(^a$)|b', 'b', true],
    ['\\P{L}\\pL', '1x', true],
    ['\\/\\.\\-\\_', '/.-_', true],
    ['(()|a)+', 'aa', true],
  ])('%s with "%s": %s', (pattern, text, does) => {
    expect(patternFaultOf(pattern)).toBe(null)
    expect(matches(pattern, text)).toBe(does)
  })

  test.each([
    ['(a', 'thiếu dấu đóng ngoặc )'],
    ['a)', 'thừa dấu )'],
    ['[a', 'thiếu dấu đóng ngoặc ]'],
    ['[]', 'có ngoặc [ ] trống'],
    ['[z-a]', 'khoảng trong [ ] bị sai'],
    ['[a[b]]', 'không dùng được [ trong [ ]'],
    ['[a&&b]', 'không dùng được & trong [ ]'],
    ['*a', 'dấu * đứng sai chỗ'],
    ['a**', 'thừa dấu * sau *'],
    ['a{3,1}', 'số lần {3,1} bị ngược'],
    ['a{99999}', 'dấu { đứng sai chỗ'],
    ['a++', 'không dùng được ++'],
    ['(a)\\1', 'không dùng được \\1'],
    ['(?=a)', 'không dùng được (?='],
    ['(?!a)', 'không dùng được (?!'],
    ['(?<=a)', 'không dùng được (?<='],
    ['(?<!a)', 'không dùng được (?<!'],
    ['(?>a)', 'không dùng được (?>'],
    ['\\Qa\\E', 'không dùng được \\Q'],
    ['\\p{IsLao}', 'không dùng được \\p{IsLao}'],
    ['\\', 'kết thúc bằng dấu \\'],
    ['a{1001}', 'quá lớn, hãy bớt số lần lặp'],
    ['((a{1,99}){1,99}){1,99}', 'quá lớn, hãy bớt số lần lặp'],
    [`${'('.repeat(100)}a${')'.repeat(100)}`, 'có quá nhiều ngoặc lồng vào nhau'],
    ['|'.repeat(3_000), 'quá dài'],
  ])('%s is refused: %s', (pattern, fault) => {
    expect(patternFaultOf(pattern)).toBe(fault)
    expect(matches(pattern, 'a')).toBe(false)
  })
})

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '^', '$', '\\b', 'ế', '\\.', '(?:)')
const anyPattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.array(tie('pattern'), { maxLength: 3 }).map((all) => all.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?'))
      .map(([a, times]) => `(?:${a})${times}`),
  ),
})).pattern

test("our matcher agrees with the platform's on short texts", () => {
  const sign = fc.constantFrom('a', 'b', '1', 'ế', '.', ' ')
  fc.assert(
    fc.property(anyPattern, fc.array(sign, { maxLength: 6 }), (pattern, signs) => {
      const text = signs.join('')
      expect(matches(pattern, text)).toBe(
        new RegExp(
          `^(?:${pattern.replaceAll('\\b', '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))')})$`,
          'u',
        ).test(text),
      )
    }),
    { numRuns: 300 },
  )
})

describe('somebody sends a pattern that explodes elsewhere', () => {
  test.each([
    ['(a+)+$', 10],
    ['(a*)*b', 8],
    ['(a|a)*b', 10],
    ['(a|aa)+c', 10],
    ['(.*)*(.*)*(.*)*x', 20],
    ['([a-z]+)*@', 8],
    ['(a?){50}a{50}', 250],
  ])('%s takes at most %d steps for each letter', (pattern, each) => {
    for (const text of ['a'.repeat(30_000), `${'a'.repeat(30_000)}!`]) {
      const count = { steps: 0 }
      expect(matches(pattern, text, count)).toBe(pattern === '(a+)+$' && !text.endsWith('!'))
      expect(count.steps).toBeLessThanOrEqual(each * 30_001)
    }
  })

  test('a very large pattern on a very long answer gives up after three million steps', () => {
    const text = 'a'.repeat(100_000)
    const count = { steps: 0 }
    expect(matches(`(${'.?'.repeat(450)})*x`, text, count)).toBe(false)
    expect(count.steps).toBeLessThan(3_001_000)
    expect(matches('(a|b|.){100}.*', text)).toBe(true)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldedWords } from '../../worker/communes/fold.ts'

const text = fc.string({ unit: 'binary' })

describe('a farmer searches without marks', () => {
  test.each([
    ['Đề nghị sửa đường', 'de nghi sua duong'],
    ['Nguyễn Huệ', 'nguyen hue'],
    ['XÃ BÌNH XA', 'xa binh xa'],
    ['Thôn Làng-Đĩa,  (cũ)', 'thon lang dia cu'],
    ['  «Ổ gà» — 12,5 m² ', 'o ga 12 5 m2'],
    ['Ｂình　Ｘａ', 'binh xa'],
    ['Lạ\u200Bng Sơn', 'lang son'],
    ['đĐ₫', 'dd'],
    ['ẾỀỂỄỆ ưỨ ơỠ ăẶ', 'eeeee uu oo aa'],
    ['🙏🏽 …', ''],
    ['', ''],
  ])('"%s" is found as "%s"', (written, key) => {
    expect(fold(written)).toBe(key)
  })

  test('hoà and hòa, typed composed or not, are one word', () => {
    const spellings = ['hoà', 'hòa', 'HÒA', 'hoà'.normalize('NFD'), 'hoa']
    expect(new Set(spellings.map(fold))).toEqual(new Set(['hoa']))
  })

  test('words come apart at punctuation', () => {
    expect(foldedWords('Rác, rác/và RÁC!\n')).toEqual(['rac', 'rac', 'va', 'rac'])
    expect(foldedWords(' … ')).toEqual([])
  })

  test('whatever is written: a folded text stays as it is, and holds no mark, capital or double space', () => {
    fc.assert(
      fc.property(text, (written) => {
        const key = fold(written)
        expect(fold(key)).toBe(key)
        expect(key).not.toMatch(/\p{M}|đ|^ | $| {2}|[.,;:!?-]/u)
        expect(fold(written.normalize('NFD'))).toBe(fold(written.normalize('NFC')))
      }),
    )
  })
})

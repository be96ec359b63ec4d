import { describe, expect, test } from 'vitest'
import { commentCode, commentHash, commentSecret, readCommentCode } from '../../worker/criticism/codes.ts'
import { cutDraft, faultsOfParts, MOST_SECTIONS } from '../../worker/criticism/sections.ts'

describe('a draft that was pasted as a whole', () => {
  test('is cut at its articles; chapters stand between them by name, and what comes first is a part of its own', () => {
    const parts = cutDraft(
      [
        'HỘI ĐỒNG NHÂN DÂN XÃ',
        'Căn cứ Luật Tổ chức chính quyền địa phương;',
        '',
        'Chương I',
        'QUY ĐỊNH CHUNG',
        '',
        'Điều 1. Phạm vi điều chỉnh',
        'Nghị quyết này quy định việc thu gom rác.',
        '1. Hộ gia đình.',
        '2. Cơ sở kinh doanh theo Điều 3 của nghị quyết này.',
        'Điều 2: Mọi hộ phân loại rác tại nhà.',
        'Chương II. TỔ CHỨC THỰC HIỆN',
        'Điều 3a. Hiệu lực',
        'Từ ngày 01/01/2027.',
      ].join('\r\n'),
    )
    expect(parts.map(({ ref, heading }) => [ref, heading])).toEqual([
      ['', 'Phần đầu'],
      ['Chương I', 'QUY ĐỊNH CHUNG'],
      ['Điều 1', 'Phạm vi điều chỉnh'],
      ['Điều 2', ''],
      ['Chương II', 'TỔ CHỨC THỰC HIỆN'],
      ['Điều 3a', 'Hiệu lực'],
    ])
    expect(parts[2]?.text).toContain('theo Điều 3 của nghị quyết này.')
    expect(parts[3]?.text).toBe('Mọi hộ phân loại rác tại nhà.')
    expect(faultsOfParts(parts)).toEqual({})
  })

  test('without articles it is cut at headings that stand alone', () => {
    const parts = cutDraft(
      'KẾ HOẠCH\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao ý thức của người dân.\n\nII. NỘI DUNG\n\n1. Tuyên truyền\n\nTrên loa các thôn.\n',
    )
    expect(parts.map(({ ref, heading }) => [ref, heading])).toEqual([
      ['', 'KẾ HOẠCH'],
      ['Mục I', 'MỤC ĐÍCH, YÊU CẦU'],
      ['Mục II', 'NỘI DUNG'],
      ['Mục 1', 'Tuyên truyền'],
    ])
    expect(parts[1]?.text).toBe('1. Nâng cao ý thức của người dân.')
  })

  test('a plain text stays one part, and nothing stays nothing', () => {
    expect(cutDraft('Mỗi hộ góp một ngày công làm đường.')).toEqual([
      { ref: '', heading: 'Nội dung', text: 'Mỗi hộ góp một ngày công làm đường.' },
    ])
    expect(cutDraft(' \n\n ')).toEqual([{ ref: '', heading: 'Nội dung', text: '' }])
  })

  test('forty articles are forty parts, and no word is lost', () => {
    const whole = Array.from(
      { length: 40 },
      (_, at) => `Điều ${at + 1}. Tên điều ${at + 1}\nNội dung điều ${at + 1}.`,
    ).join('\n')
    const parts = cutDraft(whole)
    expect(parts).toHaveLength(40)
    expect(parts.map(({ ref, heading, text }) => `${ref}. ${heading}\n${text}`).join('\n')).toBe(whole)
  })

  test('what cannot be kept is said at its part', () => {
    const part = { ref: 'Điều 1', heading: '', text: '' }
    expect(faultsOfParts([])).toHaveProperty('whole')
    expect(faultsOfParts(Array.from({ length: MOST_SECTIONS + 1 }, () => part))).toHaveProperty('whole')
    expect(faultsOfParts([part, { ...part, text: 'x'.repeat(30_001) }])).toHaveProperty('text-1')
    expect(faultsOfParts([{ ref: '', heading: '', text: 'abc' }])).toHaveProperty('text-0')
    expect(faultsOfParts([{ ...part, text: '\u0000' }])).toHaveProperty('text-0')
    expect(faultsOfParts([{ ...part, heading: 'x'.repeat(201) }])).toHaveProperty('text-0')
  })
})

describe('the code of a comment', () => {
  const book = { commune: { codePrefix: 'BX' } }
  const place = { year: 2026, number: 7, comment: 123 }

  test.each([
    'BX-PB26-0007-123',
    'bx-pb26-0007-123',
    ' BX PB26 0007 123 ',
    'bx.pb26.0007.123',
    'Mã ý kiến: BX-PB26-0007-123',
    'BX‑PB26‑0007‑123',
  ])('is read however it was typed: %s', (typed) => {
    expect(readCommentCode(book, typed)).toEqual(place)
  })

  test.each([
    '',
    'BX-26-000123',
    'BX-PB26-0007',
    'DP-PB26-0007-123',
    'BX-GS26-0007-123',
    `BX-PB26-0007-${'1'.repeat(90)}`,
    '%00',
    '🙂',
  ])('is not seen where there is none: %s', (typed) => {
    expect(readCommentCode(book, typed)).toBeNull()
  })

  test('comes back as it went out, and its secret belongs to one sending alone', () => {
    expect(readCommentCode(book, commentCode(book, place, 123))).toEqual(place)
    const env = { SECRET_KEY: 'k' }
    const secret = commentSecret(env, 'd', 'key')
    expect(commentSecret(env, 'd', 'key')).toBe(secret)
    expect(new Set([secret, commentSecret(env, 'e', 'key'), commentSecret(env, 'd', 'kez')]).size).toBe(3)
    expect(commentHash(env, secret)).not.toContain(secret)
  })
})

import { describe, expect, test } from 'vitest'
import { spellCode } from '../../worker/petitions/on-behalf/aloud.ts'
import { keyOfPaper, paperFromBytes, parsePaper, showPaper } from '../../worker/petitions/on-behalf/paper.ts'

const bytes = (seed: number) => Uint8Array.from({ length: 16 }, (_, index) => (seed * 31 + index * 97) % 256)
const papers = Array.from({ length: 200 }, (_, seed) => paperFromBytes(bytes(seed)))
const env = { SECRET_KEY: 'a-key-for-tests-only' }

describe('the number on a sheet of paper', () => {
  test('is read back however an officer types it', () => {
    for (const paper of papers) {
      expect(paper).toMatch(/^[2-9ACDEHKMNPQRTVXY]{10}$/)
      const shown = showPaper(paper)
      for (const typed of [shown, paper, shown.toLowerCase(), ` ${shown.replace('-', ' ')} `])
        expect(parsePaper(typed), typed).toBe(paper)
    }
  })

  test('is not taken with one wrong sign or two swapped ones', () => {
    for (const paper of papers.slice(0, 20)) {
      const wrong = (paper.startsWith('2') ? '3' : '2') + paper.slice(1)
      expect(parsePaper(wrong)).toBeNull()
      if (paper[3] !== paper[4])
        expect(parsePaper(paper.slice(0, 3) + paper.charAt(4) + paper.charAt(3) + paper.slice(5))).toBeNull()
    }
    for (const typed of ['', 'x', 'ABCDE-FGHIJ', papers[0]?.slice(1) ?? '', `${papers[0]}2`])
      expect(parsePaper(typed), typed).toBeNull()
  })

  test('gives one key of sending, another in each commune, and none that can be guessed without the secret', () => {
    const key = keyOfPaper(env, 'binh-xa', 'ABC')
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
    expect(keyOfPaper(env, 'binh-xa', 'ABC')).toBe(key)
    expect(keyOfPaper(env, 'dak-po', 'ABC')).not.toBe(key)
    expect(keyOfPaper({ SECRET_KEY: 'another' }, 'binh-xa', 'ABC')).not.toBe(key)
  })
})

test('a representative reads a case code aloud as she would say a telephone number', () => {
  expect(spellCode('BX-26-000123')).toBe('B, X; hai, sáu; không, không, không; một, hai, ba')
})

import { describe, expect, test } from 'vitest'
import { readBy } from '../../worker/forms/tally/cross.ts'
import { releaseFault, type Published } from '../../worker/surveys/results/published.ts'
import { classNames, figure, percent } from '../../worker/surveys/results/say.ts'
import { closesTriangle } from '../../worker/surveys/results/splits.ts'
import { groundOf, marginOf, standingOf } from '../../worker/surveys/results/standing.ts'

describe('how far answers speak for others', () => {
  test('is a margin where it is known how many slips were given out, smaller when nearly all came back', () => {
    expect(marginOf(100, 1_000_000)).toBe(10)
    expect(marginOf(400, 1_000_000)).toBe(5)
    expect(marginOf(400, 500)).toBe(3)
    expect(marginOf(500, 500)).toBe(0)
    const ground = { audience: 'invited', given: 500 } as const
    expect(standingOf(ground, 400)).toBe('Sai số khoảng ±3 điểm phần trăm nếu người trả lời được chọn ngẫu nhiên.')
    expect(standingOf(ground, 500)).toBe('Mọi phiếu đã phát đều có trả lời.')
  })

  test('is nothing else where anybody could answer, where nobody knows how many were asked, or too few answered', () => {
    for (const [ground, n] of [
      [{ audience: 'open', given: null }, 5000],
      [{ audience: 'staff', given: null }, 50],
      [{ audience: 'invited', given: null }, 500],
      [{ audience: 'paper', given: 100 }, 120],
      [{ audience: 'invited', given: 500 }, 29],
    ] as const)
      expect(standingOf(ground, n)).toContain('không đại diện')
    expect(standingOf({ audience: 'open', given: null }, 5000)).toContain('liên kết mở: không đại diện')
    expect(standingOf({ audience: 'invited', given: 500 }, 400, true)).toContain('không đại diện')
  })

  test('counts printed sheets among those given out, and none where more paper came back than was printed', () => {
    const slips = { '': { given: 300 }, lang_dia: { given: 100 } }
    const survey = { audience: 'invited', paperSheets: 50 } as const
    expect(groundOf(survey, slips, { web: 200 }).given).toBe(400)
    expect(groundOf(survey, slips, { web: 200, paper: 30 }).given).toBe(450)
    expect(groundOf(survey, slips, { paper: 51 }).given).toBe(null)
    expect(groundOf({ audience: 'paper', paperSheets: 80 }, null, { paper: 40 }).given).toBe(80)
    expect(groundOf({ audience: 'open', paperSheets: 80 }, slips, {}).given).toBe(null)
  })
})

test('numbers, shares and classes are said as people in Vietnam write them', () => {
  expect([figure(1234567), figure(3.5), figure(-1200)]).toEqual(['1.234.567', '3,5', '-1.200'])
  expect([percent(2, 3), percent(0, 0)]).toEqual(['67%', '0%'])
  expect(classNames([30, 45, 46], true)).toEqual(['Dưới 30', '30 đến 44', '45', 'Từ 46 trở lên'])
  expect(classNames([1.5, 3], false)).toEqual(['Dưới 1,5', '1,5 đến dưới 3', 'Từ 3 trở lên'])
  expect(classNames([1, 2], true, { least: 0, most: 2 })).toEqual(['0', '1', '2'])
  expect(classNames([], true)).toEqual(['Tất cả'])
})

test('a third table of three questions is not opened, whichever way round they were split', () => {
  const kept = [
    { question: 'a:choice', by: '=' },
    { question: 'b:choice', by: '=' },
    { question: 'c:choice', by: 'tuoi:number|30|45' },
  ]
  expect(closesTriangle(kept, 'a:choice', 'b:choice')).toBe(true)
  expect(closesTriangle(kept, 'b:choice', 'a:choice')).toBe(true)
  expect(closesTriangle(kept, 'a:choice', 'tuoi:number|30|45')).toBe(false)
  expect(closesTriangle([...kept, { question: 'tuoi:number', by: '=' }], 'c:choice', '=')).toBe(true)
  expect(closesTriangle(kept, 'd:choice', '=')).toBe(false)
})

test('a split is read only as it is written', () => {
  expect(readBy('=')).toEqual({ kind: 'hamlet' })
  expect(readBy('tuoi:number|30|45')).toEqual({ kind: 'question', key: 'tuoi:number', cuts: [30, 45] })
  for (const text of ['', 'tuoi', 'tuoi:number|x']) expect(readBy(text)).toBe(null)
})

test('a release beside others keeps its distance and its one way of splitting', () => {
  const release = (changes: number, bys: readonly string[] = []) =>
    ({ changes, figures: bys.map((by) => ({ kind: 'split', by })) }) as unknown as Published
  expect(releaseFault(release(50), [])).toBe(null)
  expect(releaseFault(release(50), [release(50)])).toBe(null)
  expect(releaseFault(release(55), [release(50)])).toBe(null)
  expect(releaseFault(release(53), [release(50)])).toContain('thêm 3 phiếu')
  expect(releaseFault(release(50, ['=', '=']), [])).toBe(null)
  expect(releaseFault(release(50, ['=', 'tuoi:choice']), [])).toContain('cùng một cách')
  expect(releaseFault(release(60, ['tuoi:choice']), [release(50), release(40, ['='])])).toContain('cùng một cách')
})

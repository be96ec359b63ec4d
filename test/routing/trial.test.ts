import { describe, expect, test } from 'vitest'
import type { CommuneBook, RoutingRule } from '../../worker/communes/book.ts'
import { conditionWords, gaps, rulesToShow, tryOut } from '../../worker/routing/trial.ts'

const FRONT = 'x.mttq'
const TODAY = '2026-11-23'

function rule(id: string, parts: Partial<RoutingRule> = {}): RoutingRule {
  const any = { kind: null, category: null, hamletId: null, urgency: null }
  const rest = {
    bodyId: 'x.kinh-te',
    limitCode: 'ordinary',
    reason: `Lý do ${id}.`,
    effectiveFrom: '2025-07-01',
    effectiveTo: null,
  }
  return { id, communeId: 'x', ...any, ...rest, ...parts }
}

function bookWith(...rules: RoutingRule[]): CommuneBook {
  const category = (code: string, name: string, position: number) =>
    [
      code,
      { communeId: 'x', code, name, example: '', restricted: false, sensitive: false, position, endsOn: null },
    ] as const
  const hamlet = (id: string, name: string, position: number) =>
    [id, { communeId: 'x', id, name, position, standbyBodyId: null, endsOn: null }] as const
  const limit = (code: string, days: number) => ({
    id: code,
    code,
    name: code,
    communeId: null,
    days,
    unit: 'working_days' as const,
    basis: 'commitment' as const,
    source: 'Cam kết phục vụ của xã',
    confirmed: 'own' as const,
    effectiveFrom: '2025-07-01',
    effectiveTo: null,
  })
  return {
    commune: {
      id: 'x',
      unitCode: '02404',
      name: 'Xã Bình Xa',
      provinceName: 'tỉnh Tuyên Quang',
      codePrefix: 'X',
      triageBodyId: FRONT,
      version: 1,
      openedAt: '2026-01-05T01:00:00.000Z',
    },
    hamletsNow: [],
    categoriesNow: [],
    hamlets: new Map([hamlet('lang_dia', 'Làng Dịa', 1), hamlet('soi_dia', 'Soi Dịa', 2)]),
    categories: new Map([category('y_te', 'Y tế', 1), category('dat_dai', 'Đất đai', 2), category('khac', 'Khác', 3)]),
    bodies: new Map(),
    rules,
    limits: [limit('ordinary', 5), limit('urgent', 1), limit('complex', 15)],
    specialDays: new Map(),
    ownDays: [],
    standing: new Map(),
    numberPatterns: [],
    replyTemplates: [],
    declineReasons: [],
  }
}

const report = { kind: 'report', hamletId: 'lang_dia', urgency: 'ordinary' } as const

describe('trying a matter', () => {
  const book = bookWith(
    rule('a', { category: 'y_te' }),
    rule('b', { category: 'y_te', hamletId: 'lang_dia', bodyId: 'x.tram', limitCode: 'complex' }),
  )

  test('names the rule that speaks, and the due day of its limit', () => {
    const trial = tryOut({ ...report, category: 'y_te' }, book, TODAY)
    expect(trial).toMatchObject({
      bodyId: 'x.tram',
      reason: 'Lý do b.',
      limit: { days: 15 },
      due: { due: '2026-12-14' },
    })
    expect(trial.rule?.id).toBe('b')
  })

  test('an urgent matter is due by the urgent limit, whatever the rule’s own', () => {
    const trial = tryOut({ ...report, category: 'y_te', urgency: 'urgent' }, book, TODAY)
    expect(trial.due.due).toBe('2026-11-24')
  })

  test('stays with the Front when no rule speaks', () => {
    const trial = tryOut({ ...report, category: 'khac' }, book, TODAY)
    expect([trial.rule, trial.bodyId]).toEqual([null, FRONT])
  })
})

describe('a rule in words', () => {
  test('says when it speaks, the field of life first', () => {
    const book = bookWith()
    const words = (parts: Partial<RoutingRule>) => conditionWords(rule('r', parts), book)
    expect(words({ category: 'y_te', hamletId: 'lang_dia', kind: 'request', urgency: 'urgent' })).toBe(
      'Y tế · ở Làng Dịa · là đề nghị · việc khẩn cấp',
    )
    expect(words({ hamletId: 'soi_dia' })).toBe('ở Soi Dịa')
    expect(words({})).toBe('Mọi việc còn lại')
  })

  test('is listed by field of life, the general one before its exceptions, without those that ended', () => {
    const book = bookWith(
      rule('dat', { category: 'dat_dai' }),
      rule('y-te.khan', { category: 'y_te', urgency: 'urgent' }),
      rule('y-te', { category: 'y_te' }),
      rule('cũ', { category: 'y_te', effectiveTo: '2026-06-30' }),
      rule('sắp tới', { category: 'khac', effectiveFrom: '2027-01-01' }),
    )
    expect(rulesToShow(book, TODAY).map(({ id }) => id)).toEqual(['y-te', 'y-te.khan', 'dat', 'sắp tới'])
  })
})

describe('gaps', () => {
  test('are the fields without a rule everywhere, and the hamlets that a field leaves out', () => {
    const book = bookWith(rule('a', { category: 'y_te' }), rule('b', { category: 'dat_dai', hamletId: 'lang_dia' }))
    expect(gaps(book, TODAY)).toEqual([
      { categories: ['Đất đai'], hamlets: ['Soi Dịa'], everywhere: false },
      { categories: ['Khác'], hamlets: ['Làng Dịa', 'Soi Dịa'], everywhere: true },
    ])
  })

  test('a rule for everything leaves none, unless it is not in force yet', () => {
    expect(gaps(bookWith(rule('a')), TODAY)).toEqual([])
    expect(gaps(bookWith(rule('a', { effectiveFrom: '2027-01-01' })), TODAY)).toHaveLength(1)
  })
})

import { expect, test } from 'vitest'
import type { RoutingRule } from '../../worker/communes/book.ts'
import { match, uncovered } from '../../worker/routing/match.ts'

const TODAY = '2026-11-23'

function rule(id: string, wanted: Partial<RoutingRule>): RoutingRule {
  return {
    id,
    communeId: 'binh-xa',
    kind: null,
    category: null,
    hamletId: null,
    urgency: null,
    bodyId: id,
    limitCode: 'ordinary',
    reason: `theo ${id}`,
    effectiveFrom: '2025-07-01',
    effectiveTo: null,
    ...wanted,
  }
}

const RULES = [
  rule('moi-truong', { category: 'moi_truong' }),
  rule('moi-truong-khan', { category: 'moi_truong', urgency: 'urgent' }),
  rule('lang-dia', { category: 'moi_truong', hamletId: 'lang_dia' }),
  rule('het-han', { category: 'y_te', effectiveTo: '2026-11-22' }),
  rule('chua-den', { category: 'y_te', effectiveFrom: '2026-11-24' }),
]
const lan = { kind: 'report', category: 'moi_truong', hamletId: 'nam_ninh', urgency: 'ordinary' } as const
const went = (matter: Parameters<typeof match>[0]) => match(matter, RULES, TODAY, 'mttq').bodyId

test('the most specific rule wins: field, then field and urgency, then field and hamlet', () => {
  expect(went(lan)).toBe('moi-truong')
  expect(went({ ...lan, urgency: 'urgent' })).toBe('moi-truong-khan')
  expect(went({ ...lan, hamletId: 'lang_dia' })).toBe('lang-dia')
  expect(went({ ...lan, hamletId: 'lang_dia', urgency: 'urgent' })).toBe('lang-dia')
})

test('what no rule in force speaks of goes to triage and says so', () => {
  const routing = match({ ...lan, category: 'y_te' }, RULES, TODAY, 'mttq')
  expect(routing).toMatchObject({ bodyId: 'mttq', ruleId: '' })
  expect(routing.reason).toContain('Mặt trận xã')
})

test('the order in which rules are stored does not matter', () => {
  expect(match({ ...lan, hamletId: 'lang_dia' }, [...RULES].reverse(), TODAY, 'mttq').bodyId).toBe('lang-dia')
})

test('the gaps name each field with the hamlets that no rule covers', () => {
  const only = [rule('mot-thon', { category: 'khac', hamletId: 'lang_dia' }), ...RULES]
  expect(uncovered(only, TODAY, ['moi_truong', 'khac', 'y_te'], ['lang_dia', 'nam_ninh'])).toEqual([
    { category: 'khac', hamletIds: ['nam_ninh'] },
    { category: 'y_te', hamletIds: ['lang_dia', 'nam_ninh'] },
  ])
})

import type { RoutingRule } from '../communes/book.ts'

/** What a submission is, as far as routing cares. */
export type Matter = { kind: string; category: string; hamletId: string; urgency: 'ordinary' | 'urgent' | 'complex' }

export type Routing = { ruleId: string; bodyId: string; limitCode: string; reason: string }

/** A hamlet says more than a category, a category more than a kind, a kind more than how urgent it is. */
const WEIGHT = { hamletId: 8, category: 4, kind: 2, urgency: 1 } as const

/**
 * Who is responsible: the most specific rule in force wins, then the first by id. Without a rule the matter stays
 * with whoever triages, and says so.
 */
export function match(matter: Matter, rules: readonly RoutingRule[], today: string, triageBodyId: string): Routing {
  let best: RoutingRule | null = null
  let bestWeight = -1
  for (const rule of rules) {
    if (!isInForce(rule, today)) continue
    const weight = weigh(matter, rule)
    if (weight > bestWeight) [best, bestWeight] = [rule, weight]
  }
  if (best) return { ruleId: best.id, bodyId: best.bodyId, limitCode: best.limitCode, reason: best.reason }
  return {
    ruleId: '',
    bodyId: triageBodyId,
    limitCode: matter.urgency,
    reason: 'Chưa có quy định sẵn cho trường hợp này, nên Mặt trận xã xem và phân công.',
  }
}

/** Is this row in force on that day? */
export function isInForce(row: { effectiveFrom: string; effectiveTo: string | null }, day: string): boolean {
  return row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo)
}

/** How specific a rule is for this matter; −1 when it does not apply. */
function weigh(matter: Matter, rule: RoutingRule): number {
  let weight = 0
  for (const key of ['kind', 'category', 'hamletId', 'urgency'] as const) {
    const wanted = rule[key]
    if (wanted === null) continue
    if (wanted !== matter[key]) return -1
    weight += WEIGHT[key]
  }
  return weight
}

/** Every category and hamlet for which no rule speaks: what would wait at triage. */
export function uncovered(
  rules: readonly RoutingRule[],
  today: string,
  categories: readonly string[],
  hamlets: readonly string[],
): { category: string; hamletIds: string[] }[] {
  const gaps = categories.map((category) => ({
    category,
    hamletIds: hamlets.filter(
      (hamletId) => match({ kind: 'report', category, hamletId, urgency: 'ordinary' }, rules, today, '').ruleId === '',
    ),
  }))
  return gaps.filter((gap) => gap.hamletIds.length > 0)
}

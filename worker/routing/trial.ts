import { type CommuneBook, type Limit, offered, type RoutingRule } from '../communes/book.ts'
import { capital } from '../communes/fold.ts'
import { type DueDay, dueDay } from '../deadlines/calendar.ts'
import { limitOn } from '../deadlines/limit.ts'
import { match, type Matter, uncovered } from './match.ts'

/** Words for what a matter is, inside a sentence. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  report: 'phản ánh',
  recommendation: 'kiến nghị',
  request: 'đề nghị',
  aspiration: 'nguyện vọng',
}
export const URGENCY_WORDS = { ordinary: 'thông thường', urgent: 'khẩn cấp', complex: 'phức tạp' } as const

/** The same words as choices of a list. */
export function choicesOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label: capital(label) }))
}

/** Is it one of these? */
export function isUrgency(word: string): word is keyof typeof URGENCY_WORDS {
  return Object.hasOwn(URGENCY_WORDS, word)
}

/** Where a matter would go today: the rule that speaks for it (null: none does), body, reason, limit, due day with its sum. */
export type Trial = { rule: RoutingRule | null; bodyId: string; reason: string; limit: Limit; due: DueDay }

/** Routes a matter as if it came in today. An urgency found by the intake officer sets the limit, as it does for a real one. */
export function tryOut(matter: Matter, book: CommuneBook, today: string): Trial {
  const { ruleId, bodyId, reason, limitCode } = match(matter, book.rules, today, book.commune.triageBodyId)
  const limit = limitOn(book.limits, matter.urgency === 'ordinary' ? limitCode : matter.urgency, today)
  const due = dueDay({ from: today, days: limit.days, unit: limit.unit, special: book.specialDays })
  return { rule: book.rules.find((rule) => rule.id === ruleId) ?? null, bodyId, reason, limit, due }
}

/** When a rule speaks: "Môi trường, rác · ở Đồng Cỏm · việc khẩn cấp". */
export function conditionWords(rule: RoutingRule, book: CommuneBook): string {
  const { category, hamletId, kind, urgency } = rule
  const words = [
    category && (book.categories.get(category)?.name ?? category),
    hamletId && `ở ${book.hamlets.get(hamletId)?.name ?? hamletId}`,
    kind && `là ${KIND_WORDS[kind] ?? kind}`,
    urgency && `việc ${URGENCY_WORDS[urgency]}`,
  ].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : 'Mọi việc còn lại'
}

/** The rules that hold today or will, in the order of the fields of life, the general one before its exceptions. */
export function rulesToShow(book: CommuneBook, today: string): RoutingRule[] {
  const place = (rule: RoutingRule) => book.categories.get(rule.category ?? '')?.position ?? 0
  const exceptions = (rule: RoutingRule) =>
    [rule.hamletId, rule.kind, rule.urgency].filter((part) => part !== null).length
  return book.rules
    .filter((rule) => rule.effectiveTo === null || rule.effectiveTo >= today)
    .toSorted((a, b) => place(a) - place(b) || exceptions(a) - exceptions(b) || a.id.localeCompare(b.id))
}

/** Fields and hamlets for which no rule speaks, fields with the same hamlets together. `everywhere`: in every hamlet. */
export function gaps(
  book: CommuneBook,
  today: string,
): { categories: string[]; hamlets: string[]; everywhere: boolean }[] {
  const hamlets = offered(book.hamlets.values(), today).map(({ id }) => id)
  const hamletIds = hamlets.length > 0 ? hamlets : ['']
  const found = uncovered(
    book.rules,
    today,
    offered(book.categories.values(), today).map(({ code }) => code),
    hamletIds,
  )
  return [...Map.groupBy(found, (gap) => gap.hamletIds.join(' '))].map(([, group]) => {
    const ids = group[0]?.hamletIds ?? []
    return {
      categories: group.map(({ category }) => book.categories.get(category)?.name ?? category),
      hamlets: ids.map((id) => book.hamlets.get(id)?.name ?? id),
      everywhere: ids.length === hamletIds.length,
    }
  })
}

import { bodyName, type CommuneBook, offered, type RoutingRule } from '../communes/book.ts'
import {
  type Corner,
  type Entry,
  lastDayField,
  type Planned,
  readLastDay,
  settled,
  wrong,
} from '../communes/settings/corner.ts'
import { bodyOptions } from '../communes/settings/place-corners.ts'
import { TEXT_MAX } from '../communes/settings/setting-form.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { check } from '../staff/form.ts'
import { isInForce } from './match.ts'
import { ruleSchema } from './rule-form.ts'
import { ruleTrial } from './rule-trial.ts'
import { choicesOf, conditionWords, isUrgency, KIND_WORDS, rulesToShow, URGENCY_WORDS } from './trial.ts'

/** The limits that a rule may name. */
const LIMIT_CODES = ['ordinary', 'urgent', 'complex']

/** Who answers for what: a rule is never rewritten, a new one follows it from a day. */
export const RULES: Corner = {
  slug: 'quy-dinh',
  kind: 'routing_rule',
  title: 'Quy định phân công',
  lead: 'Việc nào do cơ quan nào giải quyết, trong thời hạn nào. Quy định cụ thể hơn được dùng trước. Hồ sơ đã giao không đổi theo.',
  about: 'Việc nào về cơ quan nào, từ ngày nào',
  one: 'quy định',
  canAdd: true,
  entries({ book, today }) {
    const shown = rulesToShow(book, today)
    const gone = book.rules.filter((rule) => !shown.includes(rule))
    return [...shown, ...gone].map((rule) => entryOf(rule, book, today, !shown.includes(rule)))
  },
  fields: ({ book, today }) => [
    {
      name: 'category',
      label: 'Lĩnh vực',
      kind: 'select',
      empty: 'Mọi lĩnh vực',
      options: offered(book.categories.values(), today).map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'hamlet',
      label: 'Thôn',
      kind: 'select',
      empty: 'Mọi thôn',
      options: offered(book.hamlets.values(), today).map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'kind', label: 'Loại', kind: 'select', empty: 'Mọi loại', options: choicesOf(KIND_WORDS) },
    { name: 'urgency', label: 'Mức độ', kind: 'select', empty: 'Mọi mức độ', options: choicesOf(URGENCY_WORDS) },
    {
      name: 'body',
      label: 'Cơ quan giải quyết',
      kind: 'select',
      empty: 'Chọn cơ quan',
      options: bodyOptions(book, today),
      required: true,
    },
    {
      name: 'limit',
      label: 'Thời hạn',
      kind: 'select',
      empty: 'Chọn thời hạn',
      options: limitOptions(book, today),
      required: true,
    },
    {
      name: 'reason',
      label: 'Vì sao',
      hint: 'Cán bộ và người gửi đọc. Ví dụ: Phòng Kinh tế phụ trách môi trường của xã.',
      most: TEXT_MAX,
      required: true,
    },
    { name: 'from', label: 'Áp dụng từ', hint: 'Sớm nhất là hôm nay.', kind: 'day', required: true },
  ],
  blank: ({ today }) => ({ from: addDays(today, 1) }),
  plan(desk, entry, typed) {
    const checked = check(ruleSchema, typed)
    if (!checked.ok) return checked
    const { book, newId, today } = desk
    const { body, category, from, hamlet, kind, limit, reason, urgency } = checked.value
    const before = book.rules.find(({ id }) => id === entry?.id) ?? null
    const fault = fieldFault(book, checked.value, today)
    if (fault) return fault
    const made: RoutingRule = {
      id: `${book.commune.id}.${newId}`,
      communeId: book.commune.id,
      kind: kind || null,
      category: category || null,
      hamletId: hamlet || null,
      urgency: isUrgency(urgency) ? urgency : null,
      bodyId: body,
      limitCode: limit,
      reason,
      effectiveFrom: from,
      effectiveTo: before?.effectiveTo ?? null,
    }
    if (made.effectiveTo !== null && made.effectiveTo < from)
      return wrong('from', `Quy định này thôi áp dụng sau ${longDay(made.effectiveTo)}. Ông/bà chọn ngày sớm hơn.`)
    if (book.rules.some((rule) => rule !== before && isSameCase(rule, made) && lastsUntil(rule, from)))
      return wrong('category', 'Đã có quy định cho đúng trường hợp này. Ông/bà mở quy định đó ra đổi.')
    if (!before) return settled({ kind: 'routing_rule', id: made.id, before: null, after: made })
    return settled(
      { kind: 'routing_rule', id: before.id, before, after: { ...before, effectiveTo: addDays(from, -1) } },
      { kind: 'routing_rule', id: made.id, before: null, after: made },
    )
  },
  ending: {
    title: 'Thôi áp dụng quy định này',
    lead: 'Sau ngày cuối cùng, những việc này theo quy định chung hơn; không có thì chờ nơi tiếp nhận xem và giao.',
    button: 'Thôi áp dụng',
    isOpen: (_, entry) => !entry.past,
    fields: ({ today }) => [lastDayField(today)],
    plan({ book, today }, { id }, typed) {
      const last = readLastDay(typed, today)
      if (!last.ok) return last
      const before = book.rules.find((rule) => rule.id === id)
      if (!before) return wrong('lastDay', 'Quy định này không còn.')
      return settled({ kind: 'routing_rule', id, before, after: { ...before, effectiveTo: last.value } })
    },
  },
  trial: ({ book, today }, changes) => ruleTrial(book, changes, today),
}

function entryOf(rule: RoutingRule, book: CommuneBook, today: string, past: boolean): Entry {
  const day = rule.effectiveFrom > today ? rule.effectiveFrom : today
  const limit = findLimit(book.limits, rule.limitCode, day)
  const since = `${rule.effectiveFrom > today ? 'sẽ dùng từ' : 'từ'} ${longDay(rule.effectiveFrom)}`
  return {
    id: rule.id,
    title: conditionWords(rule, book),
    group: bodyName(book, rule.bodyId),
    facts: [
      ['Cơ quan', bodyName(book, rule.bodyId)],
      ['Thời hạn', limit?.name ?? rule.limitCode],
      ['Vì sao', rule.reason],
      ['Áp dụng', rule.effectiveTo === null ? since : `${since} đến hết ${longDay(rule.effectiveTo)}`],
    ],
    values: {
      category: rule.category ?? '',
      hamlet: rule.hamletId ?? '',
      kind: rule.kind ?? '',
      urgency: rule.urgency ?? '',
      body: rule.bodyId,
      limit: rule.limitCode,
      reason: rule.reason,
      from: addDays(today, 1),
    },
    past,
    fixed: past,
  }
}

function fieldFault(
  book: CommuneBook,
  sent: { body: string; category: string; from: string; hamlet: string; kind: string; limit: string; urgency: string },
  today: string,
): Planned | null {
  if (sent.from < today) return wrong('from', `Quy định áp dụng sớm nhất từ hôm nay, ${longDay(today)}.`)
  if (sent.category !== '' && !book.categories.has(sent.category))
    return wrong('category', 'Ông/bà chọn một lĩnh vực trong danh sách.')
  if (sent.hamlet !== '' && !book.hamlets.has(sent.hamlet))
    return wrong('hamlet', 'Ông/bà chọn một thôn trong danh sách.')
  if (sent.kind !== '' && !Object.hasOwn(KIND_WORDS, sent.kind))
    return wrong('kind', 'Ông/bà chọn loại trong danh sách.')
  if (sent.urgency !== '' && !isUrgency(sent.urgency)) return wrong('urgency', 'Ông/bà chọn mức độ trong danh sách.')
  const body = book.bodies.get(sent.body)
  if (!body || !isInForce({ effectiveFrom: body.startsOn, effectiveTo: body.endsOn }, sent.from))
    return wrong('body', 'Ông/bà chọn một cơ quan hoạt động vào ngày đó.')
  if (!limitOptions(book, today).some(({ value }) => value === sent.limit))
    return wrong('limit', 'Ông/bà chọn một thời hạn trong danh sách.')
  return null
}

function limitOptions(book: CommuneBook, today: string): { value: string; label: string }[] {
  const used = new Set([...LIMIT_CODES, ...book.rules.map((rule) => rule.limitCode)])
  return [...used].flatMap((code) => {
    const limit = findLimit(book.limits, code, today)
    return limit
      ? [
          {
            value: code,
            label: `${limit.name}: ${limit.days} ${limit.unit === 'working_days' ? 'ngày làm việc' : 'ngày'}`,
          },
        ]
      : []
  })
}

function isSameCase(a: RoutingRule, b: RoutingRule): boolean {
  return (['kind', 'category', 'hamletId', 'urgency'] as const).every((key) => a[key] === b[key])
}

/** Does it still hold on that day or after it? One that ended before it began never does. */
function lastsUntil(rule: RoutingRule, day: string): boolean {
  return rule.effectiveTo === null || (rule.effectiveTo >= day && rule.effectiveTo >= rule.effectiveFrom)
}

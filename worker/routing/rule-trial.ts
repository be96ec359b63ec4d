import { bodyName, type CommuneBook, offered, type RoutingRule } from '../communes/book.ts'
import type { Change } from '../communes/settings/corner.ts'
import { match, type Routing } from './match.ts'
import { KIND_WORDS, URGENCY_WORDS } from './trial.ts'

const MOST_LINES = 40

/** The rules as they will be after these changes. */
export function rulesAfter(rules: readonly RoutingRule[], changes: readonly Change[]): RoutingRule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  for (const { kind, id, after } of changes) {
    if (kind !== 'routing_rule') continue
    if (after) byId.set(id, after)
    else byId.delete(id)
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** On the day from which changed rules hold: which matters go elsewhere then, from where to where. */
export function ruleTrial(book: CommuneBook, changes: readonly Change[], today: string): string[] {
  const after = rulesAfter(book.rules, changes)
  const day = changes.reduce((latest, change) => dayOf(change, latest), today)
  const variants = variantsOf([...book.rules, ...after])
  const hamletIds = [...offered(book.hamlets.values(), day).map(({ id }) => id), '']
  const found = offered(book.categories.values(), day).flatMap(({ code: category, name }) =>
    hamletIds.flatMap((hamletId) => {
      const ways = variants.map(({ kind, urgency, words }) => {
        const matter = { category, hamletId, kind, urgency }
        const [now, then] = [book.rules, after].map((rules) => match(matter, rules, day, book.commune.triageBodyId))
        return {
          words: [name, ...words].join(', '),
          way: now && then ? wayText(book, urgency, now, then) : '',
          hamletId,
        }
      })
      const changed = ways.filter(({ way }) => way !== '')
      const isSame = changed.length === ways.length && new Set(changed.map(({ way }) => way)).size === 1
      return isSame ? changed.slice(0, 1) : changed
    }),
  )
  const groups = [...Map.groupBy(found, ({ way, words }) => `${words}|${way}`).values()]
  const lines = groups.flatMap((group) => {
    const names = group.map(({ hamletId }) => book.hamlets.get(hamletId)?.name ?? 'không rõ thôn')
    const where = names.length === hamletIds.length ? 'mọi thôn' : names.join(', ')
    return group[0] ? [`${group[0].words} (${where}): ${group[0].way}.`] : []
  })
  return lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES), `Và ${lines.length - MOST_LINES} trường hợp nữa.`]
    : lines
}

/** Kinds and urgencies that rules tell apart, the ordinary report first; with the words for what is not ordinary. */
function variantsOf(rules: readonly RoutingRule[]) {
  const kinds = [...new Set(['report', ...rules.flatMap((rule) => rule.kind ?? [])])]
  const urgencies = [...new Set(['ordinary' as const, ...rules.flatMap((rule) => rule.urgency ?? [])])]
  return kinds.flatMap((kind) =>
    urgencies.map((urgency) => ({
      kind,
      urgency,
      words: [
        kind === 'report' ? '' : (KIND_WORDS[kind] ?? kind),
        urgency === 'ordinary' ? '' : `việc ${URGENCY_WORDS[urgency]}`,
      ].filter(Boolean),
    })),
  )
}

/** From where to where a matter goes; nothing when it stays. The limit of what is not ordinary follows its urgency. */
function wayText(book: CommuneBook, urgency: string, now: Routing, then: Routing): string {
  if (then.bodyId !== now.bodyId) return `${bodyName(book, now.bodyId)} → ${bodyName(book, then.bodyId)}`
  if (then.limitCode === now.limitCode || urgency !== 'ordinary') return ''
  const [from, to] = [limitWord(book, now.limitCode), limitWord(book, then.limitCode)]
  return `${bodyName(book, then.bodyId)}, thời hạn đổi từ ${from} sang ${to}`
}

/** The first day on which a change is felt. */
function dayOf({ kind, before, after }: Change, latest: string): string {
  if (kind !== 'routing_rule' || !after) return latest
  const own = before ? latest : after.effectiveFrom
  return own > latest ? own : latest
}

function limitWord(book: CommuneBook, code: string): string {
  return `“${book.limits.find((limit) => limit.code === code)?.name ?? code}”`
}

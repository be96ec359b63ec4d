import { BODIES } from '../data/bodies.ts'
import { CATEGORIES } from '../data/categories.ts'
import { DECLINE_REASONS } from '../data/reasons.ts'
import { RULES, type RuleSeed } from '../data/rules.ts'
import { insertRows } from '../sql.ts'

/** A hamlet: id, name. */
export type HamletSeed = readonly [id: string, name: string]

/** What differs from one commune to the next. */
export type CommuneSeed = {
  slug: string
  unitCode: string
  name: string
  provinceName: string
  codePrefix: string
  hamlets: readonly HamletSeed[]
  /** Rules of this commune only, beside the common table. */
  rules: readonly RuleSeed[]
}

// The day on which the bodies and the routing of two-tier local government begin.
const SINCE = '2025-07-01'

/** The id of a commune's body: `binh-xa.phong-kinh-te`. */
export function bodyId(slug: string, suffix: string): string {
  return `${slug}.${suffix}`
}

/** Everything a commune opens with: itself, bodies, hamlets, categories, routing rules. */
export function openCommune(seed: CommuneSeed, now: Date): string[] {
  const { slug } = seed
  const body = (suffix: string) => bodyId(slug, suffix)
  return [
    ...insertRows(
      'communes',
      ['id', 'unit_code', 'name', 'province_name', 'code_prefix', 'triage_body_id', 'opened_at'],
      [[slug, seed.unitCode, seed.name, seed.provinceName, seed.codePrefix, body('mttq'), now.toISOString()]],
    ),
    ...insertRows(
      'bodies',
      ['id', 'commune_id', 'name', 'kind', 'notation', 'parent_body_id', 'starts_on'],
      BODIES.map(([suffix, name, kind, notation, parent]) => {
        return [body(suffix), slug, name, kind, notation, parent && body(parent), SINCE]
      }),
    ),
    ...insertRows(
      'hamlets',
      ['commune_id', 'id', 'name', 'position'],
      seed.hamlets.map(([id, name], index) => [slug, id, name, index + 1]),
    ),
    ...insertRows(
      'categories',
      ['commune_id', 'code', 'name', 'example', 'restricted', 'sensitive', 'position'],
      CATEGORIES.map(({ code, name, example, restricted = false, sensitive = false }, index) => {
        return [slug, code, name, example, restricted, sensitive, index + 1]
      }),
    ),
    ...insertRows(
      'decline_reasons',
      ['commune_id', 'code', 'text', 'position'],
      DECLINE_REASONS.map(([code, text], index) => [slug, code, text, index + 1]),
    ),
    ...insertRows(
      'routing_rules',
      [
        'id',
        'commune_id',
        'kind',
        'category',
        'hamlet_id',
        'urgency',
        'body_id',
        'limit_code',
        'reason',
        'effective_from',
      ],
      [...RULES, ...seed.rules].map((rule) => {
        const { category, hamlet = null, urgency = null } = rule
        return [
          ruleId(slug, rule),
          slug,
          null,
          category,
          hamlet,
          urgency,
          body(rule.body),
          rule.limit,
          rule.reason,
          SINCE,
        ]
      }),
    ),
  ]
}

function ruleId(slug: string, { category, hamlet, urgency }: RuleSeed): string {
  return [slug, category, hamlet, urgency].filter(Boolean).join('.')
}

import type { Answers } from '../forms/questionnaire.ts'
import type { Quota } from './tables.ts'

/** Under which name places of a quota are kept: `=lang_dia` of a hamlet, `tuoi=duoi_30` of an option. */
export function quotaName({ by, value }: Quota): string {
  return `${by}=${value}`
}

/** The quotas that an answered sheet takes a place of. */
export function quotasOf(quotas: readonly Quota[], answers: Answers, hamletId: string | null): Quota[] {
  return quotas.filter(({ by, value }) => (by === '' ? hamletId === value : chosen(answers, by).has(value)))
}

/** Every option that was chosen for a question, in whatever round of a repeat. */
function chosen(answers: Answers, name: string): Set<string> {
  const given = Object.entries(answers).filter(([key]) => key === name || key.startsWith(`${name}:`))
  return new Set(given.flatMap(([, value]) => value.split(' ')))
}

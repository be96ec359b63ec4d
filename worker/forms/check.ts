import type { Plan } from './plan.ts'
import type { Answers } from './questionnaire.ts'
import { openSheet, type World } from './sheet.ts'

/** Checks a sheet that was sent: what is kept of it, and what is wrong, by key. Any strings at all may come in. */
export function checkAnswers(
  plan: Plan,
  world: World,
  raw: Answers,
): { answers: Answers; errors: Record<string, string> } {
  const sheet = openSheet(plan, world, raw)
  return { answers: sheet.answers(), errors: sheet.errors() }
}

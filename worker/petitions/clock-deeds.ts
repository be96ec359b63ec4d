import type { LapseTable } from '../deadlines/wake.ts'
import { PETITION_STEPS } from './rules.ts'

/** What becomes of a petition by itself, by state: the steps of its table that nobody takes. */
export const PETITION_LAPSES: LapseTable = Object.fromEntries(
  Object.entries(PETITION_STEPS).flatMap(([status, steps]) =>
    steps.flatMap((step) => (step.by === 'system' ? [[status, { to: step.to, event: step.event }]] : [])),
  ),
)

import type { SupervisionForm } from './words.ts'

/** A topic as a version of the programme holds it. */
export type Item = {
  id: string
  /** `26-0007`, for its address. */
  slug: string
  title: string
  content: string
  form: SupervisionForm
  quarter: number
  leadBodyId: string
  bodies: string[]
}

/** What a board reports on by itself. */
export const PERIOD_KINDS = ['quarter', 'half', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

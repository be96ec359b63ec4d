import { BODIES } from '../../bodies/body-corner.ts'
import { DAYS } from '../../deadlines/day-corner.ts'
import { LIMITS } from '../../deadlines/limit-corner.ts'
import { PATTERNS } from '../../documents/pattern-corner.ts'
import { RULES } from '../../routing/rule-corner.ts'
import type { Corner } from './corner.ts'
import { CATEGORIES, HAMLETS } from './place-corners.ts'
import { REASONS, TEMPLATES } from './word-corners.ts'

/** All that an administrator settles, in the order of the overview. */
export const CORNERS: readonly Corner[] = [
  BODIES,
  RULES,
  HAMLETS,
  CATEGORIES,
  LIMITS,
  DAYS,
  TEMPLATES,
  REASONS,
  PATTERNS,
]

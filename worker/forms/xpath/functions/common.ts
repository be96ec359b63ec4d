import { type Fns } from '../context.ts'
import { DATES } from './dates.ts'
import { NUMBERS } from './numbers.ts'
import { PLACES } from './places.ts'
import { TEXTS } from './texts.ts'

/** The functions that most questionnaires get along with. */
export const FUNCTIONS: Fns = { ...PLACES, ...TEXTS, ...NUMBERS, ...DATES }

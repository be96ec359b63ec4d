import { type Fns } from '../context.ts'
import { FUNCTIONS as COMMON } from './common.ts'
import { RARE } from './rare.ts'

/** Every function that expressions may use, by name. */
export const FUNCTIONS: Fns = { ...COMMON, ...RARE }

import { type Expr, type Place, type Scope, type Value } from './expression.ts'

/** Where an expression is just being evaluated. */
export type Context = {
  scope: Scope
  /** `.` */
  at: Place
  /** Its place among those that a condition is asked of, from 1; 0 outside conditions. */
  place: number
  size: number
  /** The expressions behind the arguments of the function that is just asked. */
  args: readonly Expr[]
  /** What is left to be spent on this evaluation, and names already looked up. */
  left: { places: number; found: Map<string, readonly Place[]> }
}

/** No text grows longer than this. */
export const LONGEST = 100_000

/** A function: how many arguments at least, at most, and what it gives. */
export type Fn = readonly [least: number, most: number, give: (context: Context, ...args: Value[]) => Value]
export type Fns = Readonly<Record<string, Fn>>

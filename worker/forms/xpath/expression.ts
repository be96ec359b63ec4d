import { type Table } from '../questionnaire.ts'

/** An expression as a tree: ODK XPath. Trees are plain data; equal expressions have equal trees. */
export type Expr = Literal | Reference | Path | Call | Minus | Binary

/** A text in quotes or a number, never negative. */
export type Literal = { kind: 'text'; value: string } | { kind: 'number'; value: number }
/** `${name}`. */
export type Reference = { kind: 'reference'; name: string }
/** A way through the sheet. `from` is where it begins: at the place itself, at the top (`/…`), or at what an expression gives. */
export type Path = { kind: 'path'; from: 'here' | 'root' | Expr; where: readonly Expr[]; steps: readonly Step[] }
/** `name`, `*`, `..` or `.`, with conditions in brackets. */
export type Step = { axis: 'child' | 'parent' | 'self'; /** `*`: any. */ name: string; where: readonly Expr[] }
export type Call = { kind: 'call'; name: string; args: readonly Expr[] }
export type Minus = { kind: 'minus'; of: Expr }
export type Binary = { kind: 'binary'; op: Operator; left: Expr; right: Expr }

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|'

/** How tightly operators bind; between `*` and `|` stands the minus sign of one value. */
export const BINDING: Readonly<Record<Operator, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
}
export const MINUS_BINDING = 7

/** Longer or deeper is refused. */
export const EXPRESSION_LIMITS = { length: 2_000, depth: 60 } as const

/** What is wrong with an expression, in Vietnamese; `at` is the place in its text, from 0. */
export class ExpressionFault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.name = 'ExpressionFault'
    this.at = at
  }
}

/** What an expression gives. A date is text, "2026-11-21"; reckoning with it counts days since 1970-01-01. */
export type Value = string | number | boolean | readonly Place[]

/** A place on a sheet: a question, a group, one time of a repeat, an option of a list. The same place is the same object. */
export interface Place {
  name: string
  parent: Place | null
  children(): readonly Place[]
  /** The answer; '' where nothing is said or asked. */
  text(): string
  /** 1-based among siblings of that name. */
  position(): number
}

/** The world as an expression sees it. */
export interface Scope {
  here: Place
  root: Place
  /** `${name}`: within the same repeat the nearest, else all. */
  find(name: string): readonly Place[]
  /** `instance('id')`: its root, with items below root/item. */
  instance(id: string): Place | null
  /** `jr:choice-name(value, '${question}')`: the label in the language of the sheet. */
  choiceName(question: string, value: string): string
  /** For `pulldata`. */
  table(name: string): Table | null
  /** The value that the question has now, for `once`. */
  once?: string
  /** "2026-11-21". */
  today: string
  /** "2026-11-21T08:30:00.000+07:00". */
  now: string
  /** From 0 up to, not including, 1. */
  random(): number
}

import { type Node, isQuestion, type Texts } from './questionnaire.ts'
import { type Expr, ExpressionFault, type Path, type Step } from './xpath/expression.ts'
import { parse } from './xpath/parse.ts'
import { print } from './xpath/print.ts'

/** Old names and the new ones. */
export type Renaming = ReadonlyMap<string, string>

const QUOTED = /\$\{\s*([^{}\s]+)\s*\}/g
/** Properties that are expressions; in a filter a bare name is a column of the list. */
const EXPRESSIONS = ['relevant', 'required', 'constraint', 'calculation', 'readonly', 'default', 'count'] as const
const TEXTS = ['label', 'hint', 'guidance', 'requiredMessage', 'constraintMessage'] as const

/** The node with every mention of an old name turned into the new one: in itself, its texts and expressions, and inside it. */
export function renamedIn(node: Node, names: Renaming): Node {
  const result: Record<string, unknown> = { ...node, name: names.get(node.name) ?? node.name }
  for (const part of EXPRESSIONS) if (typeof result[part] === 'string') result[part] = inExpression(result[part], names)
  if (typeof result.filter === 'string') result.filter = inText(result.filter, names)
  for (const part of TEXTS) if (result[part]) result[part] = inTexts(result[part] as Texts, names)
  if (result.parameters) result.parameters = inTexts(result.parameters as Texts, names)
  if (!isQuestion(node)) result.nodes = node.nodes.map((kid) => renamedIn(kid, names))
  return result as unknown as Node
}

/** `${old}` in a text becomes `${new}`. */
export function inText(text: string, names: Renaming): string {
  return text.replace(QUOTED, (whole, name: string) => (names.has(name) ? `\${${names.get(name)}}` : whole))
}

/** The same in every language. */
export function inTexts(texts: Texts, names: Renaming): Texts {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, inText(text, names)]))
}

/** The same in an expression, whose paths (`../old`) change too. What nobody can read is changed as a text. */
export function inExpression(text: string, names: Renaming): string {
  const quoted = inText(text, names)
  const mentions = [...names.keys()].some((name) => quoted.includes(name))
  if (!mentions) return quoted
  try {
    const before = parse(quoted)
    const after = inPaths(before, names)
    const [old, fresh] = [print(before), print(after)]
    return old === fresh ? quoted : fresh
  } catch (error) {
    if (error instanceof ExpressionFault) return quoted
    throw error
  }
}

function inPaths(expr: Expr, names: Renaming): Expr {
  switch (expr.kind) {
    case 'call':
      return { ...expr, args: expr.args.map((one) => inPaths(one, names)) }
    case 'minus':
      return { ...expr, of: inPaths(expr.of, names) }
    case 'binary':
      return { ...expr, left: inPaths(expr.left, names), right: inPaths(expr.right, names) }
    case 'path':
      return inPath(expr, names)
    default:
      return expr
  }
}

function inPath(path: Path, names: Renaming): Path {
  const from = typeof path.from === 'string' ? path.from : inPaths(path.from, names)
  // Below instance('…') stand rows of a list: their columns have names of their own.
  const isList = typeof from !== 'string' && from.kind === 'call' && from.name === 'instance'
  const steps = path.steps.map((step): Step => {
    const name = !isList && step.axis === 'child' ? (names.get(step.name) ?? step.name) : step.name
    return { ...step, name, where: isList ? step.where : step.where.map((one) => inPaths(one, names)) }
  })
  return { ...path, from, where: path.where.map((one) => inPaths(one, names)), steps }
}

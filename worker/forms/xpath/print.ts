import { BINDING, type Expr, MINUS_BINDING, type Path, type Step } from './expression.ts'
import { toText } from './value.ts'

/** The expression as text: `parse(print(e))` equals `e`. */
export function print(expr: Expr): string {
  switch (expr.kind) {
    case 'text':
      return quote(expr.value)
    case 'number':
      return toText(expr.value)
    case 'reference':
      return `\${${expr.name}}`
    case 'call':
      return `${expr.name}(${expr.args.map(print).join(', ')})`
    case 'minus':
      return `-${within(expr.of, MINUS_BINDING)}`
    case 'path':
      return printPath(expr)
    case 'binary': {
      const binding = BINDING[expr.op]
      return `${within(expr.left, binding)} ${expr.op} ${within(expr.right, binding + 1)}`
    }
  }
}

/** XPath cannot write both kinds of quotes in one text: such a text is put together by `concat`. */
function quote(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text.split(/('+)/).filter(Boolean).map(quote).join(', ')})`
}

function bindingOf(expr: Expr): number {
  return expr.kind === 'binary' ? BINDING[expr.op] : expr.kind === 'minus' ? MINUS_BINDING : 9
}

/** A lone "/" would take the operator behind it for a name. */
function within(expr: Expr, binding: number): string {
  const isLoneTop = expr.kind === 'path' && expr.from === 'root' && expr.steps.length === 0
  return isLoneTop || bindingOf(expr) < binding ? `(${print(expr)})` : print(expr)
}

function printPath({ from, where, steps }: Path): string {
  const rest = steps.map(printStep).join('/')
  if (from === 'here') return rest
  if (from === 'root') return `/${rest}`
  const start = from.kind === 'reference' || from.kind === 'call' ? print(from) : `(${print(from)})`
  return start + printWhere(where) + (rest && `/${rest}`)
}

function printStep({ axis, name, where }: Step): string {
  return (axis === 'parent' ? '..' : axis === 'self' ? '.' : name) + printWhere(where)
}

function printWhere(where: readonly Expr[]): string {
  return where.map((condition) => `[${print(condition)}]`).join('')
}

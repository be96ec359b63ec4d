import type { Expr } from './expression.ts'

/** Is this function called somewhere in it? */
export function calls(expr: Expr, name: string): boolean {
  switch (expr.kind) {
    case 'call':
      return expr.name === name || expr.args.some((arg) => calls(arg, name))
    case 'minus':
      return calls(expr.of, name)
    case 'binary':
      return calls(expr.left, name) || calls(expr.right, name)
    default:
      return false
  }
}

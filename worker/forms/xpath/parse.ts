import { Cursor } from './cursor.ts'
import { BINDING, type Expr, EXPRESSION_LIMITS, MINUS_BINDING, type Operator, type Step } from './expression.ts'
import { faultAt } from './tokens.ts'

/** Reads an expression; throws an ExpressionFault that says what is wrong and where. */
export function parse(text: string): Expr {
  return new Reader(text).all()
}

const HERE: Step = { axis: 'self', name: '*', where: [] }
const UP: Step = { axis: 'parent', name: '*', where: [] }

class Reader extends Cursor {
  private depth = 0

  all(): Expr {
    if (this.isEnd()) throw faultAt('Biểu thức còn trống', 0)
    const expr = this.expression(0)
    if (this.isEnd()) return expr
    if (this.is(')') || this.is(']')) throw faultAt(`Biểu thức thừa dấu đóng ngoặc ${this.token.text}`, this.token.at)
    throw this.unexpected()
  }

  /** A part in brackets, or behind a minus sign: so deep and no deeper. */
  private inside(): Expr {
    if (++this.depth > EXPRESSION_LIMITS.depth)
      throw faultAt('Biểu thức có quá nhiều ngoặc lồng vào nhau', this.token.at)
    const expr = this.expression(0)
    this.depth--
    return expr
  }

  /** Operators that bind tighter than `least`, from left to right. */
  private expression(least: number): Expr {
    let left = this.operand()
    for (;;) {
      const op = this.operator()
      if (!op || BINDING[op] <= least) return left
      this.index++
      left = { kind: 'binary', op, left, right: this.expression(BINDING[op]) }
    }
  }

  /** After a value, `*` multiplies and `div` divides; elsewhere they are names. */
  private operator(): Operator | undefined {
    const { kind, text } = this.token
    return (kind === 'sign' || kind === 'name') && Object.hasOwn(BINDING, text) ? (text as Operator) : undefined
  }

  private operand(): Expr {
    const { kind, text, at } = this.token
    if (this.take('-')) {
      if (++this.depth > EXPRESSION_LIMITS.depth) throw faultAt('Biểu thức có quá nhiều dấu trừ liền nhau', at)
      const of = this.expression(MINUS_BINDING)
      this.depth--
      return { kind: 'minus', of }
    }
    if (kind === 'number' || kind === 'text') {
      this.index++
      const value = Number(text)
      if (kind === 'number' && !Number.isFinite(value)) throw faultAt('Biểu thức có số quá lớn', at)
      return kind === 'number' ? { kind, value } : { kind, value: text }
    }
    if (kind === 'reference') {
      this.index++
      return this.tail({ kind, name: text })
    }
    if (this.take('(')) {
      const expr = this.inside()
      this.close(')')
      return this.tail(expr)
    }
    if (kind === 'name' && this.is('(', 1)) return this.tail(this.call())
    if (this.take('/')) return { kind: 'path', from: 'root', where: [], steps: this.startsStep() ? this.steps() : [] }
    if (this.startsStep()) return { kind: 'path', from: 'here', where: [], steps: this.steps() }
    throw this.unexpected()
  }

  private call(): Expr {
    const name = this.token.text
    this.index += 2
    const args: Expr[] = []
    if (!this.take(')')) {
      do args.push(this.inside())
      while (this.take(','))
      this.close(')')
    }
    return { kind: 'call', name, args }
  }

  private tail(from: Expr): Expr {
    const where = this.conditions()
    const steps = this.take('/') ? this.steps() : []
    return where.length + steps.length ? { kind: 'path', from, where, steps } : from
  }

  private startsStep(): boolean {
    return this.token.kind === 'name' || ['.', '..', '*', '@', '//'].some((sign) => this.is(sign))
  }

  private steps(): Step[] {
    const steps: Step[] = []
    do steps.push(this.step())
    while (this.take('/'))
    if (this.is('//')) throw this.unusable('//', this.token.at)
    return steps
  }

  private step(): Step {
    const { kind, text, at } = this.token
    if (!this.startsStep()) throw this.unexpected()
    this.index++
    if (kind === 'sign' && (text === '.' || text === '..')) {
      if (this.is('[')) throw faultAt(`Sau ${text} không đặt được điều kiện trong ngoặc vuông`, at)
      return text === '.' ? HERE : UP
    }
    if (kind === 'name' && this.take('::')) {
      if (text === 'child') return this.step()
      const isNode = this.token.text === 'node' && this.is('(', 1) && this.is(')', 2)
      if (!isNode || (text !== 'self' && text !== 'parent')) throw this.unusable(`${text}::`, at)
      this.index += 3
      return text === 'self' ? HERE : UP
    }
    if (text === '@' || text === '//') throw this.unusable(text, at)
    if (this.is('(')) throw this.unusable(`${text}()`, at)
    return { axis: 'child', name: text, where: this.conditions() }
  }

  private conditions(): Expr[] {
    const where: Expr[] = []
    while (this.take('[')) {
      where.push(this.inside())
      this.close(']')
    }
    return where
  }
}

import { type ExpressionFault } from './expression.ts'
import { faultAt, type Token, tokensOf } from './tokens.ts'

/** Stands on one piece of an expression's text after the other, and says what is wrong there. */
export class Cursor {
  protected index = 0
  private readonly text: string
  private readonly tokens: readonly Token[]
  constructor(text: string) {
    this.text = text
    this.tokens = tokensOf(text)
  }

  protected get token(): Token {
    return this.ahead(0)
  }

  protected ahead(by: number): Token {
    return this.tokens[Math.min(this.index + by, this.tokens.length - 1)] as Token
  }

  protected isEnd(): boolean {
    return this.token.kind === 'end'
  }

  protected is(sign: string, by = 0): boolean {
    const { kind, text } = this.ahead(by)
    return kind === 'sign' && text === sign
  }

  protected take(sign: string): boolean {
    const found = this.is(sign)
    if (found) this.index++
    return found
  }

  protected close(sign: string): void {
    if (this.take(sign)) return
    if (!this.isEnd() && ![')', ']', ','].some((other) => this.is(other))) throw this.unexpected()
    throw faultAt(`Biểu thức thiếu dấu đóng ngoặc ${sign} sau ${this.before()}`, this.token.at)
  }

  protected unusable(what: string, at: number): ExpressionFault {
    return faultAt(`Đường dẫn không dùng được ${what}`, at)
  }

  protected unexpected(): ExpressionFault {
    const { at, end } = this.token
    if (this.isEnd()) return faultAt(`Biểu thức còn thiếu phần sau ${this.before()}`, at)
    if (this.is(',')) return faultAt('Dấu phẩy đứng sai chỗ; số lẻ viết với dấu chấm, như 1.5', at)
    const found = this.text.slice(at, Math.min(end, at + 30))
    const last = this.tokens[this.index - 1]
    const isAfterValue = last && (last.kind !== 'sign' || [')', ']', '.', '..'].includes(last.text))
    return faultAt(isAfterValue ? `Thiếu phép tính hoặc dấu phẩy trước ${found}` : `Không hiểu chỗ này: ${found}`, at)
  }

  private before(): string {
    const text = this.text.slice(0, this.tokens[this.index - 1]?.end ?? 0).trim()
    return text.length > 30 ? `…${text.slice(-30)}` : text
  }
}

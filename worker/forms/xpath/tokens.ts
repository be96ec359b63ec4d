import { EXPRESSION_LIMITS, ExpressionFault } from './expression.ts'

/** A piece of an expression's text, from `at` up to `end`. */
export type Token = {
  kind: 'number' | 'text' | 'reference' | 'name' | 'sign' | 'end'
  text: string
  at: number
  end: number
}

const NAME = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.·-]*`
const QNAME = `${NAME}(?::(?!:)${NAME})?`
const PIECE = new RegExp(
  String.raw`(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|\$\{\s*(${NAME})\s*\}|(${QNAME})|(\.\.|::|//|!=|<=|>=|[-+*/|=<>()[\],.@])`,
  'uy',
)
const KINDS = ['number', 'text', 'reference', 'name', 'sign'] as const

/** What people type who know other notations, each before what it is here. */
const INSTEAD = `== = <> != ≠ != ≤ <= ≥ >= && and || or × * ÷ div % mod “ ' ” ' ‘ ' ’ ' ; ,`.split(' ')

export function faultAt(message: string, at: number): ExpressionFault {
  return new ExpressionFault(`${message} (ký tự thứ ${at + 1}).`, at)
}

/** The pieces of an expression, the last one of kind `end`. */
export function tokensOf(text: string): Token[] {
  const { length } = EXPRESSION_LIMITS
  if (text.length > length) throw faultAt(`Biểu thức dài quá ${length} ký tự`, length)
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++
    if (at >= text.length) break
    const typed = INSTEAD.findIndex((sign, index) => index % 2 === 0 && text.startsWith(sign, at))
    if (typed >= 0) throw faultAt(`Hãy viết ${INSTEAD[typed + 1]} thay cho ${INSTEAD[typed]}`, at)
    PIECE.lastIndex = at
    const found = PIECE.exec(text)
    if (!found) throw unreadable(text, at)
    const group = found.findIndex((part, index) => index > 0 && part !== undefined)
    const kind = KINDS[group - 1] ?? 'sign'
    const piece = found[group] ?? ''
    tokens.push({ kind, text: kind === 'text' ? piece.slice(1, -1) : piece, at, end: PIECE.lastIndex })
    at = PIECE.lastIndex
  }
  tokens.push({ kind: 'end', text: '', at, end: at })
  return tokens
}

function unreadable(text: string, at: number): ExpressionFault {
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 32)
  if (sign === '"' || sign === "'") return faultAt(`Đoạn chữ trong dấu nháy ${sign} chưa được đóng lại`, at)
  if (text.startsWith('${', at)) {
    const name = /^\$\{([^}]*)\}/.exec(text.slice(at))?.[1]
    if (name === undefined) return faultAt('Tên câu hỏi thiếu dấu } ở cuối, cần viết như ${ten}', at)
    if (name.includes('#')) return faultAt(`Không lấy được câu trả lời của phiếu trước: \${${name}}`, at)
    return faultAt(`Tên câu hỏi không đúng: \${${name}}`, at)
  }
  return faultAt(`Biểu thức có dấu không hiểu được: ${sign}`, at)
}

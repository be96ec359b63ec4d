/** Says in a sentence what cannot be used. */
export class PatternFault extends Error {}

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

/** Reads the characters of a pattern, and classes of them. */
export class SignReader {
  protected index = 0
  protected readonly text: readonly string[]
  constructor(text: readonly string[]) {
    this.text = text
  }

  protected take(sign: string): boolean {
    const found = this.text[this.index] === sign
    if (found) this.index++
    return found
  }

  protected rest(length: number): string {
    return this.text.slice(this.index, this.index + length).join('')
  }

  /** Behind a backslash: a class, or a character that is meant itself. */
  protected escape(): [is: string, isItself: boolean] {
    const letter = this.text[this.index++]
    if (letter === undefined) throw new PatternFault('kết thúc bằng dấu \\')
    if ('dDwWsS'.includes(letter)) return [`\\${letter}`, false]
    if (letter === 'p' || letter === 'P') return [this.property(letter), false]
    if (CONTROLS[letter]) return [CONTROLS[letter], true]
    const code = /^(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(letter + this.rest(4))
    if (code) {
      this.index += code[0].length - 1
      return [String.fromCodePoint(parseInt(code[1] ?? code[2] ?? '', 16)), true]
    }
    if (/[A-Za-z0-9]/.test(letter)) throw new PatternFault(`không dùng được \\${letter}`)
    return [letter, true]
  }

  private property(letter: string): string {
    const name = /^(?:\{(\w{1,40})\}|(\w))/.exec(this.rest(42))
    const source = `\\${letter}{${name?.[1] ?? name?.[2]}}`
    if (!name || !isClass(source)) throw new PatternFault(`không dùng được \\${letter}${name?.[0] ?? ''}`)
    this.index += name[0].length
    return source
  }

  /** A class in brackets, written anew so that JavaScript reads it as Java does. */
  protected set(): string {
    let source = this.take('^') ? '[^' : '['
    const empty = source.length
    while (!this.take(']')) {
      const from = this.member()
      if (this.text[this.index] === '-' && this.text[this.index + 1] !== ']' && from[1]) {
        this.index++
        const to = this.member()
        if (!to[1] || (to[0].codePointAt(0) ?? 0) < (from[0].codePointAt(0) ?? 0))
          throw new PatternFault('khoảng trong [ ] bị sai')
        source += `${coded(from[0])}-${coded(to[0])}`
      } else source += from[1] ? coded(from[0]) : from[0]
    }
    if (source.length === empty) throw new PatternFault('có ngoặc [ ] trống')
    return `${source}]`
  }

  private member(): [is: string, isItself: boolean] {
    const sign = this.text[this.index++]
    if (sign === undefined) throw new PatternFault('thiếu dấu đóng ngoặc ]')
    if (sign === '[' || (sign === '&' && this.text[this.index] === '&'))
      throw new PatternFault(`không dùng được ${sign} trong [ ]`)
    return sign === '\\' ? this.escape() : [sign, true]
  }
}

export function coded(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`
}

function isClass(source: string): boolean {
  try {
    return new RegExp(source, 'u').test('') === false
  } catch {
    return false
  }
}

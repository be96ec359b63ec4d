import { coded, PatternFault, SignReader } from './signs.ts'

/**
 * One step of a pattern taken apart: a character (itself, or what JavaScript's own class says), an edge, a jump or fork
 * to other steps, told as distances. A step without any of them is the end.
 */
export type Part = { is?: string | RegExp; edge?: Edge; to?: number; or?: number }
export type Edge = '^' | '$' | 'b' | 'B'

/** Larger patterns are refused: so much work at most for each character of a text. */
const LARGEST = 1_000
const DEEPEST = 40
const ANY = '[^\\n\\r\\u0085\\u2028\\u2029]'
const EDGES: Readonly<Record<string, Edge>> = { A: '^', z: '$', Z: '$', b: 'b', B: 'B' }

/** Reads the usual syntax; what would need going back in the text (`\1`, `(?=…)`) is refused by name. */
export function readPattern(text: string): readonly Part[] {
  const flags = text.startsWith('(?i)') ? 'iu' : 'u'
  return new PatternReader([...(flags === 'iu' ? text.slice(4) : text)], flags).all()
}

class PatternReader extends SignReader {
  private depth = 0
  private readonly flags: string
  constructor(text: readonly string[], flags: string) {
    super(text)
    this.flags = flags
  }

  all(): readonly Part[] {
    const parts = this.either()
    if (this.index < this.text.length) throw new PatternFault('thừa dấu )')
    return [...parts, {}]
  }

  private either(): readonly Part[] {
    const first = this.row()
    if (!this.take('|')) return first
    const other = this.either()
    return sized([{ to: 1, or: first.length + 2 }, ...first, { to: other.length + 1 }, ...other])
  }

  private row(): readonly Part[] {
    let parts: readonly Part[] = []
    while (this.index < this.text.length && !/[|)]/.test(this.rest(1)))
      parts = sized([...parts, ...this.times(this.atom())])
    return parts
  }

  private times(one: readonly Part[]): readonly Part[] {
    const found = /^(?:[*+?]|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})/.exec(this.rest(12))
    if (!found) return one
    const [sign, from, comma, to] = found
    this.index += sign.length
    if (this.take('+')) throw new PatternFault(`không dùng được ${sign}+`)
    this.take('?')
    if (/^[*+?{]/.test(this.rest(1))) throw new PatternFault(`thừa dấu ${this.rest(1)} sau ${sign}`)
    const least = from === undefined ? Number(sign === '+') : Number(from)
    const most = from === undefined ? (sign === '?' ? 1 : Infinity) : comma ? Number(to ?? Infinity) : least
    if (most < least) throw new PatternFault(`số lần ${sign} bị ngược`)
    const isOpen = most === Infinity
    let parts: readonly Part[] = isOpen ? [{ to: 1, or: one.length + 2 }, ...one, { to: -one.length - 1 }] : []
    for (let count = isOpen ? most : least; count < most; count++)
      parts = sized([{ to: 1, or: one.length + parts.length + 1 }, ...one, ...parts])
    for (let count = 0; count < least; count++) parts = sized([...one, ...parts])
    return parts
  }

  private atom(): readonly Part[] {
    const sign = this.text[this.index++] ?? ''
    if (sign === '(') return this.group()
    if (sign === '[') return this.one(this.set())
    if (sign === '.') return this.one(ANY)
    if (sign === '^' || sign === '$') return [{ edge: sign }]
    if ('*+?{'.includes(sign)) throw new PatternFault(`dấu ${sign} đứng sai chỗ`)
    if (sign !== '\\') return this.one(sign, true)
    const edge = EDGES[this.rest(1)]
    if (edge) this.index++
    return edge ? [{ edge }] : this.one(...this.escape())
  }

  private one(is: string, isItself = false): readonly Part[] {
    if (isItself && this.flags === 'u') return [{ is }]
    return [{ is: new RegExp(`^${isItself ? coded(is) : is}$`, this.flags) }]
  }

  private group(): readonly Part[] {
    if (++this.depth > DEEPEST) throw new PatternFault('có quá nhiều ngoặc lồng vào nhau')
    if (this.take('?')) {
      const kind = /^(?::|<?[=!]|<[A-Za-z]\w*>|.)/.exec(this.rest(40))?.[0] ?? ''
      if (kind !== ':' && !/^<.+>$/.test(kind)) throw new PatternFault(`không dùng được (?${kind}`)
      this.index += kind.length
    }
    const parts = this.either()
    if (!this.take(')')) throw new PatternFault('thiếu dấu đóng ngoặc )')
    this.depth--
    return parts
  }
}

function sized(parts: readonly Part[]): readonly Part[] {
  if (parts.length > LARGEST) throw new PatternFault('quá lớn, hãy bớt số lần lặp')
  return parts
}

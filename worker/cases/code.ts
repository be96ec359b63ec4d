export type CaseCode = { prefix: string; year: number; number: number }

/** Longer texts hold something else. */
const MOST_TYPED = 80

/** Letters that pass for digits on paper, where only a digit can stand. */
const AS_DIGIT: Record<string, string> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }

/** No sign looks like another, and each has a name that readers know. Their number is prime: see `checkSign`. */
const SIGNS = '23456789ACDEHKMNPQRTVXY'
const LENGTH = 15

/** What somebody may have read or typed for a sign: `SIGNS` has none of these. */
const AS_SIGN: Record<string, string> = {
  O: 'Q',
  0: 'Q',
  1: '7',
  I: '7',
  L: '7',
  B: '8',
  S: '5',
  G: '6',
  Z: '2',
  U: 'V',
  W: 'V',
  F: 'E',
}

/**
 * A keyboard set to Vietnamese swallows signs and leaves marks. By mark, what it swallowed; `=` is the letter again.
 * First no such keyboard, then Telex (AX → Ã, EE → Ê, DD → Đ), then VNI (A2 → À).
 */
const KEYBOARDS: Record<string, string>[] = [
  {},
  { '\u0309': 'R', '\u0303': 'X', '\u0302': '=', '\u0335': '=' },
  { '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5', '\u0302': '6', '\u0306': '8', '\u0335': '9' },
]

const SPOKEN = ['', '', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/** The public code of a case, from the commune's prefix, the year and the case's number in that year: `BX-26-000123`. */
export function formatCaseCode(prefix: string, year: number, number: number): string {
  return `${prefix}-${String(year % 100).padStart(2, '0')}-${String(number).padStart(6, '0')}`
}

/** A case's public code in its commune: `BX-26-000123`. */
export function codeOf(book: { commune: { codePrefix: string } }, row: { year: number; number: number }): string {
  return formatCaseCode(book.commune.codePrefix, row.year, row.number)
}

/**
 * Reads a code however it was typed: any case, spaces, dashes and dots or none, full-width letters, letters for digits,
 * leading zeros left out, a label before it. Null when there is no code in it.
 */
export function parseCaseCode(text: string): CaseCode | null {
  if (text.length > MOST_TYPED) return null
  const parts =
    spread(text)
      .replace(/\p{M}/gu, '')
      .match(/[A-Z0-9]+/g) ?? []
  const last = parts.slice(-1).filter((part) => /^[A-Z]{2}/.test(part))
  return fromParts(parts) ?? fromOneWord(last) ?? fromOneWord(parts)
}

/** The code that was typed, when it can be one of this commune. */
export function codeIn(book: { commune: { codePrefix: string } }, typed: string): CaseCode | null {
  const code = parseCaseCode(typed)
  return code?.prefix === book.commune.codePrefix ? code : null
}

/** A lookup secret in canonical form: 14 signs (63 bits) and a check sign. Throws RangeError below 16 bytes, which would favour some secrets. */
export function secretFromBytes(bytes: Uint8Array): string {
  return signsFromBytes(bytes, LENGTH)
}

/** So many signs of the same alphabet, the last one to check the others. */
export function signsFromBytes(bytes: Uint8Array, length: number): string {
  if (bytes.length < 16) throw new RangeError(`16 bytes are needed, not ${bytes.length}`)
  const space = BigInt(SIGNS.length) ** BigInt(length - 1)
  let rest = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n) % space
  let signs = ''
  while (signs.length < length - 1) {
    signs += SIGNS.charAt(Number(rest % BigInt(SIGNS.length)))
    rest /= BigInt(SIGNS.length)
  }
  return signs + checkSign(signs)
}

/** The number that such signs were made of; the one that checks is left out. */
export function numberFromSigns(signs: string): bigint {
  return [...signs.slice(0, -1)].reduceRight(
    (value, sign) => value * BigInt(SIGNS.length) + BigInt(SIGNS.indexOf(sign)),
    0n,
  )
}

/**
 * The canonical 15 signs of what somebody typed: any case, spaces and dashes, look-alike letters, what a Vietnamese
 * keyboard made of them. Null when no reading has the right check sign.
 */
export function parseSecret(text: string): string | null {
  return parseSigns(text, LENGTH)
}

/** The same for so many signs. */
export function parseSigns(text: string, length: number): string | null {
  if (text.length > MOST_TYPED) return null
  for (const keyboard of KEYBOARDS) {
    const signs = signsIn(spread(text), keyboard)
    if (signs.length === length && signs.at(-1) === checkSign(signs.slice(0, -1))) return signs
  }
  return null
}

/** `XXXXX-XXXXX-XXXXX`. */
export function showSecret(canonical: string): string {
  return groups(canonical).join('-')
}

/** To read it aloud on the telephone: "hai, A, chín, K, năm; …". */
export function spellSecret(canonical: string): string {
  return groups(canonical)
    .map((group) => [...group].map((sign) => SPOKEN[Number(sign)] ?? sign).join(', '))
    .join('; ')
}

/** `BX 26 000 123`, `Mã hồ sơ: BX-26-123`: the year is the first part with a digit that is followed by a number. */
function fromParts(parts: string[]): CaseCode | null {
  for (let at = 1; at < parts.length - 1; at++) {
    const [year = '', ...number] = parts.slice(at)
    if (!/\d/.test(year)) continue
    const before = parts.slice(0, at)
    const prefix = before.every((part) => part.length === 1) ? before.join('') : (before.at(-1) ?? '')
    const code = checked(prefix, year, number.join(''))
    if (code) return code
  }
  return null
}

/** `BX26000123`, `BX26-123`, and `BXZ6OOOI23` when the number has its six digits. */
function fromOneWord(parts: string[]): CaseCode | null {
  for (const shape of [
    /^([A-Z]+)((?:20)?\d\d)([0-9A-Z]{6})$/,
    /^([A-Z]+)(\d\d)([0-9A-Z]{7,9})$/,
    /^([A-Z]+)([0-9A-Z]{2})([0-9A-Z]{6})$/,
    ...(parts.length < 3 ? [/^([A-Z]+)(\d\d)([0-9A-Z]{1,5})$/] : []),
  ]) {
    const [, prefix = '', year = '', number = ''] = shape.exec(parts.join('')) ?? []
    const code = checked(prefix, year, number)
    if (code) return code
  }
  return null
}

function checked(prefix: string, yearText: string, numberText: string): CaseCode | null {
  const [year = '', number = ''] = [yearText, numberText].map((text) =>
    text.replace(/[A-Z]/g, (sign) => AS_DIGIT[sign] ?? sign),
  )
  if (!/^[A-Z][A-Z0-9]*$/.test(prefix) || !/^(20)?\d\d$/.test(year) || !/^\d{1,9}$/.test(number)) return null
  return Number(number) === 0 ? null : { prefix, year: 2000 + Number(year.slice(-2)), number: Number(number) }
}

/** Sum weighted 1 to 14, modulo 23. As the check sign's own weight (-1) differs from these too, one wrong sign or two swapped always show. */
function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, i) => total + (i + 1) * SIGNS.indexOf(sign), 0)
  return SIGNS.charAt(sum % SIGNS.length)
}

/** The signs that a text stands for when it was typed on this keyboard; nothing when a letter stands for none. */
function signsIn(typed: string, keyboard: Record<string, string>): string {
  let signs = ''
  for (const char of typed) {
    if (/[\p{L}\p{N}]/u.test(char)) {
      const sign = AS_SIGN[char] ?? char
      if (!SIGNS.includes(sign)) return ''
      signs += sign
    }
    signs += keyboard[char]?.replace('=', signs.slice(-1)) ?? ''
  }
  return signs
}

/** Capitals with their marks apart; full-width letters become plain ones, the bar of Đ a mark. */
function spread(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll('Đ', 'D\u0335')
    .replace(/\p{Cf}/gu, '')
}

function groups(canonical: string): string[] {
  return canonical.match(/.{1,5}/g) ?? []
}

const NUMBER = /^([+-]?)(\d*)\.?(\d*)$/
/** Digits of a number by which it is counted: smaller differences are not told apart. */
const DIGITS = 3

/** A number exactly, in millionths; what is smaller is cut off. Null when it is none. */
export function millionths(value: string): bigint | null {
  const [, sign, whole = '', rest = ''] = NUMBER.exec(value.trim()) ?? []
  if (sign === undefined || whole + rest === '') return null
  const amount = BigInt(`${whole || '0'}${rest.slice(0, 6).padEnd(6, '0')}`)
  return sign === '-' ? -amount : amount
}

/** A number by its first three digits, rounded down: `29.950.000` is `29900000`, so that it stays below 30 millions. */
export function shortened(value: string): string {
  const number = Number(value)
  if (number === 0) return '0'
  // As many digits as answers may have: nothing is rounded here.
  const [digits = '', exponent = ''] = Math.abs(number).toExponential(14).replace('.', '').split('e')
  const begin = Number(digits.slice(0, DIGITS))
  const isMore = /[1-9]/.test(digits.slice(DIGITS))
  const down = number < 0 ? -(begin + (isMore ? 1 : 0)) : begin
  return String(Number(`${down}e${Number(exponent) - DIGITS + 1}`))
}

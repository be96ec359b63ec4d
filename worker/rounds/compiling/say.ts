/** 12345 as "12.345", 3.5 as "3,5"; what is not there as a dash. */
export function figure(number: number | null): string {
  if (number === null) return '–'
  const [whole = '', rest] = String(Math.abs(number)).split('.')
  const sign = number < 0 ? '-' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${rest === undefined ? '' : `,${rest}`}`
}

/** "62,5%". */
export function share(number: number | null): string {
  return number === null ? '–' : `${figure(number)}%`
}

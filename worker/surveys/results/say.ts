/** 12345 as "12.345", 3.5 as "3,5". */
export function figure(number: number): string {
  const [whole = '', rest] = String(Math.abs(number)).split('.')
  const sign = number < 0 ? '-' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${rest === undefined ? '' : `,${rest}`}`
}

/** "62%". */
export function percent(part: number, all: number): string {
  return all === 0 ? '0%' : `${Math.round((part / all) * 100)}%`
}

/** "tháng 11/2026" of "2026-11". */
export function monthText(month: string): string {
  return `${Number(month.slice(5, 7))}/${month.slice(0, 4)}`
}

/**
 * How classes between cuts are called: "dưới 30", "30 đến 44", "từ 60 trở lên". `isWhole`: of whole numbers; `ends`: the
 * smallest and the largest, where the first or the last class holds one number only.
 */
export function classNames(
  cuts: readonly number[],
  isWhole: boolean,
  ends: { least: number; most: number } | null = null,
): string[] {
  const [first] = cuts
  if (first === undefined) return [ends && ends.least === ends.most ? figure(ends.least) : 'Tất cả']
  const names = cuts.map((cut, index) => {
    const next = cuts[index + 1]
    if (next === undefined) return ends?.most === cut ? figure(cut) : `Từ ${figure(cut)} trở lên`
    if (!isWhole) return `${figure(cut)} đến dưới ${figure(next)}`
    return next - 1 === cut ? figure(cut) : `${figure(cut)} đến ${figure(next - 1)}`
  })
  const begin = isWhole && ends?.least === first - 1 ? figure(ends.least) : `Dưới ${figure(first)}`
  return [begin, ...names]
}

/** Appearances that mean something here; they are kept in the order in which they are written. */
export const APPEARANCES = [
  'minimal',
  'likert',
  'rating',
  'field-list',
  'table-list',
  'multiline',
  'horizontal',
  'horizontal-compact',
  'vertical',
  'compact',
  'columns',
  'columns-pack',
  'no-buttons',
  'numbers',
  'thousands-sep',
  'no-calendar',
  'month-year',
  'year',
  'label',
  'list-nolabel',
  'list',
  'picker',
  'quick',
  'quickcompact',
  'autocomplete',
  'no-ticks',
  'new',
  'new-front',
] as const

const NUMBERED = /^(w([1-9]|1[0-2])|(columns|compact|quickcompact)-([1-9]|10))$/

/** The words of a cell, and those among them that are not known. */
export function readAppearance(cell: string): { words: string[]; unknown: string[] } {
  const words = cell
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return { words, unknown: words.filter((word) => !isAppearance(word)) }
}

export function isAppearance(word: string): boolean {
  return APPEARANCES.some((one) => one === word) || NUMBERED.test(word)
}

export function unknownAppearance(words: readonly string[]): string {
  const names = words.map((word) => `"${word}"`).join(', ')
  return `Không biết kiểu trình bày ${names}. Các kiểu dùng được: ${APPEARANCES.join(', ')}, w1 đến w12, columns-1 đến columns-10.`
}

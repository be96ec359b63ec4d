import type { CellFault } from './fault.ts'
import { SHEET_LIMITS } from './limits.ts'

/** A sheet as texts. */
export type Grid = {
  name: string
  rows: readonly (readonly string[])[]
  /** Rows and columns that stand before the first of `rows`, where several sheets stand in one file. */
  above: number
  before: number
  /** From CSV: what looks like a formula stands there with an apostrophe in front. */
  isGuarded?: boolean
  faults: readonly CellFault[]
}

/** 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter
}

/** The text of a cell as we keep it: trimmed, with one way to write a letter and one way to end a line. */
export function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim()
}

const STRANGE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u

/** What no text of a questionnaire may hold; null when all is well. */
export function textFault(text: string): string | null {
  if (text.length > SHEET_LIMITS.cellLength) return `Ô này dài quá: nhiều nhất ${SHEET_LIMITS.cellLength} ký tự.`
  return STRANGE.test(text) ? 'Ô này có ký tự không đọc được. Ông/bà xóa đi gõ lại.' : null
}

/** A grid of tidied cells; cells that cannot be taken become faults, and empty. */
export function gridOf(name: string, raw: readonly (readonly string[])[], above = 0, before = 0): Grid {
  const faults: CellFault[] = []
  const rows = raw.map((cells, row) =>
    cells.map((cell, column) => {
      const text = tidy(cell)
      const message = textFault(text)
      if (message === null) return text
      faults.push({ sheet: name, row: row + above + 1, column: letterOf(column + before), message })
      return ''
    }),
  )
  return { name, rows, above, before, faults }
}

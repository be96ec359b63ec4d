import type { CellFault } from './fault.ts'
import { unguard } from './csv.ts'
import { type Grid, letterOf } from './grid.ts'
import { EXPRESSION_COLUMNS, type Header, TEXT_COLUMNS } from './headers.ts'

/** A sheet whose header is read: its lines answer by the meaning of columns. */
export type Lines<Key extends string> = {
  sheet: string
  /** Languages as its columns name them, in order; '' for columns that name none. */
  languages: readonly string[]
  lines: readonly Line<Key>[]
  faults: CellFault[]
  skipped: CellFault[]
  /** Where a column stands: `relevant (H)`; by its plain name when it is not there. */
  place: (key: Key, language?: string) => string
}

export type Line<Key extends string> = {
  row: number
  /** What stands in a column; '' when nothing does, or the column is not there. */
  at: (key: Key) => string
  /** Every language of a column of texts, as the header names it. */
  texts: (key: Key) => { language: string; text: string; place: string }[]
  /** Further columns that are filled in, by name. */
  more: () => Record<string, string>
  isEmpty: boolean
}

type Column<Key extends string> = { header: Header<Key>; index: number; place: string; isFilled: boolean }

/** Reads the first line as the header, and the others by it. Columns without any cell filled in are not looked at. */
export function linesOf<Key extends string>(grid: Grid, headerOf: (text: string) => Header<Key>): Lines<Key> {
  const top = grid.rows.findIndex((cells) => cells.some((cell) => cell !== ''))
  const below = top < 0 ? [] : grid.rows.slice(top + 1)
  const faults = [...grid.faults]
  const skipped: CellFault[] = []
  const columns: Column<Key>[] = []
  const headRow = top + grid.above + 1
  const width = grid.rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  for (let index = 0; index < width; index++) {
    const text = grid.rows[top]?.[index] ?? ''
    const letter = letterOf(index + grid.before)
    const isFilled = below.some((cells) => (cells[index] ?? '') !== '')
    if (text === '') {
      if (isFilled)
        skipped.push({
          sheet: grid.name,
          row: headRow,
          column: letter,
          message: 'cột không có tên, không đưa vào biểu mẫu',
        })
      continue
    }
    const column = { header: headerOf(text), index, place: `${text} (${letter})`, isFilled }
    const say = (to: CellFault[], message: string) =>
      to.push({ sheet: grid.name, row: headRow, column: column.place, message })
    if (column.header.is === 'skipped') say(skipped, column.header.why)
    else if (column.header.is === 'refused' && isFilled) say(faults, column.header.why)
    else if (isFilled && columns.some((other) => other.isFilled && isSame(other.header, column.header)))
      say(faults, 'Có hai cột cùng nghĩa. Ông/bà giữ lại một cột.')
    else columns.push(column)
  }
  const known = columns.flatMap(({ header, index, place }) =>
    header.is === 'known' ? [{ ...header, index, place }] : [],
  )
  const byKey = Map.groupBy(known, ({ key }) => key)
  const place = (key: Key, language?: string) =>
    known.find((one) => one.key === key && (language === undefined || one.language === language))?.place ?? key
  const lines = below.map((cells, index): Line<Key> => {
    const read = (at: number, key: string) => {
      const text = cells[at] ?? ''
      return grid.isGuarded && !UNGUARDED.includes(key) ? unguard(text) : text
    }
    const wanted = (key: Key) => byKey.get(key) ?? []
    return {
      row: headRow + index + 1,
      at: (key) =>
        wanted(key)
          .map((one) => read(one.index, key))
          .find((text) => text !== '') ?? '',
      texts: (key) =>
        wanted(key)
          .map((one) => ({ language: one.language, text: read(one.index, key), place: one.place }))
          .filter(({ text }) => text !== ''),
      more: () =>
        Object.fromEntries(
          columns
            .flatMap((one) => (one.header.is === 'more' ? [[one.header.name, read(one.index, '')]] : []))
            .filter(([, text]) => text !== ''),
        ) as Record<string, string>,
      isEmpty: columns.every((one) => (cells[one.index] ?? '') === ''),
    }
  })
  const languages = known.filter((one) => TEXTS.includes(one.key)).map((one) => one.language)
  return { sheet: grid.name, languages: [...new Set(languages)], lines, faults, skipped, place }
}

const UNGUARDED: readonly string[] = [...EXPRESSION_COLUMNS, 'instance_name']
const TEXTS: readonly string[] = TEXT_COLUMNS

function isSame<Key extends string>(one: Header<Key>, other: Header<Key>): boolean {
  if (one.is === 'known' && other.is === 'known') return one.key === other.key && one.language === other.language
  return one.is === 'more' && other.is === 'more' && one.name === other.name
}

import { amount } from './recount.ts'
import { plain } from './answers.ts'

/** What a page of results says of one question. */
export type Read = {
  title: string
  /** The sentence about how many answered; of a question in a table of several what stands under "Số phiếu". */
  answered: string
  isInTable: boolean
  lines: { label: string; value: number | null; share: string; more: string }[]
  /** Sentences below the numbers. */
  said: string
}

/** Results as somebody reads them on the page, question by question, in the order of the page. */
export function readFigures(html: string): Read[] {
  const [, ...figures] = html.split('<div class="figure">')
  return figures.flatMap((figure) => (figure.includes('<table class="heat">') ? rowsOf(figure) : [partsOf(figure)]))
}

/** "Đã đếm 35 phiếu": how many sheets are in the results; null when the page does not say. */
export function countedIn(html: string): number | null {
  const said = /Đã đếm ([\d.]+) phiếu/.exec(words(html))?.[1]
  return said === undefined ? null : amount(said)
}

/** Sheets by hamlet, by name. */
export function readHamlets(html: string): Map<string, number | null> {
  const [before = ''] = html.split('<div class="figure">')
  const table = /<table class="numbers">[\s\S]*?<\/table>/.exec(before)?.[0] ?? ''
  return new Map(cellsOf(table).map(([name = '', many = '']) => [name, told(many)]))
}

/** A CSV as rows of cells; signs that keep a spreadsheet from reading a formula are taken off. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).replace(/^'(?=[=+\-@])/, ''))
    if (end !== ',') rows.push([])
  }
  const [heads = [], ...lines] = rows.slice(0, -1)
  return lines.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])))
}

function partsOf(figure: string): Read {
  const table = /<table class="numbers">[\s\S]*?<\/table>/.exec(figure)?.[0] ?? ''
  const [answered = '', ...said] = [...figure.matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, text = '']) => words(text))
  return {
    title: titleOf(figure),
    answered,
    isInTable: false,
    lines: cellsOf(table).map(([label = '', value = '', share = '', more = '']) => ({
      ...{ label, share, more },
      value: told(value),
    })),
    said: said.join(' '),
  }
}

/** Questions below each other in one table, their options beside each other. */
function rowsOf(figure: string): Read[] {
  const table = /<table class="heat">[\s\S]*?<\/table>/.exec(figure)?.[0] ?? ''
  const heads = [...table.matchAll(/<th scope="col">([\s\S]*?)<\/th>/g)].map(([, text = '']) => words(text))
  return cellsOf(table).map(([title = '', ...cells]) => ({
    ...{ title, isInTable: true, said: '', answered: cells.at(-1) ?? '' },
    lines: cells.slice(0, -1).map((cell, at) => {
      const [share = '', value = ''] = cell === NOT_TOLD ? [cell, NOT_TOLD] : cell.split(' ')
      return { label: heads[at] ?? '', value: told(value), share, more: '' }
    }),
  }))
}

const NOT_TOLD = 'không nêu'

function told(cell: string): number | null {
  return cell === NOT_TOLD ? null : amount(cell)
}

function titleOf(figure: string): string {
  return words(/<h\d[^>]*>([\s\S]*?)<\/h\d>/.exec(figure)?.[1] ?? '')
}

/** Rows of a table that begin with a heading. */
function cellsOf(table: string): string[][] {
  return [...table.matchAll(/<tr>\s*(<th scope="row">[\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, text = '']) => words(text)),
  )
}

function words(html: string): string {
  return plain(html.replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

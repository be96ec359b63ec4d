import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Line } from './layout.ts'

/** Millimetres as Word counts: in twentieths of a point. */
export function mm(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

/** Millimetres between the margins. */
const WIDE = 165
const LEFT = 68
const SIDE_BY_SIDE = [LEFT, WIDE - LEFT] as const

type Form = {
  /** Half points. */
  size: number
  align: (typeof AlignmentType)[keyof typeof AlignmentType]
  /** Points before and after. */
  before?: number
  after?: number
  /** Millimetres: of the first line, of all lines. */
  first?: number
  indent?: number
  keep?: true
}

const { BOTH, CENTER, LEFT: AT_LEFT } = AlignmentType

const FORMS: Record<Line['look'], Form> = {
  draft: { size: 26, align: AT_LEFT, after: 4 },
  upper: { size: 24, align: CENTER },
  issuer: { size: 24, align: CENTER },
  star: { size: 26, align: CENTER },
  number: { size: 26, align: CENTER, before: 6 },
  about: { size: 24, align: CENTER, before: 6 },
  nation: { size: 24, align: CENTER },
  motto: { size: 26, align: CENTER },
  party: { size: 28, align: CENTER },
  date: { size: 26, align: CENTER, before: 6 },
  type: { size: 28, align: CENTER, before: 18, keep: true },
  subject: { size: 28, align: CENTER, keep: true },
  attached: { size: 28, align: CENTER, keep: true },
  'to-one': { size: 28, align: CENTER, before: 12, after: 12 },
  to: { size: 28, align: AT_LEFT, indent: 35, before: 3 },
  order: { size: 28, align: CENTER, before: 12, after: 6, keep: true },
  heading: { size: 28, align: BOTH, first: 12.7, before: 8, keep: true },
  body: { size: 28, align: BOTH, first: 12.7, before: 6 },
  caption: { size: 26, align: CENTER, before: 10, after: 4, keep: true },
  annex: { size: 28, align: CENTER },
}

/** How long the thin lines are, and how wide the place is in whose middle they stand. */
const RULES = {
  issuer: [24, LEFT],
  motto: [58, WIDE - LEFT],
  party: [68, WIDE - LEFT],
  subject: [32, WIDE],
} as const

type Kind = Block['kind'] | undefined

/** The two heads of a paper, side by side. */
export function heads(left: readonly Block[], right: readonly Block[]): Table {
  const cells = [left, right].map(
    (blocks, at) => new TableCell({ width: wide(SIDE_BY_SIDE[at] ?? 0), children: printed(blocks) }),
  )
  return bare([new TableRow({ children: cells })], SIDE_BY_SIDE)
}

/** What stands on a sheet, as Word has it. */
export function printed(blocks: readonly Block[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, at): (Paragraph | Table)[] => {
    if (block.kind === 'line') return [paragraph(block, blocks[at - 1]?.kind, blocks[at + 1]?.kind)]
    if (block.kind === 'rule') return [rule(RULES[block.of])]
    if (block.kind === 'page') return []
    if (block.kind === 'table') return [grid(block), gap()]
    return [closing(block)]
  })
}

function paragraph({ look, runs }: Line, last: Kind, next: Kind): Paragraph {
  const { after = 0, align, before = 0, first = 0, indent = 0, keep = false, size } = FORMS[look]
  return new Paragraph({
    alignment: align,
    pageBreakBefore: last === 'page',
    keepNext: keep || next === 'close',
    indent: { firstLine: mm(first), left: mm(indent) },
    spacing: {
      before: before * 20,
      after: (after || (next === 'table' ? 4 : 0)) * 20,
      ...(look === 'body' ? { line: 264, lineRule: 'auto' as const } : {}),
    },
    children: runs.map(({ bold = false, italic = false, text }) => new TextRun({ text, bold, italics: italic, size })),
  })
}

/** An empty line of no height with a border above it: a drawn line would not survive every reader. */
function rule([length, within]: readonly [number, number]): Paragraph {
  const aside = mm((within - length) / 2)
  return new Paragraph({
    indent: { left: aside, right: aside },
    spacing: { before: 50, after: 0, line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 4 })],
  })
}

/** Some air below a table: two tables that touch would be one. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: 'exact' } })
}

/** A table with lines; its head stands again on each page. */
function grid({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Table {
  const all = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => (width / all) * WIDE)
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: columns.map((width, at) => gridCell(cells[at] ?? '', width, isHead)),
    })
  return new Table({
    width: wide(WIDE),
    layout: TableLayoutType.FIXED,
    columnWidths: columns.map((width) => mm(width)),
    margins: { left: mm(1.5), right: mm(1.5), top: mm(0.7), bottom: mm(0.7) },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

function gridCell(text: string, width: number, isHead: boolean): TableCell {
  const isFigure = /^[\d.,%\s]*$/.test(text)
  return new TableCell({
    width: wide(width),
    verticalAlign: isHead ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: isHead || isFigure ? CENTER : AT_LEFT,
          children: [new TextRun({ text: line, bold: isHead, size: 26 })],
        }),
    ),
  })
}

/** Where copies go on the left, who signs on the right; several sign in a row of their own. */
function closing({ recipients, signers }: Extract<Block, { kind: 'close' }>): Table {
  const sent = recipients.length > 0 ? sentTo(recipients) : [new Paragraph({})]
  if (signers.length < 2)
    return bare(
      [
        new TableRow({
          cantSplit: true,
          children: [
            cell(sent, 80),
            cell(
              signers.flatMap((one) => [...titlesOf(one), ...nameOf(one)]),
              WIDE - 80,
            ),
          ],
        }),
      ],
      [80, WIDE - 80],
    )
  const columns = signers.map(() => WIDE / signers.length)
  const rows = [titlesOf, nameOf].map(
    (part) => new TableRow({ cantSplit: true, children: signers.map((one, at) => cell(part(one), columns[at] ?? 0)) }),
  )
  if (recipients.length > 0)
    rows.push(new TableRow({ children: [new TableCell({ columnSpan: signers.length, children: sent })] }))
  return bare(rows, columns)
}

type Signed = { lines: string[]; name: string }

/** Room for a hand and a seal below the titles. */
function titlesOf({ lines }: Signed): Paragraph[] {
  return [...lines.map((text, at) => centred(text, at === 0 ? 12 : 0)), ...[1, 2, 3, 4].map(() => centred('', 0))]
}

function nameOf({ name }: Signed): Paragraph[] {
  return [centred(name, 0)]
}

function centred(text: string, before: number): Paragraph {
  const run = new TextRun({ text, bold: true, size: 28 })
  return new Paragraph({ alignment: CENTER, keepNext: true, spacing: tight(before, 0), children: [run] })
}

function sentTo(recipients: readonly string[]): Paragraph[] {
  const head = new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: 24 })
  const lines = recipients.map((text) => new Paragraph({ children: [new TextRun({ text, size: 22 })] }))
  return [new Paragraph({ spacing: tight(12, 0), children: [head] }), ...lines]
}

function cell(children: Paragraph[], width: number): TableCell {
  return new TableCell({ width: wide(width), children })
}

/** A table that only puts things side by side. */
function bare(rows: TableRow[], widths: readonly number[]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    width: wide(WIDE),
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => mm(width)),
    margins: { left: 0, right: 0 },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows,
  })
}

function wide(millimetres: number) {
  return { size: mm(millimetres), type: WidthType.DXA }
}

function tight(before: number, after: number) {
  return { before: before * 20, after: after * 20 }
}

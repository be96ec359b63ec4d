import type { Paper } from '../documents/paper.ts'
import { cellsOf, COLUMNS, type Row } from './table.ts'

/** A table as the sheet that goes with the plan: what it is called, of which plan it is a part, five columns. It has no heads and no signature of its own. */
export function assignmentPaper(
  table: { title: string; attachedTo: string; year: number },
  rows: readonly Row[],
): Paper {
  return {
    ...{ system: 'party', parent: '', issuer: '', code: '', place: '', date: String(table.year), isDraft: false },
    ...{ typeName: 'Phân công', subject: table.title, attachedTo: table.attachedTo, addressees: [] },
    parts: [{ kind: 'table', title: '', head: [...COLUMNS], rows: cellsOf(rows), widths: [1, 4, 7, 4, 2] }],
    ...{ signers: [], recipients: [], annexes: [] },
  }
}

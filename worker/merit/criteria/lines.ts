import type { FieldErrors } from '../../staff/form.ts'
import type { CriterionRow } from '../tables.ts'
import { EVIDENCE_KINDS, type EvidenceKind } from '../words.ts'

/** Characters of a criterion's name, points of one, lines of a list. */
export const NAME_MAX = 160
export const POINTS_MAX = 1000
export const LINES_MAX = 20

/** A criterion as it is typed. */
export type Line = { name: string; most: string; evidence: string }
export type ReadLine = { name: string; most: number; evidence: EvidenceKind }

/** Lines as the form sent them; an empty one is left out. */
export function typedLines(sent: (name: string) => readonly string[]): Line[] {
  const [most, evidence] = [sent('most'), sent('evidence')]
  return sent('name')
    .slice(0, LINES_MAX)
    .map((name, at) => ({
      name: name.normalize('NFC').replace(/\s+/g, ' ').trim(),
      most: (most[at] ?? '').trim(),
      evidence: (evidence[at] ?? '').trim(),
    }))
}

/** What was typed as criteria, or what is wrong at which line: `name-2`. */
export function readLines(
  lines: readonly Line[],
): { ok: true; lines: ReadLine[] } | { ok: false; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const read: ReadLine[] = []
  for (const [at, { name, most, evidence }] of lines.entries()) {
    if (name === '' && most === '') continue
    if (name === '') errors[`name-${at}`] = ['Ông/bà ghi tên tiêu chí, hoặc xóa số điểm để bỏ dòng này.']
    else if ([...name].length > NAME_MAX) errors[`name-${at}`] = [`Dài quá: nhiều nhất ${NAME_MAX} ký tự.`]
    const points = /^\d{1,4}$/.test(most) ? Number(most) : 0
    if (points < 1 || points > POINTS_MAX)
      errors[`most-${at}`] = [`Ông/bà nhập điểm tối đa, một số từ 1 đến ${POINTS_MAX}.`]
    const kind = EVIDENCE_KINDS.find((one) => one === evidence)
    if (kind === undefined) errors[`evidence-${at}`] = ['Ông/bà chọn lại: mục này không còn trong danh sách.']
    else read.push({ name, most: points, evidence: kind })
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return read.length === 0
    ? { ok: false, errors: { 'name-0': ['Ông/bà ghi ít nhất một tiêu chí.'] } }
    : { ok: true, lines: read }
}

/** What becomes of the list: rows that stay as they are, rows that end, lines that are new. */
export function changeOf(
  rows: readonly CriterionRow[],
  lines: readonly ReadLine[],
): { keep: { id: string; position: number }[]; end: string[]; add: (ReadLine & { position: number })[] } {
  const left = [...rows]
  const keep: { id: string; position: number }[] = []
  const add: (ReadLine & { position: number })[] = []
  for (const [position, line] of lines.entries()) {
    const at = left.findIndex(
      (row) => row.name === line.name && row.most === line.most && row.evidence === line.evidence,
    )
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (same) keep.push({ id: same.id, position })
    else add.push({ ...line, position })
  }
  return { keep, end: left.map(({ id }) => id), add }
}

/** All points together. */
export function sumOf(lines: readonly { most: number }[]): number {
  return lines.reduce((sum, { most }) => sum + most, 0)
}

import { offered, type CommuneBook } from '../communes/book.ts'
import { unitKey, unitName } from '../communes/unit.ts'
import type { FieldErrors } from '../staff/form.ts'
import { readNumber, typedNumber } from './numbers.ts'
import type { IndicatorRow, TargetRow } from './tables.ts'
import type { Seen, Wanted } from './target-queries.ts'

/** A line of the form: what a unit is given; empty where it is given nothing. */
export type SetLine = { unit: string; name: string; revision: number; target: string; base: string; hasActual: boolean }
export type SetValues = { all: string; allBase: string; baseYear: string; lines: readonly SetLine[] }

/** The units that an indicator is set for: all that are there today, and those that have a target already. */
export function unitsFor(
  book: CommuneBook,
  scope: IndicatorRow['scope'],
  kept: readonly TargetRow[],
  today: string,
): string[] {
  const now =
    scope === 'commune'
      ? ['']
      : scope === 'hamlet'
        ? book.hamletsNow.map(({ id }) => unitKey({ kind: 'hamlet', id }))
        : offered(book.bodies.values(), today)
            .filter(({ kind }) => kind === 'fatherland_front' || kind === 'mass_org')
            .map(({ id }) => unitKey({ kind: 'body', id }))
  return [...new Set([...now, ...kept.flatMap((row) => (row.droppedAt === null ? [row.unit] : []))])]
}

/** What the form starts with: what is set, and where nothing is, nothing. */
export function freshLines(
  book: CommuneBook,
  { digits, scope }: Pick<IndicatorRow, 'digits' | 'scope'>,
  kept: readonly TargetRow[],
  today: string,
): SetLine[] {
  return unitsFor(book, scope, kept, today).map((unit) => {
    const row = kept.find((one) => one.unit === unit)
    const held = row?.droppedAt === null ? row : undefined
    return {
      ...{ unit, name: unit === '' ? 'Cả xã' : unitName(book, unit), revision: row?.revision ?? 0 },
      ...{ target: typedNumber(held?.target ?? null, digits), base: typedNumber(held?.base ?? null, digits) },
      hasActual: typeof held?.actual === 'number',
    }
  })
}

/** The same value for every unit that has none, or for all of them. */
export function filled(values: SetValues): SetValues {
  const put = (now: string, all: string) => (all === '' ? now : all)
  return {
    ...values,
    lines: values.lines.map((line) => ({
      ...line,
      target: put(line.target, values.all),
      base: put(line.base, values.allBase),
    })),
  }
}

export type SetRead =
  | { ok: true; wanted: Wanted[]; dropped: string[]; seen: Seen[] }
  | { ok: false; errors: FieldErrors }

/** Reads a year's targets of an indicator; `n.3` is the field of the third line. Only what changed is written. */
export function readSetting(
  indicator: Pick<IndicatorRow, 'digits' | 'unit' | 'rule'>,
  year: number,
  kept: readonly TargetRow[],
  { baseYear, lines }: SetValues,
): SetRead {
  const errors: FieldErrors = {}
  const wanted: Wanted[] = []
  const dropped: string[] = []
  const seen: Seen[] = []
  const grows = indicator.rule === 'increase'
  const from = /^20\d\d$/.test(baseYear) && Number(baseYear) < year ? Number(baseYear) : null
  const isBased = grows || lines.some(({ base }) => base !== '')
  if (isBased && from === null) errors.baseYear = [`Ông/bà ghi năm gốc, trước năm ${year}.`]
  for (const [at, line] of lines.entries()) {
    const row = kept.find((one) => one.unit === line.unit && one.droppedAt === null)
    if (line.target === '') {
      if (line.base !== '') errors[`n.${at}`] = ['Ông/bà ghi mức giao, hoặc xóa số gốc.']
      else if (row) {
        dropped.push(line.unit)
        seen.push(line)
      }
      continue
    }
    const target = readNumber(line.target, { ...indicator, unit: grows ? '' : indicator.unit })
    const base = line.base === '' ? null : readNumber(line.base, indicator)
    if (!target.ok) errors[`n.${at}`] = [target.why]
    if (base && !base.ok) errors[`b.${at}`] = [base.why]
    else if (grows && base === null) errors[`b.${at}`] = ['Ông/bà ghi số của năm gốc.']
    if (!target.ok || (base && !base.ok)) continue
    if (grows && indicator.unit === '%' && base && base.value + target.value > 100)
      errors[`n.${at}`] = ['Cộng với số gốc thì quá 100 %.']
    const value = base?.value ?? null
    const now = { unit: line.unit, target: target.value, base: value, baseYear: value === null ? null : from }
    if (row && row.target === now.target && row.base === now.base && row.baseYear === now.baseYear) continue
    wanted.push(now)
    seen.push(line)
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, wanted, dropped, seen: seen.map(({ revision, unit }) => ({ unit, revision })) }
}

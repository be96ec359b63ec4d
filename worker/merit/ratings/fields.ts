import { addDays } from '../../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../../dossiers/deed.ts'
import { GRADES, GRADE_WORDS } from '../words.ts'
import { pointsBy, type RatingDesk } from './own.ts'

/** Days that a unit, or peers, usually get. */
const DAYS_GIVEN = 10

/** One box of points for each criterion, with what the system knows beside it. */
export function pointFields({ file: { own } }: RatingDesk): DeedField[] {
  return own.criteria.map(({ evidence, most, name }, at) => {
    const known = evidence === '' ? [] : own.evidence.filter((one) => one.kind === evidence)
    const hint = known.map(({ text }) => text).join(' ')
    return {
      ...{
        kind: 'number' as const,
        name: `diem-${at}`,
        label: `${name} (tối đa ${most} điểm)`,
        required: true as const,
      },
      ...{ min: 0, max: most },
      ...(hint === '' ? {} : { hint }),
    }
  })
}

/** Points that one hand gave before, to start from. */
export function pointValues({ file: { own } }: RatingDesk, ...hands: readonly string[]): DeedValues {
  const points = hands.map((by) => pointsBy(own, by)).find((found) => found !== null)
  if (!points) return {}
  return Object.fromEntries(own.criteria.map(({ id }, at) => [`diem-${at}`, String(points.get(id) ?? '')]))
}

/** The points that were typed. */
export function readPoints(
  { file: { own } }: RatingDesk,
  values: DeedValues,
): { points: { criterionId: string; points: number }[]; total: number } {
  const points = own.criteria.map(({ id }, at) => ({ criterionId: id, points: Number(values[`diem-${at}`] ?? 0) }))
  return { points, total: points.reduce((sum, one) => sum + one.points, 0) }
}

/** One of the four grades. */
export function gradeField(label: string, hint?: string): DeedField {
  return {
    ...{ kind: 'choice', name: 'grade', label, required: true },
    ...(hint === undefined ? {} : { hint }),
    options: GRADES.map((grade) => ({ value: grade, label: GRADE_WORDS[grade] })),
  }
}

/** The grade that was chosen; the form takes no other. */
export function gradeIn(values: DeedValues) {
  return GRADES.find((grade) => grade === values.grade) ?? 'done'
}

/** By when. */
export function dueField(today: string, label: string): DeedField {
  return { kind: 'day', name: 'dueOn', label, required: true, min: addDays(today, 1), max: addDays(today, 366) }
}

/** The day that is usually given. */
export function usualDue(today: string): string {
  return addDays(today, DAYS_GIVEN)
}

/** Why. */
export function reasonField(label: string, hint?: string): DeedField {
  return {
    ...{ kind: 'area', name: 'reason', label, required: true, least: 5, most: 2000, rows: 4 },
    ...(hint === undefined ? {} : { hint }),
  }
}

import { longDay } from '../deadlines/calendar.ts'
import { type DeedField, type DeedValues, wrongAt } from '../dossiers/deed.ts'
import type { NewStep } from './own.ts'

/** Steps that an answer or a promise may name. */
export const MOST_STEPS = 3

/** The boxes for steps, each with its day. */
export function stepFields(
  today: string,
  hint = 'Tiếp thu thì nêu ít nhất một bước; nhiều hơn ba việc thì gộp lại. Người dân đọc được khi công khai.',
): DeedField[] {
  return Array.from({ length: MOST_STEPS }, (_, at): DeedField[] => {
    const n = at + 1
    return [
      { kind: 'line', name: `buoc${n}`, label: `Bước ${n}: làm gì?`, ...(n === 1 ? { hint } : {}) },
      { kind: 'day', name: `ngay${n}`, label: `Bước ${n}: xong trước hết ngày`, min: today },
    ]
  }).flat()
}

/** What the boxes start with. */
export function stepValues(steps: readonly NewStep[]): DeedValues {
  return Object.fromEntries(
    steps.flatMap(({ dueOn, text }, n) => [
      [`buoc${n + 1}`, text],
      [`ngay${n + 1}`, dueOn],
    ]),
  )
}

/** Reads them: at least one, none without its day. */
export function readSteps(values: DeedValues, least = 'Tiếp thu thì nêu ít nhất một bước và ngày xong.') {
  const steps: NewStep[] = []
  for (let n = 1; n <= MOST_STEPS; n++) {
    const [text, dueOn] = [values[`buoc${n}`] ?? '', values[`ngay${n}`] ?? '']
    if (text === '' && dueOn === '') continue
    if (text === '') return wrongAt(`buoc${n}`, 'Ông/bà ghi bước này làm gì.')
    if (dueOn === '') return wrongAt(`ngay${n}`, 'Ông/bà chọn ngày xong của bước này.')
    steps.push({ text, dueOn })
  }
  if (steps.length === 0) return wrongAt('buoc1', least)
  return { ok: true as const, steps }
}

/** The steps as the history keeps them. */
export function stepLines(steps: readonly NewStep[]): string[] {
  return steps.map(({ dueOn, text }, n) => `Bước ${n + 1}: ${text} (xong trước hết ${longDay(dueOn)})`)
}

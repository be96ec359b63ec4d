import type { DeedField } from '../../../dossiers/deed.ts'
import { AHEAD_MAX, HALL_MAX, QUESTION_MIN } from '../words-hall.ts'

export const QUESTION_LABELS: Record<string, string> = { text: 'Câu hỏi', hamlet: 'Ông/bà ở thôn nào' }

/** What a question is written into: short in the hall, longer ahead. No name is asked for. */
export function questionFields(
  way: 'ahead' | 'hall',
  hamlets: readonly { id: string; name: string }[],
): readonly DeedField[] {
  const isHall = way === 'hall'
  return [
    {
      ...{ kind: 'area', name: 'text', label: isHall ? 'Câu hỏi của ông/bà' : 'Ông/bà muốn hỏi điều gì' },
      ...{ required: true, least: QUESTION_MIN, most: isHall ? HALL_MAX : AHEAD_MAX, rows: isHall ? 4 : 6 },
      hint: 'Viết một câu hỏi. Không dấu cũng được. Đừng ghi tên, số điện thoại của mình hay của người khác.',
    },
    {
      ...{ kind: 'select', name: 'hamlet', label: 'Ông/bà ở thôn nào (không bắt buộc)', empty: 'Không ghi' },
      options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}

import type { DeedField } from '../../dossiers/deed.ts'
import { FORM_WORDS, FORMS, OCCASION_WORDS, OCCASIONS } from './words.ts'

/** What was done and what is wanted: written when it is proposed, and again when it was given back. */
export function achievementFields(): DeedField[] {
  return [
    {
      ...{ kind: 'area', name: 'achievement', label: 'Thành tích', required: true, least: 20, most: 4000, rows: 6 },
      hint: 'Việc đã làm, kết quả, từ bao giờ. Không ghi tên người hay số điện thoại vào ô này.',
    },
    {
      ...{ kind: 'choice', name: 'occasion', label: 'Dịp khen', required: true },
      options: OCCASIONS.map((value) => ({ value, label: OCCASION_WORDS[value] })),
    },
    {
      ...{ kind: 'choice', name: 'form', label: 'Đề nghị hình thức', required: true },
      options: FORMS.map((value) => ({ value, label: FORM_WORDS[value] })),
    },
  ]
}

/** Why. */
export function reasonField(label: string, hint?: string): DeedField {
  return {
    ...{ kind: 'area', name: 'reason', label, required: true, least: 5, most: 2000, rows: 4 },
    ...(hint === undefined ? {} : { hint }),
  }
}

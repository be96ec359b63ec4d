import * as v from 'valibot'
import { choice, day, line, TEXT_MAX } from '../communes/settings/setting-form.ts'

export const ruleSchema = v.object({
  category: choice,
  hamlet: choice,
  kind: choice,
  urgency: choice,
  body: v.pipe(choice, v.minLength(1, 'Ông/bà chọn cơ quan giải quyết.')),
  limit: v.pipe(choice, v.minLength(1, 'Ông/bà chọn thời hạn.')),
  reason: line('Lý do', 5, TEXT_MAX),
  from: day('Ngày bắt đầu áp dụng'),
})

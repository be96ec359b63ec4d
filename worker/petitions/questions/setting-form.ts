import * as v from 'valibot'

/** What each field of the settings is called. */
export const LABELS = { category: 'Lĩnh vực', questionnaire: 'Biểu mẫu' }

/** Which field is to ask which questionnaire. */
export const askSchema = v.object({
  category: v.pipe(v.string(), v.minLength(1, 'Ông/bà chọn lĩnh vực.')),
  questionnaire: v.pipe(v.string(), v.minLength(1, 'Ông/bà chọn biểu mẫu.')),
})

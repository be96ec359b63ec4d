import * as v from 'valibot'

export const FILTER_NAME_MAX = 40

/** The name of a search that is kept. */
export const FilterName = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  ),
  v.minLength(1, 'Ông/bà đặt tên cho bộ lọc.'),
  v.maxLength(FILTER_NAME_MAX, `Tên dài quá: nhiều nhất ${FILTER_NAME_MAX} ký tự.`),
)

import * as v from 'valibot'

/** Signs of a tag. */
export const TAG_MOST = 40

/** Which texts are put under which tag, or no longer. */
export const tagForm = v.object({
  marks: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
    v.minLength(1, 'Ông/bà đánh dấu ít nhất một ý kiến.'),
  ),
  tag: v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
    v.minLength(1, 'Ông/bà ghi tên nhãn, ví dụ: đường lầy.'),
    v.maxLength(TAG_MOST, `Nhãn dài quá: nhiều nhất ${TAG_MOST} ký tự.`),
  ),
  lam: v.picklist(['them', 'bo']),
})

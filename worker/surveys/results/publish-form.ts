import * as v from 'valibot'

export const PUBLISH_LIMITS = { words: [20, 4000], done: 4000, reason: [10, 500] } as const

const plain = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\r\n?/g, '\n').trim()),
)

/** What is released, with which words. */
export const publishForm = v.object({
  figures: v.pipe(v.array(v.string()), v.minLength(1, 'Ông/bà chọn ít nhất một câu hỏi để công bố.')),
  words: v.pipe(
    plain,
    v.minLength(PUBLISH_LIMITS.words[0], 'Ông/bà viết vài dòng: hỏi ai, hỏi việc gì, kết quả nói lên điều gì.'),
    v.maxLength(PUBLISH_LIMITS.words[1], `Lời dẫn dài quá: nhiều nhất ${PUBLISH_LIMITS.words[1]} ký tự.`),
  ),
  done: v.pipe(plain, v.maxLength(PUBLISH_LIMITS.done, `Dài quá: nhiều nhất ${PUBLISH_LIMITS.done} ký tự.`)),
})

/** Why a release is withdrawn: the public reads it. */
export const withdrawForm = v.object({
  reason: v.pipe(
    plain,
    v.minLength(PUBLISH_LIMITS.reason[0], 'Ông/bà ghi rõ lý do rút; người dân sẽ đọc dòng này.'),
    v.maxLength(PUBLISH_LIMITS.reason[1], `Lý do dài quá: nhiều nhất ${PUBLISH_LIMITS.reason[1]} ký tự.`),
  ),
})

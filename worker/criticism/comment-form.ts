import * as v from 'valibot'
import { AXES } from './words.ts'

export const COMMENT_MIN = 5
export const COMMENT_MAX = 2000

/** What each field is called on the page and in the summary of errors. */
export const COMMENT_LABELS: Record<string, string> = {
  text: 'Ý kiến của ông/bà',
  axis: 'Góp ý về mặt nào',
  hamlet: 'Ông/bà ở thôn nào',
  from: 'Ý kiến của ai',
  section: 'Về mục nào',
  submissionKey: 'Mã lần gửi',
}

const lengthOf = (text: string) => [...text].length

/** What somebody says about a draft. No name is asked for. */
export const commentSchema = v.object({
  text: v.pipe(
    v.string('Ông/bà viết ý kiến vào ô này.'),
    v.transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
    v.check(
      (text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text),
      'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
    ),
    v.check((text) => lengthOf(text) >= COMMENT_MIN, `Ý kiến còn ngắn quá: cần ít nhất ${COMMENT_MIN} ký tự.`),
    v.check(
      (text) => lengthOf(text) <= COMMENT_MAX,
      `Ý kiến dài quá: nhiều nhất ${COMMENT_MAX.toLocaleString('vi-VN')} ký tự. Ông/bà gửi thành nhiều ý kiến.`,
    ),
  ),
  axis: v.optional(v.picklist(AXES, 'Ông/bà chọn một mặt trong danh sách, hoặc góp ý chung.'), ''),
  hamlet: v.optional(v.pipe(v.string(), v.maxLength(64, 'Ông/bà chọn một thôn trong danh sách, hoặc để trống.')), ''),
  submissionKey: v.pipe(v.string(), v.uuid('Trang đã cũ. Ông/bà bấm gửi lần nữa; những gì đã viết vẫn còn.')),
})

export type CommentInput = v.InferOutput<typeof commentSchema>

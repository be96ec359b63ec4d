import * as v from 'valibot'
import { ENTRY_KINDS } from '../words.ts'

export const ENTRY_MIN = 3
export const ENTRY_MAX = 2000
export const SPEAKER_MAX = 120

/** What each field is called on the page and in the summary of errors. */
export const ENTRY_LABELS: Record<string, string> = {
  kind: 'Ghi gì?',
  item: 'Điểm của chương trình',
  question: 'Câu hỏi số (nếu có)',
  speaker: 'Ai nói',
  text: 'Nội dung',
  body: 'Cơ quan thực hiện lời hứa',
  doneOn: 'Hứa xong trước ngày',
  entryKey: 'Mã lần ghi',
}

const line = (most: number, what: string) =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replace(/[^\P{Cc}]/gu, ' ')
        .trim(),
    ),
    v.check((text) => text.isWellFormed() && [...text].length <= most, `${what} dài quá: nhiều nhất ${most} ký tự.`),
  )

/** One thing that was said, as somebody takes it down. */
export const entrySchema = v.object({
  kind: v.picklist(ENTRY_KINDS, 'Ông/bà chọn: câu hỏi, trả lời, quyết định, lời hứa hay ghi chú.'),
  item: line(64, 'Điểm'),
  question: v.pipe(
    line(7, 'Số câu hỏi'),
    v.check(
      (text) => text === '' || /^[1-9]\d{0,6}$/.test(text),
      'Ông/bà ghi số của câu hỏi, ví dụ 37, hoặc để trống.',
    ),
  ),
  speaker: line(SPEAKER_MAX, 'Chỗ này'),
  text: v.pipe(
    v.string('Ông/bà ghi điều đã nói.'),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .trim(),
    ),
    v.check((text) => text.isWellFormed(), 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.'),
    v.check((text) => [...text].length >= ENTRY_MIN, 'Ông/bà ghi điều đã nói.'),
    v.check(
      (text) => [...text].length <= ENTRY_MAX,
      `Dài quá: nhiều nhất ${ENTRY_MAX} ký tự. Ông/bà chia làm hai mục.`,
    ),
  ),
  body: line(64, 'Cơ quan'),
  doneOn: line(10, 'Ngày'),
  takenAt: line(30, 'Giờ ghi'),
  entryKey: v.pipe(
    v.string('Thiếu mã lần ghi. Ông/bà mở lại trang rồi ghi.'),
    v.uuid('Mã lần ghi không đúng. Ông/bà mở lại trang rồi ghi.'),
    v.toLowerCase(),
  ),
})

export type EntryInput = v.InferOutput<typeof entrySchema>

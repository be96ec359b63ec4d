import * as v from 'valibot'
import { isPhone, plainPhone } from '../../submitters/phone.ts'
import { NEEDS, TIMES } from '../words.ts'

export const TITLE_MIN = 5
export const TITLE_MAX = 150
export const WISH_MIN = 10
export const WISH_MAX = 3000
export const MAX_QUESTIONS = 5
export const QUESTION_MAX = 500
export const NAME_MAX = 100

/** What each field is called on the page and in the summary of errors. */
export const REQUEST_LABELS: Record<string, string> = {
  title: 'Về việc gì?',
  wish: 'Ông/bà muốn nói, muốn hỏi điều gì?',
  question: 'Câu hỏi',
  withWhom: 'Muốn gặp ai?',
  category: 'Thuộc lĩnh vực',
  times: 'Lúc nào ông/bà đến được?',
  onlineOk: 'Họp qua mạng cũng được',
  needs: 'Ông/bà cần giúp gì?',
  hamlet: 'Ông/bà ở thôn nào?',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  consent: 'Đồng ý để Mặt trận xã đọc',
  submissionKey: 'Mã lần gửi',
}

const lengthOf = (text: string) => [...text].length
const isReadable = (text: string) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)
const typed = (least: number, most: number, missing: string, tooLong: string) =>
  v.pipe(
    v.string(missing),
    v.transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
    v.check(isReadable, 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.'),
    v.check((text) => lengthOf(text) >= least, missing),
    v.check((text) => lengthOf(text) <= most, tooLong),
  )
const oneLine = (text: string) => text.replace(/\s+/g, ' ')
const PHONE_WORDS = 'Số điện thoại chưa đúng. Ví dụ: 0912 345 678.'
const OLD_PAGE = 'Trang đã cũ. Ông/bà bấm gửi lần nữa; những gì đã viết vẫn còn.'

/** Name, number and hamlet, as every form of this room asks for them: none of them must be given. */
export const personEntries = {
  hamlet: v.optional(v.pipe(v.string(), v.maxLength(64, 'Ông/bà chọn một thôn trong danh sách, hoặc để trống.')), ''),
  name: v.optional(
    v.pipe(
      typed(0, NAME_MAX, '', `Họ và tên dài quá: nhiều nhất ${NAME_MAX} ký tự.`),
      v.transform((text) => oneLine(text)),
    ),
    '',
  ),
  phone: v.optional(
    v.pipe(
      v.string(PHONE_WORDS),
      v.trim(),
      v.check((text) => text === '' || isPhone(text), PHONE_WORDS),
      v.transform((text) => plainPhone(text)),
    ),
    '',
  ),
  submissionKey: v.pipe(v.string(OLD_PAGE), v.uuid(OLD_PAGE), v.toLowerCase()),
}

/** What somebody asks a dialogue for. */
export const requestSchema = v.object({
  title: v.pipe(
    typed(
      TITLE_MIN,
      TITLE_MAX,
      `Ông/bà ghi vài chữ về việc gì, ví dụ: Đường vào thôn (ít nhất ${TITLE_MIN} ký tự).`,
      `Tên việc dài quá: nhiều nhất ${TITLE_MAX} ký tự. Ông/bà kể thêm ở ô dưới.`,
    ),
    v.transform((text) => oneLine(text)),
  ),
  category: v.pipe(v.string(), v.minLength(1, 'Ông/bà chọn lĩnh vực gần nhất. Không rõ thì chọn "Khác".')),
  wish: typed(
    WISH_MIN,
    WISH_MAX,
    `Ông/bà viết thêm để người nghe chuẩn bị: cần ít nhất ${WISH_MIN} ký tự.`,
    `Nội dung dài quá: nhiều nhất ${WISH_MAX.toLocaleString('vi-VN')} ký tự.`,
  ),
  question: v.optional(
    v.pipe(
      v.array(typed(0, QUESTION_MAX, '', `Mỗi câu hỏi nhiều nhất ${QUESTION_MAX} ký tự.`)),
      v.transform((list) => list.filter((text) => text !== '')),
      v.maxLength(MAX_QUESTIONS, `Nhiều nhất ${MAX_QUESTIONS} câu hỏi. Ông/bà gộp bớt lại.`),
    ),
    [],
  ),
  withWhom: v.pipe(v.string(), v.minLength(1, 'Ông/bà chọn muốn gặp ai.')),
  times: v.optional(v.array(v.picklist(TIMES, 'Ông/bà chọn lúc trong danh sách.')), []),
  onlineOk: v.optional(v.boolean(), false),
  needs: v.optional(v.array(v.picklist(NEEDS, 'Ông/bà chọn điều cần giúp trong danh sách.')), []),
  consent: v.pipe(
    v.optional(v.boolean(), false),
    v.check((ticked) => ticked, 'Ông/bà đánh dấu đồng ý thì Mặt trận xã mới được đọc đề nghị này.'),
  ),
  ...personEntries,
})

/** "I want this too". */
export const joinSchema = v.object(personEntries)

export type RequestInput = v.InferOutput<typeof requestSchema>
export type JoinInput = v.InferOutput<typeof joinSchema>

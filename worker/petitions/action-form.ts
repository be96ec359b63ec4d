import * as v from 'valibot'
import { documentDay, optionalWords, TEXT_MAX, words } from './action-words-form.ts'
import { atMost, errorsOf, type FieldErrors, line, lines } from './form.ts'
import { ROAD_FORMS } from './road-form.ts'

export const ANSWER_MAX = 10_000

/** Why a petition is sent elsewhere; `khieu_nai` takes two people. Điều 26 Luật Tiếp công dân 2013. */
export const ADVICE_REASONS = {
  khieu_nai: 'Đây là khiếu nại: cần đơn có chữ ký gửi người ra quyết định',
  quy_dinh_hanh_chinh: 'Phản ánh về quy định, thủ tục hành chính: gửi Cổng Dịch vụ công quốc gia',
  noi_khac: 'Việc thuộc nơi khác giải quyết',
} as const

/** What an officer's deeds ask for. */
export const ACTION_FORMS = {
  'tiep-nhan': v.object({
    category: v.optional(line, ''),
    hamlet: v.optional(line),
    urgency: v.optional(v.picklist(['ordinary', 'urgent', 'complex'], 'Ông/bà chọn mức độ của việc này.'), 'ordinary'),
    aboutBody: v.optional(line, ''),
  }),
  'yeu-cau-bo-sung': v.object({
    question: words(10, 'Ông/bà viết rõ cần người gửi bổ sung điều gì (ít nhất 10 ký tự).'),
  }),
  giao: v.object({ body: v.pipe(line, v.minLength(1, 'Ông/bà chọn cơ quan giải quyết.')), note: optionalWords(500) }),
  'tra-lai': v.object({ reason: words(10, 'Ông/bà viết lý do trả lại (ít nhất 10 ký tự).') }),
  'nhan-xu-ly': v.object({}),
  'trinh-duyet': v.object({
    answer: words(20, 'Câu trả lời còn ngắn quá: nêu đã làm gì, ai làm, bao giờ xong (ít nhất 20 ký tự).', ANSWER_MAX),
    demandAnswer: v.optional(v.array(v.pipe(lines, atMost(TEXT_MAX, 'Mỗi câu trả lời'))), []),
    documentNumber: optionalWords(60),
    documentOn: documentDay,
  }),
  duyet: v.object({}),
  'khong-duyet': v.object({ reason: words(10, 'Ông/bà viết cần sửa điều gì (ít nhất 10 ký tự).') }),
  'huong-dan': v.object({
    reasonCode: v.picklist(Object.keys(ADVICE_REASONS) as (keyof typeof ADVICE_REASONS)[], 'Ông/bà chọn lý do.'),
    advice: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lời hướng dẫn')), ''),
  }),
  'khong-thu-ly': v.object({
    /** One of the commune's reasons: the book says which. */
    reasonCode: v.pipe(line, v.minLength(1, 'Ông/bà chọn lý do.')),
    reason: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lý do')), ''),
  }),
  'cong-khai': v.object({
    title: v.pipe(
      line,
      v.check((text) => text.trim().length >= 5, 'Đặt một tên ngắn cho việc này (ít nhất 5 ký tự).'),
      atMost(150, 'Tên'),
    ),
    text: words(10, 'Ông/bà ghi nội dung được công khai (ít nhất 10 ký tự).', 5000),
    answer: v.optional(v.pipe(lines, atMost(ANSWER_MAX, 'Trả lời công khai')), ''),
    photo: v.optional(v.array(line), []),
  }),
  'thoi-cong-khai': v.object({ reason: words(10, 'Ông/bà viết lý do thôi công khai (ít nhất 10 ký tự).') }),
  'giu-tra-loi': v.object({
    reason: words(10, 'Ông/bà viết vì sao giữ nguyên trả lời (ít nhất 10 ký tự): người gửi sẽ đọc.'),
  }),
  ...ROAD_FORMS,
} as const

/** What the sender may do with a case: fields of `/bo-sung`, `/rut`, `/danh-gia`. */
export const SENDER_FORMS = {
  'bo-sung': v.object({ content: words(5, 'Ông/bà viết điều cần bổ sung (ít nhất 5 ký tự).', 5000) }),
  'khong-gop': v.object({ reason: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lý do')), '') }),
  rut: v.object({ reason: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lý do')), '') }),
  'danh-gia': v.pipe(
    v.object({
      score: v.pipe(
        v.optional(v.union([v.number(), line]), ''),
        v.transform((value) => (value === '' ? null : Number(value))),
        v.check((value) => value === null || [1, 2, 3, 4, 5].includes(value), 'Ông/bà chọn từ 1 đến 5.'),
      ),
      demandMet: v.optional(
        v.array(v.picklist(['yes', 'no'], 'Với mỗi yêu cầu, ông/bà chọn được hoặc chưa được.')),
        [],
      ),
      comment: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lời nhận xét')), ''),
      dispute: v.optional(v.picklist(['on', 'off', '1', '0', '']), ''),
      reason: v.optional(v.pipe(lines, atMost(TEXT_MAX, 'Lý do')), ''),
    }),
    v.forward(
      v.check(
        (sent) => !isDispute(sent.dispute) || [...sent.reason.trim()].length >= 10,
        'Ông/bà viết vì sao đề nghị xem lại (ít nhất 10 ký tự), để cơ quan biết phải làm lại điều gì.',
      ),
      ['reason'],
    ),
    v.forward(
      v.check((sent) => isDispute(sent.dispute) || sent.score !== null, 'Ông/bà cho điểm câu trả lời, từ 1 đến 5.'),
      ['score'],
    ),
  ),
} as const

/** Did the sender ask for the answer to be looked at again? */
export function isDispute(word: string): boolean {
  return word === 'on' || word === '1'
}

export type ActionName = keyof typeof ACTION_FORMS
export type ActionInput<A extends ActionName> = v.InferOutput<(typeof ACTION_FORMS)[A]>
export type SenderAction = keyof typeof SENDER_FORMS
export type SenderInput<A extends SenderAction> = v.InferOutput<(typeof SENDER_FORMS)[A]>

/** Is that part of an address an action of officers? */
export function isAction(name: string): name is ActionName {
  return Object.hasOwn(ACTION_FORMS, name)
}

/** Checks the fields of an action. */
export function readAction<T>(
  schema: v.GenericSchema<unknown, T>,
  sent: unknown,
): { ok: true; value: T } | { ok: false; errors: FieldErrors } {
  const parsed = v.safeParse(schema, sent)
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, errors: errorsOf(parsed.issues, () => 'Chỗ này còn trống hoặc chưa đúng. Ông/bà điền lại rồi gửi.') }
}

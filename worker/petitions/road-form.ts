import * as v from 'valibot'
import { documentDay, optionalWords, words } from './action-words-form.ts'
import { atMost, line, lines } from './form.ts'

/** Into how many matters a petition can be split. */
export const MAX_PARTS = 4
export const PART_MAX = 5_000

/** Why a case is taken out of everybody's sight. Luật Tố cáo 25/2018/QH14; Quy định 124-QĐ/TW. */
export const RESTRICT_REASONS = {
  to_cao: 'Có nội dung tố cáo',
  can_bo: 'Nói về đạo đức, lối sống của cán bộ, đảng viên',
  an_toan: 'Lộ ra thì người gửi có thể bị nguy hiểm',
} as const

const short = (most: number, empty: string) => v.pipe(line, v.minLength(2, empty), atMost(most, 'Chỗ này'))
const people = v.optional(v.array(line), [])

/** Fields of the roads beside the straight one: wrong turns, many hands, many bodies. */
export const ROAD_FORMS = {
  gop: v.object({
    into: v.pipe(line, v.minLength(1, 'Ông/bà ghi mã của hồ sơ mà hồ sơ này gộp vào.')),
    reason: optionalWords(500),
  }),
  'bo-gop': v.object({ reason: words(10, 'Ông/bà viết vì sao không gộp nữa (ít nhất 10 ký tự).') }),
  tach: v.pipe(
    v.object({
      content: v.array(v.pipe(lines, atMost(PART_MAX, 'Nội dung một việc'))),
      category: v.array(line),
      /** For each demand of the sender, the number of the part that takes it: `1`, `2`, … */
      demandPart: people,
    }),
    v.forward(
      v.check(
        (sent) => sent.content.filter((text) => text.trim() !== '').length >= 2,
        'Ông/bà ghi ít nhất hai việc. Chỉ có một việc thì không cần tách.',
      ),
      ['content'],
    ),
  ),
  'chuyen-ngoai': v.object({
    recipient: short(200, 'Ông/bà ghi tên cơ quan nhận.'),
    reason: words(10, 'Ông/bà viết vì sao chuyển ra ngoài xã (ít nhất 10 ký tự). Người gửi sẽ đọc.'),
  }),
  'ghi-tra-loi-ngoai': v.object({
    answer: words(20, 'Ông/bà ghi nội dung trả lời của cơ quan ngoài xã (ít nhất 20 ký tự).', 10_000),
    documentNumber: short(60, 'Ông/bà ghi số văn bản trả lời của cơ quan ngoài xã.'),
    documentOn: documentDay,
  }),
  'nhan-lai': v.object({ reason: words(10, 'Ông/bà viết vì sao nhận lại hồ sơ (ít nhất 10 ký tự).') }),
  'chuyen-rieng': v.object({
    reasonCode: v.picklist(Object.keys(RESTRICT_REASONS) as (keyof typeof RESTRICT_REASONS)[], 'Ông/bà chọn lý do.'),
    note: optionalWords(2_000),
    aboutBody: v.optional(line, ''),
    aboutStaff: v.optional(line, ''),
    person: v.pipe(people, v.minLength(1, 'Ông/bà chọn ít nhất một người được giao việc mật.')),
  }),
  'cap-quyen': v.object({
    person: v.pipe(people, v.minLength(1, 'Ông/bà chọn người được xem.')),
    reason: words(10, 'Ông/bà viết vì sao người này cần xem (ít nhất 10 ký tự).'),
  }),
  'thoi-quyen': v.object({
    person: v.pipe(people, v.minLength(1, 'Ông/bà chọn người thôi xem.')),
    reason: optionalWords(500),
  }),
  'ghi-chu-rieng': v.object({ note: words(5, 'Ông/bà viết điều cần ghi lại (ít nhất 5 ký tự).') }),
  'chuyen-tham-quyen': v.object({
    recipient: short(200, 'Ông/bà ghi tên cơ quan có thẩm quyền.'),
    documentNumber: optionalWords(60),
    note: optionalWords(2_000),
  }),
  'dua-ra': v.object({
    category: v.pipe(line, v.minLength(1, 'Ông/bà chọn lĩnh vực của việc này.')),
    reason: words(10, 'Ông/bà viết vì sao hồ sơ không cần xử lý riêng nữa (ít nhất 10 ký tự).'),
  }),
  'gia-han': v.object({
    days: v.pipe(
      line,
      v.transform((text) => Number(text)),
      v.integer('Ông/bà ghi số ngày làm việc cần thêm, ví dụ 5.'),
      v.minValue(1, 'Ông/bà ghi số ngày làm việc cần thêm, ví dụ 5.'),
    ),
    reason: words(10, 'Ông/bà viết vì sao cần thêm thời gian (ít nhất 10 ký tự). Người gửi sẽ đọc.'),
  }),
  'chi-dao': v.object({ words: words(10, 'Ông/bà viết ý kiến chỉ đạo (ít nhất 10 ký tự).') }),
} as const

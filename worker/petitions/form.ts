import * as v from 'valibot'

export const CONTENT_MIN = 10
export const CONTENT_MAX = 5000
export const MAX_DEMANDS = 5
export const DEMAND_MAX = 500
export const PLACE_MAX = 300
export const NAME_MAX = 100
export const EMAIL_MAX = 200

/** What each field is called on the page and in the summary of errors. */
export const FIELD_LABELS: Record<string, string> = {
  kind: 'Ông/bà muốn gửi gì?',
  content: 'Việc gì đang xảy ra?',
  demand: 'Ông/bà muốn được giải quyết thế nào?',
  category: 'Thuộc lĩnh vực',
  hamlet: 'Thôn',
  place: 'Nơi xảy ra',
  latitude: 'Vĩ độ',
  longitude: 'Kinh độ',
  photos: 'Ảnh',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  hideIdentity: 'Giấu tên với cơ quan giải quyết',
  allowPublish: 'Cho phép đăng công khai',
  consent: 'Đồng ý để xã dùng thông tin',
  submissionKey: 'Mã lần gửi',
}

/** A line of text: NFC, no control signs. */
export const line = v.pipe(
  v.string('Chỗ này phải là chữ.'),
  v.transform((text) => text.normalize('NFC')),
  v.check(
    (text) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text),
    'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
  ),
)

/** Several lines: NFC, CRLF made LF, tabs and line ends allowed. */
export const lines = v.pipe(
  v.string('Chỗ này phải là chữ.'),
  v.transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n')),
  v.check(
    (text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text),
    'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
  ),
)

/** At most so many characters, counted as a person counts; `what` begins the sentence. */
export function atMost(most: number, what: string) {
  return v.check<string, string>(
    (text) => lengthOf(text) <= most,
    `${what} dài quá: nhiều nhất ${most.toLocaleString('vi-VN')} ký tự.`,
  )
}

const yesOrNo = v.union(
  [
    v.boolean(),
    v.pipe(
      v.picklist(['on', 'off', '1', '0', 'true', 'false', 'yes', 'no', '']),
      v.transform((word) => ['on', '1', 'true', 'yes'].includes(word)),
    ),
  ],
  'Chỗ này chỉ đánh dấu hoặc bỏ trống.',
)

/** Like a tick that stands unless it is taken away: only a clear no is a no. */
const yesUnlessNo = v.union(
  [
    v.boolean(),
    v.pipe(
      v.picklist(['on', 'off', '1', '0', 'true', 'false', 'yes', 'no', '']),
      v.transform((word) => !['off', '0', 'false', 'no'].includes(word)),
    ),
  ],
  'Chỗ này chỉ đánh dấu hoặc bỏ trống.',
)

const degrees = (most: number, name: string) =>
  v.pipe(
    v.union(
      [
        v.number(),
        v.pipe(
          line,
          v.transform((text) => text.trim().replace(',', '.')),
        ),
      ],
      `${name} phải là số.`,
    ),
    v.transform((value) => (value === '' ? null : Number(value))),
    v.check(
      (value) => value === null || (Number.isFinite(value) && Math.abs(value) <= most),
      `${name} phải là số từ −${most} đến ${most}, ví dụ 21.95. Không rõ thì để trống.`,
    ),
  )

/** What a citizen sends, from a form or as JSON. */
export const petitionSchema = v.pipe(
  v.object({
    kind: v.picklist(['recommendation', 'report', 'request', 'aspiration'], 'Ông/bà chọn một trong bốn loại.'),
    category: v.pipe(line, v.minLength(1, 'Ông/bà chọn lĩnh vực gần nhất. Không rõ thì chọn "Khác".')),
    hamlet: v.optional(line, ''),
    content: v.pipe(
      lines,
      v.check(
        (text) => lengthOf(text.trim()) >= CONTENT_MIN,
        `Nội dung còn ngắn quá: cần ít nhất ${CONTENT_MIN} ký tự để cán bộ hiểu việc gì, ở đâu.`,
      ),
      atMost(CONTENT_MAX, 'Nội dung'),
    ),
    demand: v.optional(
      v.pipe(
        v.array(v.pipe(lines, atMost(DEMAND_MAX, 'Mỗi yêu cầu')), 'Yêu cầu là một danh sách, mỗi việc một dòng.'),
        v.transform((list) => list.filter((text) => text.trim() !== '')),
        v.maxLength(MAX_DEMANDS, `Nhiều nhất ${MAX_DEMANDS} yêu cầu. Ông/bà gộp bớt lại.`),
      ),
      [],
    ),
    place: v.optional(v.pipe(line, atMost(PLACE_MAX, 'Nơi xảy ra')), ''),
    latitude: v.nullish(degrees(90, 'Vĩ độ'), null),
    longitude: v.nullish(degrees(180, 'Kinh độ'), null),
    name: v.optional(v.pipe(line, atMost(NAME_MAX, 'Họ và tên')), ''),
    phone: v.optional(
      v.pipe(
        line,
        v.transform((text) => text.replace(/[\s.()-]/g, '')),
        v.check(
          (text) => text === '' || /^(\+?84|0)\d{8,10}$/.test(text),
          'Số điện thoại chưa đúng. Ví dụ: 0912 345 678.',
        ),
      ),
      '',
    ),
    email: v.optional(
      v.pipe(
        line,
        v.transform((text) => text.trim()),
        v.check(
          (text) =>
            text === '' ||
            (lengthOf(text) <= EMAIL_MAX && /^[!#-'*-+\--9=?A-Z^-~]+@[a-z0-9.-]+\.[a-z]{2,}$/i.test(text)),
          'Thư điện tử chưa đúng. Ví dụ: ten@gmail.com.',
        ),
      ),
      '',
    ),
    hideIdentity: v.optional(yesUnlessNo, true),
    allowPublish: v.optional(yesOrNo, false),
    consent: v.pipe(
      v.optional(yesOrNo, false),
      v.check((ticked) => ticked, 'Ông/bà đánh dấu đồng ý thì xã mới được dùng thông tin này để giải quyết.'),
    ),
    submissionKey: v.pipe(
      v.string('Thiếu mã lần gửi. Mở lại trang rồi gửi.'),
      v.uuid('Mã lần gửi không đúng. Mở lại trang rồi gửi.'),
      v.toLowerCase(),
    ),
  }),
  v.forward(
    v.check(
      (sent) => (sent.latitude === null) === (sent.longitude === null),
      'Vị trí cần cả vĩ độ và kinh độ. Không rõ thì để trống cả hai.',
    ),
    ['latitude'],
  ),
)

export type PetitionInput = v.InferOutput<typeof petitionSchema>
export type FieldErrors = Record<string, string[]>
export type Reading = { ok: true; value: PetitionInput } | { ok: false; errors: FieldErrors }

/** Checks what was sent against the schema and the commune's own lists. */
export function readPetition(
  sent: unknown,
  known: { categories: { has(code: string): boolean }; hamlets: { has(id: string): boolean } },
): Reading {
  const parsed = v.safeParse(petitionSchema, sent)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.issues) }
  const value = parsed.output
  const errors: FieldErrors = {}
  if (!known.categories.has(value.category)) errors.category = ['Ông/bà chọn một lĩnh vực trong danh sách của xã.']
  if (value.hamlet !== '' && !known.hamlets.has(value.hamlet))
    errors.hamlet = ['Ông/bà chọn một thôn trong danh sách của xã, hoặc để trống.']
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value }
}

/** One sentence a field, whatever the library found. Missing fields get our words, not the library's. */
export function errorsOf(issues: readonly v.BaseIssue<unknown>[], missing = missingInPetition): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of issues) {
    const name = String(issue.path?.[0]?.key ?? 'form')
    const message = /^Invalid|^Expected/.test(issue.message) ? missing(name) : issue.message
    const list = (errors[name] ??= [])
    if (!list.includes(message)) list.push(message)
  }
  return errors
}

function missingInPetition(name: string): string {
  if (name === 'kind') return 'Ông/bà chọn một trong bốn loại.'
  if (name === 'content') return 'Ông/bà viết việc gì đang xảy ra, ở đâu.'
  if (name === 'category') return 'Ông/bà chọn lĩnh vực gần nhất. Không rõ thì chọn "Khác".'
  if (name === 'submissionKey') return 'Thiếu mã lần gửi. Mở lại trang rồi gửi.'
  if (name === 'form') return 'Nội dung gửi lên không đúng dạng.'
  return 'Chỗ này chưa đúng. Ông/bà xem lại.'
}

function lengthOf(text: string): number {
  return [...text].length
}

import * as v from 'valibot'
import { errorsOf, type FieldErrors, lines, petitionSchema } from '../form.ts'

export const WHY_MAX = 500
export const DATA_LABELS: Record<string, string> = {
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  reason: 'Lý do',
}

const { name, phone, email } = petitionSchema.pipe[0].entries
const contactSchema = v.pipe(
  v.object({ name, phone, email }),
  v.forward(
    v.check(
      (sent) => `${sent.name}${sent.phone}${sent.email}`.trim() !== '',
      'Ông/bà điền chỗ cần sửa. Chỗ để trống giữ như cũ.',
    ),
    ['name'],
  ),
)
const eraseSchema = v.object({
  reason: v.pipe(
    lines,
    v.transform((text) => text.trim()),
    v.check((text) => [...text].length <= WHY_MAX, `Lý do dài quá: nhiều nhất ${WHY_MAX} ký tự.`),
  ),
})

type Read<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors }

/** The contact as a sender puts it right. */
export function readContact(sent: Record<string, string>): Read<v.InferOutput<typeof contactSchema>> {
  return read(v.safeParse(contactSchema, sent))
}

/** Why he wants his data erased; he need not say. */
export function readErase(sent: Record<string, string>): Read<v.InferOutput<typeof eraseSchema>> {
  return read(v.safeParse(eraseSchema, sent))
}

function read<T>(
  parsed: { success: true; output: T } | { success: false; issues: readonly v.BaseIssue<unknown>[] },
): Read<T> {
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, errors: errorsOf(parsed.issues, () => 'Chỗ này chưa đúng. Ông/bà xem lại.') }
}

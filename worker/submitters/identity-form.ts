import * as v from 'valibot'

export const REASON_MIN = 10
export const REASON_MAX = 500

/** Why an identity is to be opened, or stays closed; why data is erased or kept. */
export const reasonSchema = v.pipe(
  v.string('Ông/bà ghi lý do.'),
  v.transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()),
  v.check(
    (text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text),
    'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.',
  ),
  v.check((text) => [...text].length >= REASON_MIN, `Ông/bà ghi lý do, ít nhất ${REASON_MIN} ký tự.`),
  v.check((text) => [...text].length <= REASON_MAX, `Lý do dài quá: nhiều nhất ${REASON_MAX} ký tự.`),
)

/** The reason as it is kept, or what is wrong with it. */
export function readReason(typed: string): { ok: true; value: string } | { ok: false; errors: string[] } {
  const parsed = v.safeParse(reasonSchema, typed)
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, errors: [parsed.issues[0].message] }
}

import * as v from 'valibot'
import { optionalWords } from '../action-words-form.ts'
import { errorsOf, type FieldErrors, line } from '../form.ts'

export const NOTE_MAX = 500

const schema = v.object({
  person: v.pipe(v.array(line), v.minLength(1, 'Ông/bà chọn ít nhất một người.')),
  note: optionalWords(NOTE_MAX),
})

export type EntrustInput = v.InferOutput<typeof schema>

/** Who is to work on a restricted case from now on, and what to tell him. */
export function readEntrust(sent: unknown): { ok: true; value: EntrustInput } | { ok: false; errors: FieldErrors } {
  const parsed = v.safeParse(schema, sent)
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, errors: errorsOf(parsed.issues) }
}

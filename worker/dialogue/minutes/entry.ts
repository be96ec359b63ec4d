import * as v from 'valibot'
import type { CommuneBook } from '../../communes/book.ts'
import { isDay } from '../../deadlines/calendar.ts'
import { promisers } from '../../recommendations/promises/begin.ts'
import { containsIdentityNumber } from '../../routing/suspicion/suspicion.ts'
import { sha256 } from '../../http/keys.ts'
import type { FieldErrors } from '../../staff/form.ts'
import type { ItemRow } from '../hall/tables.ts'
import type { EntryKind } from '../words.ts'
import { type EntryInput, entrySchema } from './entry-form.ts'

/** What can be taken down: how it is called in a form, and before its words in the minutes. */
export const KIND_WORDS: Readonly<Record<EntryKind, { name: string; tag: string }>> = {
  question: { name: 'Câu hỏi', tag: 'Hỏi' },
  answer: { name: 'Trả lời', tag: 'Trả lời' },
  decision: { name: 'Quyết định', tag: 'Quyết định' },
  promise: {
    name: 'Lời hứa',
    tag: 'Hứa',
  },
  note: { name: 'Ghi chú', tag: 'Ghi chú' },
}

/** An entry that may be kept. */
export type NewEntry = {
  entryKey: string
  contentHash: string
  kind: EntryKind
  itemId: string | null
  question: number | null
  speaker: string
  text: string
  bodyId: string | null
  doneWantedOn: string | null
  takenAt: string
}

export const IDENTITY = 'Có số giống số điện thoại hoặc số căn cước. Ông/bà bỏ số ấy vì mọi người đều đọc.'

/** Is there a number by which somebody can be known? */
export function hasNumber(text: string): boolean {
  return containsIdentityNumber(text).length > 0
}

/** Longer ago the clock of a laptop is not believed. */
const OLDEST_MS = 7 * 24 * 3600_000

/** Checks what was typed against the meeting's agenda and the commune's bodies. */
export function readEntry(
  sent: unknown,
  { book, items, now, today }: { book: CommuneBook; items: readonly ItemRow[]; now: Date; today: string },
): { ok: true; value: NewEntry } | { ok: false; errors: FieldErrors } {
  const parsed = v.safeParse(entrySchema, sent)
  const errors: FieldErrors = {}
  if (!parsed.success)
    for (const issue of parsed.issues) {
      const name = String(issue.path?.[0]?.key ?? 'text')
      errors[name] ??= [/^Invalid|^Expected/.test(issue.message) ? 'Ông/bà xem lại chỗ này.' : issue.message]
    }
  const typed = (parsed.success ? parsed.output : sent) as Partial<EntryInput>
  const { body = '', doneOn = '', item = '', kind } = typed
  if (item !== '' && !items.some(({ id }) => id === item)) errors.item ??= ['Điểm này không còn. Ông/bà chọn lại.']
  if (parsed.success && hasNumber(parsed.output.text)) errors.text ??= [IDENTITY]
  if (kind === 'promise') {
    if (!promisers(book, today).some(({ id }) => id === body))
      errors.body ??= ['Ông/bà chọn cơ quan sẽ thực hiện lời hứa.']
    if (doneOn !== '' && !isDay(doneOn)) errors.doneOn ??= ['Ngày này không có. Ông/bà chọn lại, ví dụ 25/12/2026.']
    else if (doneOn !== '' && doneOn < today)
      errors.doneOn ??= ['Ngày này đã qua. Ông/bà chọn ngày sau hôm nay, hoặc để trống.']
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors }
  const { entryKey, question, speaker, takenAt, text } = parsed.output
  const isPromise = parsed.output.kind === 'promise'
  const value = {
    kind: parsed.output.kind,
    itemId: item === '' ? null : item,
    question: question === '' ? null : Number(question),
    ...{ speaker, text },
    bodyId: isPromise ? body : null,
    doneWantedOn: isPromise && doneOn !== '' ? doneOn : null,
  }
  return {
    ok: true,
    value: { ...value, entryKey, contentHash: sha256(JSON.stringify(value)), takenAt: believed(takenAt, now) },
  }
}

/** The laptop's own time, when it can be true; else the time of receipt. */
function believed(takenAt: string, now: Date): string {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(takenAt) ? Date.parse(takenAt) : Number.NaN
  const isTrue = at <= now.getTime() && now.getTime() - at <= OLDEST_MS
  return isTrue ? new Date(at).toISOString() : now.toISOString()
}

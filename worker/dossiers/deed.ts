import type { CommuneBook } from '../communes/book.ts'
import { isDay } from '../deadlines/calendar.ts'
import type { Colleague, StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import type { DossierFile } from './file.ts'
import type { DossierStep } from './life.ts'
import type { DossierRow } from './tables.ts'

/** Characters of a line, and of a box of words. */
export const LINE_MAX = 200
export const WORDS_MAX = 8000

type Named = { name: string; label: string; hint?: string; required?: boolean }
export type DeedOption = { value: string; label: string; hint?: string }
/** A field of a deed's form. Its value is a text; of `ticks`, the chosen ones with spaces between. */
export type DeedField =
  | (Named & { kind: 'line' | 'area'; least?: number; most?: number; rows?: number })
  | (Named & { kind: 'day'; min?: string; max?: string })
  | (Named & { kind: 'number'; min: number; max: number })
  | (Named & { kind: 'select' | 'choice' | 'ticks'; options: readonly DeedOption[]; empty?: string })
export type DeedValues = Readonly<Record<string, string>>

/** What is known when somebody does something with a dossier. */
export type Desk<Own> = {
  book: CommuneBook
  today: string
  now: Date
  staff: StaffMember
  file: DossierFile & { own: Own }
  /** The place that the deed's event will have. */
  seq: number
  /** Officers of the commune whose accounts are open: whom a deed may name. */
  colleagues: readonly Colleague[]
  newId: () => string
}

/** Something to be told to officers: to audiences as `notifications/tells.ts` writes them, in one short sentence without names; `href` when it leads elsewhere than to the dossier. */
export type Telling = { to: readonly string[]; what: string; href?: string }

/** What a deed comes to: the event's facts and words, what it changes, `more` for the room's own tables; or what is wrong. */
export type DeedPlan<More> =
  | {
      ok: true
      set?: Partial<DossierRow>
      detail?: Record<string, unknown>
      text?: string
      told?: readonly Telling[]
      more?: More
    }
  | { ok: false; errors: FieldErrors }

/** 403: not by him; 409: not now. `shown`: the page says so in place of the form; else the form is not there at all. */
export type DeedRefusal = { status: 403 | 409; sentence: string; shown?: true }

/** One thing that can be done with a dossier: its form, and what comes of it. Pure. */
export type Deed<Own, More> = {
  /** What the form is called, beginning with a verb. */
  title: string
  lead?: (desk: Desk<Own>) => string
  button: string
  /** Ends or undoes something: never the first button. */
  quiet?: true
  fields: (desk: Desk<Own>) => readonly DeedField[]
  /** What the form starts with. */
  values?: (desk: Desk<Own>) => DeedValues
  /** Files may come with it. */
  files?: { label: string; hint?: string; required?: true; photosOnly?: true }
  /** Offered only when this holds too; the table has the last word on who. */
  isOffered?: (desk: Desk<Own>) => boolean
  /** Why this officer may not, or nobody may just now, where the table cannot tell; null when he may. */
  refuses?: (desk: Desk<Own>) => DeedRefusal | null
  plan: (desk: Desk<Own>, values: DeedValues, step: DossierStep, files: number) => DeedPlan<More>
  /** What is said when it was done. */
  done: string
}

/** Reads what was typed into a deed's fields: whole and tidy, or a sentence at each field. */
export function readDeed(
  fields: readonly DeedField[],
  typed: (name: string) => readonly string[],
): { values: Record<string, string>; errors: FieldErrors } {
  const values: Record<string, string> = {}
  const errors: FieldErrors = {}
  for (const field of fields) {
    const value = field.kind === 'ticks' ? typed(field.name).join(' ') : tidy(typed(field.name).at(-1) ?? '')
    values[field.name] = value
    const fault = faultOf(field, value)
    if (fault) errors[field.name] = [fault]
  }
  return { values, errors }
}

/** A plan that cannot be carried out because of one field. */
export function wrongAt(field: string, sentence: string): { ok: false; errors: FieldErrors } {
  return { ok: false, errors: { [field]: [sentence] } }
}

/** What was ticked. */
export function ticked(values: DeedValues, name: string): string[] {
  return (values[name] ?? '').split(' ').filter(Boolean)
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
}

function faultOf(field: DeedField, value: string): string | null {
  if (value === '') return field.required ? missing(field) : null
  switch (field.kind) {
    case 'line':
    case 'area':
      return faultOfWords(field, value)
    case 'day':
      return faultOfDay(field, value)
    case 'number':
      return /^\d{1,9}$/.test(value) && Number(value) >= field.min && Number(value) <= field.max
        ? null
        : `Ông/bà nhập một số từ ${field.min} đến ${field.max}.`
    default:
      return value.split(' ').every((one) => field.options.some((option) => option.value === one))
        ? null
        : 'Ông/bà chọn lại: mục này không còn trong danh sách.'
  }
}

function missing({ kind }: DeedField): string {
  if (kind === 'day') return 'Ông/bà chọn ngày.'
  if (kind === 'number') return 'Ông/bà nhập số.'
  return kind === 'line' || kind === 'area' ? 'Ông/bà ghi vào ô này.' : 'Ông/bà chọn một mục.'
}

function faultOfWords(field: Extract<DeedField, { kind: 'line' | 'area' }>, value: string): string | null {
  const { kind, least = 0, most = kind === 'line' ? LINE_MAX : WORDS_MAX } = field
  const long = [...value].length
  if (!value.isWellFormed()) return 'Có ký tự lạ không đọc được. Ông/bà gõ lại chỗ này.'
  if (kind === 'line' && value.includes('\n')) return 'Ông/bà viết trên một dòng.'
  if (long < least) return `Ông/bà viết rõ hơn, ít nhất ${least} ký tự.`
  return long > most ? `Dài quá: nhiều nhất ${most} ký tự, đang là ${long}.` : null
}

function faultOfDay({ max, min }: Extract<DeedField, { kind: 'day' }>, value: string): string | null {
  if (!isDay(value)) return 'Ngày này không có. Ông/bà chọn lại, ví dụ 25/11/2026.'
  if (min !== undefined && value < min) return `Sớm nhất là ngày ${spoken(min)}.`
  return max !== undefined && value > max ? `Muộn nhất là ngày ${spoken(max)}.` : null
}

function spoken(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}

import { Hono } from 'hono'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { opensYears } from '../may.ts'
import { RATINGS } from '../place.ts'
import { READY, type Subject, SUBJECTS } from '../ready.ts'
import type { CriterionRow } from '../tables.ts'
import { criteriaPage } from './criteria-page.tsx'
import { changeOf, type Line, LINES_MAX, readLines, sumOf, typedLines } from './lines.ts'
import { criteriaNow, saveCriteria } from './queries.ts'

/** By what units are rated, mounted at `/can-bo`. */
export const criteriaRoutes = new Hono<App>()

/** Empty lines below the list. */
const MORE_LINES = 3
const BLANK: Line = { name: '', most: '', evidence: '' }

criteriaRoutes.get('/xep-loai/tieu-chi', async (c) => {
  const subject = subjectOf(c)
  const rows = await criteriaNow(c.var.db, c.var.staff.communeId, subject)
  const lines = (rows.length > 0 ? rows : READY[subject]).map(lineOf)
  const said = c.req.query('da') === 'luu' ? { tone: 'good' as const, text: 'Đã lưu tiêu chí.' } : null
  return shown(c, subject, rows, withBlank(lines), {}, said, 200)
})

criteriaRoutes.post('/xep-loai/tieu-chi', async (c) => {
  const { db, now, staff } = c.var
  const subject = subjectOf(c)
  const sent = await readForm(c)
  const typed = typedLines((name) => sent.fields.get(name) ?? [])
  const rows = await criteriaNow(db, staff.communeId, subject)
  const read = readLines(typed)
  if (!read.ok) return shown(c, subject, rows, withBlank(typed), read.errors, null, 422)
  if (field(sent, 'seen') !== seenOf(rows)) {
    const text = 'Có người vừa sửa tiêu chí. Những gì ông/bà gõ vẫn còn; xem lại rồi lưu lần nữa.'
    return shown(c, subject, rows, withBlank(typed), {}, { tone: 'warn', text }, 409)
  }
  const at = { communeId: staff.communeId, subject, today: localDay(now), newId: () => crypto.randomUUID() }
  await saveCriteria(db, at, changeOf(rows, read.lines))
  return seeOther(`${RATINGS}/tieu-chi?cho=${subject}&da=luu`)
})

function subjectOf(c: Context): Subject {
  const { book, staff } = c.var
  if (!opensYears(staff, book))
    throw problem.forbidden('Tiêu chí xếp loại do Ban Thường trực Mặt trận hoặc Đảng ủy xã ghi.')
  return SUBJECTS.find((one) => one === c.req.query('cho')) ?? 'hamlet'
}

function lineOf({ evidence, most, name }: { name: string; most: number; evidence: string }): Line {
  return { name, most: String(most), evidence }
}

function withBlank(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex(({ most, name }) => name !== '' || most !== '')
  // Empty lines in between stay: what is wrong is told by a line's place.
  const full = lines.slice(0, last + 1)
  const more = Math.max(0, Math.min(MORE_LINES, LINES_MAX - full.length))
  return [...full, ...Array.from({ length: more }, () => BLANK)]
}

function seenOf(rows: readonly CriterionRow[]): string {
  return rows.map(({ id }) => id).join(' ')
}

function shown(
  c: Context,
  subject: Subject,
  rows: readonly CriterionRow[],
  lines: readonly Line[],
  errors: FieldErrors,
  said: { tone: 'good' | 'warn'; text: string } | null,
  status: 200 | 409 | 422,
): Response {
  const { book, staff } = c.var
  const view = { staff, book, subject, lines, errors, said, seen: seenOf(rows), total: sumOf(rows) }
  return page(c, criteriaPage({ ...view, isReady: rows.length === 0 }), status)
}

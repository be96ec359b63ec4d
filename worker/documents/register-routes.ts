import { Hono } from 'hono'
import { offered } from '../communes/book.ts'
import { isTaken, writeTogether } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { isKey } from '../forms/making/key.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { check } from '../staff/form.ts'
import { documentAddress, draftAddress, PAPERS } from './addresses.ts'
import { BeginPage, type BeginView, HoldPage, type HoldView } from './begin-page.tsx'
import { askedDrafts, draftPaper, lastSigners, openDrafts } from './draft-queries.ts'
import { linesOf as listOf } from './edit.ts'
import { fromBody } from './letterhead.ts'
import { isKind, patternOf } from './number.ts'
import { holdSchema, subjectField, textField } from './paper-form.ts'
import { freePaper } from './papers/free.ts'
import {
  mayConfirm,
  mayIssue,
  mayReadDocument,
  mayReadDraft,
  mayReadRegister,
  mayWrite,
  seesPapers,
} from './permissions.ts'
import { readAsk, type RegisterAsk } from './register-ask.ts'
import { type Entry, SHEET_HEAD, sheetRow } from './register-entry.ts'
import { RegisterPage, RegisterPrintPage } from './register-page.tsx'
import { HELD_AT_ONCE, holdNumbers, type Line, LINES, linesOf, placeOf, yearsOf } from './register-queries.ts'

/** Drafts that the page of the register shows. */
const FEW_DRAFTS = 6
/** Lines of a register on paper, and of a spreadsheet. */
const MOST_PRINTED = 2_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The register of official papers, and where papers and held numbers begin; mounted at `/can-bo`. */
export const registerRoutes = new Hono<App>()

registerRoutes.get('/van-ban', async (c) => {
  const { book, db, now, staff } = c.var
  const { ask, bodies, body } = askOf(c)
  const after = c.req.query('tu') ?? null
  const found = await linesOf(db, staff, ask, after)
  const entries = found.slice(0, LINES).map((line) => entryOf(c, line))
  const last = entries.at(-1)
  const triage = book.commune.triageBodyId
  const isOwn = ask.bodyId === staff.bodyId
  const drafts = isOwn && mayWrite(staff, body.id) && after === null ? await openDrafts(db, body.id, null) : []
  const isFront = staff.bodyId === triage && after === null
  const asked = isFront ? (await askedDrafts(db, staff.communeId)).filter((one) => mayConfirm(staff, one, triage)) : []
  return page(
    c,
    RegisterPage({
      ...{ book, staff, ask, bodies, entries, isFirst: after === null },
      years: await yearsOf(db, ask.bodyId, Number(localDay(now).slice(0, 4))),
      next: found.length > LINES && last ? placeOf(ask.kind, last.row) : null,
      may: { write: isOwn && mayWrite(staff, body.id), issue: isOwn && mayIssue(staff, body) },
      drafts: drafts.slice(0, FEW_DRAFTS).map((line) => ({ line, isHidden: !mayReadDraft(staff, line, body, triage) })),
      more: drafts.length > FEW_DRAFTS,
      asked: asked.map((line) => ({ line, isHidden: false })),
      said: saidOf(c.req.query('xong')),
    }),
  )
})

registerRoutes.get('/van-ban/in-so', async (c) => {
  const { book, staff } = c.var
  const { ask } = askOf(c)
  const entries = await allEntries(c, ask)
  return page(
    c,
    RegisterPrintPage({
      book,
      staff,
      ask,
      entries: entries.slice(0, MOST_PRINTED),
      isCut: entries.length > MOST_PRINTED,
    }),
  )
})

registerRoutes.get('/van-ban/so.xlsx', async (c) => {
  const { ask } = askOf(c)
  const entries = await allEntries(c, ask)
  // The writer of spreadsheets is large and rarely wanted.
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = SHEET_HEAD.map((_, at) => ({ width: [14, 22, 8, 12, 60, 40, 24][at] ?? 18 }))
  const rows = [[...SHEET_HEAD], ...entries.slice(0, MOST_PRINTED).map(sheetRow)]
  const file = await writeXlsx({ sheets: [{ name: `Sổ văn bản ${ask.year}`, columns, rows, freezePane: { rows: 1 } }] })
  const name = `so-van-ban-${ask.bodyId.replace(/[^\w-]+/g, '-')}-${ask.year}`
  return new Response(file as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}.xlsx"` },
  })
})

registerRoutes.get('/van-ban/moi', (c) => {
  ownBody(c)
  return beginAnswer(c, { values: { kind: c.req.query('loai') ?? '', subject: '', addressees: '' } })
})

registerRoutes.post('/van-ban/moi', async (c) => {
  const { book, db, now, staff } = c.var
  const body = ownBody(c)
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const values = { kind: text('kind'), subject: text('subject'), addressees: text('addressees') }
  const errors: Record<string, string[]> = {}
  const subject = check(subjectField, values.subject)
  const addressees = check(textField, values.addressees)
  if (!isKind(values.kind)) errors.kind = ['Ông/bà chọn loại văn bản.']
  if (!subject.ok) errors.subject = Object.values(subject.errors).flat()
  if (!addressees.ok) errors.addressees = Object.values(addressees.errors).flat()
  if (!isKind(values.kind) || !subject.ok || !addressees.ok) return beginAnswer(c, { values, errors }, 422)
  const { kind } = values
  const key = text('submissionKey')
  const id = isKey(key) ? key : crypto.randomUUID()
  const from = fromBody(book, body.id, kind, localDay(now).slice(0, 4))
  const signers = await lastSigners(db, body.id)
  const paper = freePaper(from, kind, subject.value, listOf(addressees.value))
  const draft = draftPaper(db, {
    ...{ id, communeId: staff.communeId, bodyId: body.id, template: 'free', kind, by: staff.id, now },
    // What a board of the people sends out the Front confirms first (Luật Thực hiện dân chủ ở cơ sở, Điều 40).
    needsConfirmation: body.kind === 'board' ? 'front' : null,
    paper: signers === null ? paper : { ...paper, signers },
  })
  await writeTogether(db, [draft])
  return seeOther(draftAddress(id))
})

registerRoutes.get('/van-ban/giu-so', (c) => {
  issuingBody(c)
  return holdAnswer(c, { values: { kind: '', count: '1', subject: '' } })
})

registerRoutes.post('/van-ban/giu-so', async (c) => {
  const { book, db, now, staff } = c.var
  const body = issuingBody(c)
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const values = { kind: text('kind'), count: text('count'), subject: text('subject') }
  const checked = check(holdSchema, { subject: values.subject })
  const count = /^\d{1,2}$/.test(values.count) ? Number(values.count) : 0
  const errors: Record<string, string[]> = checked.ok ? {} : { ...checked.errors }
  if (!isKind(values.kind)) errors.kind = ['Ông/bà chọn loại văn bản.']
  if (count < 1 || count > HELD_AT_ONCE) errors.count = [`Giữ được từ 1 đến ${HELD_AT_ONCE} số một lần.`]
  if (!isKind(values.kind) || !checked.ok || Object.keys(errors).length > 0)
    return holdAnswer(c, { values, errors }, 422)
  const key = text('submissionKey')
  const first = isKey(key) ? key : crypto.randomUUID()
  const ids = Array.from({ length: count }, (_, at) => (at === 0 ? first : `${first}-${at + 1}`))
  const holding = {
    ...{ communeId: staff.communeId, bodyId: body.id, kind: values.kind, subject: checked.value.subject },
    ...{ pattern: patternOf(book.numberPatterns, body, values.kind), by: staff.id, now, today: localDay(now) },
  }
  try {
    await holdNumbers(db, holding, ids)
  } catch (error) {
    // The same form again: the numbers are held already.
    if (!isTaken(error, 'documents.id')) throw error
  }
  return seeOther(count === 1 ? documentAddress(first) : `${PAPERS}?xong=giu-so`)
})

function askOf(c: Context) {
  const { book, now, staff } = c.var
  if (!seesPapers(staff)) throw problem.forbidden('Vai trò của ông/bà không mở sổ văn bản.')
  const readable = [...book.bodies.values()].filter(
    (body) => mayReadRegister(staff, body.id) && body.kind !== 'external',
  )
  const bodies = readable.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
  const year = Number(localDay(now).slice(0, 4))
  const ask = readAsk((name) => c.req.query(name), { bodyId: staff.bodyId, year }, bodies)
  const body = book.bodies.get(ask.bodyId)
  if (!body || !mayReadRegister(staff, body.id)) throw problem.forbidden('Ông/bà chưa có cơ quan nào có sổ văn bản.')
  return { ask, bodies, body }
}

function entryOf(c: Context, { row, seesCase, writtenBy }: Line): Entry {
  const body = c.var.book.bodies.get(row.bodyId) ?? { id: row.bodyId, kind: '' }
  return { row, isHidden: !mayReadDocument(c.var.staff, { ...row, seesCase, writtenBy }, body) }
}

async function allEntries(c: Context, ask: RegisterAsk): Promise<Entry[]> {
  const lines = await linesOf(c.var.db, c.var.staff, ask, null, MOST_PRINTED)
  return lines.map((line) => entryOf(c, line))
}

function ownBody(c: Context) {
  const { book, staff, now } = c.var
  const body = offered(book.bodies.values(), localDay(now)).find(({ id }) => id === staff.bodyId)
  if (!body || !mayWrite(staff, body.id)) throw problem.forbidden('Vai trò của ông/bà không soạn văn bản.')
  return body
}

function issuingBody(c: Context) {
  const body = ownBody(c)
  if (!mayIssue(c.var.staff, body)) throw problem.forbidden('Chỉ người điều phối hoặc người duyệt của cơ quan cấp số.')
  return body
}

function beginAnswer(c: Context, shown: Pick<BeginView, 'values'> & Partial<BeginView>, status: 200 | 422 = 200) {
  const { book, staff } = c.var
  return page(c, BeginPage({ book, staff, errors: {}, submissionKey: crypto.randomUUID(), ...shown }), status)
}

function holdAnswer(c: Context, shown: Pick<HoldView, 'values'> & Partial<HoldView>, status: 200 | 422 = 200) {
  const { book, staff } = c.var
  return page(c, HoldPage({ book, staff, errors: {}, submissionKey: crypto.randomUUID(), ...shown }), status)
}

const DONE: Record<string, string> = {
  'giu-so': 'Đã giữ số. Các số đang giữ đứng đầu sổ.',
  bo: 'Đã bỏ dự thảo.',
}

function saidOf(done: string | undefined): string | null {
  return DONE[done ?? ''] ?? null
}

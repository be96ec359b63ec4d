import { Hono } from 'hono'
import { codeOf } from '../cases/code.ts'
import { isKey } from '../forms/making/key.ts'
import { writeTogether } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { check } from '../staff/form.ts'
import { staffNames } from '../staff/name-queries.ts'
import { documentAddress, draftAddress } from './addresses.ts'
import { DocumentPage, type DocumentView } from './document-page.tsx'
import { keepSigned } from './document-store.ts'
import { draftPaper, findDraft } from './draft-queries.ts'
import { checkSigned } from './file-kind.ts'
import { patternOf, unnumbered } from './number.ts'
import { voidSchema } from './paper-form.ts'
import { mayIssue, mayReadDocument, mayWrite } from './permissions.ts'
import type { DocumentRow } from './queries.ts'
import { addFile, filesOf, findDocument, findFile, voidNumber } from './register-queries.ts'

const DONE: Record<string, string> = {
  'ban-hanh': 'Đã ban hành. Ông/bà tải tệp Word, in, ký, đóng dấu, rồi gắn bản đã ký vào đây.',
  ky: 'Đã gắn bản đã ký.',
  huy: 'Đã hủy số.',
}
const VOID = 'Số này đã hủy nên không làm tiếp được.'

/** Numbered documents: their files, what was signed, numbers made void; mounted at `/can-bo`. */
export const documentRoutes = new Hono<App>()

documentRoutes.get('/van-ban/:id', async (c) => {
  const text = DONE[c.req.query('xong') ?? '']
  return answer(c, await documentAt(c), text === undefined ? {} : { said: { tone: 'good', text } })
})

documentRoutes.get('/van-ban/:id/tep/:fileId', async (c) => {
  const row = await documentAt(c)
  const file = await findFile(c.var.db, row.id, c.req.param('fileId'))
  if (!file) throw problem.notFound('Tệp này không có ở văn bản.')
  return fileAnswer(c, file, 'private, no-store', 'saved')
})

documentRoutes.post('/van-ban/:id/ky', async (c) => {
  const { db, now, staff } = c.var
  const row = await issuable(c)
  const [file] = (await readForm(c)).files.get('file') ?? []
  if (row.state !== 'issued')
    return answer(
      c,
      row,
      { said: { tone: 'warn', text: row.state === 'void' ? VOID : 'Số này mới giữ, chưa có văn bản để ký.' } },
      409,
    )
  if (!file || file.size === 0) return answer(c, row, { errors: { file: ['Ông/bà chọn tệp đã ký.'] } }, 422)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const checked = checkSigned(bytes)
  if (!checked.ok) return answer(c, row, { errors: { file: [checked.reason] } }, 422)
  const about = { documentId: row.id, communeId: row.communeId, by: staff.id, now }
  const kept = await keepSigned(c.env, about, bytes, { ...checked, code: row.codeNotation })
  await addFile(db, kept)
  return seeOther(`${documentAddress(row.id)}?xong=ky`)
})

documentRoutes.post('/van-ban/:id/huy', async (c) => {
  const { db, now, staff } = c.var
  const row = await issuable(c)
  const values = { reason: field(await readForm(c), 'reason') ?? '' }
  const checked = check(voidSchema, values)
  if (!checked.ok) return answer(c, row, { values, errors: checked.errors }, 422)
  const isDone = await voidNumber(db, row.id, staff.id, now, checked.value.reason)
  if (!isDone) return answer(c, await documentAt(c), { said: { tone: 'warn', text: VOID } }, 409)
  return seeOther(`${documentAddress(row.id)}?xong=huy`)
})

documentRoutes.post('/van-ban/:id/chep', async (c) => {
  const { book, db, now, staff } = c.var
  const row = await documentAt(c)
  const key = field(await readForm(c), 'submissionKey') ?? ''
  if (!mayWrite(staff, row.bodyId)) throw problem.forbidden('Cơ quan khác soạn văn bản này.')
  const before = row.draftId === null ? undefined : await findDraft(db, staff.communeId, row.draftId)
  const body = book.bodies.get(row.bodyId)
  if (!before || !body) throw problem.conflict('Văn bản này không soạn ở đây nên không chép được.')
  const id = isKey(key) ? key : crypto.randomUUID()
  const code = unnumbered(patternOf(book.numberPatterns, body, row.documentKind))
  const paper = { ...before.paper, code, date: localDay(now).slice(0, 4), isDraft: true }
  const draft = draftPaper(db, {
    ...{ id, communeId: row.communeId, bodyId: row.bodyId, template: before.template, kind: row.documentKind, paper },
    ...{ restricted: before.restricted, needsConfirmation: before.needsConfirmation, by: staff.id, now },
    subject: { kind: before.subjectKind, id: before.subjectId },
  })
  await writeTogether(db, [draft])
  return seeOther(draftAddress(id))
})

type Found = DocumentRow & { caseCode: string | null }

/** The document of the address for whoever may read it; for others there is none. */
async function documentAt(c: Context): Promise<Found> {
  const { book, db, staff } = c.var
  const found = await findDocument(db, staff, c.req.param('id') ?? '')
  const body = found && (book.bodies.get(found.row.bodyId) ?? { id: found.row.bodyId, kind: '' })
  if (
    !found ||
    !body ||
    !mayReadDocument(staff, { ...found.row, seesCase: found.seesCase, writtenBy: found.writtenBy }, body)
  )
    throw problem.notFound('Văn bản này không có, hoặc ông/bà chưa có quyền xem.')
  return { ...found.row, caseCode: found.caseNumber && codeOf(book, found.caseNumber) }
}

async function issuable(c: Context): Promise<Found> {
  const row = await documentAt(c)
  const body = c.var.book.bodies.get(row.bodyId)
  if (!body || !mayIssue(c.var.staff, body))
    throw problem.forbidden('Chỉ người điều phối hoặc người duyệt của cơ quan ban hành làm việc này.')
  return row
}

async function answer(
  c: Context,
  { caseCode, ...row }: Found,
  shown: Partial<DocumentView> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const files = await filesOf(db, row.id)
  const draft = row.draftId === null ? undefined : await findDraft(db, staff.communeId, row.draftId)
  const people = [row.issuedBy, row.voidedBy ?? '', ...files.map((file) => file.createdBy)]
  const body = book.bodies.get(row.bodyId)
  const view: DocumentView = {
    ...{ book, staff, row, caseCode, files, errors: {}, values: { reason: '' }, said: null },
    paper: draft?.state === 'issued' ? draft.paper : null,
    nameOf: await staffNames(db, people),
    may: { write: mayWrite(staff, row.bodyId), issue: body !== undefined && mayIssue(staff, body) },
    copyKey: crypto.randomUUID(),
    ...shown,
  }
  return page(c, DocumentPage(view), status)
}

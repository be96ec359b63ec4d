import { Hono } from 'hono'
import { isDay, localDay } from '../deadlines/calendar.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm, type Sent } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { staffNames } from '../staff/name-queries.ts'
import { documentAddress, draftAddress, PAPERS } from './addresses.ts'
import { fileName, issue } from './document-store.ts'
import { DraftPage, type DraftView } from './draft-page.tsx'
import { DraftsPage } from './drafts-page.tsx'
import {
  askConfirmation,
  confirmDraft,
  type Draft,
  DRAFTS,
  endDraft,
  findDraft,
  openDrafts,
  saveDraft,
  type Seen,
} from './draft-queries.ts'
import { edited } from './edit.ts'
import { nextNumber } from './issue-queries.ts'
import { type DocumentKind, inPattern, isKind, patternOf } from './number.ts'
import { mayConfirm, mayIssue, mayReadDraft, mayWrite } from './permissions.ts'
import { PreviewPage, type PreviewView } from './preview-page.tsx'
import { heldNumbers } from './register-queries.ts'
import { gapsIn } from './words.ts'

const MOVED = 'Dự thảo vừa thay đổi. Ông/bà xem bản mới rồi làm tiếp.'

/** Papers that are being written, from the first word to the number; mounted at `/can-bo`. */
export const draftRoutes = new Hono<App>()

draftRoutes.get('/van-ban/du-thao', async (c) => {
  const { book, db, staff } = c.var
  if (!mayWrite(staff, staff.bodyId)) throw problem.forbidden('Vai trò của ông/bà không soạn văn bản.')
  const [editedAt = '', id = ''] = (c.req.query('tu') ?? '').split(' ')
  const after = id === '' ? null : { editedAt, id }
  const found = await openDrafts(db, staff.bodyId, after)
  const last = found.length > DRAFTS ? found[DRAFTS - 1] : undefined
  const body = bodyOf(c, staff.bodyId)
  const entries = found
    .slice(0, DRAFTS)
    .map((line) => ({ line, isHidden: !mayReadDraft(staff, line, body, book.commune.triageBodyId) }))
  const next = last ? `${PAPERS}/du-thao?${new URLSearchParams({ tu: `${last.editedAt} ${last.id}` })}` : null
  return page(c, DraftsPage({ book, staff, entries, next, isFirst: after === null }))
})

draftRoutes.get('/van-ban/du-thao/:id', async (c) => {
  const draft = await draftAt(c)
  if (draft.documentId !== null) return seeOther(documentAddress(draft.documentId))
  if (!mayWrite(c.var.staff, draft.bodyId)) return seeOther(`${draftAddress(draft.id)}/xem`)
  return editAnswer(c, { draft, paper: draft.paper, said: c.req.query('xong') === 'luu' })
})

draftRoutes.post('/van-ban/du-thao/:id', async (c) => {
  const { draft, seen, sent } = await actAt(c, 'write')
  const { errors, paper } = edited(draft.paper, (name) => field(sent, name)?.replace(/\r\n?/g, '\n'))
  if (Object.keys(errors).length > 0) return editAnswer(c, { draft, paper, errors }, 422)
  if ((await saveDraft(c.var.db, seen, paper)) === 'moved') {
    const now = await draftAt(c)
    if (now.documentId !== null) throw problem.conflict('Dự thảo này đã được ban hành nên không sửa được nữa.')
    return editAnswer(c, { draft: now, paper, moved: { who: now.editor, at: now.editedAt } }, 409)
  }
  const here = draftAddress(draft.id)
  return seeOther(field(sent, 'then') === 'xem' ? `${here}/xem` : `${here}?xong=luu`)
})

draftRoutes.get('/van-ban/du-thao/:id/xem', async (c) => {
  const draft = await draftAt(c)
  if (draft.documentId !== null) return seeOther(documentAddress(draft.documentId))
  const done = { 'xin-xac-nhan': 'Đã xin xác nhận.', 'xac-nhan': 'Đã xác nhận.' }[c.req.query('xong') ?? '']
  return previewAnswer(c, draft, done === undefined ? {} : { said: { tone: 'good', text: done } })
})

draftRoutes.get('/van-ban/du-thao/:id/tep.docx', async (c) => {
  const draft = await draftAt(c)
  if (draft.documentId !== null) return seeOther(documentAddress(draft.documentId))
  const { WORD_TYPE, wordFile } = await import('./word.ts')
  const bytes = await wordFile(draft.paper, new Date(draft.editedAt))
  const name = `du-thao-${fileName(draft.paper.typeName || 'cong-van').toLowerCase()}.docx`
  return new Response(bytes, {
    headers: {
      'content-type': WORD_TYPE,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
})

draftRoutes.post('/van-ban/du-thao/:id/xin-xac-nhan', async (c) => {
  const { draft, seen } = await actAt(c, 'write')
  if (draft.needsConfirmation === null) throw problem.conflict('Dự thảo này không cần Mặt trận xác nhận.')
  if ((await askConfirmation(c.var.db, seen)) === 'moved') throw problem.moved(MOVED)
  return seeOther(`${draftAddress(draft.id)}/xem?xong=xin-xac-nhan`)
})

draftRoutes.post('/van-ban/du-thao/:id/xac-nhan', async (c) => {
  const { book, db, staff } = c.var
  const { draft, seen } = await actAt(c, 'read')
  if (!mayConfirm(staff, draft, book.commune.triageBodyId))
    throw problem.forbidden('Người điều phối hoặc người duyệt của Mặt trận xác nhận, và không phải người soạn.')
  if ((await confirmDraft(db, seen)) === 'moved') throw problem.moved(MOVED)
  return seeOther(`${draftAddress(draft.id)}/xem?xong=xac-nhan`)
})

draftRoutes.post('/van-ban/du-thao/:id/bo', async (c) => {
  const { seen } = await actAt(c, 'write')
  if ((await endDraft(c.var.db, seen)) === 'moved') throw problem.moved(MOVED)
  return seeOther(`${PAPERS}?xong=bo`)
})

draftRoutes.post('/van-ban/du-thao/:id/ban-hanh', async (c) => {
  const { book, db, now, staff } = c.var
  const { draft, seen, sent } = await actAt(c, 'issue')
  const kind = draft.documentKind
  const body = book.bodies.get(draft.bodyId)
  if (!isKind(kind) || !body) throw problem.conflict('Văn bản này không lấy số: đi kèm văn bản khác.')
  if (draft.needsConfirmation !== null && draft.confirmedAt === null)
    return previewAnswer(
      c,
      draft,
      { said: { tone: 'warn', text: 'Chưa ban hành: Mặt trận chưa xác nhận bản này.' } },
      409,
    )
  if (seen.revision !== draft.revision) return previewAnswer(c, draft, { said: { tone: 'warn', text: MOVED } }, 409)
  const values = { number: field(sent, 'number') ?? 'new', issuedOn: field(sent, 'issuedOn') ?? '' }
  const gaps = gapsIn(draft.paper)
  if (gaps > 0 && field(sent, 'gaps') !== 'on') {
    const errors = { gaps: [`Còn ${gaps} chỗ có dấu … chưa viết xong. Ông/bà sửa trước, hoặc đánh dấu ô này.`] }
    return previewAnswer(c, draft, { values, errors }, 422)
  }
  const chosen = await chosenNumber(c, draft, kind, values)
  if (!chosen.ok) return previewAnswer(c, draft, { values, errors: chosen.errors }, 422)
  const pattern = patternOf(book.numberPatterns, body, kind)
  const outcome = await issue(c.env, db, { draft, kind, pattern, by: staff.id, now, held: chosen.held })
  if (outcome === 'moved') return previewAnswer(c, await draftAt(c), { said: { tone: 'warn', text: MOVED } }, 409)
  if (outcome === 'busy') throw problem.unavailable('Nhiều người đang lấy số cùng lúc. Ông/bà bấm lại sau một phút.')
  return seeOther(`${documentAddress(outcome.documentId)}?xong=ban-hanh`)
})

type Chosen =
  | { ok: true; held: { row: Awaited<ReturnType<typeof heldNumbers>>[number]; issuedOn: string } | null }
  | { ok: false; errors: Record<string, string[]> }

async function chosenNumber(
  c: Context,
  draft: Draft,
  kind: DocumentKind,
  { issuedOn, number }: PreviewView['values'],
): Promise<Chosen> {
  if (number === 'new') return { ok: true, held: null }
  const today = localDay(c.var.now)
  const held = await heldNumbers(c.var.db, draft.bodyId, kind, Number(today.slice(0, 4)))
  const row = held.find(({ id }) => id === number)
  if (!row) return { ok: false, errors: { number: ['Số này không còn giữ. Ông/bà chọn số khác.'] } }
  const day = issuedOn === '' ? row.issuedOn : issuedOn
  if (!isDay(day) || day < row.issuedOn || day > today)
    return { ok: false, errors: { issuedOn: ['Ngày ban hành phải từ ngày giữ số đến hôm nay.'] } }
  return { ok: true, held: { row, issuedOn: day } }
}

/** The draft of the address for whoever may read it; for others there is none. */
async function draftAt(c: Context): Promise<Draft> {
  const { book, db, staff } = c.var
  const draft = await findDraft(db, staff.communeId, c.req.param('id') ?? '')
  const isThere =
    draft && draft.state !== 'ended' && mayReadDraft(staff, draft, bodyOf(c, draft.bodyId), book.commune.triageBodyId)
  if (!isThere) throw problem.notFound('Dự thảo này không có, đã bỏ, hoặc ông/bà chưa có quyền xem.')
  return draft
}

async function actAt(c: Context, how: 'read' | 'write' | 'issue'): Promise<{ draft: Draft; sent: Sent; seen: Seen }> {
  const { now, staff } = c.var
  const draft = await draftAt(c)
  if (how === 'write' && !mayWrite(staff, draft.bodyId)) throw problem.forbidden('Cơ quan khác soạn văn bản này.')
  if (how === 'issue' && !mayIssue(staff, bodyOf(c, draft.bodyId)))
    throw problem.forbidden('Chỉ người điều phối hoặc người duyệt của cơ quan ban hành văn bản này.')
  if (draft.state === 'issued') throw problem.conflict('Dự thảo này đã được ban hành nên không sửa được nữa.')
  const sent = await readForm(c)
  const revision = field(sent, 'revision') ?? ''
  const seen = /^\d{1,9}$/.test(revision) ? Number(revision) : -1
  return { draft, sent, seen: { id: draft.id, communeId: draft.communeId, revision: seen, by: staff.id, now } }
}

function bodyOf(c: Context, id: string): { id: string; kind: string } {
  return c.var.book.bodies.get(id) ?? { id, kind: '' }
}

function editAnswer(
  c: Context,
  shown: Pick<DraftView, 'draft' | 'paper'> & Partial<DraftView>,
  status: 200 | 409 | 422 = 200,
): Response {
  const { book, staff } = c.var
  return page(c, DraftPage({ book, staff, errors: {}, moved: null, said: false, ...shown }), status)
}

async function previewAnswer(
  c: Context,
  draft: Draft,
  shown: Partial<PreviewView> = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const today = localDay(now)
  const year = Number(today.slice(0, 4))
  const body = book.bodies.get(draft.bodyId)
  const kind = draft.documentKind
  const may = {
    write: mayWrite(staff, draft.bodyId),
    issue: mayIssue(staff, bodyOf(c, draft.bodyId)),
    confirm: mayConfirm(staff, draft, book.commune.triageBodyId),
  }
  const isNumbered = may.issue && isKind(kind) && body !== undefined
  const next = isNumbered ? await nextNumber(db, draft.bodyId, kind, year) : 0
  const names = await staffNames(db, [draft.confirmedBy ?? ''])
  const view: PreviewView = {
    ...{ book, staff, draft, today, may, said: null, errors: {}, values: { number: 'new', issuedOn: '' } },
    nextCode: isNumbered ? inPattern(patternOf(book.numberPatterns, body, kind), next) : '',
    held: isNumbered ? await heldNumbers(db, draft.bodyId, kind, year) : [],
    confirmer: names(draft.confirmedBy ?? ''),
    ...shown,
  }
  return page(c, PreviewPage(view), status)
}

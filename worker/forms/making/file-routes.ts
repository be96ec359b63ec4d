import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent as FormSent } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { packed, page, seeOther } from '../../http/respond.ts'
import { type Draft, findDraft, makeDraft, saveDraft } from '../draft-queries.ts'
import type { Questionnaire } from '../questionnaire.ts'
import { DRAFT_BYTES, readDraft } from '../questionnaire-form.ts'
import { findNumber, versionsOf } from '../version-queries.ts'
import { writeXForm } from '../xform/write.ts'
import type { CellFault } from '../xlsform/fault.ts'
import type { SentFile } from '../xlsform/files.ts'
import { readXlsForm } from '../xlsform/read.ts'
import { writeXlsForm } from '../xlsform/write.ts'
import { FORMS } from './addresses.ts'
import { isKey } from './key.ts'
import { type NewView, TakenPage } from './new-page.tsx'
import type { UsesOf } from './uses.ts'
import { VersionsPage, type VersionsView } from './versions-page.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type NewAnswer = (c: Context, shown: Partial<NewView>, status: 200 | 422) => Promise<Response>

/** Questionnaires as files, in and out; mounted at `/can-bo/bieu-mau`. `newAnswer` shows where they begin. */
export function fileRoutes(usesOf: UsesOf, newAnswer: NewAnswer): Hono<App> {
  const routes = new Hono<App>()

  routes.post('/tu-tep', async (c) => {
    const { book, db, now, staff } = c.var
    const sent = await readForm(c)
    const read = await readFiles(sent)
    if (!read.ok) return newAnswer(c, read.shown, 422)
    const key = field(sent, 'submissionKey') ?? ''
    const id = isKey(key) ? key : crypto.randomUUID()
    await makeDraft(db, { id, communeId: staff.communeId, by: staff.id, now }, read.draft)
    if (read.skipped.length > 0) return page(c, TakenPage({ staff, book, id, skipped: read.skipped }))
    return seeOther(`${FORMS}/${id}`)
  })

  routes.get('/:id/ban', async (c) => {
    const row = await draftOf(c)
    return versionsAnswer(c, row)
  })

  routes.post('/:id/thay', async (c) => {
    const { book, db, now, staff } = c.var
    const row = await draftOf(c)
    const sent = await readForm(c)
    const read = await readFiles(sent)
    if (!read.ok) return versionsAnswer(c, row, read.shown, 422)
    const seen = Number(field(sent, 'revision') ?? '')
    const saving = {
      communeId: staff.communeId,
      id: row.id,
      by: staff.id,
      now,
      seen: Number.isInteger(seen) ? seen : -1,
    }
    if ((await saveDraft(db, saving, read.draft)) === null)
      return versionsAnswer(c, await draftOf(c), { moved: true }, 409)
    if (read.skipped.length > 0) return page(c, TakenPage({ staff, book, id: row.id, skipped: read.skipped }))
    return seeOther(`${FORMS}/${row.id}`)
  })

  routes.get('/:id/xuat/:what/:file', async (c) => {
    const { book, db } = c.var
    const row = await draftOf(c)
    const { what, file } = c.req.param()
    const number = /^\d{1,6}$/.test(what) ? Number(what) : null
    const definition =
      what === 'nhap' ? row.draft : number === null ? undefined : (await findNumber(db, row.id, number))?.definition
    if (!definition) throw problem.notFound()
    const hamlets = book.hamletsNow.map(({ id, name }) => ({ id, name }))
    const name = `${asFileName(definition.name)}${number === null ? '' : `-${number}`}`
    if (file === 'bieu-mau.json')
      return kept(packed(c, JSON.stringify(definition, null, 2), 'application/json; charset=utf-8'), `${name}.json`)
    if (file === 'bieu-mau.xml')
      return kept(packed(c, writeXForm(definition, { hamlets }), 'application/xml; charset=utf-8'), `${name}.xml`)
    const files = await writeXlsForm(definition)
    const isSheet = file === 'bieu-mau.xlsx'
    const found = files.find((one) => (isSheet ? one.name.endsWith('.xlsx') : one.name === file))
    if (!found) throw problem.notFound()
    const type = isSheet ? XLSX : 'text/csv; charset=utf-8'
    return kept(
      new Response(new Uint8Array(found.bytes), { headers: { 'content-type': type } }),
      isSheet ? `${name}.xlsx` : file,
    )
  })

  async function versionsAnswer(
    c: Context,
    row: Draft,
    shown: Partial<VersionsView> = {},
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { book, db, staff } = c.var
    const [versions, uses] = await Promise.all([versionsOf(db, row.id), usesOf(db, staff.communeId, [row.id])])
    const { id, title, revision, editor, editedAt } = row
    const tables = Object.keys(row.draft.tables ?? {})
    const mayEnd = !uses.some((use) => use.isLive)
    const view = { staff, book, id, title, revision, editor, editedAt, tables, versions, uses, mayEnd, ...shown }
    return page(c, VersionsPage(view), status)
  }
  return routes
}

type Read =
  | { ok: true; draft: Questionnaire; skipped: readonly CellFault[] }
  | { ok: false; shown: Pick<NewView, 'faults' | 'fileNames'> & { errors?: Record<string, string[]> } }

/** The questionnaire in the files that were sent, or all that stands in its way. */
async function readFiles(sent: FormSent): Promise<Read> {
  const files = sent.files.get('files') ?? []
  const read: SentFile[] = []
  for (const file of files) read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  const main =
    read.find(({ name }) => /\.xlsx$/i.test(name)) ?? read.find(({ name }) => /survey.*\.csv$/i.test(name)) ?? read[0]
  if (!main) return { ok: false, shown: { errors: { files: ['Ông/bà chọn tệp.'] } } }
  const fileNames = read.map(({ name }) => name)
  const reading = await readXlsForm({ file: main, others: read.filter((one) => one !== main) })
  if (!reading.ok) return { ok: false, shown: { faults: reading.faults, fileNames } }
  const drafted = readDraft(JSON.parse(JSON.stringify(reading.questionnaire)))
  const bytes = new TextEncoder().encode(JSON.stringify(reading.questionnaire)).length
  if (!drafted.ok || bytes > DRAFT_BYTES) {
    const message = drafted.ok
      ? 'Biểu mẫu trong tệp lớn quá: nhiều nhất 1,5 MB chữ.'
      : `Có chỗ không đúng dạng: ${drafted.at}.`
    return { ok: false, shown: { faults: [{ sheet: main.name, row: 0, column: '', message }], fileNames } }
  }
  return { ok: true, draft: drafted.draft, skipped: reading.skipped }
}

async function draftOf(c: Context): Promise<Draft> {
  const row = await findDraft(c.var.db, c.var.staff.communeId, c.req.param('id') ?? '')
  if (!row) throw problem.notFound()
  return row
}

function kept(answer: Response, name: string): Response {
  answer.headers.set('content-disposition', `attachment; filename="${name}"`)
  return answer
}

/** A name for a file that every system takes. */
function asFileName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '') || 'bieu-mau'
}

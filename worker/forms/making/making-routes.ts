import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { endDraft, findDraft, LISTED, listDrafts, type ListPlace, makeDraft } from '../draft-queries.ts'
import { copyMedia, mediaOf } from '../media-queries.ts'
import { mayMake } from '../permissions.ts'
import type { Questionnaire } from '../questionnaire.ts'
import { TITLE_MAX } from '../questionnaire-form.ts'
import { TEMPLATES } from '../templates/list.ts'
import { findNumber } from '../version-queries.ts'
import { FORMS } from './addresses.ts'
import { blank } from './blank.ts'
import { BuilderPage } from './builder-page.tsx'
import { draftRoutes } from './draft-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { ListPage } from './list-page.tsx'
import { mediaRoutes } from './media-routes.ts'
import { NewPage, type NewView } from './new-page.tsx'
import type { Beside, UsesOf } from './uses.ts'
import { isKey } from './key.ts'

/** Questionnaires offered to be copied. */
const COPIES = 100

/** Where officers make questionnaires; mounted at `/can-bo`. Whoever asks with them tells where they are used. */
export function makingRoutes(askers: readonly UsesOf[], beside: readonly Beside[]): Hono<App> {
  const routes = new Hono<App>()
  const usesOf: UsesOf = async (...about) => (await Promise.all(askers.map((uses) => uses(...about)))).flat()

  routes.use('/bieu-mau/*', async (c, next) => {
    if (!mayMake(c.var.staff))
      throw problem.forbidden('Người điều phối, người tiếp nhận và người duyệt của xã soạn biểu mẫu.')
    await next()
  })

  routes.get('/bieu-mau', async (c) => {
    const { book, db, staff } = c.var
    const beyond = placeOf(c.req.query('sau') ?? '')
    const found = await listDrafts(db, staff.communeId, beyond)
    const lines = found.slice(0, LISTED)
    const ids = lines.map(({ id }) => id)
    const uses = await usesOf(db, staff.communeId, ids)
    const last = found.length > LISTED ? lines.at(-1) : undefined
    const next = last && `${FORMS}?sau=${encodeURIComponent(`${last.editedAt} ${last.id}`)}`
    const hasEnded = c.req.query('da-cat') !== undefined
    return page(c, ListPage({ staff, book, lines, uses, beside, next, isFirst: beyond === null, hasEnded }))
  })

  routes.get('/bieu-mau/moi', async (c) => newAnswer(c))
  routes.post('/bieu-mau/moi', async (c) => begin(c, await readForm(c)))
  routes.route('/bieu-mau', fileRoutes(usesOf, newAnswer))
  routes.route('/bieu-mau', draftRoutes(usesOf))
  routes.route('/bieu-mau', mediaRoutes)

  routes.get('/bieu-mau/:id', async (c) => {
    const { book, db, staff } = c.var
    const draft = await findDraft(db, staff.communeId, c.req.param('id'))
    if (!draft) throw problem.notFound()
    return page(c, BuilderPage({ staff, book, id: draft.id, title: draft.title }))
  })

  routes.post('/bieu-mau/:id/cat', async (c) => {
    const { db, now, staff } = c.var
    const draft = await findDraft(db, staff.communeId, c.req.param('id'))
    if (!draft) throw problem.notFound()
    const uses = await usesOf(db, staff.communeId, [draft.id])
    const live = uses.find((use) => use.isLive)
    if (live) throw problem.conflict(live.why ?? 'Khảo sát dùng biểu mẫu này chưa đóng. Ông/bà đóng khảo sát ấy trước.')
    await endDraft(db, staff.communeId, draft.id, now)
    return seeOther(`${FORMS}?da-cat`)
  })
  return routes
}

/** Makes a questionnaire of what was chosen, or says at the field what is missing. */
async function begin(c: Context, sent: Sent): Promise<Response> {
  const { db, now, staff } = c.var
  const values = { title: field(sent, 'title') ?? '', from: field(sent, 'from') ?? '', of: field(sent, 'of') ?? '' }
  const title = values.title
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
  if ([...title].length > TITLE_MAX)
    return newAnswer(c, { values, errors: { title: [`Tên dài quá: nhiều nhất ${TITLE_MAX} ký tự.`] } }, 422)
  const chosen = await chosenOf(c, sent, values, title)
  if ('errors' in chosen) return newAnswer(c, { values, errors: chosen.errors }, 422)
  const key = field(sent, 'submissionKey') ?? ''
  const id = isKey(key) ? key : crypto.randomUUID()
  const draft = title === '' ? chosen.draft : { ...chosen.draft, title }
  await makeDraft(db, { id, communeId: staff.communeId, by: staff.id, now }, draft)
  if (chosen.of !== undefined && (await mediaOf(db, id)).size === 0) {
    const files = (await mediaOf(db, chosen.of)).values()
    await copyMedia(db, files, { questionnaireId: id, newId: () => crypto.randomUUID() })
  }
  return seeOther(`${FORMS}/${id}`)
}

type Chosen = { draft: Questionnaire; of?: string } | { errors: Record<string, string[]> }

async function chosenOf(c: Context, sent: Sent, values: NewView['values'], title: string): Promise<Chosen> {
  if (values.from === 'trang') {
    return title === '' ? { errors: { title: ['Ông/bà đặt tên cho biểu mẫu.'] } } : { draft: blank(title) }
  }
  const template = TEMPLATES.find(({ id }) => id === values.from)
  if (template) return { draft: await template.load() }
  if (values.from !== 'chep' && values.from !== 'ban') return { errors: { from: ['Ông/bà chọn cách bắt đầu.'] } }
  const { db, staff } = c.var
  const other = values.of === '' ? undefined : await findDraft(db, staff.communeId, values.of)
  if (!other) return { errors: { of: ['Ông/bà chọn một biểu mẫu trong danh sách.'] } }
  const number = Number(field(sent, 'number') ?? '')
  const version = values.from === 'ban' && Number.isInteger(number) ? await findNumber(db, other.id, number) : undefined
  if (values.from === 'ban' && !version) return { errors: { of: ['Không có bản ấy. Ông/bà mở lại trang các bản.'] } }
  const draft = version?.definition ?? other.draft
  const copied = version ? `từ bản ${version.number}` : 'bản chép'
  return { draft: { ...draft, title: `${draft.title.slice(0, TITLE_MAX - 20)} (${copied})` }, of: other.id }
}

/** The page on which questionnaires begin. */
async function newAnswer(c: Context, shown: Partial<NewView> = {}, status: 200 | 422 = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const others = await listDrafts(db, staff.communeId, null, COPIES)
  const view: NewView = {
    ...{ staff, book, templates: TEMPLATES, others: others.slice(0, COPIES), errors: {} },
    keys: { begin: crypto.randomUUID(), files: crypto.randomUUID() },
    values: { title: '', from: '', of: '' },
    ...shown,
  }
  return page(c, NewPage(view), status)
}

function placeOf(text: string): ListPlace | null {
  const [editedAt = '', id = ''] = text.split(' ')
  return editedAt !== '' && id !== '' ? { editedAt, id } : null
}

import { Hono } from 'hono'
import { findDraft, listDrafts } from '../../forms/draft-queries.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import { mayMake, mayOpen } from '../../forms/permissions.ts'
import type { Fault } from '../../forms/questionnaire.ts'
import { freezeVersion } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { check, type FieldErrors } from '../../staff/form.ts'
import { askFault, countOf, FURTHER } from './further.ts'
import { askSchema } from './setting-form.ts'
import { type Line, SettingPage, type SettingView } from './setting-page.tsx'
import { ask, askingLines, type AskingLine, stopAsking } from './setting-queries.ts'

/** Questionnaires offered to be asked. */
const OFFERED = 200
/** Faults of a questionnaire that are told at once. */
const TOLD = 20
const SAID: Readonly<Record<string, string>> = {
  hoi: 'Từ nay người gửi kiến nghị của lĩnh vực này được mời trả lời thêm.',
  'ban-moi': 'Từ nay hỏi theo bản mới.',
  thoi: 'Đã thôi hỏi. Câu trả lời đã nhận vẫn còn trong hồ sơ.',
}
const MOVED = 'Có người vừa đổi câu hỏi của lĩnh vực này. Ông/bà xem lại rồi làm tiếp.'
const NOT_HERE = 'Biểu mẫu này đã cất, hoặc không có ở xã. Ông/bà chọn biểu mẫu khác.'

/** What the fields of a commune ask besides; mounted at `/can-bo`. */
export const questionSettingRoutes = new Hono<App>()

questionSettingRoutes.use('/cau-hoi-them/*', async (c, next) => {
  const { staff } = c.var
  if (!mayMake(staff) && !mayOpen(staff))
    throw problem.forbidden('Người điều phối, lãnh đạo và người soạn biểu mẫu của xã xem trang này.')
  if (c.req.method === 'POST' && !mayOpen(staff))
    throw problem.forbidden('Người điều phối và lãnh đạo của xã chọn câu hỏi cho từng lĩnh vực.')
  await next()
})

questionSettingRoutes.get('/cau-hoi-them', (c) => {
  const text = SAID[c.req.query('xong') ?? '']
  return shown(c, text ? { said: { tone: 'good', text } } : {})
})

questionSettingRoutes.post('/cau-hoi-them', async (c) => {
  const { book } = c.var
  const sent = await readForm(c)
  const values = { category: field(sent, 'category') ?? '', questionnaire: field(sent, 'questionnaire') ?? '' }
  const checked = check(askSchema, values)
  const errors: FieldErrors = checked.ok ? {} : checked.errors
  if (!errors.category && !book.categoriesNow.some(({ code }) => code === values.category))
    errors.category = ['Lĩnh vực này xã không dùng nữa. Ông/bà chọn lĩnh vực khác.']
  // What can be wrong with the questionnaire is told together with what is wrong with the field.
  const frozen = errors.questionnaire ? null : await freeze(c, values.questionnaire, !errors.category)
  if (frozen?.ok === false && frozen.said.length > 0) errors.questionnaire = frozen.said
  if (Object.keys(errors).length > 0 || !frozen?.ok)
    return shown(c, { values, errors, faulty: frozen?.ok === false ? frozen.faulty : undefined }, 422)
  const before = (await askingLines(c.var.db, book.commune.id)).find(({ category }) => category === values.category)
  await put(c, before, values.category, frozen)
  return seeOther(`${FURTHER}?xong=hoi#${values.category}`)
})

questionSettingRoutes.post('/cau-hoi-them/:category', async (c) => {
  const { db, now, staff } = c.var
  const sent = await readForm(c)
  const lines = await askingLines(db, staff.communeId)
  const line = lines.find(({ category }) => category === c.req.param('category'))
  if (!line || line.id !== field(sent, 'id')) return shown(c, { said: { tone: 'warn', text: MOVED } }, 409)
  if (field(sent, 'lam') === 'thoi') {
    await stopAsking(db, { communeId: staff.communeId, by: staff.id, now }, line)
    return seeOther(`${FURTHER}?xong=thoi`)
  }
  const frozen = await freeze(c, line.questionnaireId, true)
  if (!frozen.ok) {
    const values = { category: line.category, questionnaire: line.questionnaireId }
    return shown(c, { values, errors: { questionnaire: frozen.said }, faulty: frozen.faulty }, 422)
  }
  if (frozen.version.id === line.versionId) {
    const text = 'Câu hỏi của biểu mẫu vẫn như bản đang hỏi, nên không có gì để đổi.'
    return shown(c, { said: { tone: 'warn', text } }, 409)
  }
  await put(c, line, line.category, frozen)
  return seeOther(`${FURTHER}?xong=ban-moi#${line.category}`)
})

type Ready = { version: { id: string; questionnaireId: string; number: number }; title: string }
type Frozen = ({ ok: true } & Ready) | { ok: false; said: string[]; faulty?: string }

/** The questionnaire as it stands, as a version that can be asked; or why it cannot. Nothing is frozen unless `isMeant`. */
async function freeze(c: Context, id: string, isMeant: boolean): Promise<Frozen> {
  const { db, now, staff } = c.var
  const { communeId } = staff
  const row = await findDraft(db, communeId, id)
  if (!row) return { ok: false, said: [NOT_HERE] }
  const fault = askFault(row.draft)
  if (fault !== null) return { ok: false, said: [fault], faulty: id }
  if (!isMeant) return { ok: false, said: [] }
  const frozen = await freezeVersion(db, id, { communeId, by: staff.id, now, newId: () => crypto.randomUUID() })
  if (!frozen) return { ok: false, said: [NOT_HERE] }
  return frozen.ok
    ? { ok: true, version: frozen.version, title: row.title }
    : { ok: false, said: faultWords(frozen.faults), faulty: id }
}

function faultWords(faults: readonly Fault[]): string[] {
  const told = faults.slice(0, TOLD).map(({ name, message }) => (name ? `${name}: ${message}` : message))
  return [`Biểu mẫu còn ${faults.length} chỗ cần sửa.`, ...told]
}

async function put(
  c: Context,
  before: AskingLine | undefined,
  category: string,
  { version, title }: Ready,
): Promise<void> {
  if (before?.versionId === version.id) return
  const { db, now, staff } = c.var
  const { id: versionId, questionnaireId, number } = version
  const next = { id: crypto.randomUUID(), category, questionnaireId, versionId, title, number }
  await ask(db, { communeId: staff.communeId, by: staff.id, now }, before, next)
}

async function shown(c: Context, more: Partial<SettingView>, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const maySettle = mayOpen(staff)
  const [found, drafts] = await Promise.all([
    askingLines(db, staff.communeId),
    maySettle ? listDrafts(db, staff.communeId, null, OFFERED) : [],
  ])
  const order = [...book.categories.keys()]
  const lines = (await Promise.all(found.map((line) => lineOf(c, line)))).sort(
    (one, other) => order.indexOf(one.category) - order.indexOf(other.category),
  )
  const asks = new Set(lines.map(({ category }) => category))
  const view: SettingView = {
    ...{ staff, book, lines, maySettle, mayMake: mayMake(staff) },
    silent: book.categoriesNow.filter(({ code }) => !asks.has(code)).map(({ name }) => name),
    categories: book.categoriesNow.map(({ code, name }) => ({
      value: code,
      label: asks.has(code) ? `${name} (đang hỏi)` : name,
    })),
    questionnaires: drafts
      .slice(0, OFFERED)
      .map(({ id, title }) => ({ value: id, label: title || 'Biểu mẫu chưa có tên' })),
    values: { category: '', questionnaire: '' },
    errors: {},
    ...more,
  }
  return page(c, SettingPage(view), status)
}

async function lineOf(c: Context, line: AskingLine): Promise<Line> {
  const { book, db } = c.var
  const version = await versionOf(db, line.versionId)
  return {
    ...line,
    name: book.categories.get(line.category)?.name ?? line.category,
    many: version ? countOf(version.plan.questionnaire) : 0,
    isOlder: line.newest > line.number || line.editedAt > line.frozenAt,
  }
}

import { Hono } from 'hono'
import { move } from '../../dossiers/queries.ts'
import { FILE_KINDS } from '../../forms/filling/file-kinds.ts'
import { versionOf } from '../../forms/filling/version-queries.ts'
import { findDraft, listDrafts } from '../../forms/draft-queries.ts'
import { numbersOnPaper } from '../../forms/on-paper.ts'
import { isQuestion, type Questionnaire, walk } from '../../forms/questionnaire.ts'
import { freezeVersion } from '../../forms/version-queries.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { page, seeOther } from '../../http/respond.ts'
import type { SupervisionDesk } from '../own.ts'
import { ChecklistPage, type ChecklistView } from './checklist-page.tsx'
import { checklistOf, checklistSet } from './checklist-queries.ts'
import { deskFor, TOPIC } from './spot-routes.ts'
import { titleOf } from './spot-queries.ts'
import { CHECKLIST } from './words.ts'

/** Which check-list a topic has, mounted at `/can-bo`. */
export const checklistRoutes = new Hono<App>()

/** Questionnaires offered. */
const OFFERED = 200
const NOT_HERE = 'Biểu mẫu này đã cất, hoặc không có ở xã. Ông/bà chọn biểu mẫu khác.'
const MOVED = 'Hồ sơ vừa thay đổi: có người làm trước. Ông/bà xem lại rồi chọn lần nữa.'

type Shown = Partial<Pick<ChecklistView, 'value' | 'errors' | 'said'>>

checklistRoutes.get(`${TOPIC}/${CHECKLIST}`, async (c) => {
  const { desk, address } = await deskFor(c, 'phieu-kiem-tra')
  const isDone = c.req.query('da') === 'chon'
  return drawn(c, desk, address, { said: isDone ? { tone: 'good', text: 'Đã lưu.' } : null })
})

checklistRoutes.post(`${TOPIC}/${CHECKLIST}`, async (c) => {
  const { db, now, staff } = c.var
  const { desk, address } = await deskFor(c, 'phieu-kiem-tra')
  const sent = await readForm(c)
  const { row } = desk.file
  const moved = () => drawn(c, desk, address, { said: { tone: 'warn', text: MOVED } }, 409)
  if (field(sent, 'version') !== String(row.version)) return moved()
  const id = field(sent, 'questionnaire') ?? ''
  const frozen = field(sent, 'lam') === 'thoi' ? null : await freeze(c, id)
  if (typeof frozen === 'string')
    return drawn(c, desk, address, { value: id, errors: { questionnaire: [frozen] } }, 422)
  const { communeId } = row
  const set = frozen && {
    ...{ communeId, questionnaireId: id, versionId: frozen.id, setBy: staff.id, setAt: now.toISOString() },
  }
  const event = {
    ...{ kind: 'supervision.checklist_set', actor: staff, at: now },
    detail: { questionnaire: frozen ? id : '', number: frozen?.number ?? 0 },
  }
  const outcome = await move(db, row, event, {}, [checklistSet(db, row.id, set)])
  return outcome === 'moved' ? moved() : seeOther(`${address}/${CHECKLIST}?da=chon`)
})

/** The questionnaire as it stands, as a version that the team fills in; or why it cannot be. */
async function freeze(c: Context, id: string): Promise<{ id: string; number: number } | string> {
  const { db, now, staff } = c.var
  if (id === '') return 'Ông/bà chọn biểu mẫu.'
  const draft = await findDraft(db, staff.communeId, id)
  if (!draft) return NOT_HERE
  const fault = checklistFault(draft.draft)
  if (fault !== null) return fault
  const newId = () => crypto.randomUUID()
  const frozen = await freezeVersion(db, id, { communeId: staff.communeId, by: staff.id, now, newId })
  if (!frozen) return NOT_HERE
  return frozen.ok ? frozen.version : `Biểu mẫu còn ${frozen.faults.length} chỗ cần sửa. Ông/bà mở mục Biểu mẫu để sửa.`
}

function checklistFault(questionnaire: Questionnaire): string | null {
  const isFile = (kind: string) => FILE_KINDS.some((one) => one === kind)
  if ([...walk(questionnaire.nodes)].some(({ node }) => isQuestion(node) && isFile(node.kind)))
    return 'Biểu mẫu này có câu cần ảnh, ghi âm hoặc tệp. Ảnh đã có chỗ riêng khi ghi nhận: ông/bà bỏ câu ấy, hoặc chọn biểu mẫu khác.'
  return numbersOnPaper(questionnaire).size === 0 ? 'Biểu mẫu này chưa có câu hỏi nào.' : null
}

async function drawn(
  c: Context,
  desk: SupervisionDesk,
  address: string,
  { errors = {}, said = null, value }: Shown,
  status = 200,
): Promise<Response> {
  const { book, db, staff } = c.var
  const { row } = desk.file
  const [checklist, listed] = await Promise.all([
    checklistOf(db, row.id),
    listDrafts(db, staff.communeId, null, OFFERED),
  ])
  const version = checklist && (await versionOf(db, checklist.versionId))
  const view: ChecklistView = {
    ...{ book, staff, address, errors, said, title: row.title, version: row.version },
    current: version ? titleOf(version) : null,
    questionnaires: listed.slice(0, OFFERED).map(({ id, title }) => ({ value: id, label: title })),
    value: value ?? checklist?.questionnaireId ?? '',
  }
  return page(c, ChecklistPage(view), status)
}

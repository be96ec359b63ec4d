import { codeOf } from '../../cases/code.ts'
import { Hono } from 'hono'
import type { GenericSchema } from 'valibot'
import { next } from '../../cases/transitions.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../../files/store.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { openingIn } from '../../submitters/identity.ts'
import { mayReadIdentity } from '../../submitters/permissions.ts'
import { openIdentity } from '../../submitters/queries.ts'
import { ACTION_FORMS, type ActionInput, type ActionName, isAction, readAction } from '../action-form.ts'
import { act } from '../action-queries.ts'
import type { FieldErrors } from '../form.ts'
import { caseAnswer, openCase, visibleRow } from './officer-case-routes.ts'
import { movedSince } from './officer-words.ts'
import type { CaseFile } from '../queries.ts'
import { hand } from '../hands.ts'
import { PETITION_STEPS } from '../rules.ts'

const MOVED =
  'Hồ sơ vừa thay đổi trong lúc ông/bà làm, nên việc vừa rồi chưa được ghi. Xem tình trạng mới dưới đây rồi làm tiếp.'
const NOT_FOR_YOU = 'Ông/bà không được xem ai là người gửi hồ sơ này.'
const NOT_PUBLIC = 'Hồ sơ này đang không công khai, nên không có gì để thôi.'
/** Fields of which an action's form sends several. */
const SEVERAL: Partial<Record<ActionName, readonly string[]>> = {
  'trinh-duyet': ['demandAnswer'],
  'cong-khai': ['photo'],
  tach: ['content', 'category', 'demandPart'],
  'chuyen-rieng': ['person'],
  'cap-quyen': ['person'],
  'thoi-quyen': ['person'],
}

/** What officers do to a case: every deed a POST of its own. */
export const officerDeedRoutes = new Hono<App>()

officerDeedRoutes.post('/ho-so/:caseCode/xem-nguoi-gui', async (c) => {
  const { book, db, now, staff } = c.var
  const file = await openCase(c)
  const { row, submitter } = file
  if (!submitter.hasContact) return caseAnswer(c, file)
  const sentBy = { ...row, hideIdentity: submitter.hideIdentity }
  if (!mayReadIdentity(staff, sentBy, book.commune.triageBodyId, openingIn(file.events), now.toISOString()))
    return caseAnswer(c, file, { said: { tone: 'warn', text: NOT_FOR_YOU } }, 403)
  const contact = await openIdentity(db, c.env, row, staff, now, 'read')
  const fresh = await openCase(c)
  if (contact === 'moved') return caseAnswer(c, fresh, { said: { tone: 'warn', text: MOVED } }, 409)
  return caseAnswer(c, fresh, { contact })
})

officerDeedRoutes.post('/ho-so/:caseCode/:action', async (c) => {
  const action = c.req.param('action')
  if (!isAction(action)) throw problem.notFound()
  const file = await openCase(c)
  return perform(c, file, action, await readForm(c))
})

async function perform<A extends ActionName>(c: Context, file: CaseFile, action: A, sent: Sent): Promise<Response> {
  const { book, db, now, staff } = c.var
  const { row } = file
  const refuse = (on: CaseFile, status: 403 | 409, text: string) =>
    caseAnswer(c, on, { said: { tone: 'warn', text }, sent: { action, kept: sent.fields, errors: {} } }, status)
  const correct = (errors: FieldErrors) => caseAnswer(c, file, { sent: { action, kept: sent.fields, errors } }, 422)

  const verdict = next(PETITION_STEPS, row, action, staff)
  if (!verdict.ok && verdict.why === 'not_you') return refuse(file, 403, verdict.sentence)
  if (movedSince(file.events, field(sent, 'version'))) return refuse(file, 409, MOVED)
  if (!verdict.ok) return refuse(file, 409, verdict.sentence)

  const read = readAction(
    ACTION_FORMS[action] as unknown as GenericSchema<unknown, ActionInput<A>>,
    inputOf(action, sent),
  )
  const checked = await checkPhotos(action === 'trinh-duyet' ? (sent.files.get('photos') ?? []) : [])
  if (!read.ok || !checked.ok)
    return correct({ ...(read.ok ? {} : read.errors), ...(checked.ok ? {} : { photos: checked.errors }) })
  if (action === 'thoi-cong-khai' && file.release === null) return refuse(file, 409, NOT_PUBLIC)

  const photos = await keepPhotos(c.env, `${row.id}/${row.version}`, localDay(now), checked.photos)
  const ending = await act({ db, book, file, now, photos }, staff, action, read.value)
  if (!ending.ok && ending.status === 422) return correct({ [ending.field]: [ending.sentence] })
  const after = await visibleRow(c)
  if (!ending.ok) {
    if (!after) throw problem.moved(ending.sentence)
    return refuse(await openCase(c), ending.status, ending.status === 409 ? MOVED : ending.sentence)
  }
  tellPost(c)
  const proposes =
    hand(action, field(sent, 'reasonCode') ?? '', row.proposal, row.proposedBy, staff)?.does === 'propose'
  const place = after ? `/can-bo/ho-so/${codeOf(book, row)}` : '/can-bo'
  return seeOther(`${place}?xong=${proposes ? 'de-xuat' : action}`)
}

/** The fields as the schemas of actions want them. */
function inputOf(action: ActionName, sent: Sent): Record<string, string | string[]> {
  const several = SEVERAL[action] ?? []
  return Object.fromEntries(
    [...sent.fields].map(([name, values]) => [name, several.includes(name) ? values : (values.at(-1) ?? '')]),
  )
}

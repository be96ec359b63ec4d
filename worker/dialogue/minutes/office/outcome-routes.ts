import { Hono } from 'hono'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm, type Sent } from '../../../http/form.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import type { ItemRow, QuestionRow } from '../../hall/tables.ts'
import type { AskedPetition, OpenPetition } from '../../open-petition.ts'
import { itemsOf } from '../../sessions/queries.ts'
import { type Meeting, meetingAtDesk } from '../../sessions/room-access.ts'
import { refusalToConclude, refusalToWrite } from '../may.ts'
import type { OutcomeInput } from '../outcome-form.ts'
import {
  AT_ONCE,
  categoriesOf,
  concludeItem,
  concludeQuestion,
  linkPetition,
  note,
  openQuestions,
  questionOfId,
  senderOf,
  tellBody,
  waitingQuestions,
} from '../outcome-queries.ts'
import { itemContent, questionContent, readOutcome } from '../outcome.ts'
import { entriesOf } from '../queries.ts'
import { outcomesPage, type OutcomesView } from './outcomes-page.tsx'

const MOVED =
  'Biên bản vừa được trình cho hai bên nên chưa ghi kết luận này. Cần ghi thêm thì một bên trả lại biên bản.'

/** What came of each point and question of a meeting; mounted at `/can-bo`. */
export function outcomeRoutes(openPetition: OpenPetition): Hono<App> {
  const routes = new Hono<App>()
  const HERE = '/doi-thoai/cuoc/:slug/ket-luan'

  routes.get(HERE, async (c) => shown(c, await meetingAtDesk(c), { said: saidOf(c.req.query('da') ?? '') }))

  routes.post(`${HERE}/diem/:item`, async (c) => {
    const { book, db, now, staff } = c.var
    const meeting = await meetingAtDesk(c)
    const { row, address } = meeting
    const items = await itemsOf(db, row.id)
    const item = items.find(({ id }) => id === c.req.param('item'))
    if (!item) throw problem.notFound()
    const sent = await readForm(c)
    const tried = `diem/${item.id}`
    const refusal = refusals(c, meeting).points
    if (refusal)
      return shown(c, meeting, { sent, tried, said: { tone: 'warn', text: refusal.sentence } }, refusal.status)
    const category = (await categoriesOf(db, [item])).get(item.id) ?? ''
    const reading = readOutcome(fieldsOf(sent), { book, category })
    if (!reading.ok) return shown(c, meeting, { sent, tried, errors: reading.errors }, 422)
    const { value } = reading
    const opened =
      value.outcome === 'petition'
        ? await openPetition({ db, env: c.env, book, now, staff }, await askedOfItem(c, meeting, item, value.category))
        : null
    const outcome = await concludeItem(
      db,
      row,
      item,
      setOf(value, opened, item),
      {
        ...{ kind: 'dialogue.point_concluded', actor: staff, at: now, text: value.answer },
        detail: { point: items.indexOf(item) + 1, outcome: value.outcome, caseCode: opened?.caseCode ?? '' },
      },
      toldOf(c, row.id, value),
    )
    if (outcome === 'moved') return shown(c, meeting, { sent, tried, said: { tone: 'warn', text: MOVED } }, 409)
    return seeOther(`${address}/ket-luan?da=diem#diem-${items.indexOf(item) + 1}`)
  })

  routes.post(`${HERE}/cau/:question`, async (c) => {
    const { book, db, now, staff } = c.var
    const meeting = await meetingAtDesk(c)
    const { row, address } = meeting
    const question = await questionOfId(db, row.id, c.req.param('question'))
    if (!question) throw problem.notFound()
    const sent = await readForm(c)
    const tried = `cau/${question.id}`
    const refusal = refusals(c, meeting).questions
    if (refusal)
      return shown(c, meeting, { sent, tried, said: { tone: 'warn', text: refusal.sentence } }, refusal.status)
    if (question.outcome !== '') return seeOther(`${address}/ket-luan?da=roi`)
    const items = await itemsOf(db, row.id)
    const item = items.find(({ id }) => id === question.itemId)
    const category = item ? ((await categoriesOf(db, [item])).get(item.id) ?? '') : ''
    const reading = readOutcome(fieldsOf(sent), { book, category })
    if (!reading.ok) return shown(c, meeting, { sent, tried, errors: reading.errors }, 422)
    const { value } = reading
    const opened =
      value.outcome === 'petition'
        ? await openPetition({ db, env: c.env, book, now, staff }, asked(c, meeting, question, item, value.category))
        : null
    await concludeQuestion(
      db,
      row,
      question,
      setOf(value, opened, question),
      {
        ...{ kind: 'dialogue.question_concluded', actor: staff, at: now, text: value.answer },
        detail: { question: question.number, outcome: value.outcome, caseCode: opened?.caseCode ?? '' },
      },
      toldOf(c, row.id, value),
    )
    return seeOther(`${address}/ket-luan?da=cau`)
  })

  routes.post(`${HERE}/chuyen-het`, async (c) => {
    const { book, db, now, staff } = c.var
    const meeting = await meetingAtDesk(c)
    const { row, address } = meeting
    const sent = await readForm(c)
    const refusal = refusals(c, meeting).questions
    if (refusal) return shown(c, meeting, { said: { tone: 'warn', text: refusal.sentence } }, refusal.status)
    const chosen = field(sent, 'category') ?? ''
    const category = book.categoriesNow.some(({ code }) => code === chosen) ? chosen : 'khac'
    const [questions, items] = await Promise.all([openQuestions(db, row.id), itemsOf(db, row.id)])
    const known = await categoriesOf(db, items)
    const moved: { number: number; caseCode: string }[] = []
    for (const question of questions) {
      const item = items.find(({ id }) => id === question.itemId)
      const own = (item && known.get(item.id)) || category
      const opened = await openPetition({ db, env: c.env, book, now, staff }, asked(c, meeting, question, item, own))
      if (await linkPetition(db, question, opened)) moved.push({ number: question.number, caseCode: opened.caseCode })
    }
    if (moved.length > 0)
      await note(
        db,
        row,
        { kind: 'dialogue.questions_to_petitions', actor: staff, at: now, detail: { many: moved.length, moved } },
        [],
        true,
      )
    return seeOther(`${address}/ket-luan?da=chuyen.${moved.length}`)
  })

  return routes
}

/** A point that one request brought is its sender's; of a pooled one nobody holds the secret. */
async function askedOfItem(
  c: Context,
  { row, session }: Meeting,
  item: ItemRow,
  category: string,
): Promise<AskedPetition> {
  const { book, db } = c.var
  const [entries, sender] = await Promise.all([entriesOf(db, row.id), senderOf(db, item.requestId)])
  const said = entries.filter(({ itemId, kind }) => itemId === item.id && kind === 'question').map(({ text }) => text)
  return {
    ...{ sourceId: item.id, content: itemContent({ book, row, session }, item, said), category },
    ...{ hamletId: sender?.hamletId ?? '', lookupHash: sender?.lookupHash ?? '', contact: sender?.contact ?? null },
  }
}

function asked(
  c: Context,
  { row, session }: Meeting,
  question: QuestionRow,
  item: ItemRow | undefined,
  category: string,
): AskedPetition {
  return {
    ...{
      sourceId: question.id,
      content: questionContent({ book: c.var.book, row, session }, question, item),
      category,
    },
    ...{ hamletId: question.hamletId, lookupHash: question.lookupHash },
  }
}

type Opened = { caseId: string; caseCode: string }

/** A petition that was opened once stays, whatever is noted later. */
function setOf({ answer, forwardedTo, outcome }: OutcomeInput, opened: Opened | null, before: Opened) {
  return {
    ...{ outcome, answer, forwardedTo: outcome === 'forwarded' ? forwardedTo : '' },
    caseId: opened?.caseId ?? before.caseId,
    caseCode: opened?.caseCode ?? before.caseCode,
  }
}

/** A body of the commune to which something was forwarded finds the meeting from now on. */
function toldOf(c: Context, dossierId: string, { forwardedTo, outcome }: OutcomeInput) {
  const { book, db, now } = c.var
  if (outcome !== 'forwarded') return []
  const body = [...book.bodies.values()].find(({ name }) => name.toLowerCase() === forwardedTo.toLowerCase())
  return body ? [tellBody(db, dossierId, body.id, now)] : []
}

function refusals(c: Context, { row, session }: Meeting) {
  const { book, now, staff } = c.var
  const [front, today] = [book.commune.triageBodyId, localDay(now)]
  return {
    points: refusalToWrite(staff, row, session, front, today),
    questions: refusalToConclude(staff, row, session, front, today),
  }
}

function fieldsOf(sent: Sent): Record<string, string | undefined> {
  return Object.fromEntries(['outcome', 'answer', 'forwardedTo', 'category'].map((name) => [name, field(sent, name)]))
}

function saidOf(da: string): OutcomesView['said'] {
  const [what, many] = da.split('.')
  const good = (text: string) => ({ tone: 'good' as const, text })
  if (what === 'diem' || what === 'cau') return good('Đã lưu kết luận.')
  if (what === 'roi') return { tone: 'warn', text: 'Câu này đã có kết luận trước đó nên giữ nguyên.' }
  if (what !== 'chuyen') return null
  return Number(many) > 0
    ? good(`Đã chuyển ${Number(many)} câu hỏi thành phản ánh, mỗi câu một hồ sơ.`)
    : good('Không còn câu nào phải chuyển.')
}

type Shown = Partial<Pick<OutcomesView, 'errors' | 'said' | 'tried'>> & { sent?: Sent }

async function shown(c: Context, meeting: Meeting, view: Shown, status = 200): Promise<Response> {
  const { book, db, staff } = c.var
  const { row, address } = meeting
  const { errors = {}, said = null, sent, tried = '' } = view
  const [items, questions, waiting] = await Promise.all([
    itemsOf(db, row.id),
    openQuestions(db, row.id, AT_ONCE + 1),
    waitingQuestions(db, row.id),
  ])
  const { points, questions: questionsRefused } = refusals(c, meeting)
  return page(
    c,
    outcomesPage({
      ...{ book, staff, row, address, items, errors, said, tried },
      categories: await categoriesOf(db, items),
      ...{ questions: questions.slice(0, AT_ONCE), hasMore: questions.length > AT_ONCE },
      waiting,
      closed: points?.sentence ?? null,
      questionsClosed: questionsRefused?.sentence ?? null,
      value: (name) => (sent ? (field(sent, name) ?? '') : ''),
    }),
    status,
  )
}

import { Hono } from 'hono'
import { codeIn } from '../../cases/code.ts'
import { findCase, visibleTo } from '../../cases/queries.ts'
import { bodyName } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { act } from '../action-queries.ts'
import { inboxAnswer } from '../officer/inbox-routes.ts'
import { movedSince } from '../officer/officer-words.ts'
import { readFile } from '../queries.ts'
import { bodiesToday, type BulkDeed, mayPick, MOST_AT_ONCE, readTicks } from './bulk.ts'
import { BulkPage, type Outcome } from './bulk-page.tsx'

const MOVED = 'Có người làm trước. Mở hồ sơ để xem tình trạng mới.'
const ALONE = 'Hồ sơ này cần mở ra xem rồi làm riêng.'

/** The same deed to several cases of a heap: each its own event, each with its own end. */
export const bulkRoutes = new Hono<App>()

bulkRoutes.post('/nhieu/:deed', async (c) => {
  const { book, now, staff } = c.var
  const deed = c.req.param('deed')
  if (deed !== 'giao' && deed !== 'tiep-nhan') throw problem.notFound()
  const sent = await readForm(c)
  const values = sent.fields.get('chon') ?? []
  const ticks = readTicks(values)
  const body = field(sent, 'body') ?? ''
  const errors: Record<string, string[]> = {}
  if (ticks.length === 0) errors.chon = ['Ông/bà chọn ít nhất một hồ sơ.']
  if (ticks.length > MOST_AT_ONCE)
    errors.chon = [`Mỗi lần nhiều nhất ${MOST_AT_ONCE} hồ sơ. Ông/bà bỏ bớt rồi làm lại.`]
  if (deed === 'giao' && !bodiesToday(book, localDay(now)).some((one) => one.value === body))
    errors['giao-nhieu'] = ['Ông/bà chọn một cơ quan đang hoạt động trong danh sách.']
  if (Object.keys(errors).length > 0) {
    const heap = deed === 'giao' ? 'can-giao' : 'moi-gui'
    return inboxAnswer(c, { heap, bulk: { errors, body, ticked: new Set(values) } }, 422)
  }
  const outcomes: Outcome[] = []
  for (const tick of ticks) outcomes.push(await perform(c, deed, tick, body))
  return page(c, BulkPage({ deed, outcomes, to: bodyName(book, body), staff, book }))
})

async function perform(
  c: Context,
  deed: BulkDeed,
  tick: { code: string; version: string },
  body: string,
): Promise<Outcome> {
  const { book, db, now, staff } = c.var
  const code = codeIn(book, tick.code)
  const row = code && (await findCase(db, book.commune.id, code, visibleTo(staff)))
  const end = (what: Outcome['what'], sentence = ''): Outcome => ({ code: tick.code, what, sentence })
  if (row?.kind !== 'petition') return end('refused', 'Không tìm thấy hồ sơ này.')
  const file = await readFile(db, row)
  if (movedSince(file.events, tick.version)) return end('moved', MOVED)
  if (!mayPick(deed, row, staff)) return end('refused', ALONE)
  const ask = { db, book, file, now, photos: [] }
  const ending =
    deed === 'giao'
      ? await act(ask, staff, 'giao', { body, note: '' })
      : await act(ask, staff, 'tiep-nhan', { category: '', hamlet: undefined, urgency: row.urgency, aboutBody: '' })
  if (ending.ok) tellPost(c)
  if (ending.ok) return end('done', row.title)
  return ending.status === 409 ? end('moved', MOVED) : end('refused', ending.sentence)
}

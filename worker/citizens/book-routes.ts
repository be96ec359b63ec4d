import { Hono } from 'hono'
import { localDay } from '../deadlines/calendar.ts'
import { countTry, triesLeft, wrongPairs } from '../http/attempts.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { page, seeOther } from '../http/respond.ts'
import { bookCookie, bookIn } from './book-access.ts'
import { bookPage, type BookView } from './book-page.tsx'
import { type Entry, isWritable, looked, makeRoom, MOST_ENTRIES, thingOf, withEntry, without } from './entries.ts'
import { BOOK_KINDS } from './kinds/all.ts'
import { linesOf, openThing } from './open-book.ts'
import { bookAddress } from './place.ts'

/** What somebody sent to the commune, as his phone keeps it: below `/{commune}/cua-toi`, where the cookie goes too. */
export const bookRoutes = new Hono<App>()

bookRoutes.get('/cua-toi', (c) => {
  const said = saidOf(c.req.query('xong'), c.req.query('nhuong'))
  return drawn(c, { said, isPruned: c.req.query('bot') !== undefined }, 200)
})

/** Opens what two codes open; with `keep` it goes into the book. */
bookRoutes.post('/cua-toi/giu', async (c) => {
  const { db } = c.var
  const sent = await readForm(c)
  const typed = { code: field(sent, 'code') ?? '', secret: field(sent, 'secret') ?? '' }
  const limit = wrongPairs(c, 'book-look-up')
  if ((await triesLeft(db, limit)).left <= 0) return drawn(c, { trouble: WAIT, typed: { ...typed, secret: '' } }, 429)
  const found = await openThing(c, typed.code, typed.secret)
  if (!found) {
    await countTry(db, limit)
    return drawn(c, { typed, isWrong: true }, 422)
  }
  const { letter, way } = found
  if (field(sent, 'keep') !== '1') {
    const answer = seeOther(way.href)
    if (way.cookie) answer.headers.append('set-cookie', way.cookie)
    return answer
  }
  const { place, secret, seenOn = localDay(c.var.now) } = way
  return kept(c, { letter, place, secret, seenOn, seen: 0 })
})

bookRoutes.get('/cua-toi/mo/:thing', async (c) => {
  const entries = await bookIn(c)
  const thing = c.req.param('thing')
  const entry = entries.find((one) => thingOf(one) === thing)
  if (!entry) return drawn(c, { trouble: NOT_THERE }, 404)
  const way = await BOOK_KINDS[entry.letter]?.open(c, entry.place, entry.secret)
  if (!way) return drawn(c, { trouble: GONE }, 404)
  const [line] = await linesOf(c, [entry])
  const now = { seen: line?.standing?.seen ?? entry.seen, seenOn: way.seenOn ?? localDay(c.var.now) }
  const answer = seeOther(way.href)
  if (way.cookie) answer.headers.append('set-cookie', way.cookie)
  answer.headers.append('set-cookie', await bookCookie(c, looked(entries, thing, now)))
  return answer
})

bookRoutes.post('/cua-toi/bo', async (c) => {
  const thing = field(await readForm(c), 'thing') ?? ''
  return withBook(c, without(await bookIn(c), thing), 'bo')
})

bookRoutes.post('/cua-toi/xoa', (c) => withBook(c, [], 'xoa'))

/** Puts a thing into the book as it stands now. When the book is full the oldest that has ended makes room. */
async function kept(c: Context, entry: Entry): Promise<Response> {
  const entries = withEntry(await bookIn(c), entry)
  const lines = await linesOf(c, entries)
  const standings = new Map(lines.map(({ thing, standing }) => [thing, standing]))
  const seen = standings.get(thingOf(entry))?.seen ?? 0
  const room = makeRoom(looked(entries, thingOf(entry), { ...entry, seen }), (one) => {
    return standings.get(thingOf(one))?.hasEnded ?? true
  })
  if (!room || !isWritable(entry)) return drawn(c, { trouble: FULL }, 409)
  return withBook(c, room.kept, room.dropped.length > 0 ? `giu&nhuong=${room.dropped.length}` : 'giu')
}

async function withBook(c: Context, entries: readonly Entry[], done: string): Promise<Response> {
  const answer = seeOther(`${bookAddress(c.var.book.commune.id)}?xong=${done}`)
  answer.headers.append('set-cookie', await bookCookie(c, entries))
  return answer
}

async function drawn(c: Context, shown: Omit<BookView, 'book' | 'lines'>, status: number): Promise<Response> {
  const lines = await linesOf(c, await bookIn(c))
  return page(c, bookPage({ book: c.var.book, lines, ...shown }), status)
}

const WAIT = {
  title: 'Xin chờ một phút',
  text: 'Mạng này vừa gõ sai mười lần. Ông/bà chờ một phút rồi gõ lại, nhìn kỹ từng chữ trên biên nhận.',
}
const NOT_THERE = {
  title: 'Việc này không có trong sổ',
  text: 'Sổ trên máy này không giữ việc ấy. Có hai mã thì mở được ở mục Mở bằng mã.',
}
const GONE = {
  title: 'Không mở được việc này nữa',
  text: 'Việc này đã xóa, hoặc mã đã đổi. Ông/bà bỏ nó khỏi sổ được.',
}
const FULL = {
  title: 'Chưa giữ được: sổ đã đầy',
  text: `Sổ giữ nhiều nhất ${MOST_ENTRIES} việc, và chưa việc nào trong sổ kết thúc. Ông/bà bỏ bớt một việc rồi giữ lại.`,
}
const DONE: Record<string, string> = {
  giu: 'Đã giữ trong sổ của tôi.',
  bo: 'Đã bỏ khỏi sổ.',
  xoa: 'Đã xóa cả sổ trên máy này.',
  nhan: 'Máy này đã nhận sổ.',
}

function saidOf(done: string | undefined, dropped: string | undefined): BookView['said'] {
  const text = done !== undefined && Object.hasOwn(DONE, done) ? DONE[done] : undefined
  if (text === undefined) return null
  const many = /^\d{1,2}$/.exec(dropped ?? '')?.[0]
  return { tone: 'good', text: many ? `${text} Sổ đầy nên đã bỏ ${many} việc cũ nhất đã xong.` : text }
}

import { and, eq, inArray, sql } from 'drizzle-orm'
import { codeIn, codeOf, formatCaseCode } from '../cases/code.ts'
import { markAt, setMark } from '../cases/mark-queries.ts'
import { cases } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import { communes } from '../communes/tables.ts'
import { type Db, writeTogether } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { keepMessages } from './outbox-queries.ts'
import { digestOn } from './spread.ts'
import { type MessageDetail, notices, pushSubscriptions } from './tables.ts'
import type { NewMessage } from './tells.ts'

const MARK = 'messages.digest'
/** Officers whose day is gathered in one turn; the others follow in the next. */
const READERS_PER_TURN = 100
const MOST_CODES = 30
/** More than anybody reads: the rest is on the page. */
const MOST_NOTICES = 500

/** From seven in the morning on: what waited for the day is gathered, one message a reader and channel. Once a day. */
export async function digestOf(db: Db, now: Date): Promise<void> {
  const today = localDay(now)
  if (now < digestOn(today)) return
  if ((await markAt(db, MARK)) === today) return
  const readers = await db
    .selectDistinct({ staffId: notices.staffId })
    .from(notices)
    .where(and(sql`digest <> ''`, sql`${notices.createdAt} <= ${digestOn(today).toISOString()}`))
    .limit(READERS_PER_TURN)
  for (const { staffId } of readers) await gather(db, staffId, today, now)
  if (readers.length === READERS_PER_TURN) return
  await setMark(db, MARK, today)
}

/** What was gathered, without the cases that went out of sight since then; null when nothing is left of it. */
export async function stillTold(db: Db, book: CommuneBook, detail: MessageDetail): Promise<MessageDetail | null> {
  const { many = 0, codes = [] } = detail
  const places = codes.flatMap((code) => codeIn(book, code) ?? [])
  const hidden = await db
    .select({ year: cases.year, number: cases.number })
    .from(cases)
    .where(
      and(
        eq(cases.communeId, book.commune.id),
        eq(cases.restricted, true),
        sql`(${cases.year}, ${cases.number}) in
          (select value ->> 'year', value ->> 'number' from json_each(${JSON.stringify(places)}))`,
      ),
    )
  if (hidden.length === 0) return detail
  const gone = hidden.map((row) => codeOf(book, row))
  return many > gone.length ? { many: many - gone.length, codes: codes.filter((code) => !gone.includes(code)) } : null
}

async function gather(db: Db, staffId: string, today: string, now: Date): Promise<void> {
  const rows = await db
    .select({
      id: notices.id,
      communeId: notices.communeId,
      digest: notices.digest,
      year: cases.year,
      number: cases.number,
      prefix: communes.codePrefix,
      restricted: cases.restricted,
    })
    .from(notices)
    .innerJoin(communes, eq(communes.id, notices.communeId))
    .leftJoin(cases, eq(cases.id, notices.caseId))
    .where(
      and(
        eq(notices.staffId, staffId),
        sql`digest <> ''`,
        sql`${notices.createdAt} <= ${digestOn(today).toISOString()}`,
      ),
    )
    .limit(MOST_NOTICES)
  const told = rows.filter((row) => row.restricted !== true)
  const made: NewMessage[] = []
  for (const channel of ['email', 'push'] as const) {
    const mine = told.filter((row) => row.digest.split(',').includes(channel))
    const [first] = mine
    if (!first) continue
    const codes = [...new Set(mine.flatMap(codesOf))].slice(0, MOST_CODES)
    const message = {
      communeId: first.communeId,
      caseId: null,
      seq: 0,
      channel,
      message: 'digest',
      byId: '',
      detail: { many: mine.length, codes },
      createdAt: now.toISOString(),
    }
    const id = `digest.${today}.${staffId}.${channel}`
    if (channel === 'email') made.push({ ...message, id, recipientKind: 'staff', recipientId: staffId })
    else
      for (const { id: browser } of await browsersOf(db, staffId))
        made.push({ ...message, id: `${id}.${browser}`, recipientKind: 'subscription', recipientId: browser })
  }
  const ids = JSON.stringify(rows.map((row) => row.id))
  const gathered = db.select({ id: sql<string>`value`.as('id') }).from(sql`json_each(${ids})`)
  await writeTogether(db, [
    db.update(notices).set({ digest: '' }).where(inArray(notices.id, gathered)),
    ...(made.length > 0 ? [keepMessages(made)] : []),
  ])
}

function browsersOf(db: Db, staffId: string): Promise<{ id: string }[]> {
  return db
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(and(eq(pushSubscriptions.ownerId, staffId), eq(pushSubscriptions.ownerKind, 'staff')))
}

function codesOf(row: { prefix: string; year: number | null; number: number | null }): string[] {
  return row.year === null || row.number === null ? [] : [formatCaseCode(row.prefix, row.year, row.number)]
}

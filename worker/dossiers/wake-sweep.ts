import type { CommuneBook } from '../communes/book.ts'
import { openBook } from '../communes/queries.ts'
import type { Db, Statement } from '../db/connect.ts'
import { localDay } from '../deadlines/calendar.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import { type DossierKind, dossierCode, dossierSlug } from './code.ts'
import type { Telling } from './deed.ts'
import { move } from './queries.ts'
import type { DossierRow } from './tables.ts'
import { messagesOf } from './tell.ts'
import { sleepUntil, wakingDossiers } from './wake-queries.ts'

/** Dossiers and communes of one turn: each that moves is a batch of its own, and the platform allows 1,000 queries an invocation. */
const DOSSIERS_PER_TURN = 300
const COMMUNES_PER_TURN = 25

/** What the clock does with a dossier: the event, what it changes, who is told; `more` for the room's own tables. */
export type ClockDeed<More> = {
  event: { kind: string; detail?: Record<string, unknown>; text?: string }
  set?: Partial<DossierRow>
  told?: readonly Telling[]
  more?: More
}

/** What the clock must know of a kind of dossier. */
export type ClockedKind<Own = unknown, More = unknown> = {
  /** Where its dossiers stand: `/can-bo/giam-sat`. */
  place: string
  /** What the room keeps of each of these dossiers, by id; one read for all. */
  read: (db: Db, rows: readonly DossierRow[]) => Promise<ReadonlyMap<string, Own>>
  /** What is due today; null when nothing is. Pure. */
  deed(row: DossierRow, own: Own, book: CommuneBook, today: string): ClockDeed<More> | null
  /** The next day on which the clock must look, after today. Pure. */
  nextWake(row: DossierRow, own: Own, book: CommuneBook, today: string): string | null
  also?(db: Db, row: DossierRow, more: More, at: Date): Statement[]
}

/**
 * Looks at the dossiers whose day has come: notes what is due, tells whom it concerns, sets the next day. Costs by these
 * dossiers alone; a second run finds nothing. One that somebody moves meanwhile waits for the next turn.
 */
export async function wakeDossiers(
  db: Db,
  now: Date,
  kinds: Readonly<Partial<Record<DossierKind, ClockedKind>>>,
): Promise<number> {
  const today = localDay(now)
  const waking = await wakingDossiers(db, today, DOSSIERS_PER_TURN)
  const byCommune = [...Map.groupBy(waking, (row) => row.communeId)].slice(0, COMMUNES_PER_TURN)
  let many = 0
  for (const [commune, rows] of byCommune) {
    const book = await openBook(db, commune, now)
    if (!book) continue
    for (const [kind, some] of Map.groupBy(rows, (row) => row.kind)) {
      const clocked = kinds[kind]
      if (clocked) many += await wakeKind(db, book, some, clocked, now, today)
    }
  }
  return many
}

async function wakeKind(
  db: Db,
  book: CommuneBook,
  rows: readonly DossierRow[],
  clocked: ClockedKind,
  now: Date,
  today: string,
): Promise<number> {
  const owns = await clocked.read(db, rows)
  const asleep = new Map<string | null, string[]>()
  let many = 0
  for (const row of rows) {
    const own = owns.get(row.id)
    const deed = clocked.deed(row, own, book, today)
    if (!deed) {
      const wakeOn = clocked.nextWake(row, own, book, today)
      asleep.set(wakeOn, [...(asleep.get(wakeOn) ?? []), row.id])
      continue
    }
    const after = { ...row, ...deed.set }
    const set = { ...deed.set, wakeOn: clocked.nextWake(after, own, book, today) }
    const told = {
      ...{ dossierId: row.id, communeId: row.communeId, seq: row.version + 1, at: now, byId: '' },
      code: dossierCode(book, row),
      href: `${clocked.place}/${dossierSlug(row)}`,
    }
    const messages = messagesOf(told, deed.told ?? [])
    const done = await move(db, row, { ...deed.event, actor: { kind: 'system' }, at: now }, set, [
      ...(deed.more === undefined || !clocked.also ? [] : clocked.also(db, row, deed.more, now)),
      ...(messages.length > 0 ? [keepMessages(messages)] : []),
    ])
    if (done === 'done') many++
  }
  for (const [wakeOn, ids] of asleep) await sleepUntil(db, ids, { wakeOn, today })
  return many
}

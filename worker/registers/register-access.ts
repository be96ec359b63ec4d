import { fold } from '../communes/fold.ts'
import { localDay } from '../deadlines/calendar.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { type Ask, readAsk } from './ask.ts'
import { type EntryAsk, entriesOf, entryAt, type Done, PAGE, type Place } from './entry-queries.ts'
import { opened, type Seen } from './entry-store.ts'
import { kindAt, type RegisterKind } from './kinds.ts'
import { onlyHamlet, type Sight, sightOf } from './permissions.ts'

/** Pages of a register that are looked through for a name in one go. */
const LOOK_THROUGH = 10

/** A register as this officer has it before him. */
export type Desk = { kind: RegisterKind; sight: Sight; only: string | null; today: string; ask: Ask }

/** The register of the address, if he sees anything of it; else it is not there. */
export function deskOf(c: Context, query: (name: string) => string | undefined = (name) => c.req.query(name)): Desk {
  const { book, now, staff } = c.var
  const kind = kindAt(c.req.param('register') ?? '')
  const sight = kind ? sightOf(staff, book, kind.register) : 'none'
  if (!kind || sight === 'none') throw problem.notFound()
  const today = localDay(now)
  const only = onlyHamlet(staff, sight)
  const hamlets = [...book.hamlets.keys()]
  return { kind, sight, only, today, ask: readAsk(query, kind, { hamlets, only, today }) }
}

/** What the queries ask for. */
export function entryAsk(c: Context, { ask, kind }: Pick<Desk, 'ask' | 'kind'>): EntryAsk {
  const { hamletId, state, topic, year } = ask
  return { communeId: c.var.staff.communeId, register: kind.register, year, hamletId, topic, state }
}

/** Who does something to a register now. */
export function doneBy(c: Context, { kind }: Pick<Desk, 'kind'>): Done {
  const { now, staff } = c.var
  return { communeId: staff.communeId, register: kind.register, byId: staff.id, now }
}

/** A page of lines as he may see them; by name only among those whose names he may read. */
export async function pageOf(c: Context, desk: Desk): Promise<{ lines: Seen[]; next: Place | null }> {
  const { ask, sight } = desk
  const wanted = entryAsk(c, desk)
  if (ask.name === '' || sight === 'open') {
    const rows = await entriesOf(c.var.db, wanted, ask.after, PAGE + 1)
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
    return { lines: await opened(c.env, sight, rows.slice(0, PAGE)), next: last ?? null }
  }
  const found: Seen[] = []
  let after = ask.after
  for (let page = 0; page < LOOK_THROUGH; page++) {
    const rows = await entriesOf(c.var.db, wanted, after, PAGE)
    found.push(...(await opened(c.env, sight, rows)).filter((one) => isNamed(one, ask.name)))
    after = rows.length === PAGE ? (rows.at(-1) ?? null) : null
    if (after === null || found.length >= PAGE) break
  }
  return { lines: found, next: after }
}

/** The line of the address, if he sees it; of a restricted register his opening of it is noted by the caller. */
export async function entryOf(c: Context, desk: Desk): Promise<Seen> {
  const row = await entryAt(c.var.db, c.var.staff.communeId, desk.kind.register, c.req.param('id') ?? '')
  if (!row || (desk.only !== null && row.hamletId !== desk.only)) throw problem.notFound()
  const [seen] = await opened(c.env, desk.sight, [row])
  if (!seen) throw problem.notFound()
  return seen
}

/** Is there such a name among the words of a line? Written with marks or without. */
function isNamed({ line, row }: Seen, name: string): boolean {
  const wanted = fold(name)
  return (
    row.erasedAt === null && Object.values({ ...line.fields, ...line.secret }).some((one) => fold(one).includes(wanted))
  )
}

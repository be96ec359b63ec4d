import { Hono } from 'hono'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { page, seeOther } from '../http/respond.ts'
import { askAddress } from './ask.ts'
import { entriesOf, type EntryRow, PAGE, type Place } from './entry-queries.ts'
import { opened } from './entry-store.ts'
import { moveEntries } from './move-queries.ts'
import { mayDecide, pennedBy } from './permissions.ts'
import { type Desk, deskOf, doneBy, entryAsk } from './register-access.ts'
import { majorityOn } from './rules.ts'
import { titlePage, type TitleView } from './title-page.tsx'
import { type SheetName, SHEETS, tickedOf, votesOf } from './title-sheets.ts'

/** Whole lists of titles at once; mounted below `/can-bo`. */
export const registerTitleRoutes = new Hono<App>()

const AT = '/so-theo-doi/:register{danh-hieu}/:sheet{binh-xet|de-nghi|quyet-dinh}'
/** Pages of a hamlet's lines that are looked through for those of a sheet. */
const LOOK_THROUGH = 6

registerTitleRoutes.get(AT, async (c) => {
  const { desk, name } = atSheet(c)
  const { next, rows } = await rowsOf(c, desk, name)
  const [many, left] = [counted(c.req.query('so')), counted(c.req.query('con'))]
  const text =
    many === null ? null : `Đã ghi ${many} hộ.${left ? ` ${left} hộ vừa có người khác làm trước, ông/bà xem lại.` : ''}`
  return drawn(c, desk, name, rows, next, {
    typed: null,
    errors: {},
    said: text === null ? null : { tone: left ? 'warn' : 'good', text },
  })
})

registerTitleRoutes.post(AT, async (c) => {
  const { book, db, staff } = c.var
  const { desk, name } = atSheet(c)
  const { next, rows } = await rowsOf(c, desk, name)
  const sent = await readForm(c)
  const typed = (one: string) => (field(sent, one) ?? '').trim()
  const ticked = sent.fields.get('chon') ?? []
  const action =
    SHEETS[name].actions.find((one) => one.action === typed('viec'))?.action ?? SHEETS[name].actions[0].action
  const planned =
    name === 'binh-xet'
      ? votesOf(rows, typed)
      : tickedOf(rows, action, ticked, typed, { book, staff, today: desk.today })
  const votes = Object.fromEntries(rows.map(({ id }) => [id, typed(`v.${id}`)]))
  const kept = { of: typed('of'), decision: typed('decision'), votes, ticked }
  if (!planned.ok) return drawn(c, desk, name, rows, next, { typed: kept, errors: planned.errors, said: null }, 422)
  // Whoever proposed does not decide, also when he proposed a moment ago: the version that he saw is then another one.
  const moved = await moveEntries(db, doneBy(c, desk), planned.step, planned.lines, planned.decision)
  const left = planned.lines.length - moved.length
  if (moved.length === 0) {
    const text = 'Danh sách vừa thay đổi: có người làm trước. Ông/bà xem lại rồi làm tiếp.'
    return drawn(c, desk, name, rows, next, { typed: kept, errors: {}, said: { tone: 'warn', text } }, 409)
  }
  const back = askAddress(desk.kind, { ...desk.ask, after: null }, `/${name}`)
  return seeOther(`${back}&so=${moved.length}${left > 0 ? `&con=${left}` : ''}`)
})

function atSheet(c: Context): { desk: Desk; name: SheetName } {
  const { book, staff } = c.var
  const desk = deskOf(c)
  const name = c.req.param('sheet') as SheetName
  if (name === 'quyet-dinh' && !mayDecide(staff, book))
    throw problem.forbidden('Việc này do lãnh đạo Ủy ban nhân dân xã hoặc Mặt trận xã quyết định.')
  if (name !== 'quyet-dinh' && pennedBy(staff, book, 'titles') === 'none')
    throw problem.forbidden('Việc này do đại diện thôn hoặc cán bộ Mặt trận làm.')
  return { desk, name }
}

/** The lines of a sheet: of a hamlet, or of the commune where all that were proposed stand together. */
async function rowsOf(c: Context, desk: Desk, name: SheetName): Promise<{ rows: EntryRow[]; next: Place | null }> {
  const { needsHamlet, states } = SHEETS[name]
  const wanted = entryAsk(c, desk)
  if (needsHamlet && wanted.hamletId === '') return { rows: [], next: null }
  const [only] = states.length === 1 ? states : []
  const found: EntryRow[] = []
  let after = desk.ask.after
  for (let look = 0; look < LOOK_THROUGH; look++) {
    const some = await entriesOf(c.var.db, { ...wanted, state: only ?? '' }, after, PAGE)
    for (const row of some) if (states.some((state) => state === row.state) && found.length < PAGE) found.push(row)
    after = some.length < PAGE ? null : found.length >= PAGE ? (found.at(-1) ?? null) : (some.at(-1) ?? null)
    if (after === null || found.length >= PAGE) break
  }
  return { rows: found, next: after }
}

async function drawn(
  c: Context,
  desk: Desk,
  name: SheetName,
  rows: readonly EntryRow[],
  next: Place | null,
  shown: Pick<TitleView, 'typed' | 'errors' | 'said'>,
  status = 200,
): Promise<Response> {
  const { book, staff } = c.var
  const lines = await opened(c.env, desk.sight, rows)
  return page(
    c,
    titlePage({ staff, book, desk, name, lines, next, majority: majorityOn(book, desk.today), ...shown }),
    status,
  )
}

function counted(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null
}

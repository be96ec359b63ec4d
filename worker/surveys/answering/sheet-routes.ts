import { type Again, type Filled, freshSheet, takeSheet } from '../../forms/filling/sheet-store.ts'
import type { Sheet } from '../../forms/sheet.ts'
import { ASKED } from '../../forms/turn.ts'
import type { Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { type Pace, paceOf } from '../../http/pace.ts'
import { problem } from '../../http/problem.ts'
import { parseSlip } from '../slips.ts'
import { askedOf } from './asked.ts'
import { drawn, type Way } from './draw-routes.ts'
import type { PaperView } from './sheet-page.tsx'

/** A sheet of a survey that was filled in without a fault; `again` answers with its page and why nothing was kept. */
export type FilledSheet = Omit<Filled, 'again'> & {
  /** How fast its network sends: a sending counts once, whatever it brings. */
  pace: () => Promise<Pace>
  again: (more: Again & { paper?: Partial<PaperView> }, status: 409 | 413 | 422 | 429 | 503) => Response
}

/** The empty sheet. `begin` fills in what is known before anybody writes. */
export async function showSheet(
  c: Context,
  way: Way,
  more: { begin?: (sheet: Sheet) => void; paper?: PaperView } = {},
): Promise<Response> {
  const language = c.req.query(ASKED.language) ?? ''
  const drawing = await freshSheet({ env: c.env, ...c.var }, askedOf(way.survey), language, more.begin)
  if (!drawing) throw problem.notFound()
  return drawn(c, way, { ...drawing, paper: more.paper }, 200)
}

/** What a page of a sheet sent: the next page, the same one with what is wrong; or what `keep` makes of the whole sheet. */
export async function readSheet(
  c: Context,
  given: Way,
  keep: (filled: FilledSheet, way: Way) => Promise<Response>,
): Promise<Response> {
  const { survey } = given
  const sent = await readForm(c)
  const way = { ...given, slip: survey.audience === 'invited' ? parseSlip(field(sent, 'phieu') ?? '') : null }
  let asked: Promise<Pace> | undefined
  const pace = () => (asked ??= paceOf(c, null))
  const mayBringFiles = async () => way.channel !== 'web' || (await pace()) !== 'too_many'
  const taken = await takeSheet({ env: c.env, ...c.var }, askedOf(survey), sent, mayBringFiles)
  if (!taken) throw problem.notFound()
  const paperOf = (more?: Partial<PaperView>) =>
    way.channel === 'paper' ? { paper: { number: field(sent, 'so') ?? '', ...more } } : {}
  if ('drawing' in taken) return drawn(c, way, { ...taken.drawing, ...paperOf() }, taken.status)
  const { again, ...filled } = taken.filled
  const answer = ({ paper, ...more }: Again & { paper?: Partial<PaperView> }, status: number) =>
    drawn(c, way, { ...again(more), ...paperOf(paper) }, status)
  return keep({ ...filled, pace, again: answer }, way)
}

import { type Answer, median } from './load.ts'
import { type BenchPage, pagesOf } from './pages.ts'
import { atMost, type Figures, plain } from './report.ts'

/** What one answer cost the database. */
export type Cost = { statements: number; roundTrips: number; rowsRead: number; rowsWritten: number; ms: number }
type PageCost = Cost & { shown: number | null; most: number; bound: number | null; times: number[] }
type Costs = Record<string, PageCost>

const TIMES = 15
/** How far a cost may grow while the database grows a hundredfold and the commune stays as it was. */
export const GROWTH = 1.3

/**
 * Asks for each page several times of the counting Workers at both addresses, in turns, and tells what it cost once warm.
 * A busy machine slows both alike.
 */
export async function costs(smallUrl: string, largeUrl: string): Promise<Figures> {
  const [few, many] = [await pagesOf(smallUrl), await pagesOf(largeUrl)]
  const [small, large]: [Costs, Costs] = [{}, {}]
  for (const [name, page] of Object.entries(few)) {
    const other = many[name] ?? page
    const [answers, others]: [Timed[], Timed[]] = [[], []]
    for (let i = 0; i < TIMES; i++) {
      answers.push(await timed(page, name))
      others.push(await timed(other, name))
    }
    small[name] = costOfPage(page, answers)
    large[name] = costOfPage(other, others)
  }
  return { ...figuresOf(small, '10,000 cases'), ...figuresOf(large, '1,000,000 cases'), ...growth(small, large) }
}

/** What the counting Worker says that an answer cost. */
export function costOf(answer: Answer): Omit<Cost, 'ms'> {
  const of = (header: string) => Number(answer.headers[header])
  return {
    statements: of('x-statements'),
    roundTrips: of('x-round-trips'),
    rowsRead: of('x-rows-read'),
    rowsWritten: of('x-rows-written'),
  }
}

function figuresOf(found: Costs, size: string): Figures {
  const figures: Figures = {}
  for (const [name, cost] of Object.entries(found)) {
    const isPetition = name === 'petition'
    figures[`${name}, ${size}: statements`] = plain(cost.statements, 'statements')
    figures[`${name}, ${size}: round trips`] = isPetition
      ? atMost(cost.roundTrips, 2, 'round trips')
      : plain(cost.roundTrips, 'round trips')
    figures[`${name}, ${size}: rows written`] = isPetition
      ? atMost(cost.rowsWritten, 20, 'rows')
      : plain(cost.rowsWritten, 'rows')
    figures[`${name}, ${size}: rows read`] =
      cost.bound === null ? plain(cost.rowsRead, 'rows') : atMost(cost.rowsRead, cost.bound, 'rows')
    if (cost.shown !== null)
      figures[`${name}, ${size}: rows read for each of ${cost.shown} shown`] = atMost(
        cost.rowsRead / cost.shown,
        cost.most,
        '×',
      )
  }
  return figures
}

/** How much each page's cost grew from the small database to the large one. */
function growth(small: Costs, large: Costs): Figures {
  const figures: Figures = {}
  for (const [name, cost] of Object.entries(large)) {
    const before = small[name]
    if (!before) continue
    figures[`${name}: rows read, 1,000,000 against 10,000 cases`] = atMost(
      cost.rowsRead / Math.max(before.rowsRead, 1),
      GROWTH,
      '×',
    )
    figures[`${name}: time, 1,000,000 against 10,000 cases`] = atMost(
      median(cost.times.map((time, i) => time / (before.times[i] ?? Number.NaN))),
      GROWTH,
      '×',
    )
  }
  return figures
}

type Timed = { answer: Answer; ms: number }

async function timed({ once }: BenchPage, name: string): Promise<Timed> {
  const begun = performance.now()
  const answer = await once()
  if (answer.status >= 400) throw new Error(`${name} answered ${answer.status}: ${answer.body.slice(0, 300)}`)
  return { answer, ms: performance.now() - begun }
}

/** The last answer's cost, and the middle of the times. */
function costOfPage({ bound, most = 3, shown }: BenchPage, found: Timed[]): PageCost {
  const last = found.at(-1)
  if (!last) throw new Error('a page was not asked for')
  const times = found.map(({ ms }) => ms)
  return {
    ...costOf(last.answer),
    ms: median(times),
    times,
    most,
    bound: bound ?? null,
    shown: shown?.(last.answer.body) ?? null,
  }
}

import { FORM_HEADERS, petitionForm } from './petition.ts'
import { type Answer, ask, median } from './load.ts'
import { atMost, type Figures, plain } from './report.ts'

/** What one page cost the database. */
export type Cost = {
  statements: number
  roundTrips: number
  rowsRead: number
  rowsWritten: number
  shown: number
  ms: number
}
export type Costs = Record<string, Cost>

const TIMES = 15
/** What a list shows a row of, by page. */
const SHOWN: Record<string, RegExp> = {
  inbox: /\/can-bo\/ho-so\/[A-Z]+-\d\d-\d{6}/g,
  'public list': /\/kien-nghi\/[A-Z]+-\d\d-\d{6}/g,
  'public list by field': /\/kien-nghi\/[A-Z]+-\d\d-\d{6}/g,
}

/** Asks for each page several times of the counting Worker at `url` and tells what it cost once warm. */
export async function costs(url: string): Promise<Costs> {
  const sent = await ask(`${url}/binh-xa/kien-nghi/moi`, {
    method: 'POST',
    headers: FORM_HEADERS,
    body: petitionForm(),
  })
  const receipt = String(sent.headers.location)
  const opened = await ask(url + receipt)
  const sender = cookieOf(opened)
  const officer = cookieOf(await signIn(url, 'tiepnhan'))
  const code = /ho-so\/([^?]+)/.exec(receipt)?.[1] ?? ''
  const pages: Record<string, () => Promise<Answer>> = {
    petition: () =>
      ask(`${url}/binh-xa/kien-nghi/moi`, { method: 'POST', headers: FORM_HEADERS, body: petitionForm() }),
    'petition form': () => ask(`${url}/binh-xa/kien-nghi/moi`),
    'case page': () => ask(`${url}/binh-xa/ho-so/${code}`, { headers: { cookie: sender } }),
    inbox: () => ask(`${url}/can-bo?muc=da-tra-loi`, { headers: { cookie: officer } }),
    "officer's case page": () => ask(`${url}/can-bo/ho-so/${code}`, { headers: { cookie: officer } }),
    'public list': () => ask(`${url}/binh-xa/kien-nghi`),
    'public list by field': () => ask(`${url}/binh-xa/kien-nghi?linh-vuc=moi_truong`),
    home: () => ask(`${url}/binh-xa`),
    'find a commune': () => ask(`${url}/?tim=binh%20xa`),
  }
  const found: Costs = {}
  for (const [name, once] of Object.entries(pages)) found[name] = await measured(once, name)
  return found
}

/** Figures of one size, with the goals that do not depend on the machine. */
export function costFigures(found: Costs, size: string): Figures {
  const figures: Figures = {}
  for (const [name, cost] of Object.entries(found)) {
    const list = cost.shown > 0
    figures[`${name}, ${size}: statements`] = plain(cost.statements, 'statements')
    figures[`${name}, ${size}: round trips`] =
      name === 'petition' ? atMost(cost.roundTrips, 2, 'round trips') : plain(cost.roundTrips, 'round trips')
    figures[`${name}, ${size}: rows written`] =
      name === 'petition' ? atMost(cost.rowsWritten, 20, 'rows') : plain(cost.rowsWritten, 'rows')
    figures[`${name}, ${size}: rows read`] = plain(cost.rowsRead, 'rows')
    if (list)
      figures[`${name}, ${size}: rows read for each of ${cost.shown} shown`] = atMost(
        cost.rowsRead / cost.shown,
        3,
        '×',
      )
  }
  return figures
}

/** How much each page's cost grew from the small database to the large one. */
export function growth(small: Costs, large: Costs): Figures {
  const figures: Figures = {}
  for (const [name, cost] of Object.entries(large)) {
    const before = small[name]
    if (!before) continue
    figures[`${name}: rows read, 1,000,000 against 10,000 cases`] = atMost(
      cost.rowsRead / Math.max(before.rowsRead, 1),
      1.3,
      '×',
    )
    figures[`${name}: time, 1,000,000 against 10,000 cases`] = atMost(cost.ms / before.ms, 1.3, '×')
  }
  return figures
}

async function measured(once: () => Promise<Answer>, name: string): Promise<Cost> {
  const times: number[] = []
  let last: Answer | undefined
  for (let i = 0; i < TIMES; i++) {
    const begun = performance.now()
    last = await once()
    times.push(performance.now() - begun)
    if (last.status >= 400) throw new Error(`${name} answered ${last.status}: ${last.body.slice(0, 300)}`)
  }
  const of = (header: string) => Number(last?.headers[header])
  const shown = new Set(last?.body.match(SHOWN[name] ?? /(?!)/g)).size
  return {
    statements: of('x-statements'),
    roundTrips: of('x-round-trips'),
    rowsRead: of('x-rows-read'),
    rowsWritten: of('x-rows-written'),
    shown,
    ms: median(times),
  }
}

async function signIn(url: string, username: string): Promise<Answer> {
  const body = new URLSearchParams({ username, password: 'nghe-dan-demo' }).toString()
  return ask(`${url}/can-bo/dang-nhap`, { method: 'POST', headers: FORM_HEADERS, body })
}

function cookieOf(answer: Answer): string {
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}

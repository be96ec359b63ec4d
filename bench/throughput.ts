import { randomUUID } from 'node:crypto'
import { type Served, serve } from '../scripts/serve.ts'
import { ask, median, perSecond } from './load.ts'
import { FORM_HEADERS, fromAnywhere, petitionForm } from './petition.ts'
import { atLeast, type Figures, plain } from './report.ts'

const ROUNDS = 5
const MANY = 1500
const AT_ONCE = 16

export type Recorded = {
  statements: { sql: string; params: (string | number | null)[] }[]
  caseId: string
  submissionKey: string
}

/** What the counting Worker wrote for one petition, to be run again with nothing around it. */
export async function record(url: string): Promise<Recorded> {
  const submissionKey = randomUUID()
  const answer = await ask(`${url}/binh-xa/kien-nghi/moi`, {
    method: 'POST',
    headers: { ...FORM_HEADERS, 'x-record': '1' },
    body: petitionForm(submissionKey),
  })
  const statements = JSON.parse(decodeURIComponent(String(answer.headers['x-recorded']))) as Recorded['statements']
  return { statements, submissionKey, caseId: String(statements[0]?.params[0]) }
}

/** The floors' own server: bound to the same things as ours, so that only what the Worker does is different. */
export async function serveFloor(persist: string, script: string, batch: Recorded): Promise<Served> {
  const floor = await serve({ port: 0, persist, script, env: { BATCH: JSON.stringify(batch) }, clock: false })
  const db = await floor.mf.getD1Database('DB')
  await db.exec('create table if not exists floor_rows (id integer primary key, text text)')
  return floor
}

/** Petitions a second against the two floors, in turns, so that a busy machine slows all three alike. */
export async function throughput(app: Served, floorUrl: string): Promise<Figures> {
  const body = petitionForm()
  const sendTo = (url: string) => () =>
    perSecond(MANY, AT_ONCE, 303, (_, agent) => ask(url, { method: 'POST', headers: fromAnywhere(), body, agent }))
  const petition = () =>
    perSecond(MANY, AT_ONCE, 303, (_, agent) =>
      ask(`${app.url}/binh-xa/kien-nghi/moi`, { method: 'POST', headers: fromAnywhere(), body: petitionForm(), agent }),
    )
  const runs = { one: sendTo(`${floorUrl}/one`), batch: sendTo(`${floorUrl}/batch`), petition }
  const rates = { one: [] as number[], batch: [] as number[], petition: [] as number[] }
  const db = await app.mf.getD1Database('DB')
  const kept = async () =>
    (await db.prepare("select count(*) many from cases where id not like 'bench%'").first<number>('many')) ?? 0
  const before = await kept()
  for (let round = 0; round <= ROUNDS; round++)
    for (const name of ['one', 'batch', 'petition'] as const) {
      const rate = await runs[name]()
      // The first round warms up.
      if (round > 0) rates[name].push(rate)
    }
  const accepted = (ROUNDS + 1) * MANY
  const ratio = (floor: 'one' | 'batch') =>
    median(rates.petition.map((rate, round) => rate / (rates[floor][round] ?? Number.NaN)))
  return {
    'petitions accepted a second, 16 at once': plain(median(rates.petition), '/s'),
    'floor: one row inserted': plain(median(rates.one), '/s'),
    "floor: a petition's batch alone": plain(median(rates.batch), '/s'),
    'petitions against one row': atLeast(ratio('one'), 0.4, '×'),
    "petitions against a petition's batch alone": atLeast(ratio('batch'), 0.8, '×'),
    'accepted petitions found afterwards': atLeast(((await kept()) - before) / accepted, 1, '×'),
  }
}

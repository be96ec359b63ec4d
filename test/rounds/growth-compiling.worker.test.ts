import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import worker from '../../worker/index.ts'
import { as, ORIGIN, PASSWORD } from '../support/app.ts'
import { type Cost, countedDatabase } from '../support/counted.ts'
import { does, type Put, roundWith, type Told } from './compile-cast.ts'

const MANY = 120
let cookie = ''
let small: Put
let large: Put

const told = (many: number): Told[] =>
  Array.from({ length: many }, (_, at) => ({
    unit: `hamlet:thon-${at}`,
    answers: { so_ho: String(at + 1), duong_hoa_km: '0.1', buoi: '0', kho_khan: `Khó khăn thứ ${at + 1}` },
  }))

async function costOf(path: string): Promise<Cost & { status: number; body: string }> {
  const { DB, cost } = countedDatabase()
  const context = createExecutionContext()
  const headers = { 'cf-connecting-ip': '203.0.113.251', cookie }
  const answer = await worker.fetch(
    new Request(ORIGIN + path, { headers, redirect: 'manual' }),
    { ...env, DB },
    context,
  )
  const body = await answer.text()
  await waitOnExecutionContext(context)
  return { ...cost, status: answer.status, body }
}

/** What every page of an officer costs: his session, once the commune's book is open. */
async function frameOf(): Promise<number> {
  await costOf('/can-bo/mat-khau')
  return (await costOf('/can-bo/mat-khau')).rowsRead
}

beforeAll(async () => {
  // A hundred other rounds of other communes and years lie around it.
  small = await roundWith({ told: told(10), period: '2032-01' })
  const plan = await roundWith({ told: told(MANY), kind: 'monthly_plan', period: '2032-02' })
  large = await roundWith({ told: told(MANY), period: '2032-02', planRoundId: plan.id })
  await env.DB.prepare('ANALYZE').run()
  const signIn = await as({ name: 'desk' }).post('/can-bo/dang-nhap', { username: 'dieuphoi', password: PASSWORD })
  cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}, 60_000)

test('the table reads its reports once: three rows for each report, small or large, in as many statements', async () => {
  const frame = await frameOf()
  await costOf(`${small.open}/tong-hop`)
  const few = await costOf(`${small.open}/tong-hop`)
  await costOf(`${large.open}/tong-hop`)
  const many = await costOf(`${large.open}/tong-hop`)
  expect([few.status, many.status]).toEqual([200, 200])
  expect(few.rowsRead - frame).toBeLessThanOrEqual(3 * 10 + 10)
  // The plans beside it are reports too.
  expect(many.rowsRead - frame).toBeLessThanOrEqual(3 * 2 * MANY + 10)
  expect(many.statements - few.statements).toBeLessThanOrEqual(1)
})

test('a question opened reads three rows for each unit’s figure or words that it shows', async () => {
  const frame = await frameOf()
  await costOf(`${small.open}/tong-hop/kho_khan`)
  const { body, rowsRead, status } = await costOf(`${small.open}/tong-hop/kho_khan`)
  expect(status).toBe(200)
  const shown = new Set(body.match(/Khó khăn thứ \d+/g)).size
  expect(shown).toBe(10)
  expect(rowsRead - frame).toBeLessThanOrEqual(3 * shown + 10)
})

test('a table that was submitted reads no more than one that is put together', async () => {
  const frame = await frameOf()
  await does('tiepnhan', small, 'trinh')
  await costOf(`${small.open}/tong-hop`)
  const { body, rowsRead } = await costOf(`${small.open}/tong-hop`)
  expect(body).toContain('Bản lần 1')
  // The list of what counts is counted as rows too.
  expect(rowsRead - frame).toBeLessThanOrEqual(4 * 10 + 10)
})

test('a year reads three rows for each report of its rounds', async () => {
  const frame = await frameOf()
  await costOf('/can-bo/ky-bao-cao/nam/2032')
  const { rowsRead, status } = await costOf('/can-bo/ky-bao-cao/nam/2032')
  expect(status).toBe(200)
  expect(rowsRead - frame).toBeLessThanOrEqual(3 * (10 + 2 * MANY) + 20)
})

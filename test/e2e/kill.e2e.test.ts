import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../bench/load.ts'
import { FORM_HEADERS, petitionForm } from '../../bench/petition.ts'
import { localDatabase } from '../../scripts/database.ts'
import { seed } from '../../scripts/seed.ts'
import { verify } from '../../scripts/verify.ts'
import { receiptOf } from './desk.ts'

const ROUNDS = 3
const AT_ONCE = 8
/** Petitions that are answered in a round before the power goes. */
const ENOUGH = 60

const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-kill-'))
let serving: ChildProcess | undefined

beforeAll(async () => {
  const database = await localDatabase(folder)
  await seed(database, false)
  await database.close()
})

afterAll(() => {
  killAll()
  rmSync(folder, { recursive: true, force: true })
})

/** The application as a process of its own, at the head of a group with what it starts. */
async function start(): Promise<string> {
  serving = spawn(process.execPath, [join(import.meta.dirname, 'serve-folder.ts'), folder], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(serving, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)))
  const said = once(serving.stdout as NodeJS.ReadableStream, 'data')
  const [line] = (await Promise.race([said, gone])) as [Buffer]
  return line.toString().trim()
}

/** As when the power goes: the server and the database in it, without a warning. */
function killAll(): void {
  const isRunning = serving?.exitCode === null && serving.signalCode === null
  if (isRunning && serving?.pid) process.kill(-serving.pid, 'SIGKILL')
  serving = undefined
}

/** What was sent under each key, and the code that came back, if one did. */
type Sendings = Map<string, { words: string; code?: string }>

function bodyOf(key: string, words: string): string {
  const form = new URLSearchParams(petitionForm(key))
  form.set('content', words)
  return form.toString()
}

/** Sends one, and returns the code of the case when the answer says that it was received. */
async function send(url: string, key: string, words: string, agent?: Agent): Promise<string> {
  const options = { method: 'POST', headers: FORM_HEADERS, body: bodyOf(key, words), ...(agent ? { agent } : {}) }
  const answer = await ask(`${url}/binh-xa/kien-nghi/moi`, options)
  if (answer.status !== 303) throw new Error(`answered ${answer.status}: ${answer.body.slice(-300)}`)
  return receiptOf(String(answer.headers.location)).code
}

/** Eight phones send one petition after the other until nobody answers any more. */
async function sendUntilKilled(url: string, round: number, sendings: Sendings): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  let [answered, isKilled] = [0, false]
  const phone = async (number: number) => {
    for (let turn = 1; !isKilled; turn++) {
      const key = randomUUID()
      const sending: { words: string; code?: string } = {
        words: `Máy ${number} lần ${turn} vòng ${round}: đèn đường hỏng, tối om.`,
      }
      sendings.set(key, sending)
      try {
        sending.code = await send(url, key, sending.words, agent)
      } catch (error) {
        if (!isKilled) throw error
        return
      }
      if (++answered === ENOUGH) {
        isKilled = true
        killAll()
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => phone(index + 1)))
  agent.destroy()
}

describe('the machine that serves loses its power while petitions come in, three times', () => {
  const sendings: Sendings = new Map()

  beforeAll(async () => {
    for (let round = 1; round <= ROUNDS; round++) await sendUntilKilled(await start(), round, sendings)
  })

  test('every petition that somebody has a receipt for is there, once, with its words', async () => {
    const received = [...sendings].filter(([, { code }]) => code !== undefined)
    expect(received.length).toBeGreaterThanOrEqual(ROUNDS * ENOUGH)
    const { kept } = await look()
    expect(kept.filter(([key]) => received.some(([one]) => one === key))).toEqual(rowsOf(received))
  })

  test('who had a receipt gets the same case again; who had none sends again, twice, and has one case', async () => {
    const lost = [...sendings].filter(([, { code }]) => code === undefined)
    expect(lost.length).toBeGreaterThan(0)
    const url = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
    const again = async (key: string, words: string) => ({ key, code: await send(url, key, words, agent) })
    const answers = await Promise.all([...sendings, ...lost].map(([key, { words }]) => again(key, words)))
    agent.destroy()
    killAll()
    for (const [key, sending] of lost) sending.code = answers.find((answer) => answer.key === key)?.code ?? ''
    expect(answers).toEqual(answers.map(({ key }) => ({ key, code: sendings.get(key)?.code })))
  })

  test('then nothing is there that was not sent, and every chain of events is whole', async () => {
    const { kept, cases, breaks } = await look()
    expect(kept).toEqual(rowsOf([...sendings]))
    expect(new Set(kept.map(([, number]) => number)).size).toBe(sendings.size)
    expect({ cases, breaks }).toEqual({ cases: sendings.size, breaks: [] })
  })
})

type Row = [key: string, number: number, words: string]

/** What lies in the database of a server that does not run: every petition, and what is wrong with the chains. */
async function look(): Promise<{ kept: Row[]; cases: number; breaks: string[] }> {
  const database = await localDatabase(folder)
  const rows = await database.read<{ key: string; number: number; words: string }>(
    'SELECT submission_key AS key, number, content AS words FROM cases JOIN petitions ON case_id = id',
  )
  const { cases, breaks } = await verify(database.read)
  await database.close()
  return { kept: rows.map(({ key, number, words }): Row => [key, number, words]).sort(), cases, breaks }
}

/** The same of what was sent. */
function rowsOf(sent: [key: string, { words: string; code?: string }][]): Row[] {
  return sent.map(([key, { code, words }]): Row => [key, Number(code?.slice(-6)), words]).sort()
}

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIELD_LABELS } from '../../worker/petitions/form.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { findTextBrowser } from '../support/text-browser.ts'

const WORDS = 'Rac thai do ra muong dau thon, mui hoi ca xom'
const DEMAND = 'Thu gom rac o dau thon'

// Fields are reached by their number and written into after Enter, so that a figure is never taken for text; no pauses for messages.
const SETTINGS = [
  'DEFAULT_KEYPAD_MODE:LINKS_AND_FORM_FIELDS_ARE_NUMBERED',
  'TEXTFIELDS_NEED_ACTIVATION:TRUE',
  'ACCEPT_ALL_COOKIES:TRUE',
  'CHARACTER_SET:utf-8',
  'ASSUME_CHARSET:utf-8',
  ...['ALERTSECS:0', 'INFOSECS:0', 'MESSAGESECS:0'],
]
const KEY_NAMES: Record<string, string> = { ' ': '<space>', '\n': '^J', '\t': '<tab>', '\u0015': '^U' }

const found = findTextBrowser()
const lynx = 'path' in found && found.name === 'lynx' ? found.path : undefined
const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-lynx-'))
const settings = join(folder, 'lynx.cfg')
let server: TestServer

beforeAll(async () => {
  server = await startServer()
  writeFileSync(settings, `${SETTINGS.join('\n')}\n`)
})

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, TERM: 'vt100', LINES: '60', COLUMNS: '120', HOME: folder, no_proxy: '127.0.0.1' }
  const options = { encoding: 'utf8' as const, timeout: 60_000, env }
  const { stdout } = await promisify(execFile)(lynx ?? '', [`-cfg=${settings}`, ...args], options)
  return stdout
}

/** Presses these keys on a page, and returns what the last page says. */
async function press(url: string, keys: string): Promise<string> {
  const [script, page] = [join(folder, 'keys'), join(folder, 'page.txt')]
  rmSync(page, { force: true })
  const all = `${keys}p1g\n\n\u0015${page}\nqy`
  writeFileSync(script, `${[...all].map((key) => `key ${KEY_NAMES[key] ?? key}`).join('\n')}\nexit\n`)
  await run(`-cmd_script=${script}`, url)
  return readFileSync(page, 'utf8')
}

/** The number of the first field after these words. */
function fieldAfter(shown: string, words: string): number {
  return numberIn(shown.slice(shown.indexOf(words)).match(/\[\d+\]/), words, shown)
}

/** The number of the box or button that these words follow. */
function fieldBefore(shown: string, words: string): number {
  return numberIn(shown.slice(0, shown.lastIndexOf(words)).match(/\[\d+\](?!.*\[\d+\])/s), words, shown)
}

function numberIn(match: RegExpMatchArray | null, words: string, shown: string): number {
  if (!match || !shown.includes(words)) throw new Error(`no field at “${words}” in:\n${shown}`)
  return Number(match[0].slice(1, -1))
}

/** Which choice of the list of fields says so, counted from one. */
async function choiceNumber(url: string, name: string): Promise<number> {
  const html = await (await fetch(url)).text()
  const list = /<select[^>]*name="category"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
  return [...list.matchAll(/<option[^>]*>([^<]*)</g)].findIndex(([, label]) => label === name) + 1
}

describe('somebody who reads pages as words alone', () => {
  test('fills in the form with lynx, sends it, and reads a receipt with the code of a case that is there', async ({
    skip,
  }) => {
    skip(!lynx, 'reason' in found ? found.reason : 'w3m cannot be steered by a test')
    const form = `${server.url}/binh-xa/kien-nghi/moi`
    const shown = await run('-dump', '-number_fields', form)
    const at = (words = '') => fieldAfter(shown, words)
    const receipt = await press(
      form,
      [
        `${at(FIELD_LABELS.content)}g\n\n${WORDS}\t`,
        `${at('Yêu cầu 1')}g\n\n${DEMAND}\t`,
        `${at(FIELD_LABELS.category)}g\n\n${await choiceNumber(form, 'Khác')}\n`,
        `${fieldBefore(shown, FIELD_LABELS.consent ?? '')}g\n\n`,
        `${fieldBefore(shown, 'Gửi kiến nghị')}g\n\n`,
      ].join(''),
    )
    expect(receipt).toMatch(/Mã bí mật\s+([0-9A-Z]{5}-){2}[0-9A-Z]{5}/)
    const code = /BX-\d\d-(\d{6})/.exec(receipt)
    const db = await server.mf.getD1Database('DB')
    const { results } = await db
      .prepare('SELECT number, content, demands, category FROM cases JOIN petitions ON case_id = id')
      .all<{ number: number }>()
    expect(results).toEqual([
      { number: Number(code?.[1]), content: WORDS, demands: JSON.stringify([DEMAND]), category: 'khac' },
    ])
  })
})

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findTextBrowser } from '../support/text-browser.ts'

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

/** A lynx whose keys a test presses; without one, the reason why there is none. */
export function openLynx() {
  const found = findTextBrowser()
  const path = 'path' in found && found.name === 'lynx' ? found.path : ''
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-lynx-'))
  const settings = join(folder, 'lynx.cfg')
  writeFileSync(settings, `${SETTINGS.join('\n')}\n`)

  async function run(...args: string[]): Promise<string> {
    const env = { ...process.env, TERM: 'vt100', LINES: '60', COLUMNS: '120', HOME: folder, no_proxy: '127.0.0.1' }
    const options = { encoding: 'utf8' as const, timeout: 60_000, env }
    const { stdout } = await promisify(execFile)(path, [`-cfg=${settings}`, ...args], options)
    return stdout
  }

  return {
    missing: path ? undefined : 'reason' in found ? found.reason : 'w3m cannot be steered by a test',
    /** A page with its fields numbered. */
    show: (url: string) => run('-dump', '-number_fields', url),
    /** Presses these keys on a page, and returns what the last page says. */
    press: async (url: string, keys: string): Promise<string> => {
      const [script, page] = [join(folder, 'keys'), join(folder, 'page.txt')]
      rmSync(page, { force: true })
      const all = `${keys}p1g\n\n\u0015${page}\nqy`
      writeFileSync(script, `${[...all].map((key) => `key ${KEY_NAMES[key] ?? key}`).join('\n')}\nexit\n`)
      await run(`-cmd_script=${script}`, url)
      return readFileSync(page, 'utf8')
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The number of the first field after these words. */
export function fieldAfter(shown: string, words: string): number {
  return numberIn(shown.slice(shown.indexOf(words)).match(/\[\d+\]/), words, shown)
}

/** The number of the box or button that these words follow. */
export function fieldBefore(shown: string, words: string): number {
  return numberIn(shown.slice(0, shown.lastIndexOf(words)).match(/\[\d+\](?!.*\[\d+\])/s), words, shown)
}

function numberIn(match: RegExpMatchArray | null, words: string, shown: string): number {
  if (!match || !shown.includes(words)) throw new Error(`no field at “${words}” in:\n${shown}`)
  return Number(match[0].slice(1, -1))
}

/** Which choice of a list says so, counted from one. */
export async function choiceNumber(url: string, field: string, label: string): Promise<number> {
  const html = await (await fetch(url)).text()
  const list = new RegExp(`<select[^>]*name="${field.replace('.', '\\.')}"[^]*?</select>`).exec(html)?.[0] ?? ''
  return [...list.matchAll(/<option[^>]*>([^<]*)</g)].findIndex(([, one]) => one === label) + 1
}

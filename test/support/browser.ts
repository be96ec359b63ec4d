import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

// Nothing of the machine's desktop is needed, and the browser asks the network for nothing by itself.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ARGUMENTS, headless: true })
}

/** Where `CHROME_PATH` says, or the one that npm brought, or this machine's own. Throws a sentence when there is none. */
export async function findBrowser(): Promise<string> {
  // What npm brought has no window at all: it needs half of the time that others do.
  const found = process.env.CHROME_PATH || (await brought()) || installed()
  if (found) return found
  throw new Error(
    'Chưa có trình duyệt để thử: cài Chromium hoặc Google Chrome, hoặc đặt CHROME_PATH là đường dẫn đến nó.',
  )
}

/** The browser that is installed here. */
function installed(): string | undefined {
  const { PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env
  const folders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  )
  const places = [
    ...PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC,
    ...folders.flatMap((folder) => WINDOWS.map((name) => join(folder, name))),
  ]
  return places.find((place) => existsSync(place))
}

/** The one in npm's @sparticuz/chromium, for Linux on x64. */
async function brought(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // Then it unpacks the libraries too that a bare system lacks; where there is a browser, they are there.
  if (!installed()) process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

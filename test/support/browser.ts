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

/** A Chromium without a window: this machine's own, or the one that npm brought. Throws a sentence when there is neither. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = installed() ?? (await brought())
  if (!executablePath)
    throw new Error(
      'Chưa có trình duyệt để thử: cài Chromium hoặc Google Chrome, hoặc đặt CHROME_PATH là đường dẫn đến nó.',
    )
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}

/** The browser that is installed here, `CHROME_PATH` before all. */
function installed(): string | undefined {
  const { CHROME_PATH, PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env
  const folders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  )
  const places = [
    ...(CHROME_PATH ? [CHROME_PATH] : []),
    ...PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC,
    ...folders.flatMap((folder) => WINDOWS.map((name) => join(folder, name))),
  ]
  return places.find((place) => existsSync(place))
}

/** The one in npm's @sparticuz/chromium, for Linux on x64; it unpacks the libraries that a bare system lacks. */
async function brought(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

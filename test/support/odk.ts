import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import type { Step } from './answer-scripts.ts'
import type { Odk, OdkEntry } from './odk-page.ts'

/** ODK's own engine, in a browser: an evaluation of XForms that is not ours. */
export class OdkEngine {
  private readonly browser: Browser
  private readonly page: Page

  private constructor(browser: Browser, page: Page) {
    this.browser = browser
    this.page = page
  }

  /** `now`: where its clock stands still. */
  static async open(now?: string): Promise<OdkEngine> {
    const entry = new URL('odk-page.ts', import.meta.url).pathname
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'error',
    })
    const browser = await openBrowser()
    const page = await browser.newPage({ timezoneId: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' })
    if (now) await page.clock.setFixedTime(now)
    // The engine asks for what browsers give only to pages that came over HTTPS.
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto('https://odk.example/')
    await page.addScriptTag({ type: 'module', content: outputFiles[0]?.text ?? '' })
    await page.waitForFunction('typeof odk === "object"')
    return new OdkEngine(browser, page)
  }

  /** Opens a new sheet of a form; its tables are CSV by file name. */
  async load(xml: string, files: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.run('load', xml, files)
  }

  async put(key: string, value: string): Promise<void> {
    await this.run('put', key, value)
  }

  async addRepeat(key: string): Promise<void> {
    await this.run('addRepeat', key)
  }

  async removeRepeat(key: string, place: number): Promise<void> {
    await this.run('removeRepeat', key, place)
  }

  /** Everything on the sheet by key, as answers are kept: `ten`, `ten:2`. */
  async state(): Promise<Record<string, OdkEntry>> {
    return (await this.run('state')) as Record<string, OdkEntry>
  }

  /** What is on the sheet at first, and after each step what is different; null is gone. */
  async walk(steps: readonly Step[]): Promise<Record<string, OdkEntry | null>[]> {
    return (await this.run('walk', steps)) as Record<string, OdkEntry | null>[]
  }

  /** Another page of the same browser, with a script. */
  async beside(script: string): Promise<Page> {
    const page = await this.browser.newPage()
    await page.addScriptTag({ content: script })
    return page
  }

  async close(): Promise<void> {
    await this.browser.close()
  }

  private run(deed: keyof Odk, ...given: readonly unknown[]): Promise<unknown> {
    return this.page.evaluate(
      ([name, values]) => {
        const { odk } = globalThis as unknown as { odk: Record<string, (...some: readonly unknown[]) => unknown> }
        return odk[name]?.(...values)
      },
      [deed, given] as const,
    )
  }
}

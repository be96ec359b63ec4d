import type { Page } from 'playwright-core'
import { type Filled, fill, says, type Walk } from './walk.ts'

/** A body's line on the public board: what was asked of it and what became of that, in the board's order. */
export type Line = readonly [
  asked: number,
  inTime: number,
  accepted: number,
  refused: number,
  claimed: number,
  verified: number,
  overdue: number,
]
export type Oversight = ReturnType<typeof openOversight>

const BOARD = '/binh-xa/giam-sat/bang-diem'

/** People who supervise, answer and read along, in the pages of a walk. */
export function openOversight(walk: Walk) {
  let reader: Page | undefined

  /** Fills in one of the forms of a page and sends it: what stands there then, done or not. */
  async function tries(who: string, href: string, action: string, filled: Filled = {}): Promise<Page> {
    const page = await walk.go(await walk.officer(who), href)
    const form = `form[action$="/${action}"]`
    await fill(page, form, filled)
    await walk.press(page, form)
    return page
  }

  /** Somebody without an account opens a page. */
  async function reads(path: string): Promise<Page> {
    reader ??= await walk.phone()
    return walk.go(reader, path)
  }

  return {
    tries,
    reads,
    /** The same, and it must be done. */
    async does(who: string, href: string, action: string, filled: Filled = {}): Promise<Page> {
      const page = await tries(who, href, action, filled)
      if (new URL(page.url()).searchParams.get('da') !== action)
        throw new Error(`${who} ${action}: ${page.url()}\n${(await says(page)).slice(0, 2_000)}`)
      return page
    },
    /** The public board, body by body. Every number that leads on leads to as many as it says. */
    async board(): Promise<Record<string, Line>> {
      const page = await reads(BOARD)
      const lines: Record<string, Line> = {}
      for (const section of await page.locator('main section:has(dl a)').all()) {
        const found = await section.locator('dd').allInnerTexts()
        lines[await section.locator('h2').innerText()] = found
          .slice(0, 7)
          .map((text) => parseInt(text)) as unknown as Line
        for (const link of await section.locator('dd a').all()) {
          const href = (await link.getAttribute('href')) ?? ''
          const list = await (await page.request.get(new URL(href, page.url()).href)).text()
          const many = list.match(/href="\/binh-xa\/giam-sat\/kien-nghi\/\d\d-\d{4}"/g)?.length ?? 0
          if (many !== Number(await link.innerText()))
            throw new Error(`${href}: ${many} instead of ${await link.innerText()}`)
        }
      }
      return lines
    },
    /** Who taps on a number of the board reads which recommendations it counts; here by the alphabet. */
    async drill(body: string, figure: string): Promise<string[]> {
      const page = await reads(BOARD)
      const section = page.locator('main section').filter({ has: page.getByRole('heading', { name: body }) })
      const row = section.locator('dl > div').filter({ has: page.getByText(figure, { exact: true }) })
      await Promise.all([page.waitForEvent('domcontentloaded'), row.locator('a').click()])
      await walk.look(page)
      return (await page.locator('main ul.list a').allInnerTexts()).toSorted()
    },
  }
}

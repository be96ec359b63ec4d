import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

type Axe = { run: (options: object) => Promise<Awaited<ReturnType<AxeBuilder['analyze']>>> }

// The small one: half of the time goes into bringing it into a page.
const AXE = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** A small phone, and a desk. */
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 800 }

/** Everything that is folded away, opened. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
}

/** What axe finds wrong by all its rules, or by these: rule, place and how to put it right, a line each. */
export async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  const only = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {}
  const { violations } = await page.evaluate(
    // What is in order is not told of: that takes longer than to find it.
    (only) => (globalThis as unknown as { axe: Axe }).axe.run({ ...only, resultTypes: ['violations'] }),
    only,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}

/** What stands out beyond the right edge of the screen: nothing, unless the page scrolls sideways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement
    if (!root || root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 0.5,
    )
    return [`${root.scrollWidth} px wide`, ...wide.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)]
  })
}

/** What a finger has to hit and is less than 44 px high. A box to tick counts with all of its label that answers. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 44
    const found: string[] = []
    const targets = 'button, .button, input:not([type=hidden]), select, textarea, summary'
    for (const target of document.querySelectorAll<HTMLElement>(targets)) {
      const { height, width } = target.getBoundingClientRect()
      if (height === 0 || width === 0 || !target.checkVisibility({ visibilityProperty: true })) continue
      const tall = target.matches('[type=checkbox], [type=radio]') ? answering(target as HTMLInputElement) : height
      if (tall + 0.5 < LEAST) found.push(`${target.outerHTML.slice(0, 120)}: ${tall.toFixed(0)} px`)
    }
    return found

    /** How far up and down from the box a finger still hits it or its label. */
    function answering(input: HTMLInputElement): number {
      input.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = input.getBoundingClientRect()
      const x = left + width / 2
      const middle = top + height / 2
      const hits = (y: number) => {
        const hit = document.elementFromPoint(x, y)
        return hit === input || (hit?.closest('label') as HTMLLabelElement | null)?.control === input
      }
      let [up, down] = [0, 0]
      while (up < LEAST && hits(middle - up - 1)) up++
      while (down < LEAST && hits(middle + down + 1)) down++
      return up + down
    }
  })
}

/** Sends a form although the browser would have asked for more first: the server's own words are to be seen. */
export async function sendAnyway(page: Page, form = 'main form'): Promise<void> {
  await page
    .locator(form)
    .first()
    .evaluate((one: HTMLFormElement) => (one.noValidate = true))
  await page.locator(`${form} [type=submit]`).first().click()
}

import type { Page } from 'playwright-core'
import { fieldName } from '../../worker/forms/fields.ts'
import type { Plan } from '../../worker/forms/plan.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { boxesFor, fileOf } from './answering.ts'

/** So many turns at most until a sheet is sent. */
const MOST_TURNS = 60

/** Fills in a sheet in a browser whose script took the form over, as fingers do, and sends it. */
export async function answerWithScripts(page: Page, plan: Plan, values: Answers): Promise<void> {
  const address = page.url()
  await page.waitForFunction(() => document.querySelector('form[data-sheet][data-send]') !== null)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await fillPage(page, plan, values)
    const button = page.locator('form[data-sheet] .turn button[name=buoc]').first()
    if ((await button.getAttribute('value')) !== 'gui') {
      await button.click()
      continue
    }
    await button.click()
    await page.waitForFunction(
      (here) => location.href.split('#')[0] !== here || document.querySelector('.errors, [role=status] .note'),
      address,
    )
    if (page.url().split('#')[0] !== address) return
  }
  throw new Error(`${address}: not sent\n${await page.locator('main').innerText()}`)
}

/** Everything on the open page, and what comes up while it is filled in. */
async function fillPage(page: Page, plan: Plan, values: Answers): Promise<void> {
  for (let again = true; again;) {
    const keys = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('form[data-sheet] [data-key]')].map((one) => one.dataset.key ?? ''),
    )
    const wanted: Record<string, string[]> = {}
    const ranks: Record<string, string[]> = {}
    for (const key of keys) {
      const kind = plan.items.get(key.split(':')[0] ?? '')?.node.kind ?? ''
      const value = values[key] ?? ''
      if (['image', 'audio', 'file'].includes(kind)) await choose(page, key, kind, value)
      else if (kind === 'rank') ranks[key] = value.split(' ').filter(Boolean)
      else
        for (const [box, all] of Object.entries(boxesFor(plan, key, value)))
          wanted[fieldName(key, box)] = all.map(String)
    }
    again = await page.evaluate(fillBoxes, { wanted, ranks, values: { ...values } })
  }
}

async function choose(page: Page, key: string, kind: string, name: string): Promise<void> {
  const box = page.locator(`[data-key="${key}"] input[type=file]`)
  if (name === '' || (await box.getAttribute('data-chosen')) !== null) return
  const file = fileOf(kind, name)
  await box.setInputFiles({ name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) })
  await box.evaluate((one) => one.setAttribute('data-chosen', ''))
}

type Wanted = {
  wanted: Record<string, string[]>
  ranks: Record<string, string[]>
  values: Record<string, string>
}

/** Runs in the page: writes into every box what is wanted, presses what adds or takes off a round; says whether something changed. */
function fillBoxes({ wanted, ranks, values }: Wanted): boolean {
  const form = document.querySelector('form[data-sheet]') as HTMLFormElement
  let isChanged = false
  for (const [key, order] of Object.entries(ranks))
    for (const name of order) {
      const button = form.querySelector<HTMLElement>(`[data-key="${key}"] button.pick[data-rank="${name}"]`)
      button?.click()
      isChanged ||= button !== null
    }
  for (const [name, all] of Object.entries(wanted)) {
    const boxes = [...form.querySelectorAll<HTMLInputElement>(`[name="${name}"]:not([type=hidden])`)]
    for (const box of boxes) {
      if (box.type === 'radio' || box.type === 'checkbox') {
        if (box.checked === all.includes(box.value) || (box.type === 'radio' && box.checked)) continue
        box.click()
      } else {
        const value = all[0] ?? ''
        if (box.value === value) continue
        box.value = value
        box.dispatchEvent(new Event('input', { bubbles: true }))
        box.dispatchEvent(new Event('change', { bubbles: true }))
        if (box.value !== value) continue
      }
      isChanged = true
    }
  }
  const buttons = (name: string) => [...form.querySelectorAll<HTMLButtonElement>(`button[name=${name}]`)]
  const repeatOf = ({ value }: HTMLButtonElement) => value.slice(0, value.lastIndexOf(':'))
  const rounds = (key: string) => buttons('bot').filter((one) => repeatOf(one) === key).length
  const wrong =
    buttons('them').find(({ value }) => rounds(value) < Number(values[value] ?? 0)) ??
    buttons('bot').findLast((one) => rounds(repeatOf(one)) > Number(values[repeatOf(one)] ?? 0))
  wrong?.click()
  isChanged ||= wrong !== undefined
  return isChanged
}

import { fieldName } from '../../worker/forms/fields.ts'
import type { Plan } from '../../worker/forms/plan.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { showNumber, showTime } from '../../worker/forms/typing.ts'
import { BASELINE } from '../files/fixtures.ts'
import { type Browserless, sheetForm } from './browserless.ts'

/** So many pages at most until a sheet is sent. */
const MOST_PAGES = 80

/** What is written into the boxes of a question, by the ends of their names; a file is chosen. */
export function boxesFor(plan: Plan, key: string, value: string): Record<string, readonly (string | File)[]> {
  const kind = plan.items.get(key.split(':')[0] ?? '')?.node.kind
  const words = value.split(' ').filter(Boolean)
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'range':
      return { '': [showNumber(value)] }
    case 'select_multiple':
      return { '': words }
    case 'rank':
      return Object.fromEntries(words.map((word, at) => [String(at + 1), [word]]))
    case 'time':
      return { '': [showTime(value)] }
    case 'dateTime': {
      const [day = '', time = ''] = value.split('T')
      return { date: [day], time: [showTime(time)] }
    }
    case 'geopoint':
      return { lat: [words[0] ?? ''], lon: [words[1] ?? ''], alt: [words[2] ?? ''], acc: [words[3] ?? ''] }
    case 'image':
    case 'audio':
    case 'file':
      return value === '' ? {} : { '': [fileOf(kind, value)] }
    default:
      return { '': value === '' ? [] : [value] }
  }
}

export function fileOf(kind: string, name: string): File {
  if (kind === 'image') return new File([new Uint8Array(BASELINE)], name, { type: 'image/jpeg' })
  if (kind === 'audio') return new File([`ID3${'\0'.repeat(64)}`], name, { type: 'audio/mpeg' })
  return new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], name, { type: 'application/pdf' })
}

/**
 * Fills in a sheet page by page, as a browser without scripts does, until nothing is left to be sent; returns where that
 * leads. `values` is what stands on the sheet in the end.
 */
export async function answerWithoutScripts(
  browser: Browserless,
  path: string,
  plan: Plan,
  values: Answers,
  first?: string,
): Promise<string> {
  let html = first ?? (await (await browser.get(path)).text())
  let before = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const { sent, names, buttons } = sheetForm(html)
    const fields = new Map<string, readonly (string | File)[]>(sent)
    for (const name of names) if (name.startsWith('c.')) fields.delete(name)
    const keys = new Set(
      [...names].filter((name) => name.startsWith('c.')).map((name) => name.slice(2).split('#')[0] ?? ''),
    )
    for (const key of keys)
      for (const [box, all] of Object.entries(boxesFor(plan, key, values[key] ?? '')))
        fields.set(fieldName(key, box), all)
    const add = buttons.get('them')?.find((key) => count(sent, key) < Number(values[key] ?? 0))
    const drop = buttons.get('bot')?.findLast((round) => isTooMuch(round, sent, values))
    if (add !== undefined) fields.set('them', [add])
    else if (drop !== undefined) fields.set('bot', [drop])
    else fields.set('buoc', [buttons.get('buoc')?.includes('tiep') ? 'tiep' : 'gui'])
    const answer = await browser.post(
      path,
      [...fields].flatMap(([name, all]) => all.map((one) => [name, one] as const)),
    )
    if (answer.status === 303) return answer.headers.get('location') ?? ''
    html = await answer.text()
    // Options that follow from an answer on the same page come with the page that says so.
    const now = JSON.stringify([...fields].map(([name, all]) => [name, all.map(String)]))
    if (answer.status !== 200 && (answer.status !== 422 || now === before))
      throw new Error(`${path}: ${answer.status} ${told(html)}`)
    before = now
  }
  throw new Error(`${path}: no end after ${MOST_PAGES} pages`)
}

function count(sent: ReadonlyMap<string, readonly string[]>, key: string): number {
  return Number(sent.get(fieldName(key))?.[0] ?? 0)
}

function isTooMuch(round: string, sent: ReadonlyMap<string, readonly string[]>, values: Answers): boolean {
  const key = round.slice(0, round.lastIndexOf(':'))
  return count(sent, key) > Number(values[key] ?? 0)
}

/** What a page says is wrong. */
function told(html: string): string {
  return [...html.matchAll(/class="message"[^>]*>([^<]*)</g)].map(([, text]) => text).join(' · ') || html.slice(0, 600)
}

import type { Fields } from './fields.ts'
import { isChoosing } from './offered.ts'
import { isQuestion } from './questionnaire.ts'
import type { Entry, Sheet } from './sheet.ts'

/** What the fields are called that say what was pressed, and where. */
export const ASKED = {
  /** `tiep` next page, `lui` the page before, `gui` send, `luu` only keep what stands there. */
  step: 'buoc',
  /** The page that was open: what stands first on it. */
  page: 'trang',
  /** A repeat, to have one round more; or a round of it, `con:2`, to be taken off. */
  add: 'them',
  drop: 'bot',
  /** A question whose answer is to be taken back. */
  clear: 'xoa',
  /** The language spoken, and another one asked for. */
  language: 'tieng',
  switch: 'doi',
  /** What stood on the page and could not be answered yet. */
  unasked: 'chua-hoi',
} as const

export type Turn = {
  /** The page to show, of `sheet.pages()`. */
  page: number
  /** What is wrong on it, by key. */
  errors: Record<string, string>
  /** It was to be sent, and nothing is wrong with it. */
  isSent: boolean
  /** The first question that the answers brought up on this very page: whoever answers has not seen it. */
  more?: string
  /** The round that was added, the repeat that lost one, or the question whose answer was taken back. */
  at?: string
}

/** Does what was pressed on a sheet: turns the page when nothing is wrong on it, adds and takes off rounds, sends. */
export function turn(sheet: Sheet, fields: Fields): Turn {
  const asked = (name: string) => {
    const values = fields.get(name)
    return values?.[values.length - 1] ?? ''
  }
  const language = asked(ASKED.switch) || asked(ASKED.language)
  if (sheet.plan.questionnaire.languages.some(({ code }) => code === language)) sheet.speak(language)
  const open = asked(ASKED.page)
  const stay = (more: Partial<Turn> = {}): Turn => ({ page: pageOf(sheet, open), errors: {}, isSent: false, ...more })
  if (asked(ASKED.switch)) return stay()
  if (asked(ASKED.add)) return addRound(sheet, asked(ASKED.add), stay)
  if (asked(ASKED.drop)) return dropRound(sheet, asked(ASKED.drop), stay)
  if (asked(ASKED.clear)) return clear(sheet, asked(ASKED.clear), stay)
  if (asked(ASKED.step) === 'luu') return stay()
  if (asked(ASKED.step) === 'lui') return stay({ page: Math.max(0, pagesUpTo(sheet, open, false) - 1) })
  const isNext = asked(ASKED.step) === 'tiep'
  const page = pageOf(sheet, open)
  const errors = sheet.errors(sheet.pages()[page] ?? [])
  const unseen = asked(ASKED.unasked)
    .split(' ')
    .filter((key) => sheet.has(key) && canBeSeen(sheet.entry(key)))
  // Nobody can have answered what he has not seen.
  for (const key of Object.keys(sheet.errors(unseen))) delete errors[key]
  const [more] = unseen
  if (more || (isNext && Object.keys(errors).length > 0)) return stay({ errors, ...(more && { more }) })
  if (isNext) return stay({ page: Math.min(pagesUpTo(sheet, open, true), Math.max(0, sheet.pages().length - 1)) })
  const [next] = sheet.pages()[page + 1] ?? []
  // Answers on the last page brought up one more.
  if (next !== undefined && asked(ASKED.step) === 'gui') return stay({ page: page + 1, more: next })
  return send(sheet)
}

/** Is there something to answer: is it asked, and is there something to choose where one has to choose? */
export function canBeSeen({ relevant, node, choices }: Entry): boolean {
  return relevant && !(isQuestion(node) && isChoosing(node) && choices.length === 0)
}

/** The page on which a place stands, of those that show something; the one before where it shows nothing any more. */
export function pageOf(sheet: Sheet, key: string): number {
  return Math.max(0, pagesUpTo(sheet, key, true) - 1)
}

function send(sheet: Sheet): Turn {
  const pages = sheet.pages()
  for (let page = 0; page < pages.length; page++) {
    const errors = sheet.errors(pages[page])
    if (Object.keys(errors).length > 0) return { page, errors, isSent: false }
  }
  return { page: Math.max(0, pages.length - 1), errors: {}, isSent: true }
}

function addRound(sheet: Sheet, key: string, stay: (more: Partial<Turn>) => Turn): Turn {
  const before = sheet.countOf(key)
  sheet.addRepeat(key)
  const count = sheet.countOf(key)
  return stay(count > before ? { at: `${key}:${count}` } : {})
}

function dropRound(sheet: Sheet, round: string, stay: (more: Partial<Turn>) => Turn): Turn {
  const cut = round.lastIndexOf(':')
  const key = round.slice(0, Math.max(cut, 0))
  sheet.removeRepeat(key, Number(round.slice(cut + 1)))
  return stay(sheet.has(key) ? { at: key } : {})
}

function clear(sheet: Sheet, key: string, stay: (more: Partial<Turn>) => Turn): Turn {
  sheet.put(key, '')
  return stay(sheet.has(key) ? { at: key } : {})
}

/** How many pages that show something come before the one with this place; with `self`, that one is counted too. */
function pagesUpTo(sheet: Sheet, key: string, self: boolean): number {
  const { pages } = sheet.plan
  const place = Math.max(
    0,
    pages.findIndex((page) => page.includes(key)),
  )
  const shown = sheet.pages()
  return pages.slice(0, self ? place + 1 : place).filter((page) => shown.includes(page)).length
}

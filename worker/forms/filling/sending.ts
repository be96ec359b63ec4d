import type { CommuneBook } from '../../communes/book.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { Plan } from '../plan.ts'
import type { Answers, Questionnaire } from '../questionnaire.ts'
import type { World } from '../sheet.ts'
import { worldOf } from '../world.ts'
import { keyedHex } from '../../http/keys.ts'
import type { Started } from './stamp.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const OFFSET_MS = 7 * 3_600_000

/** The key of a sending as it was sent; null when it is none. */
export function readKey(text: string): string | null {
  const key = text.toLowerCase()
  return UUID.test(key) ? key : null
}

/** What a sheet of this commune knows of the world. */
export function worldAt(book: CommuneBook, now: Date, submissionKey: string, language: string): World {
  return worldOf({
    today: localDay(now),
    now: instantIn(now),
    hamlets: book.hamletsNow.map(({ id, name }) => ({ id, name })),
    language,
    submissionKey,
  })
}

/** The answers, with the instant at which the sheet was opened where the questionnaire wants to know it. */
export function withStart(plan: Plan, answers: Answers, started: Started | null): Answers {
  const given: Record<string, string> = { ...answers }
  if (started === null) return answers
  for (const key of Object.keys(answers))
    if (plan.items.get(key.split(':')[0] ?? '')?.node.kind === 'start') given[key] = instantIn(started.openedAt)
  return given
}

/** The language that was asked for, if the questionnaire speaks it, else its first. */
export function languageOf({ languages }: Questionnaire, asked: string): string {
  return (languages.find(({ code }) => code === asked) ?? languages[0])?.code ?? 'vi'
}

/** What tells one content from another, without telling the content: of all that was typed, asked for or not. */
export function contentHashOf(env: { SECRET_KEY: string }, versionId: string, typed: Answers): string {
  const sorted = Object.entries(typed).sort(([one], [other]) => (one < other ? -1 : 1))
  return keyedHex(env, 'survey-content', JSON.stringify([versionId, sorted]))
}

/** An instant as XForms write it, by the clock of Vietnam. */
function instantIn(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().replace('Z', '+07:00')
}

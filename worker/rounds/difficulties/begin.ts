import { fold } from '../../communes/fold.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { isNone } from './words.ts'

/** The question under which units report what holds them up, and all whose names begin so. */
export const QUESTION = 'kho_khan'
const TITLE_MAX = 110
/** Of one report; more stand in the report itself. */
const MOST = 20
export const WORDS_LEAST = 5
export const DIFFICULTY_MAX = 4000

/** The difficulties in a report's answers: what is written in words under a question of that name. */
export function difficultiesIn(answers: Answers): { question: string; words: string }[] {
  return Object.entries(answers)
    .filter(([name]) => name.split(/[/.]/).at(-1)?.startsWith(QUESTION))
    .map(([question, words]) => ({ question, words: words.trim().slice(0, DIFFICULTY_MAX) }))
    .filter(({ words }) => !isNone(fold(words)) && isWritten(words))
    .slice(0, MOST)
}

/** A few words for lists. */
export function titleOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  const signs = [...line]
  if (signs.length <= TITLE_MAX) return line
  const cut = signs.slice(0, TITLE_MAX - 1).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_MAX / 2))}…`
}

/** Ids go with the time, so that the newest of a unit stand first by their ids alone. */
export function difficultyId(now: Date, unique: string): string {
  return `vm-${now.toISOString().replace(/\D/g, '')}-${unique}`
}

/** A choice's name, `thieu_kinh_phi`, is no sentence. */
function isWritten(words: string): boolean {
  return /\s/.test(words)
}

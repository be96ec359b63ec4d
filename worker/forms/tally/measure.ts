import { pointsOf } from '../lexical.ts'
import type { Item, Plan } from '../plan.ts'
import { isQuestion, type Question } from '../questionnaire.ts'

/**
 * As what answers are counted: one option, several, points of a scale, numbers, an order, boxes that were ticked, days by
 * month, times by hour; of everything else only that something was given.
 */
export type As = 'choice' | 'several' | 'scale' | 'number' | 'rank' | 'yes' | 'month' | 'hour' | 'given'

/** What is counted of a question, or of a repeat: how many rounds. */
export type Measure = {
  /** `tot:choice`: the same name and way in every version; a question whose kind changed is counted apart. */
  key: string
  name: string
  as: As
  /** Repeats that it stands in, the outermost first: each round counts. */
  rounds: readonly string[]
  /** Words that people wrote, to be read. */
  isText: boolean
}

/** A scale with more points than this is counted as a number. */
const MOST_POINTS = 11

/** What is counted of the answers to a questionnaire, in the order of the sheet. */
export function measuresOf(plan: Plan): Measure[] {
  return [...plan.items.values()].flatMap((item) => measureOf(item) ?? [])
}

/** What is counted of one question; null when nothing is. */
export function measureOf({ name, node, repeats }: Item): Measure | null {
  const as = node.kind === 'repeat' ? 'number' : isQuestion(node) ? waysOf(node) : null
  if (as === null) return null
  const rounds = repeats.map((repeat) => repeat.name)
  return { key: keyOf(name, as, rounds.length > 0), name, as, rounds, isText: node.kind === 'text' }
}

/** The key under which a question is counted. */
export function keyOf(name: string, as: As, isRepeated = false): string {
  return `${name}:${as}${isRepeated ? '*' : ''}`
}

function waysOf(question: Question): As | null {
  switch (question.kind) {
    case 'select_one':
    case 'hamlet':
      return 'choice'
    case 'select_multiple':
      return 'several'
    case 'rank':
      return 'rank'
    case 'range':
      return pointsOf(question, MOST_POINTS + 1).length > MOST_POINTS ? 'number' : 'scale'
    case 'integer':
    case 'decimal':
      return 'number'
    case 'date':
    case 'dateTime':
      return 'month'
    case 'time':
      return 'hour'
    case 'acknowledge':
      return 'yes'
    case 'text':
      return question.calculation === undefined ? 'given' : null
    case 'geopoint':
    case 'image':
    case 'audio':
    case 'file':
      return 'given'
    default:
      return null
  }
}

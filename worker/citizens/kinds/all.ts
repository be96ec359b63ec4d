import type { Letter } from '../entries.ts'
import type { BookKind } from '../kind.ts'
import { REQUEST, VOICE } from './asking-kinds.ts'
import { COMMENT } from './comment-kind.ts'
import { QUESTION, SEAT } from './hall-kinds.ts'
import { OBSERVATION } from './observation-kind.ts'
import { PETITION } from './petition-kind.ts'
import { SURVEY } from './survey-kind.ts'

/** What the book can keep, by its letter there. */
export const BOOK_KINDS: Record<Letter, BookKind> = {
  h: PETITION,
  y: COMMENT,
  k: SURVEY,
  g: OBSERVATION,
  d: REQUEST,
  m: VOICE,
  c: QUESTION,
  x: SEAT,
}

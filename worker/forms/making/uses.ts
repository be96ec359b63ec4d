import type { Db } from '../../db/connect.ts'

/** What asks with a questionnaire, or is to: a survey, a field of petitions. */
export type Use = {
  questionnaireId: string
  title: string
  href: string
  /** "đang mở". */
  state: string
  /** While it is so, the questionnaire cannot be put away. */
  isLive: boolean
  /** Why it cannot, when it is no survey. */
  why?: string
  /** Of the version that is answered; null when there is none yet. */
  number: number | null
}

/** A page beside the list of questionnaires on which something is done with them. */
export type Beside = { href: string; text: string }

/** Finds what uses these questionnaires: whoever asks people is told to this room as data. */
export type UsesOf = (db: Db, communeId: string, questionnaireIds: readonly string[]) => Promise<Use[]>

import type { Db } from '../../db/connect.ts'

/** A survey that is, or is to be, answered on a questionnaire. */
export type Use = {
  questionnaireId: string
  title: string
  href: string
  /** "đang mở". */
  state: string
  /** While it is so, the questionnaire cannot be put away. */
  isLive: boolean
  /** Of the version that is answered; null when there is none yet. */
  number: number | null
}

/** Finds what uses these questionnaires: whoever asks people is told to this room as data. */
export type UsesOf = (db: Db, communeId: string, questionnaireIds: readonly string[]) => Promise<Use[]>

import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import type { StaffMember } from '../staff/actor.ts'

/** What somebody asked at a dialogue, or in a request for one, and is to be answered in writing. */
export type AskedPetition = {
  /** What it comes of: a request's or a question's id. However often it is opened, there is one petition. */
  sourceId: string
  /** In his own words, with what the handler must know of where it was asked. */
  content: string
  /** A line of each thing that is wanted; may be empty. */
  demands?: readonly string[]
  category: string
  hamletId: string
  /** Hash of the sender's secret: it opens the petition too. Empty where he has none. */
  lookupHash: string
  /** Contact data as it lies sealed, and the id it is bound to. */
  contact?: { sealed: string; keyId: string; boundTo: string } | null
}

/** What is at hand where a petition is opened. */
export type OpenAt = {
  db: Db
  env: { SECRET_KEY: string; CONTACT_KEYS: string }
  book: CommuneBook
  now: Date
  staff: StaffMember
}

/** Opens a petition with its own clock for what was asked; the same source always gives the same one. */
export type OpenPetition = (at: OpenAt, asked: AskedPetition) => Promise<{ caseId: string; caseCode: string }>

import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import { mayWrite, type Sight } from './permissions.ts'
import { sameHash, sealWords, unsealWords } from './entry-seal.ts'
import type { EntryRow, NewEntry } from './entry-queries.ts'
import type { Register } from './kinds.ts'
import type { Line } from './line.ts'

type Keys = { CONTACT_KEYS: string; SECRET_KEY: string }

/** A line as somebody sees it: with its names only where he may read them. */
export type Seen = { row: EntryRow; line: Omit<Line, 'same'>; isOpen: boolean }

/** Opens the names of lines for somebody who may read them; of others they stay closed. */
export function opened(env: Keys, sight: Sight, rows: readonly EntryRow[]): Promise<Seen[]> {
  return Promise.all(
    rows.map(async (row) => {
      const isOpen = sight === 'names' || sight === 'own'
      const secret = isOpen ? await unsealWords(env, row) : {}
      return { row, line: { hamletId: row.hamletId, topic: row.topic, fields: row.fields, secret }, isOpen }
    }),
  )
}

/** A line ready to be kept. */
export async function sealedLine(
  env: Keys,
  register: Register,
  id: string,
  line: Line,
  importId = '',
): Promise<NewEntry> {
  const { fields, hamletId, secret, topic } = line
  return {
    ...{ id, hamletId, topic, fields, state: 'listed', importId },
    ...(await sealWords(env, id, secret)),
    sameHash: sameHash(env, register, line),
  }
}

/** An id that goes with the time, so that lines stand in the order in which they came. */
export function entryId(now: Date, unique: string): string {
  return `${now.toISOString().replace(/\D/g, '')}-${unique.replace(/-/g, '').slice(-12)}`
}

/** May he write this very line now? */
export function isTheirs(staff: StaffMember, book: CommuneBook, row: EntryRow): boolean {
  return mayWrite(staff, book, row.register, row.hamletId) && row.erasedAt === null
}

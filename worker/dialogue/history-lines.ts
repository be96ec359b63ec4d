import type { CommuneBook } from '../communes/book.ts'
import type { DossierLines } from '../dossiers/history.ts'
import { hallLines } from './hall/history-lines-hall.ts'
import { MINUTES_LINES } from './minutes/history-lines.ts'
import { sessionLines } from './sessions/history-lines.ts'

/** How each event of a meeting is told to officers, whichever part of dialogue it comes from. */
export function meetingLines(book: CommuneBook): DossierLines {
  return { ...sessionLines(book), ...hallLines(book), ...MINUTES_LINES }
}

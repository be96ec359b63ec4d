import type { DraftEntry } from '../../documents/draft-list.tsx'
import { PaperOffers } from '../../documents/paper-offers.tsx'
import { mayReadDraft } from '../../documents/permissions.ts'
import type { ProgrammeDesk } from '../own.ts'
import { papersOf } from '../papers.ts'

/** Official papers of a programme: those that are being written, and those that can be begun. */
export function Papers({ desk, address }: { desk: ProgrammeDesk; address: string }) {
  const { book, staff, file } = desk
  const entries = (file.own.papers ?? []).flatMap((line): DraftEntry[] => {
    const body = book.bodies.get(line.bodyId)
    return body && mayReadDraft(staff, line, body, book.commune.triageBodyId) ? [{ line, isHidden: false }] : []
  })
  return <PaperOffers book={book} address={address} drafts={entries} offered={papersOf(desk)} draftKey={desk.newId()} />
}

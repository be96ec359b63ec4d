import type { DraftEntry } from '../../documents/draft-list.tsx'
import { PaperOffers } from '../../documents/paper-offers.tsx'
import { mayReadDraft } from '../../documents/permissions.ts'
import type { CompileDesk } from './own.ts'
import { mayBegin } from './papers.ts'

/** Official papers of a compiled round: those that are being written, and the one that can be begun. */
export function RoundPapers({ address, desk }: { desk: CompileDesk; address: string }) {
  const { book, file, staff } = desk
  const entries = file.own.compile.papers.flatMap((line): DraftEntry[] => {
    const body = book.bodies.get(line.bodyId)
    return body && mayReadDraft(staff, line, body, book.commune.triageBodyId) ? [{ line, isHidden: false }] : []
  })
  const offered = mayBegin(desk) ? [{ key: 'bao-cao', text: 'Soạn báo cáo tổng hợp' }] : []
  return <PaperOffers {...{ book, address, offered }} drafts={entries} draftKey={desk.newId()} />
}

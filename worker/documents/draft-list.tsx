import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import { draftAddress } from './addresses.ts'
import type { DraftLine } from './draft-queries.ts'
import { HIDDEN } from './words.ts'

/** A draft in a list, for one reader. */
export type DraftEntry = { line: DraftLine; isHidden: boolean }

/** Papers that are being written. */
export function DraftList({
  book,
  entries,
  withBody = false,
}: {
  book: CommuneBook
  entries: readonly DraftEntry[]
  withBody?: boolean
}) {
  return (
    <ul class="list">
      {entries.map(({ isHidden, line }) => (
        <li key={line.id}>
          {isHidden ? (
            HIDDEN
          ) : (
            <a href={draftAddress(line.id)}>
              <bdi>{line.title}</bdi>
            </a>
          )}
          <p class="at">
            {withBody && `${bodyName(book, line.bodyId)}. `}
            {waitText(line)}Sửa lúc {instantText(line.editedAt)}.
          </p>
        </li>
      ))}
    </ul>
  )
}

function waitText({ askedAt, confirmedAt, needsConfirmation }: DraftLine): string {
  if (needsConfirmation === null) return ''
  if (confirmedAt !== null) return 'Mặt trận đã xác nhận. '
  return askedAt === null ? '' : 'Chờ Mặt trận xác nhận. '
}

import { Note } from '../../../web/components/note.tsx'
import { codeOf } from '../../cases/code.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { STATUS_TEXT } from '../labels.ts'
import type { Similar } from './similar-queries.ts'

/** For the officer who sorts: other cases that may be about the same thing. Nothing when there are none. */
export function SimilarNote({ book, similar }: { book: CommuneBook; similar: readonly Similar[] }) {
  if (similar.length === 0) return null
  return (
    <Note tone="warn" title="Có thể trùng với">
      <ul class="plain">
        {similar.map((one) => (
          <li key={one.id}>
            <a href={`/can-bo/ho-so/${codeOf(book, one)}`}>{codeOf(book, one)}</a>: <bdi>{one.title}</bdi>
            <br />
            <small>{factsOf(book, one)}</small>
          </li>
        ))}
      </ul>
      <p class="hint">Máy so chữ trong cùng thôn, cùng lĩnh vực. Ông/bà đọc cả hai rồi mới gộp.</p>
    </Note>
  )
}

function factsOf(book: CommuneBook, one: Similar): string {
  return [book.hamlets.get(one.hamletId)?.name, STATUS_TEXT[one.status], `gửi ${longDay(localDay(one.submittedAt))}`]
    .filter(Boolean)
    .join(' · ')
}

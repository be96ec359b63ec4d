import { bodyName, type CommuneBook } from '../../../communes/book.ts'
import { longDay } from '../../../deadlines/calendar.ts'
import type { ItemRow } from '../../hall/tables.ts'
import { hourText } from '../../sessions/times.ts'
import { KIND_WORDS } from '../entry.ts'
import type { EntryRow } from '../tables.ts'

export type EntryListProps = {
  book: CommuneBook
  items: readonly ItemRow[]
  entries: readonly EntryRow[]
  /** Where the minutes stand, when entries may be changed. */
  change?: string | undefined
}

/** What was taken down, point by point, each in the order in which it was said. */
export function EntryList({ book, change, entries, items }: EntryListProps) {
  if (entries.length === 0) return <p>Chưa ghi mục nào.</p>
  const loose = entries.filter(({ itemId }) => !items.some(({ id }) => id === itemId))
  const heaps = [
    ...items.map((item, at) => ({
      key: item.id,
      title: `${at + 1}. ${item.title}`,
      rows: entries.filter(({ itemId }) => itemId === item.id),
    })),
    { key: '', title: items.length > 0 ? 'Ngoài chương trình' : '', rows: loose },
  ]
  return (
    <>
      {heaps
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, rows, title }) => (
          <section key={key}>
            {title !== '' && <h3>{title}</h3>}
            <ul class="list">
              {rows.map((row) => (
                <Entry key={row.id} row={row} book={book} change={change} />
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

function Entry({ book, change, row }: { book: CommuneBook; change: string | undefined; row: EntryRow }) {
  const promise = row.kind === 'promise' && row.bodyId !== null
  return (
    <li id={`muc-${row.id}`}>
      <p class="words">
        <b>
          {KIND_WORDS[row.kind].tag}
          {row.speaker === '' ? '' : ` (${row.speaker})`}:
        </b>{' '}
        {row.text}
      </p>
      {promise && (
        <p>
          Cơ quan thực hiện: {bodyName(book, row.bodyId ?? '')}.{' '}
          {row.doneWantedOn === null ? 'Chưa hẹn ngày.' : `Hứa xong trước ${longDay(row.doneWantedOn)}.`}
        </p>
      )}
      <small>
        {hourText(row.takenAt)}
        {row.revision > 1 ? `, đã sửa ${row.revision - 1} lần` : ''}
        {change !== undefined && (
          <>
            {' '}
            <a class="noprint" href={`${change}/${row.id}`}>
              Sửa hoặc bỏ
            </a>
          </>
        )}
      </small>
    </li>
  )
}

import { StatusTag } from '../../web/components/status-tag.tsx'
import type { CommuneBook } from '../communes/book.ts'
import { dayText } from './ask.ts'
import type { Seen } from './entry-store.ts'
import { type Column, HAMLET, type RegisterKind, TOPIC, topicText } from './kinds.ts'
import { textOf } from './line.ts'
import { isEnough } from './rules.ts'
import { stateWords } from './words.ts'

/** What stands in a column, as it is read. */
export function cellText(book: CommuneBook, kind: RegisterKind, { line }: Pick<Seen, 'line'>, column: Column): string {
  const text = textOf(line, column)
  if (column.key === HAMLET) return book.hamlets.get(text)?.name ?? ''
  if (column.key === TOPIC) return topicText(kind, text)
  return column.kind === 'day' ? dayText(text) : text
}

/** By what a line is known: its name, or that this officer does not read it. */
export function headText(kind: RegisterKind, seen: Seen): string {
  const { isOpen, line, row } = seen
  if (row.erasedAt !== null) return 'Đã xóa tên'
  const column = kind.columns.find(({ key }) => key === kind.head)
  if (!column) return ''
  const text = textOf(line, column)
  const mark = line.secret.mark
  if (text === '' && !isOpen) return `Một ${kind.line}`
  return mark ? `${text} (${mark})` : text
}

type StateProps = { kind: RegisterKind; seen: Seen; majority: number }

/** Where a line stands; of a vote how it went. */
export function StateOf({ kind, majority, seen: { row } }: StateProps) {
  const { name, tone } = stateWords(kind.register, row.state)
  const isShort = row.state === 'voted' && !isEnough(row, majority)
  return (
    <div>
      <StatusTag label={isShort ? 'Chưa đủ phiếu' : name} tone={isShort ? 'late' : tone} />
      {row.votesFor !== null && row.votesOf !== null && (
        <div class="at">
          {row.votesFor}/{row.votesOf} đồng ý
        </div>
      )}
    </div>
  )
}

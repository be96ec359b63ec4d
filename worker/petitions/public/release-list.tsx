import { StatusTag } from '../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, shortDay } from '../../deadlines/calendar.ts'
import { type Label, LABELS, toneOf } from '../labels.ts'
import type { ReleaseRow } from '../list-queries.ts'

/** A released petition with its code. */
export type Listed = ReleaseRow & { caseCode: string; supports?: number }

/** Released petitions as a list: what, how it stands, field, hamlet, since when it is public, how many support it. */
export function ReleaseList({ book, rows }: { book: CommuneBook; rows: readonly Listed[] }) {
  return (
    <ul class="list">
      {rows.map((row) => (
        <li key={row.caseId}>
          <a href={`/${book.commune.id}/kien-nghi/${row.caseCode}`}>
            <bdi>{row.title}</bdi>
          </a>
          <p>
            <LabelTag label={row.label} />
          </p>
          <small>
            {[
              ...whereOf(book, row),
              numericDay(localDay(row.releasedAt)),
              ...(row.supports ? [`${row.supports} người ủng hộ`] : []),
            ].join('\u00a0· ')}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** "21/11/2026": in a list of many days. */
function numericDay(day: string): string {
  return `${shortDay(day)}/${day.slice(0, 4)}`
}

/** The citizen's word for a state, drawn as a tag. */
export function LabelTag({ label }: { label: string }) {
  return label in LABELS ? <StatusTag label={LABELS[label as Label]} tone={toneOf(label as Label)} /> : null
}

/** Field and hamlet by name; what the book no longer knows is left out. */
export function whereOf(book: CommuneBook, row: { category: string; hamletId: string }): string[] {
  return [book.categories.get(row.category)?.name, book.hamlets.get(row.hamletId)?.name].filter(
    (name) => name !== undefined,
  )
}

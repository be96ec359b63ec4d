import { Print } from '../../../web/components/print.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { PaperSheet } from '../../documents/paper-page.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { assignmentPaper } from '../paper.ts'
import { ASSIGNMENTS } from '../place.ts'
import type { Opened } from '../table-access.ts'
import { addressOf } from './year-page.tsx'

type PrintView = { staff: StaffMember; book: CommuneBook; opened: Opened }

/** The table as it is printed and pinned up. */
export function printPage({ staff, book, opened: { rows, table } }: PrintView) {
  return (
    <OfficePage title={`Bản in phân công năm ${table.year}`} staff={staff} book={book} current={ASSIGNMENTS}>
      <p class="crumb noprint">
        <a href={table.status === 'draft' ? `${addressOf(table)}/sua` : `${addressOf(table)}?ban=${table.number}`}>
          Bảng năm {table.year}
        </a>
      </p>
      <p class="noprint">
        <Print>In bảng này</Print>
      </p>
      <PaperSheet paper={assignmentPaper(table, rows)} headless />
    </OfficePage>
  )
}

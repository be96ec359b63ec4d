import { Print } from '../../../web/components/print.tsx'
import { PaperSheet } from '../../documents/paper-page.tsx'
import { OfficePage } from '../../staff/office-page.tsx'
import type { CaseFile } from '../queries.ts'
import type { CaseView } from './officer-view.ts'
import { notePaper } from './transfer-note.ts'

/** The note that goes with a petition, to be printed and signed; the same as a Word file. */
export function TransferNotePage({
  view,
  paper,
}: {
  view: Pick<CaseView, 'book' | 'staff' | 'file' | 'code'>
  paper: CaseFile['documents'][number]
}) {
  const { book, staff, file, code } = view
  return (
    <OfficePage title={`Phiếu chuyển ${paper.codeNotation}`} staff={staff} book={book}>
      <p class="crumb noprint">
        <a href={`/can-bo/ho-so/${code}`}>Hồ sơ {code}</a>
      </p>
      <PaperSheet paper={notePaper(book, file, paper, code)} />
      <p class="noprint">
        <Print>In phiếu này</Print>{' '}
        <a class="button quiet" href={`/can-bo/ho-so/${code}/phieu-chuyen.docx`}>
          Tải tệp Word
        </a>
      </p>
    </OfficePage>
  )
}

import { codeOf } from '../../cases/code.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { bodyName } from '../../communes/book.ts'
import { STATUS_TEXT } from '../labels.ts'
import { liveGrants } from './restrict-forms.tsx'
import type { CaseView } from './officer-view.ts'

/** Cases that belong together with this one, numbered documents, and who may see it while it is restricted. */
export function Kin({ view }: { view: CaseView }) {
  const { book, code, file, nameOf } = view
  const { row, kin, documents } = file
  const lists: [string, CaseRow[]][] = [
    ['Đã gộp vào', kin.filter((one) => one.id === row.mergedInto)],
    ['Tách từ', kin.filter((one) => one.id === row.splitFrom)],
    ['Hồ sơ gộp vào đây', kin.filter((one) => one.mergedInto === row.id)],
    ['Các việc tách ra', kin.filter((one) => one.splitFrom === row.id)],
  ]
  const shown = lists.filter(([, some]) => some.length > 0)
  const grants = liveGrants(view)
  if (shown.length === 0 && documents.length === 0 && grants.length === 0) return null
  return (
    <section aria-labelledby="lien-quan">
      <h2 id="lien-quan">Liên quan</h2>
      {shown.map(([title, some]) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {some.map((one) => (
              <li key={one.id}>
                <a href={`/can-bo/ho-so/${codeOf(book, one)}`}>{codeOf(book, one)}</a> {one.title}
                <div class="at">
                  {STATUS_TEXT[one.status]}, {bodyName(book, one.holderBodyId)}
                </div>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {documents.map((paper) => (
        <p key={paper.id}>
          <a href={`/can-bo/ho-so/${code}/phieu-chuyen`}>Phiếu chuyển {paper.codeNotation}</a>,{' '}
          {longDay(paper.issuedOn)}, gửi {paper.recipient}
        </p>
      ))}
      {grants.length > 0 && <p>Người được xem hồ sơ này: {grants.map(nameOf).join(', ')}.</p>}
    </section>
  )
}

import { Note } from '../../../web/components/note.tsx'
import { codeOf } from '../../cases/code.ts'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { labelOf } from '../labels.ts'
import { LabelTag } from '../public/release-list.tsx'
import { Answers } from './case-answer.tsx'
import type { CaseView } from './receipt-page.tsx'
import { dueStanding } from './sender-due.ts'

/** The matter is worked on together with another petition: how that one stands, and the way out. */
export function Merged({ view }: { view: CaseView }) {
  const { book, into, address, today } = view
  if (!into) return null
  const { row } = into
  const standing = dueStanding(row, book, today)
  return (
    <>
      <Note title="Việc này được giải quyết cùng một hồ sơ khác">
        <p>Có người khác nêu cùng việc nên xã giải quyết một lần.</p>
        {standing.state === 'running' && (
          <p>
            Đang ở {bodyName(book, row.holderBodyId)}. Hạn trả lời: <b>{longDay(row.dueOn)}</b>, {standing.left}.
          </p>
        )}
        <p>
          Việc của ông/bà khác việc kia, hoặc trả lời chưa đúng việc của ông/bà:{' '}
          <a href={`${address}/khong-gop`}>đề nghị giải quyết riêng</a>.
        </p>
      </Note>
      {/* What the other sender asked for is his. */}
      <Answers file={{ ...into, petition: { ...into.petition, demands: [] } }} book={book} address={address} />
    </>
  )
}

/** Several matters in what was sent: each with its state, its body, its day, and its own page below this one. */
export function Parts({ view }: { view: CaseView }) {
  const { book, file, address, today } = view
  const parts = file.kin.filter((one) => one.splitFrom === file.row.id).sort((a, b) => a.number - b.number)
  return (
    <Note title={`Điều ông/bà gửi có ${parts.length} việc`}>
      <p>Mỗi việc về một cơ quan, có hạn trả lời riêng. Ông/bà vẫn dùng hai mã đang có.</p>
      <ul class="list">
        {parts.map((part) => {
          const standing = dueStanding(part, book, today)
          return (
            <li key={part.id}>
              <a href={`${address}/viec/${codeOf(book, part)}`}>{part.title}</a>
              <LabelTag label={labelOf(part.status)} />
              <small>
                {bodyName(book, part.responsibleBodyId)}
                {standing.state === 'running' && `. Hạn trả lời: ${longDay(part.dueOn)}, ${standing.left}`}
              </small>
            </li>
          )
        })}
      </ul>
    </Note>
  )
}

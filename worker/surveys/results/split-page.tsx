import { Note, Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { FigurePart } from './figure-part.tsx'
import type { SplitTable } from './figures.ts'
import { Chooser, FEW_WORDS } from './results-page.tsx'
import type { Choices } from './splits.ts'

export type SplitView = {
  book: CommuneBook
  staff: StaffMember
  survey: SurveyRow
  choices: Choices
  question: string
  by: string
  /** Where the chosen table stands: nothing chosen, not there yet, being counted, nothing may be told, or the table. */
  state: 'none' | 'new' | 'counting' | 'few' | { table: SplitTable }
  /** Tables that are there. */
  kept: readonly { title: string; href: string }[]
  error?: string | undefined
}

/** One question split by groups. */
export function SplitPage(view: SplitView) {
  const { book, staff, survey, choices, question, by, state, kept, error } = view
  const here = officeAddressOf(survey.slug)
  return (
    <OfficePage
      title={`So sánh theo nhóm: ${survey.title}`}
      staff={staff}
      book={book}
      current="/can-bo/khao-sat"
      results
    >
      <p class="crumb noprint">
        <a href={`${here}/ket-qua`}>Kết quả khảo sát</a>
      </p>
      <h1>So sánh theo nhóm</h1>
      <Said said={error ? { tone: 'warn', text: error } : null} />
      {state === 'new' && !error && (
        <form method="post" action={`${here}/ket-qua/so-sanh`}>
          <input type="hidden" name="cau" value={question} />
          <input type="hidden" name="theo" value={by} />
          <p>Bảng này chưa được đếm. Đếm xong, bảng được giữ lại và tự cập nhật khi có phiếu mới.</p>
          <p>
            <button type="submit">Đếm bảng này</button>
          </p>
        </form>
      )}
      {state === 'counting' && (
        <Note title="Máy đang đếm bảng này.">
          <p>Có nhiều phiếu nên mất vài lượt, mỗi lượt năm phút. Ông/bà mở lại trang này sau.</p>
        </Note>
      )}
      {state === 'few' && (
        <Note title="Chưa nêu được bảng này.">
          <p>Số phiếu trong từng nhóm còn ít quá: nêu ra sẽ đoán được từng người trả lời gì.</p>
        </Note>
      )}
      {typeof state === 'object' && (
        <>
          <FigurePart of={state.table} id="bang" level={2} />
          <p class="hint">{FEW_WORDS}</p>
        </>
      )}
      <Chooser
        here={here}
        choices={choices}
        question={question}
        by={by}
        title={state === 'none' ? 'Chọn bảng' : 'Xem bảng khác'}
      />
      {kept.length > 0 && (
        <div class="noprint">
          <h2>Các bảng đã đếm</h2>
          <ul>
            {kept.map(({ title, href }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </OfficePage>
  )
}

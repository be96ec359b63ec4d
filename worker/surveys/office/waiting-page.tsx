import { Empty } from '../../../web/components/empty.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Choice } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import { Pager } from '../../../web/components/pager.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { SURVEYS } from './list-page.tsx'
import type { AnswerLine } from '../../forms/answer-lines.ts'
import { figure } from './words.ts'

/** An answer as an officer judges it. */
export type Judged = {
  id: string
  submittedAt: string
  seconds: number | null
  suspicion: string | null
  hamlet: string | undefined
  lines: readonly AnswerLine[]
}

export type WaitingView = {
  staff: StaffMember
  book: CommuneBook
  survey: Pick<SurveyRow, 'slug' | 'title'>
  answers: readonly Judged[]
  waiting: number
  next: string | undefined
  isFirst: boolean
  said?: { tone: 'good' | 'warn'; text: string } | undefined
}

const WHY: Record<string, string> = {
  honeypot: 'Điền cả ô ẩn mà người không nhìn thấy.',
  pace: 'Gửi nhanh hơn người đọc kịp các câu, hoặc mở phiếu đã quá lâu.',
  network: 'Cùng một mạng gửi rất nhiều phiếu trong ít phút.',
  proof: 'Máy gửi không làm phép tính kiểm tra khi khảo sát đang bị gửi dồn dập.',
}

/** Answers that look automatic: what was answered, why they wait; kept or refused one by one or together. */
export function WaitingPage({ staff, book, survey, answers, waiting, next, isFirst, said }: WaitingView) {
  const here = `${officeAddressOf(survey.slug)}/cho-xem`
  return (
    <OfficePage title={`Phiếu chờ xem: ${survey.title}`} staff={staff} book={book} current={SURVEYS}>
      <p class="crumb">
        <a href={officeAddressOf(survey.slug)}>{survey.title}</a>
      </p>
      <h1>Phiếu chờ xem</h1>
      <Said said={said} />
      {answers.length === 0 ? (
        <Empty title={isFirst ? 'Không có phiếu nào chờ xem.' : 'Hết danh sách.'}>
          {isFirst && <p>Phiếu trông giống do máy gửi nằm ở đây, không tính vào kết quả đến khi cán bộ xem.</p>}
        </Empty>
      ) : (
        <>
          <p class="lead">
            {figure(waiting)} phiếu trông giống do máy gửi, chưa tính vào kết quả. Câu trả lời ra người thật viết thì
            tính; chữ vô nghĩa, giống hệt nhau hàng loạt thì không tính. Đừng bỏ phiếu vì ý kiến khác ý mình.
          </p>
          <form method="post" action={here}>
            <ol class="plain judged">
              {answers.map((answer, index) => (
                <One key={answer.id} answer={answer} number={index + 1} />
              ))}
            </ol>
            <p>
              <button type="submit" name="lam" value="tinh">
                Tính các phiếu đã chọn
              </button>{' '}
              <button type="submit" name="lam" value="bo" class="quiet">
                Không tính các phiếu đã chọn
              </button>
            </p>
            <details>
              <summary>Cả {figure(answers.length)} phiếu trên trang này</summary>
              {answers.map(({ id }) => (
                <input key={id} type="hidden" name="trang" value={id} />
              ))}
              <p>
                <button type="submit" name="lam" value="tinh-het" class="quiet">
                  Tính cả trang
                </button>{' '}
                <button type="submit" name="lam" value="bo-het" class="quiet">
                  Không tính cả trang
                </button>
              </p>
            </details>
          </form>
          <p class="hint">Phiếu không tính vẫn được giữ lại; người gửi hỏi bằng mã phiếu thì được biết.</p>
        </>
      )}
      <Pager next={next} first={isFirst ? undefined : here} />
    </OfficePage>
  )
}

function One({ answer, number }: { answer: Judged; number: number }) {
  const { id, submittedAt, seconds, suspicion, hamlet, lines } = answer
  // What somebody wrote tells most of whether it was somebody.
  const [written, chosen] = [lines.filter((line) => line.isWritten), lines.filter((line) => !line.isWritten)]
  const said = [instantText(submittedAt), hamlet, seconds === null ? undefined : `làm trong ${timeText(seconds)}`]
  return (
    <li>
      <Choice
        type="checkbox"
        name="phieu"
        id={`phieu-${number}`}
        value={id}
        label={`Phiếu ${number}: ${said.filter(Boolean).join(', ')}`}
        hint={WHY[suspicion ?? ''] ?? 'Chờ xem.'}
      />
      {lines.length === 0 && <p class="hint">Phiếu trống.</p>}
      <Lines lines={written} />
      {chosen.length > 0 && (
        <details open={written.length === 0 && chosen.length <= 6}>
          <summary>{chosen.length} câu chọn</summary>
          <Lines lines={chosen} />
        </details>
      )}
    </li>
  )
}

function Lines({ lines }: { lines: readonly AnswerLine[] }) {
  if (lines.length === 0) return null
  return (
    <Facts
      rows={lines.map(({ question, answer, href }) => [
        question,
        href ? <a href={href}>{answer}</a> : <span class="words">{answer}</span>,
      ])}
    />
  )
}

function timeText(seconds: number): string {
  if (seconds < 60) return `${seconds} giây`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} phút` : `${Math.round(minutes / 60)} giờ`
}

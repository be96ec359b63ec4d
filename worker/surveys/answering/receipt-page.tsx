import { KeepHere } from '../../../web/components/keep-here.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { stateOf, type SurveyRow } from '../rules.ts'
import { ResultsLink, Shell } from './shell.tsx'

export type ReceiptView = {
  book: CommuneBook
  survey: SurveyRow
  /** `XXXX-XXXX-XXXX`. */
  code: string
  received: { submittedAt: string; state: 'kept' | 'waiting' | 'refused' }
  /** The name under which the phone kept the sheet. */
  draft: string
  hasResults: boolean
  isFramed: boolean
  now: Date
}

/** Thanks, the code of the sheet, and what becomes of the answers. */
export function receiptPage(view: ReceiptView) {
  const { book, survey, code, received, draft, hasResults, isFramed } = view
  return (
    <Shell book={book} title="Xã đã nhận phiếu" isFramed={isFramed}>
      <h1>Xã đã nhận phiếu. Cảm ơn ông/bà</h1>
      <p class="lead">
        {survey.title}, ngày {longDay(localDay(received.submittedAt))}.
      </p>
      <section class="receipt">
        <h2>Mã phiếu</h2>
        <p class="code">{code}</p>
        <p>{becameOf(view)}</p>
      </section>
      <p>
        Giữ mã này nếu muốn hỏi lại phiếu có được tính không. Ai có mã thì mở được trang này; trang này không cho biết
        ông/bà đã trả lời gì.
      </p>
      {!isFramed && <KeepHere here={`/${book.commune.id}`} code={`khao-sat/${survey.slug}`} secret={code} />}
      <h2>Câu trả lời được dùng thế nào?</h2>
      <ul>
        <li>Xã cộng các phiếu lại. Lời ông/bà viết được cán bộ đọc, nhưng không ghi là của ai.</li>
        <li>Nhóm dưới năm người không hiện riêng, để không ai đoán ra được.</li>
        <li>{whenResults(survey)}</li>
      </ul>
      {hasResults && <ResultsLink survey={survey} isFramed={isFramed} />}
      <p data-kept-done={draft} />
    </Shell>
  )
}

/** While answers come in, nobody is told which ones wait for an officer: programs would learn from it. */
function becameOf({ survey, received, now }: ReceiptView): string {
  if (stateOf(survey, now) !== 'closed')
    return 'Phiếu đã được ghi lại. Sau khi kết thúc, mở lại trang này để biết phiếu có được tính không.'
  if (received.state === 'kept') return 'Phiếu này được tính vào kết quả.'
  if (received.state === 'waiting') return 'Phiếu này đang chờ cán bộ xem trước khi tính vào kết quả.'
  return 'Cán bộ đã xem và không tính phiếu này, vì giống phiếu do máy tự gửi. Nếu là phiếu của ông/bà, ông/bà đưa mã này cho Mặt trận xã.'
}

function whenResults({ closesAt, audience }: SurveyRow): string {
  const end = closesAt ? `Sau khi kết thúc (${longDay(localDay(closesAt))})` : 'Sau khi kết thúc'
  return audience === 'staff'
    ? `${end}, cán bộ được giao xem kết quả chung.`
    : `${end}, kết quả chung được đăng ở trang này.`
}

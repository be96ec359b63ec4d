import { Print } from '../../../web/components/print.tsx'
import { bodyName } from '../../communes/book.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { PlainText } from '../plain-text.tsx'
import type { CaseFile } from '../queries.ts'
import type { CaseView } from './officer-view.ts'

type Paper = CaseFile['documents'][number]

/** The note that goes with a petition to an office outside the commune (Nghị định 30/2020/NĐ-CP, "Phiếu chuyển"): without the sender. */
export function TransferNotePage({
  view,
  paper,
}: {
  view: Pick<CaseView, 'book' | 'staff' | 'file' | 'code'>
  paper: Paper
}) {
  const { book, staff, file, code } = view
  const told = file.events.findLast((event) => event.kind === 'petition.forwarded')
  return (
    <OfficePage title={`Phiếu chuyển ${paper.codeNotation}`} staff={staff} book={book}>
      <p class="crumb noprint">
        <a href={`/can-bo/ho-so/${code}`}>Hồ sơ {code}</a>
      </p>
      <article class="paper">
        <div class="heads">
          <p>
            <b>{bodyName(book, paper.bodyId)}</b>
            <br />
            Số: {paper.codeNotation}
          </p>
          <p>
            <b>Cộng hòa xã hội chủ nghĩa Việt Nam</b>
            <br />
            Độc lập - Tự do - Hạnh phúc
          </p>
        </div>
        <p class="day">
          {book.commune.name.replace(/^(Xã|Phường|Đặc khu) /, '')}, {paperDay(paper.issuedOn)}
        </p>
        <h1>Phiếu chuyển</h1>
        <p>
          Kính gửi: <b>{paper.recipient}</b>
        </p>
        <p>
          {bodyName(book, paper.bodyId)} nhận được kiến nghị, phản ánh của người dân, mã hồ sơ{' '}
          <b class="whole">{code}</b>, nội dung như sau.
        </p>
        <h2>Nội dung</h2>
        <PlainText text={file.petition.content} />
        {file.petition.demands.length > 0 && (
          <ol>
            {file.petition.demands.map((demand, index) => (
              <li key={index}>{demand}</li>
            ))}
          </ol>
        )}
        {file.petition.place && <p>Nơi xảy ra: {file.petition.place}</p>}
        <h2>Lý do chuyển</h2>
        <PlainText text={told?.text ?? ''} />
        <p>
          Đề nghị quý cơ quan xem xét, giải quyết theo thẩm quyền, trả lời người gửi qua {bodyName(book, paper.bodyId)}{' '}
          và ghi mã hồ sơ nói trên.
        </p>
        <div class="heads">
          <p>Nơi nhận: như trên; lưu: VT.</p>
          <p class="sign">
            <b>Người ký</b>
            <br />
            <span class="hint">ký, đóng dấu, ghi rõ họ tên</span>
          </p>
        </div>
      </article>
      <p class="noprint">
        <Print>In phiếu này</Print>
      </p>
    </OfficePage>
  )
}

/** "ngày 21 tháng 11 năm 2026", as documents have it. */
function paperDay(day: string): string {
  return `ngày ${day.slice(8)} tháng ${day.slice(5, 7)} năm ${day.slice(0, 4)}`
}

import { PAPER_CSS } from '../../../web/built.ts'
import { Field } from '../../../web/components/field.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { bodyName, type CommuneBook, fullName } from '../../communes/book.ts'
import { FIELD_LABELS, MAX_DEMANDS } from '../form.ts'
import { PETITION_KINDS } from '../labels.ts'
import { placeOf } from '../place.ts'
import { HERE } from './on-behalf-page.tsx'
import { MOST_SHEETS, showPaper } from './paper.ts'

/** Lines to write on: enough for most, and the sheet stays one leaf of paper. */
const CONTENT_LINES = 7
const DEMAND_LINES = Math.min(2, MAX_DEMANDS)

export type SheetView = {
  book: CommuneBook
  /** Where this commune's pages are: what the squares lead to. */
  origin: string
  /** A number for each sheet. */
  papers: readonly string[]
  /** What was typed for the number of sheets, and what is wrong with it. */
  typed: string
  errors: string[] | undefined
}

/** Blank sheets for people who write by hand: the fields of the form, each sheet with a number of its own. */
export function sheetPage({ book, origin, papers, typed, errors }: SheetView) {
  const here = placeOf(book)
  return (
    <Page title="Phiếu kiến nghị viết tay" place={here}>
      {PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <div class="noprint">
        <h1>Phiếu kiến nghị viết tay</h1>
        <p class="lead">
          Cho người không dùng điện thoại. In ra, để ở nhà văn hóa thôn hoặc nơi tiếp dân. Viết xong đưa đại diện thôn
          hoặc Mặt trận xã.
        </p>
        <form method="get" action={`${here.href}/kien-nghi/mau-giay`}>
          <Field
            name="so-to"
            label="In mấy tờ?"
            hint={`Từ 1 đến ${MOST_SHEETS}. Mỗi tờ một số riêng: không phô tô tờ đã in.`}
            errors={errors}
            type="number"
            inputMode="numeric"
            min={1}
            max={MOST_SHEETS}
            value={typed}
          />
          <p>
            <button type="submit" class="quiet">
              Lấy tờ mới
            </button>{' '}
            <Print>In</Print>
          </p>
        </form>
        <p class="hint">
          In trên khổ A4. Không thấy nút In thì dùng lệnh In của trình duyệt.
          {papers.length > 1 && ` In ra ${papers.length} tờ; dưới đây là tờ đầu.`}
        </p>
      </div>
      {papers.map((paper) => (
        <Sheet key={paper} book={book} paper={paper} address={`${origin}${HERE}?phieu=${showPaper(paper)}`} />
      ))}
    </Page>
  )
}

function Sheet({ book, paper, address }: { book: CommuneBook; paper: string; address: string }) {
  return (
    <section class="sheet">
      <div class="head">
        <div>
          <p>{fullName(book.commune)}</p>
          <h2>Phiếu kiến nghị, phản ánh</h2>
          <p>
            Viết như đang kể, đánh dấu × vào ô đúng. Chỗ nào không muốn nói thì để trống. Không cần số căn cước.{' '}
            <b>Tố cáo, khiếu nại</b> phải làm đơn riêng: hỏi Mặt trận xã nơi nộp.
          </p>
          <h3>{FIELD_LABELS.kind}</h3>
          <Boxes words={Object.values(PETITION_KINDS)} kind="two" />
        </div>
        <div>
          <Qr text={address} label={`Mã vuông của phiếu ${showPaper(paper)}, dành cho cán bộ`} />
          <p>
            Số phiếu
            <br />
            <span class="code">{showPaper(paper)}</span>
          </p>
          <p>Mã vuông dành cho cán bộ</p>
        </div>
      </div>
      <h3>{FIELD_LABELS.content} Ở đâu, từ bao giờ, ai bị ảnh hưởng?</h3>
      <Rules many={CONTENT_LINES} />
      <h3>{FIELD_LABELS.demand}</h3>
      <Rules many={DEMAND_LINES} />
      <h3>{FIELD_LABELS.category}</h3>
      <Boxes words={[...book.categories.values()].map(({ name }) => name)} />
      <h3>{FIELD_LABELS.hamlet}</h3>
      <Boxes words={[...book.hamlets.values()].map(({ name }) => name)} kind="many" />
      <p class="blank">{FIELD_LABELS.place}:</p>
      <div class="pair">
        <p class="blank">{FIELD_LABELS.name}:</p>
        <p class="blank">{FIELD_LABELS.phone}:</p>
      </div>
      <Boxes words={[`${FIELD_LABELS.hideIdentity}`, `${FIELD_LABELS.allowPublish} bản không có tên`]} kind="two" />
      <div class="pair">
        <div>
          <p>
            <Box />
            <b>{FIELD_LABELS.consent} này để giải quyết và trả lời.</b>
          </p>
          <p class="blank">Ngày viết:</p>
        </div>
        <p class="sign">Chữ ký hoặc điểm chỉ:</p>
      </div>
      <h3>Sau khi nộp</h3>
      <ol>
        <li>
          Người nhận phiếu chép vào máy và trao lại biên nhận có hai mã, có hạn trả lời. Chưa có biên nhận là chưa gửi.
        </li>
        <li>
          {bodyName(book, book.commune.triageBodyId)} chuyển đến cơ quan giải quyết. Tên người gửi được niêm phong.
        </li>
        <li>Xem trả lời: cầm biên nhận mở bằng điện thoại, hoặc đến Mặt trận xã.</li>
      </ol>
    </section>
  )
}

function Box() {
  return <span class="box" />
}

/** Things to mark; `two` columns for long words, `many` for names. */
function Boxes({ words, kind = '' }: { words: readonly string[]; kind?: 'two' | 'many' | '' }) {
  return (
    <ul class={`boxes ${kind}`}>
      {words.map((word) => (
        <li key={word}>
          <Box />
          {word}
        </li>
      ))}
    </ul>
  )
}

function Rules({ many }: { many: number }) {
  return (
    <>
      {Array.from({ length: many }, (_, index) => (
        <div key={index} class="rule" />
      ))}
    </>
  )
}

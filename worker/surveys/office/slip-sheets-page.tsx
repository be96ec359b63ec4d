import { PAPER_CSS } from '../../../web/built.ts'
import { Note } from '../../../web/components/note.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { type CommuneBook, fullName } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { addressOf, officeAddressOf } from '../place.ts'
import { stateSentence, type SurveyRow } from '../rules.ts'
import { showSlip } from '../slips.ts'
import { SURVEYS } from './list-page.tsx'
import { figure } from './words.ts'

/** Slips on a leaf of A4: two beside each other, five rows. */
const A_LEAF = 10

export type SheetsView = {
  staff: StaffMember
  book: CommuneBook
  survey: SurveyRow
  now: Date
  origin: string
  series: number
  hamletId: string | null
  /** Ten signs each; nobody sees them again. */
  slips: readonly string[]
}

/** Slips to be cut apart and handed out, the only time that they are shown. */
export function SlipSheetsPage(view: SheetsView) {
  const { staff, book, survey, slips, series } = view
  const here = `${officeAddressOf(survey.slug)}/phieu-moi`
  const leaves = Array.from({ length: Math.ceil(slips.length / A_LEAF) }, (_, leaf) =>
    slips.slice(leaf * A_LEAF, (leaf + 1) * A_LEAF),
  )
  return (
    <OfficePage title={`${slips.length} phiếu mời, loạt ${series}`} staff={staff} book={book} current={SURVEYS}>
      {PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <div class="noprint">
        <p class="crumb">
          <a href={here}>Phiếu mời</a>
        </p>
        <h1>
          {figure(slips.length)} phiếu mời, loạt {series}
        </h1>
        <Note tone="warn" title="In hoặc lưu ngay bây giờ">
          <p role="status">
            Rời trang này là không xem lại được: hệ thống không giữ mã phiếu. Chưa kịp in thì thu hồi loạt này rồi làm
            lại.
          </p>
        </Note>
        <p>
          <Print>In phiếu mời</Print>
        </p>
        <p class="hint">
          {leaves.length} tờ A4, mỗi tờ {Math.min(A_LEAF, slips.length)} phiếu, cắt theo đường đứt. Không thấy nút In
          thì dùng lệnh In của trình duyệt.
        </p>
        <form method="post" action={`${here}/lien-ket`}>
          {slips.map((slip) => (
            <input key={slip} type="hidden" name="phieu" value={slip} />
          ))}
          <p>
            <button type="submit" class="quiet">
              Tải danh sách đường dẫn (CSV)
            </button>
          </p>
          <p class="hint">Để gửi qua Zalo, tin nhắn: mỗi người một đường dẫn. Gửi hay in thì vẫn là các phiếu này.</p>
        </form>
      </div>
      {leaves.map((leaf, index) => (
        <div key={index} class="slips">
          {leaf.map((slip) => (
            <Slip key={slip} view={view} slip={slip} />
          ))}
        </div>
      ))}
    </OfficePage>
  )
}

function Slip({ view: { book, survey, now, origin, hamletId }, slip }: { view: SheetsView; slip: string }) {
  const path = addressOf(book.commune.id, survey.slug)
  const hamlet = hamletId === null ? undefined : book.hamlets.get(hamletId)?.name
  return (
    <section class="slip">
      <Qr text={`${origin}${path}?phieu=${slip}`} label={`Mã vuông của phiếu ${showSlip(slip)}`} many />
      <div>
        <p class="small">
          {fullName(book.commune)}
          {hamlet && `. ${hamlet}`}
        </p>
        <p>
          <b>{survey.title}</b>
        </p>
        <p class="code">{showSlip(slip)}</p>
        <p class="small">
          Chĩa máy ảnh vào mã vuông. Hoặc mở <span class="url">{withoutScheme(`${origin}${path}`)}</span> rồi gõ mã.
        </p>
        <p class="small">{stateSentence(survey, now)} Trả lời một lần, không ghi tên.</p>
      </div>
    </section>
  )
}

/** As people say an address. */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '')
}

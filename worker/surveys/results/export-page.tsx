import { Choices } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'

export type ExportView = {
  book: CommuneBook
  staff: StaffMember
  survey: SurveyRow
  /** Repeats have files of their own. */
  repeats: readonly { name: string; title: string }[]
  standing: string
  /** Why there is no workbook. */
  tooLarge: string | null
}

/** Which file of the answers is wanted. */
export function ExportPage({ book, staff, survey, repeats, standing, tooLarge }: ExportView) {
  const here = officeAddressOf(survey.slug)
  const files = [
    ...(tooLarge === null ? [{ value: 'tra-loi.xlsx', label: 'Bảng tính Excel (XLSX)' }] : []),
    { value: 'tra-loi.csv', label: 'Bảng CSV', hint: 'Mở được bằng Excel, LibreOffice và phần mềm thống kê.' },
    ...repeats.map(({ name, title }) => ({
      value: `tra-loi-${name}.csv`,
      label: `Bảng CSV của phần lặp: ${title}`,
      hint: 'Mỗi lượt một dòng; cột PARENT_KEY dẫn về cột KEY của bảng chính.',
    })),
    { value: 'tra-loi.ndjson', label: 'NDJSON', hint: 'Mỗi dòng một phiếu, cho người viết chương trình.' },
    { value: 'bang-ma.csv', label: 'Bảng mã câu hỏi và lựa chọn', hint: 'Tên cột, câu hỏi, từng lựa chọn.' },
  ]
  return (
    <OfficePage title={`Tải câu trả lời: ${survey.title}`} staff={staff} book={book} current="/can-bo/khao-sat">
      <p class="crumb">
        <a href={`${here}/ket-qua`}>Kết quả khảo sát</a>
      </p>
      <h1>Tải các câu trả lời</h1>
      <Note tone="warn" title="Tệp có từng phiếu trả lời.">
        <p>
          Không có tên, mã phiếu mời, giờ gửi; nhưng nhiều câu ghép lại vẫn có thể đoán ra người. Chỉ dùng để phân tích,
          không chuyển cho ai, dùng xong thì xóa. Mỗi lần tải đều được ghi vào nhật ký của khảo sát. {standing}
        </p>
      </Note>
      <form method="get" action={`${here}/xuat/tai`}>
        <Choices name="tep" legend="Tệp nào" options={files} value={files[0]?.value} />
        {tooLarge !== null && <p class="hint">{tooLarge}</p>}
        <Choices
          name="nhan"
          legend="Lựa chọn ghi bằng gì"
          options={[
            { value: '', label: 'Tên ngắn, như trong biểu mẫu' },
            { value: '1', label: 'Lời của lựa chọn và câu hỏi' },
          ]}
          value=""
        />
        <Choices
          name="tach"
          legend="Câu chọn được nhiều ý"
          options={[
            { value: '', label: 'Một cột, các ý cách nhau' },
            { value: '1', label: 'Mỗi ý một cột, 1 là có chọn, 0 là không' },
          ]}
          value=""
        />
        <p>
          <button type="submit">Tải về</button>
        </p>
      </form>
    </OfficePage>
  )
}

import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choices, Field, Select } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import type { CellFault } from '../xlsform/fault.ts'
import { FORMS } from './addresses.ts'

export const NEW_LABELS = { title: 'Tên biểu mẫu', from: 'Bắt đầu từ', of: 'Biểu mẫu để chép', files: 'Tệp' }

/** What is known of a way to begin. */
export type Beginning = { id: string; title: string; about: string; questions: number }

export type NewView = {
  staff: StaffMember
  book: CommuneBook
  templates: readonly Beginning[]
  others: readonly { id: string; title: string }[]
  /** One sending each, however often its button is pressed. */
  keys: { begin: string; files: string }
  values: { title: string; from: string; of: string }
  errors: Record<string, string[]>
  /** What stands in the way of the files that were sent. */
  faults?: readonly CellFault[]
  fileNames?: readonly string[]
}

/** Faults beyond these are counted only. */
const FAULTS_SHOWN = 200

/** A new questionnaire: blank, from a template, a copy, or from files. */
export function NewPage(view: NewView) {
  const { staff, book, errors } = view
  return (
    <OfficePage title="Thêm biểu mẫu" staff={staff} book={book} current={FORMS}>
      <p class="crumb">
        <a href={FORMS}>Biểu mẫu</a>
      </p>
      <h1>Thêm biểu mẫu</h1>
      <ErrorSummary errors={errors} labels={NEW_LABELS} />
      {view.faults && <Faults faults={view.faults} names={view.fileNames ?? []} />}
      {view.faults ? (
        <>
          <FileForm view={view} />
          <BeginForm view={view} />
        </>
      ) : (
        <>
          <BeginForm view={view} />
          <FileForm view={view} />
        </>
      )}
    </OfficePage>
  )
}

function BeginForm({ view: { templates, others, keys, values, errors } }: { view: NewView }) {
  return (
    <form method="post" action={`${FORMS}/moi`}>
      <input type="hidden" name="submissionKey" value={keys.begin} />
      <Field
        name="title"
        label={NEW_LABELS.title}
        hint="Để trống thì lấy tên của mẫu."
        value={values.title}
        maxLength={200}
        errors={errors.title}
      />
      <Choices
        name="from"
        legend={NEW_LABELS.from}
        value={values.from}
        errors={errors.from}
        options={[
          { value: 'trang', label: 'Trang trắng', hint: 'Tự đặt từng câu.' },
          ...templates.map(({ id, title, about, questions }) => ({
            value: id,
            label: title,
            hint: `${about} ${questions} câu.`,
          })),
          ...(others.length > 0
            ? [{ value: 'chep', label: 'Chép một biểu mẫu của xã', hint: 'Chọn biểu mẫu ở ô dưới.' }]
            : []),
        ]}
      />
      {others.length > 0 && (
        <Select
          name="of"
          label={NEW_LABELS.of}
          options={others.map(({ id, title }) => ({ value: id, label: title || 'Chưa có tên' }))}
          value={values.of}
          empty="Chọn khi chép"
          errors={errors.of}
        />
      )}
      <p>
        <button type="submit">Tạo biểu mẫu</button>
      </p>
    </form>
  )
}

function FileForm({ view: { keys, errors, faults } }: { view: NewView }) {
  return (
    <section aria-labelledby="tu-tep">
      <h2 id="tu-tep">{faults ? 'Chọn lại tệp' : 'Hoặc lấy từ tệp'}</h2>
      <form method="post" action={`${FORMS}/tu-tep`} encType="multipart/form-data">
        <input type="hidden" name="submissionKey" value={keys.files} />
        <FilesField errors={errors.files} />
        <p>
          <button type="submit" class="quiet">
            Đọc tệp
          </button>
        </p>
      </form>
    </section>
  )
}

/** Where files of a questionnaire are chosen. */
export function FilesField({ errors }: { errors?: string[] | undefined }) {
  return (
    <Field
      name="files"
      type="file"
      label="Tệp XLSForm"
      hint="Một tệp Excel (.xlsx) có các trang survey, choices, settings; hoặc các tệp .csv cùng tên. Bảng tra cứu đi kèm (.csv) chọn cùng lúc. Nhiều nhất 5 MB."
      accept=".xlsx,.csv"
      multiple
      required
      errors={errors}
    />
  )
}

/** The files were taken but for this: what was left out, and the way on. */
export function TakenPage({
  staff,
  book,
  id,
  skipped,
}: Pick<NewView, 'staff' | 'book'> & { id: string; skipped: readonly CellFault[] }) {
  return (
    <OfficePage title="Đã nhận tệp" staff={staff} book={book} current={FORMS}>
      <h1>Đã nhận tệp</h1>
      <Note tone="good">
        <p role="status">
          Biểu mẫu đã có trong danh sách. Có {skipped.length} chỗ được bỏ qua, không ảnh hưởng câu hỏi.
        </p>
      </Note>
      <p>
        <a class="button" href={`${FORMS}/${id}`}>
          Mở biểu mẫu
        </a>
      </p>
      <FaultTable faults={skipped} caption="Những chỗ được bỏ qua" last="Vì sao" />
    </OfficePage>
  )
}

/** Everything in the files that is not taken, sheet by sheet. */
export function Faults({ faults, names }: { faults: readonly CellFault[]; names: readonly string[] }) {
  const many = `Chưa nhận được tệp ${names.join(', ')}: ${faults.length} chỗ cần sửa`
  return (
    <div role="alert" tabIndex={-1} autofocus data-focus>
      <Note tone="warn" title={many}>
        <p>Ông/bà sửa các chỗ này trong tệp rồi chọn lại tệp ở dưới. Chưa có gì được ghi.</p>
      </Note>
      <FaultTable faults={faults} caption="Chỗ cần sửa trong tệp" last="Cần sửa" />
    </div>
  )
}

function FaultTable({ faults, caption, last }: { faults: readonly CellFault[]; caption: string; last: string }) {
  const shown = faults.slice(0, FAULTS_SHOWN)
  return (
    <>
      <table class="cards">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Trang</th>
            <th scope="col">Hàng</th>
            <th scope="col">Cột</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ sheet, row, column, message }, index) => (
            <tr key={index}>
              <td data-label="Trang">{sheet || 'cả tệp'}</td>
              <td data-label="Hàng">{row > 0 ? row : 'cả trang'}</td>
              <td data-label="Cột">{column || 'cả hàng'}</td>
              <td data-label={last}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > shown.length && <p>Và {faults.length - shown.length} chỗ nữa.</p>}
    </>
  )
}

import { PAPER_CSS } from '../../../web/built.ts'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Print } from '../../../web/components/print.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { PaperSheet } from '../../../web/components/sheet/paper.tsx'
import { type CommuneBook, fullName } from '../../communes/book.ts'
import type { Questionnaire } from '../../forms/questionnaire.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import { PAPER_DAYS, stateSentence, type SurveyRow } from '../rules.ts'
import { SURVEYS } from './list-page.tsx'
import { SHEETS_MAX } from './survey-form.ts'

export type PaperView = {
  staff: StaffMember
  book: CommuneBook
  survey: SurveyRow
  now: Date
  origin: string
  questionnaire: Questionnaire
  /** The numbers on the sheets that are shown; none while they are asked for. */
  numbers: readonly number[]
  /** Why no new ones are made now. */
  refusal: string | null
  values: { many: string; from: string; to: string }
  errors: FieldErrors
  moved?: boolean
}

const LABELS = { many: 'In thêm mấy tờ?', tu: 'Từ số', den: 'Đến số' }

/** The questionnaire on paper: each sheet with a number of its own, by which nobody types it in twice. */
export function PaperPage(view: PaperView) {
  const { staff, book, survey, numbers } = view
  const here = officeAddressOf(survey.slug)
  return (
    <OfficePage title={`Phiếu giấy: ${survey.title}`} staff={staff} book={book} current={SURVEYS}>
      {numbers.length > 0 && PAPER_CSS && <link rel="stylesheet" href={PAPER_CSS} />}
      <div class="noprint">
        <p class="crumb">
          <a href={numbers.length > 0 ? `${here}/phieu-in` : here}>
            {numbers.length > 0 ? 'In phiếu giấy' : survey.title}
          </a>
        </p>
        <h1>{numbers.length > 0 ? `Phiếu giấy số ${numbers[0]} đến ${numbers.at(-1)}` : 'In phiếu giấy'}</h1>
        {numbers.length > 0 ? <Ready many={numbers.length} /> : <Ask view={view} />}
      </div>
      {numbers.map((number) => (
        <Sheet key={number} view={view} number={number} />
      ))}
    </OfficePage>
  )
}

function Ready({ many }: { many: number }) {
  return (
    <>
      <p>
        <Print>In các tờ này</Print>
      </p>
      <p class="hint">
        In trên khổ A4. {many > 1 && `In ra ${many} phiếu; dưới đây là phiếu đầu. `}Không phô tô: mỗi phiếu một số
        riêng. Không thấy nút In thì dùng lệnh In của trình duyệt.
      </p>
    </>
  )
}

function Ask({ view: { survey, refusal, values, errors, moved } }: { view: PaperView }) {
  const here = `${officeAddressOf(survey.slug)}/phieu-in`
  return (
    <>
      <p class="lead">
        {survey.paperSheets === 0 ? 'Chưa in phiếu nào.' : `Đã in đến số ${survey.paperSheets}.`} Ghi số trên phiếu khi
        nhập vào máy thì cùng một phiếu không bị nhập hai lần.
      </p>
      {moved && (
        <Note tone="warn" title="Chưa in: có người vừa làm việc khác với khảo sát này">
          <p role="alert">Ông/bà xem số đã in ở trên rồi bấm lại nếu còn cần.</p>
        </Note>
      )}
      <ErrorSummary errors={errors} labels={LABELS} />
      {refusal === null ? (
        <form method="post" action={here}>
          <input type="hidden" name="revision" value={survey.revision} />
          <Field
            name="many"
            label={LABELS.many}
            hint={`Từ 1 đến ${SHEETS_MAX} mỗi lần. Số đánh tiếp từ ${survey.paperSheets + 1}.`}
            inputMode="numeric"
            maxLength={4}
            value={values.many}
            errors={errors.many}
            required
          />
          <p>
            <button type="submit">Lấy phiếu mới để in</button>
          </p>
        </form>
      ) : (
        <p>{refusal}</p>
      )}
      {survey.paperSheets > 0 && (
        <form method="get" action={here}>
          <h2>In lại phiếu đã có số</h2>
          <div class="inline">
            <Field
              name="tu"
              label={LABELS.tu}
              inputMode="numeric"
              maxLength={6}
              value={values.from}
              errors={errors.tu}
            />
            <Field
              name="den"
              label={LABELS.den}
              inputMode="numeric"
              maxLength={6}
              value={values.to}
              errors={errors.den}
            />
          </div>
          <p>
            <button type="submit" class="quiet">
              In lại
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function Sheet({ view, number }: { view: PaperView; number: number }) {
  const { book, survey, now, origin, questionnaire } = view
  const address = `${origin}${officeAddressOf(survey.slug)}/phieu-giay?so=${number}`
  return (
    <section class="sheet">
      <div class="head">
        <div>
          <p>{fullName(book.commune)}</p>
          <h2>{survey.title}</h2>
          <p class="words">{survey.intro}</p>
          <p>
            <b>{stateSentence(survey, now)}</b> Đánh dấu × vào ô đúng; câu nào không muốn trả lời thì bỏ trống. Không
            ghi tên. Làm xong đưa lại người phát phiếu.
          </p>
        </div>
        <div>
          <Qr text={address} label={`Mã vuông của phiếu số ${number}, dành cho cán bộ`} many />
          <p>
            Phiếu số
            <br />
            <span class="code">{number}</span>
          </p>
          <p>Mã vuông dành cho cán bộ nhập phiếu</p>
        </div>
      </div>
      <PaperSheet questionnaire={questionnaire} hamlets={book.hamletsNow} />
      <p>
        Phiếu được nhập vào máy chậm nhất {PAPER_DAYS} ngày sau khi kết thúc. Xã cộng các phiếu lại, không ghi ai đã trả
        lời.
      </p>
    </section>
  )
}

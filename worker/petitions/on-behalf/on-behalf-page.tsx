import { Choices, Field } from '../../../web/components/field.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Trouble } from '../../../web/components/note.tsx'
import { longDay } from '../../deadlines/calendar.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { EMAIL_MAX, NAME_MAX } from '../form.ts'
import { type FieldOf, fieldsOf, type FormView, Tick } from '../sending/form-fields.tsx'
import { CHOOSE_AGAIN, Matter } from '../sending/matter-fields.tsx'
import { CHANNEL_WORDS, CONSENT_WORDS, ON_BEHALF_LABELS } from './on-behalf-form.ts'
import { showPaper } from './paper.ts'

export const HERE = '/can-bo/ghi-giup'

export type OnBehalfView = Omit<FormView, 'started'> & {
  staff: StaffMember
  /** The sheet that is being picked up. */
  paper: string | null
}

/** The petition form as an officer or a hamlet's representative fills it in for somebody else. */
export function OnBehalfPage(view: OnBehalfView) {
  const { staff, book, values, errors, paper, trouble } = view
  const field = fieldsOf(view, ON_BEHALF_LABELS)
  const radios = (name: string, words: Record<string, string>) => (
    <Choices
      name={name}
      legend={ON_BEHALF_LABELS[name]}
      errors={errors[name]}
      options={Object.entries(words).map(([value, label]) => ({ value, label }))}
      value={values.text(name)}
      required
    />
  )
  return (
    <OfficePage title="Ghi giúp bà con" staff={staff} book={book} current={HERE}>
      <h1>Ghi giúp bà con</h1>
      <ErrorSummary errors={errors} labels={ON_BEHALF_LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {view.photosLost && (
        <p>
          <a href="#photos">{CHOOSE_AGAIN}</a>
        </p>
      )}
      {paper ? (
        <p class="lead">
          Phiếu giấy số <b class="code">{showPaper(paper)}</b>. Chép đúng lời trên phiếu; chụp phiếu gửi kèm nếu được.
        </p>
      ) : (
        <>
          <p class="lead">Ghi đúng lời bà con, đọc lại cho nghe, rồi mới gửi. Gửi xong có tờ biên nhận để trao.</p>
          <PaperBox typed={values.text('phieu')} errors={errors.phieu} />
        </>
      )}
      <p>
        <a href={`${HERE}/da-ghi`}>Những việc tôi đã ghi</a>
      </p>
      <form method="post" action={HERE} enctype="multipart/form-data">
        <input type="hidden" name="submissionKey" value={view.submissionKey} />
        {paper && <input type="hidden" name="phieu" value={showPaper(paper)} />}
        {radios('channel', CHANNEL_WORDS)}
        <Matter view={view} field={field} />
        <Sender view={view} field={field} />
        {radios('consentRecorded', CONSENT_WORDS)}
        <p id="submissionKey">
          <button type="submit">Gửi, lấy biên nhận</button>
        </p>
      </form>
    </OfficePage>
  )
}

/** Where the number of a filled-in sheet is typed when no camera reads its square. */
function PaperBox({ typed, errors }: { typed: string; errors: string[] | undefined }) {
  return (
    <details open={errors !== undefined}>
      <summary>Chép từ phiếu giấy có số</summary>
      <form method="get" action={HERE} class="inline">
        <Field
          name="phieu"
          label={ON_BEHALF_LABELS.phieu}
          hint="In ở góc trên của phiếu. Chữ thường, thiếu dấu gạch cũng được."
          errors={errors}
          value={typed}
          maxLength={40}
          autocomplete="off"
          required
        />
        <p>
          <button type="submit" class="quiet">
            Mở phiếu
          </button>
        </p>
      </form>
    </details>
  )
}

function Sender({ view, field }: { view: OnBehalfView; field: FieldOf }) {
  return (
    <>
      <fieldset class="field">
        <legend>Người gửi (không bắt buộc)</legend>
        <p class="hint">Không để lại tên cũng được. Khi đó người gửi tự hỏi kết quả bằng hai mã trên biên nhận.</p>
        <Field {...field('name')} autocomplete="off" maxLength={NAME_MAX} />
        <Field {...field('phone')} type="tel" inputMode="tel" autocomplete="off" maxLength={20} />
        <Field {...field('email')} type="email" inputMode="email" autocomplete="off" maxLength={EMAIL_MAX} />
        <input type="hidden" name="hideIdentity" value="0" />
        <Tick
          view={view}
          name="hideIdentity"
          label={ON_BEHALF_LABELS.hideIdentity}
          hint="Bỏ dấu khi người gửi muốn cơ quan giải quyết biết tên để liên hệ."
        />
      </fieldset>
      <Tick
        view={view}
        name="allowPublish"
        label="Người gửi cho phép đăng công khai"
        hint="Chỉ đánh dấu khi đã hỏi. Bản đăng không có tên."
      />
    </>
  )
}

/** A sheet that was picked up before: the case that it is, instead of a form. */
export function PaperKnownPage(view: {
  staff: StaffMember
  book: OnBehalfView['book']
  paper: string
  caseCode: string
  day: string
}) {
  const { staff, book, paper, caseCode, day } = view
  return (
    <OfficePage title="Phiếu đã được ghi" staff={staff} book={book} current={HERE}>
      <h1>Phiếu này đã được ghi</h1>
      <p class="lead">
        Phiếu số <b class="code">{showPaper(paper)}</b> là hồ sơ <b class="code">{caseCode}</b>, ghi {longDay(day)}.
        Không ghi lại lần nữa.
      </p>
      <p>
        <a href={HERE}>Ghi việc khác</a>
      </p>
      <p>
        <a href={`${HERE}/da-ghi`}>Những việc tôi đã ghi</a>
      </p>
    </OfficePage>
  )
}

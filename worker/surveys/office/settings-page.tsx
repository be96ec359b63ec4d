import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choice, Choices, Field, Select } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import { SURVEYS } from './list-page.tsx'
import { INTRO_MAX, KINDS, LABELS, READERS, TITLE_MAX } from './survey-form.ts'
import { AUDIENCE_WORDS, KIND_WORDS } from './words.ts'

/** What stands in the boxes. */
export type Values = Record<keyof typeof LABELS, string>

export type SettingsView = {
  staff: StaffMember
  book: CommuneBook
  /** None while a new one is made. */
  survey: { slug: string; title: string; revision: number; isOpen: boolean } | null
  /** One sending of a new one, however often the button is pressed. */
  submissionKey: string
  questionnaires: readonly { id: string; title: string }[]
  templates: readonly { id: string; title: string }[]
  values: Values
  errors: FieldErrors
  /** Somebody else acted since the page was opened. */
  moved?: boolean
  /** How long an opinion asked by law stays open; null when nobody knows. */
  lawDays: number | null
}

/** What a survey is: its questions, its words, who answers, from when until when. While people answer: only what harms nobody. */
export function SettingsPage(view: SettingsView) {
  const { staff, book, survey, errors, moved } = view
  const title = survey ? `Sửa: ${survey.title}` : 'Thêm khảo sát'
  return (
    <OfficePage title={title} staff={staff} book={book} current={SURVEYS}>
      <p class="crumb">
        <a href={survey ? officeAddressOf(survey.slug) : SURVEYS}>{survey ? survey.title : 'Khảo sát'}</a>
      </p>
      <h1>{survey ? 'Sửa khảo sát' : 'Thêm khảo sát'}</h1>
      {moved && <MovedNote />}
      <ErrorSummary errors={errors} labels={LABELS} />
      {survey?.isOpen && (
        <p>
          Khảo sát đang mở nên chỉ sửa được lời giới thiệu và lùi ngày đóng. Người trả lời trước và sau phải gặp cùng
          một khảo sát.
        </p>
      )}
      <form method="post" action={survey ? `${officeAddressOf(survey.slug)}/sua` : `${SURVEYS}/moi`}>
        {survey ? (
          <input type="hidden" name="revision" value={survey.revision} />
        ) : (
          <input type="hidden" name="submissionKey" value={view.submissionKey} />
        )}
        {survey?.isOpen ? <OpenFields view={view} /> : <DraftFields view={view} />}
        <p>
          <button type="submit">{survey ? 'Lưu' : 'Lưu bản nháp'}</button>
        </p>
      </form>
      {!survey && <p class="hint">Lưu xong chưa ai thấy. Ông/bà xem lại rồi mới mở.</p>}
    </OfficePage>
  )
}

/** Somebody was faster; what was typed still stands. */
export function MovedNote() {
  return (
    <Note tone="warn" title="Chưa lưu: có người vừa làm việc khác với khảo sát này">
      <p role="alert">Những gì ông/bà điền vẫn còn ở dưới. Ông/bà xem lại rồi bấm lần nữa.</p>
    </Note>
  )
}

type Part = { view: SettingsView }

function DraftFields({ view }: Part) {
  const { values, errors, lawDays } = view
  return (
    <>
      <QuestionnaireField view={view} />
      <Field
        name="title"
        label={LABELS.title}
        hint="Bà con thấy tên này. Địa chỉ trang làm từ tên."
        value={values.title}
        maxLength={TITLE_MAX}
        errors={errors.title}
        required
      />
      <IntroField view={view} />
      <Choices
        name="kind"
        legend={LABELS.kind}
        value={values.kind}
        errors={errors.kind}
        options={KINDS.map((value) => ({ value, label: KIND_WORDS[value].name, hint: KIND_WORDS[value].hint }))}
      />
      <Choices
        name="audience"
        legend={LABELS.audience}
        value={values.audience}
        errors={errors.audience}
        options={READERS.map((value) => ({
          value,
          label: AUDIENCE_WORDS[value].name,
          hint: AUDIENCE_WORDS[value].hint,
        }))}
      />
      <Choice
        type="checkbox"
        name="onPaper"
        label={LABELS.onPaper}
        hint="Trưởng thôn nhập phiếu giấy của thôn mình, đến 14 ngày sau khi đóng."
        checked={values.onPaper === 'on'}
        errors={errors.onPaper}
      />
      <fieldset class="field">
        <legend>Mở từ lúc nào</legend>
        <p class="hint">Để trống: mở ngay khi bấm nút Mở. Giờ Việt Nam.</p>
        <div class="inline">
          <Field name="opensDay" label={LABELS.opensDay} type="date" value={values.opensDay} errors={errors.opensDay} />
          <Field
            name="opensTime"
            label={LABELS.opensTime}
            type="time"
            value={values.opensTime}
            errors={errors.opensTime}
          />
        </div>
      </fieldset>
      <EndFields
        {...{ values, errors }}
        hint={`Để trống: nhận đến khi bấm nút Đóng. Lấy ý kiến nhân dân phải có ngày đóng${lawDays === null ? '' : `, ít nhất ${lawDays} ngày sau ngày mở`}.`}
      />
    </>
  )
}

function QuestionnaireField({ view: { questionnaires, templates, values, errors } }: Part) {
  return (
    <Select
      name="questionnaire"
      label={LABELS.questionnaire}
      hint={
        <>
          Câu hỏi soạn ở mục <a href="/can-bo/bieu-mau">Biểu mẫu</a>. Chọn mẫu có sẵn thì xã có một biểu mẫu mới chép từ
          mẫu ấy, sửa được.
        </>
      }
      empty="Chọn một biểu mẫu"
      value={values.questionnaire}
      errors={errors.questionnaire}
      options={[
        ...(questionnaires.length > 0
          ? [
              {
                label: 'Biểu mẫu của xã',
                options: questionnaires.map(({ id, title }) => ({ value: id, label: title || 'Chưa có tên' })),
              },
            ]
          : []),
        { label: 'Mẫu có sẵn', options: templates.map(({ id, title }) => ({ value: `mau:${id}`, label: title })) },
      ]}
    />
  )
}

function OpenFields({ view }: Part) {
  return (
    <>
      <IntroField view={view} />
      <EndFields values={view.values} errors={view.errors} hint="Chỉ lùi lại được. Muốn đóng ngay thì bấm nút Đóng." />
    </>
  )
}

function IntroField({ view: { values, errors } }: Part) {
  return (
    <Field
      name="intro"
      label={LABELS.intro}
      hint="Ai hỏi, hỏi để làm gì, câu trả lời được dùng thế nào. Viết ngắn."
      rows={5}
      value={values.intro}
      maxLength={INTRO_MAX}
      errors={errors.intro}
      required
    />
  )
}

/** When it ends: a day and an hour. */
export function EndFields({
  values,
  errors,
  hint,
}: {
  values: Pick<Values, 'closesDay' | 'closesTime'>
  errors: FieldErrors
  hint: string
}) {
  return (
    <fieldset class="field">
      <legend>Nhận trả lời đến lúc nào</legend>
      <p class="hint">{hint}</p>
      <div class="inline">
        <Field
          name="closesDay"
          label={LABELS.closesDay}
          type="date"
          value={values.closesDay}
          errors={errors.closesDay}
        />
        <Field
          name="closesTime"
          label={LABELS.closesTime}
          hint="Để trống: hết ngày."
          type="time"
          value={values.closesTime}
          errors={errors.closesTime}
        />
      </div>
    </fieldset>
  )
}

import { Empty } from '../../../web/components/empty.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select } from '../../../web/components/field.tsx'
import { Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import { addressesOf, FORMS } from '../../forms/making/addresses.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { FURTHER } from './further.ts'
import { LABELS } from './setting-form.ts'

/** What a field asks besides. */
export type Line = {
  id: string
  category: string
  name: string
  questionnaireId: string
  title: string
  number: number
  many: number
  /** Is there something newer than what is asked? */
  isOlder: boolean
  setBy: string
  setAt: string
}

export type SettingView = {
  staff: StaffMember
  book: CommuneBook
  lines: readonly Line[]
  /** Fields that ask nothing, by name. */
  silent: readonly string[]
  categories: readonly { value: string; label: string }[]
  questionnaires: readonly { value: string; label: string }[]
  values: { category: string; questionnaire: string }
  errors: FieldErrors
  /** The questionnaire that has faults, to be put right. */
  faulty?: string | undefined
  said?: { tone: 'good' | 'warn'; text: string } | undefined
  mayMake: boolean
  maySettle: boolean
}

/** What whoever sent a petition is asked besides, field by field. */
export function SettingPage(view: SettingView) {
  const { staff, book, lines, silent, errors, said, mayMake, maySettle } = view
  return (
    <OfficePage title="Câu hỏi thêm theo lĩnh vực" staff={staff} book={book} current={FORMS}>
      {mayMake && (
        <p class="crumb">
          <a href={FORMS}>Biểu mẫu</a>
        </p>
      )}
      <h1>Câu hỏi thêm theo lĩnh vực</h1>
      <p class="lead">
        Gửi kiến nghị xong, người gửi được mời trả lời thêm vài câu ở trang hồ sơ của mình. Không bắt buộc. Câu trả lời
        đi cùng hồ sơ, nên cơ quan giải quyết đỡ phải hỏi lại.
      </p>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Said said={said} />
      {lines.length === 0 ? (
        <Empty title="Chưa lĩnh vực nào hỏi thêm.">
          {maySettle && <p>Ông/bà chọn lĩnh vực và biểu mẫu ở dưới. Nên hỏi ít, từ ba đến năm câu.</p>}
        </Empty>
      ) : (
        <ul class="list">
          {lines.map((line) => (
            <li key={line.id} id={line.category}>
              <Asked line={line} view={view} />
            </li>
          ))}
        </ul>
      )}
      {silent.length > 0 && lines.length > 0 && (
        <details>
          <summary>{silent.length} lĩnh vực không hỏi thêm</summary>
          <p>{silent.join('; ')}.</p>
        </details>
      )}
      {maySettle ? <AskForm view={view} /> : <p>Người điều phối và lãnh đạo chọn câu hỏi cho từng lĩnh vực.</p>}
    </OfficePage>
  )
}

function Asked({ line, view: { mayMake, maySettle } }: { line: Line; view: SettingView }) {
  const { id, category, name, questionnaireId, title, number, many, isOlder, setBy, setAt } = line
  return (
    <>
      <h2>{name}</h2>
      <p>
        {mayMake ? <a href={addressesOf(questionnaireId).page}>{title}</a> : title}, bản {number}, {many} câu.
        <br />
        <small>
          {setBy} cho hỏi từ {instantText(setAt)}.
        </small>
      </p>
      {isOlder && <p>Biểu mẫu đã sửa: có bản mới hơn.</p>}
      {maySettle && (
        <form method="post" action={`${FURTHER}/${category}`}>
          <input type="hidden" name="id" value={id} />
          <p>
            {isOlder && (
              <>
                <button type="submit" name="lam" value="ban-moi" aria-label={`Hỏi theo bản mới: ${name}`}>
                  Hỏi theo bản mới
                </button>{' '}
              </>
            )}
            <button type="submit" name="lam" value="thoi" class="quiet" aria-label={`Thôi hỏi: ${name}`}>
              Thôi hỏi
            </button>
          </p>
        </form>
      )}
    </>
  )
}

function AskForm({ view: { categories, questionnaires, values, errors, faulty, mayMake } }: { view: SettingView }) {
  return (
    <section aria-labelledby="chon">
      <h2 id="chon">Chọn câu hỏi cho một lĩnh vực</h2>
      {questionnaires.length === 0 ? (
        <p>Xã chưa có biểu mẫu nào. {mayMake && <a href={`${FORMS}/moi`}>Thêm biểu mẫu</a>}</p>
      ) : (
        <form method="post" action={FURTHER}>
          <Select
            name="category"
            label={LABELS.category}
            hint="Lĩnh vực đang hỏi mà chọn biểu mẫu khác thì từ nay hỏi theo biểu mẫu ấy."
            empty="Chọn lĩnh vực"
            options={categories}
            value={values.category}
            errors={errors.category}
          />
          <Select
            name="questionnaire"
            label={LABELS.questionnaire}
            hint={
              faulty && mayMake ? (
                <a href={addressesOf(faulty).page}>Mở biểu mẫu để sửa</a>
              ) : (
                'Hỏi ít, từ ba đến năm câu. Không hỏi ảnh: ảnh đã gửi cùng kiến nghị.'
              )
            }
            empty="Chọn biểu mẫu"
            options={questionnaires}
            value={values.questionnaire}
            errors={errors.questionnaire}
          />
          <p>
            <button type="submit">Cho hỏi</button>
          </p>
        </form>
      )}
    </section>
  )
}

import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Choices, Field, Select } from '../../../../web/components/field.tsx'
import { Note, Said } from '../../../../web/components/note.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DossierRow } from '../../../dossiers/tables.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { OfficePage } from '../../../staff/office-page.tsx'
import type { StaffMember } from '../../../staff/actor.ts'
import type { ItemRow, QuestionRow } from '../../hall/tables.ts'
import { OFFICE } from '../../place.ts'
import { ANSWERS } from '../../words.ts'
import { ANSWER_MAX, OUTCOME_LABELS, TO_MAX } from '../outcome-form.ts'
import { OUTCOME_WORDS } from '../outcome.ts'

export type OutcomesView = {
  book: CommuneBook
  staff: StaffMember
  row: DossierRow
  address: string
  items: readonly ItemRow[]
  /** Fields of life that are known already, by point. */
  categories: ReadonlyMap<string, string>
  /** Questions of which nothing came yet: the first of them, and whether there are more. */
  questions: readonly QuestionRow[]
  hasMore: boolean
  /** Questions that nobody has looked at yet. */
  waiting: number
  /** Why points, and why questions, cannot be concluded now; null when they can. */
  closed: string | null
  questionsClosed: string | null
  said: { tone: 'good' | 'warn'; text: string } | null
  /** The form that was tried, `diem/…` or `cau/…`, and what was typed into it. */
  tried: string
  value: (name: string) => string
  errors: FieldErrors
}

/** What came of each point of the agenda and of each question: nothing that was asked gets lost. */
export function outcomesPage(view: OutcomesView) {
  const { address, book, closed, errors, items, questions, questionsClosed, row, said, staff, tried } = view
  const here = `${address}/ket-luan`
  const open = items.filter(({ outcome }) => outcome === '').length
  return (
    <OfficePage title={`Kết luận: ${row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{row.title}</a>
      </p>
      <h1>Kết luận từng điểm, từng câu hỏi</h1>
      <Said said={said} />
      <ErrorSummary
        errors={Object.fromEntries(Object.entries(errors).map(([name, found]) => [`${tried}.${name}`, found]))}
        labels={Object.fromEntries(Object.entries(OUTCOME_LABELS).map(([name, text]) => [`${tried}.${name}`, text]))}
      />
      <p class="lead">
        {open === 0 ? 'Mọi điểm của chương trình đã có kết luận.' : `Còn ${open} điểm chưa có kết luận.`}{' '}
        {questions.length === 0
          ? 'Không còn câu hỏi nào bỏ ngỏ.'
          : `Còn ${view.hasMore ? 'nhiều' : questions.length} câu hỏi chưa có kết luận.`}
      </p>
      {closed !== null && (
        <Note>
          <p>{closed}</p>
        </Note>
      )}
      <h2>Các điểm của chương trình</h2>
      {items.length === 0 && <p>Buổi này chưa có chương trình.</p>}
      {items.map((item, at) => (
        <section key={item.id} id={`diem-${at + 1}`}>
          <h3>
            {at + 1}. {item.title}
          </h3>
          <Stands row={item} />
          {closed === null && (
            <details open={tried === `diem/${item.id}`}>
              <summary>{item.outcome === '' ? 'Ghi kết luận' : 'Sửa kết luận'}</summary>
              <Form view={view} action={`diem/${item.id}`} row={item} category={view.categories.get(item.id) ?? ''} />
            </details>
          )}
        </section>
      ))}
      <Questions view={view} here={here} isOpen={questionsClosed === null} />
    </OfficePage>
  )
}

function Questions({ here, isOpen, view }: { here: string; isOpen: boolean; view: OutcomesView }) {
  const { address, book, categories, hasMore, items, questions, tried, waiting } = view
  return (
    <>
      <h2>Câu hỏi chưa có kết luận</h2>
      {waiting > 0 && (
        <Note tone="warn">
          <p>
            Còn {waiting > 50 ? 'hơn 50' : waiting} câu hỏi chưa ai xem.{' '}
            <a href={`${address}/cau-hoi`}>Xem các câu hỏi ấy trước</a>
          </p>
        </Note>
      )}
      {questions.length === 0 ? (
        <p>Không còn câu nào.</p>
      ) : (
        <>
          {isOpen && (
            <form method="post" action={`${here}/chuyen-het`}>
              <Select
                name="category"
                id="chuyen-het.category"
                label="Lĩnh vực của câu chưa rõ lĩnh vực"
                options={book.categoriesNow.map(({ code, name }) => ({ value: code, label: name }))}
                value="khac"
              />
              <p>
                <button type="submit">Chuyển hết câu chưa trả lời thành phản ánh</button>
              </p>
              <p class="hint">Mỗi câu thành một hồ sơ có hạn trả lời. Người hỏi xem bằng mã bí mật đã có.</p>
            </form>
          )}
          <ul class="list">
            {questions.map((question) => (
              <li key={question.id} id={`cau-${question.number}`}>
                <p class="words">
                  <b>Câu {question.number}:</b> {question.text}
                </p>
                {isOpen && (
                  <details open={tried === `cau/${question.id}`}>
                    <summary>Ghi kết luận</summary>
                    <Form
                      view={view}
                      action={`cau/${question.id}`}
                      row={question}
                      category={categories.get(items.find(({ id }) => id === question.itemId)?.id ?? '') ?? ''}
                    />
                  </details>
                )}
              </li>
            ))}
          </ul>
          {hasMore && <p class="hint">Còn nữa: xong các câu trên thì các câu sau hiện ra.</p>}
        </>
      )}
    </>
  )
}

type Concluded = Pick<ItemRow, 'answer' | 'caseCode' | 'forwardedTo' | 'outcome'>

function Stands({ row }: { row: Concluded }) {
  if (row.outcome === '') return <p>Chưa có kết luận.</p>
  return (
    <>
      <p>
        <b>{OUTCOME_WORDS[row.outcome].told}</b>
        {row.forwardedTo !== '' && `: ${row.forwardedTo}`}
        {row.caseCode !== '' && (
          <>
            {' '}
            (<a href={`/can-bo/ho-so/${row.caseCode}`}>{row.caseCode}</a>)
          </>
        )}
        .
      </p>
      {row.answer !== '' && <p class="words">{row.answer}</p>}
    </>
  )
}

type FormProps = { view: OutcomesView; action: string; row: Concluded; category: string }

function Form({ action, category, row, view }: FormProps) {
  const { address, book, tried } = view
  const own = tried === action
  const stands: Record<string, string> = {
    ...{ outcome: row.outcome, answer: row.answer, forwardedTo: row.forwardedTo, category },
  }
  const value = (name: string) => (own ? view.value(name) : stands[name]) ?? ''
  const errors = own ? view.errors : {}
  const named = (name: string) => ({ name, id: `${action}.${name}`, errors: errors[name] })
  return (
    <form method="post" action={`${address}/ket-luan/${action}`}>
      <Choices
        {...named('outcome')}
        legend={OUTCOME_LABELS.outcome}
        options={ANSWERS.flatMap((kind) =>
          kind === '' ? [] : [{ value: kind, label: OUTCOME_WORDS[kind].name, hint: OUTCOME_WORDS[kind].hint }],
        )}
        value={value('outcome') || 'answered'}
      />
      <Field
        {...named('answer')}
        label={OUTCOME_LABELS.answer}
        hint="Đứng trong kết quả, bản tin của thôn, bài đọc trên loa. Không ghi tên người dân."
        rows={3}
        maxLength={ANSWER_MAX}
        value={value('answer')}
      />
      <Field
        {...named('forwardedTo')}
        label={OUTCOME_LABELS.forwardedTo}
        hint="Chỉ khi chuyển. Ví dụ: Sở Xây dựng; Công an xã."
        maxLength={TO_MAX}
        list="noi-nhan"
        value={value('forwardedTo')}
      />
      <datalist id="noi-nhan">
        {[...book.bodies.values()].map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Select
        {...named('category')}
        label={OUTCOME_LABELS.category}
        hint="Chỉ khi chuyển thành phản ánh."
        options={book.categoriesNow.map(({ code, name }) => ({ value: code, label: name }))}
        value={value('category') || 'khac'}
      />
      <p>
        <button type="submit">Lưu kết luận</button>
      </p>
    </form>
  )
}

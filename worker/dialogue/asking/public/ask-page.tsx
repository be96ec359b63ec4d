import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Choice, Choices, Field, Select } from '../../../../web/components/field.tsx'
import { Note, Trouble } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { Trouble as Words } from '../../../forms/filling/words.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { NEEDS, TIMES } from '../../words.ts'
import { placeOf, publicPlace } from '../../place.ts'
import {
  MAX_QUESTIONS,
  NAME_MAX,
  QUESTION_MAX,
  REQUEST_LABELS as LABELS,
  TITLE_MAX,
  WISH_MAX,
} from '../request-form.ts'
import { askable, whomOf } from '../whom.ts'
import { NEED_WORDS, TIME_WORDS } from '../words.ts'
import { Trap } from './trap.tsx'

export type AskView = {
  book: CommuneBook
  today: string
  /** What was typed or ticked under that name. */
  list: (name: string) => readonly string[]
  errors: FieldErrors
  submissionKey: string
  started: string
  /** Why nothing was sent although the form was filled in well. */
  trouble?: Words | undefined
  /** It reads like a denunciation or a complaint: the sender is told the right way first. */
  asks?: 'denunciation' | 'complaint' | undefined
}

const KINDS = { denunciation: 'tố cáo', complaint: 'khiếu nại' }

/** Asking for a dialogue, whole without a script. */
export function askPage(view: AskView) {
  const { asks, book, errors, list, trouble } = view
  const here = placeOf(book)
  const text = (name: string) => list(name).at(-1) ?? ''
  const field = (name: string) => ({ name, label: LABELS[name] ?? name, errors: errors[name], value: text(name) })
  return (
    <Page
      title="Đề nghị đối thoại"
      place={here}
      description={`Đề nghị lãnh đạo ${here.name} đối thoại. Không cần tài khoản.`}
    >
      <h1>Đề nghị đối thoại</h1>
      <ErrorSummary errors={errors} labels={LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {asks ? (
        <Trouble title={`Chưa gửi: nội dung này giống đơn ${KINDS[asks]}`}>
          <p>
            Đơn {KINDS[asks]} nộp nơi khác mới được giữ kín và giải quyết đúng luật.{' '}
            <a href={`${here.href}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
          </p>
          <p>Nếu ông/bà vẫn muốn đề nghị đối thoại, bấm gửi lần nữa: chỉ cán bộ Mặt trận xã đọc.</p>
        </Trouble>
      ) : (
        Object.keys(errors).length === 0 && (
          <p class="lead">
            Nhiều người cùng đề nghị một việc thì được gom lại. Gửi xong có mã để xem đến khi có kết quả.
          </p>
        )
      )}
      <form method="post" action={`${publicPlace(book.commune.id)}/de-nghi`}>
        <input type="hidden" name="submissionKey" value={view.submissionKey} />
        <input type="hidden" name="started" value={view.started} />
        {asks ? <input type="hidden" name="confirmed" value="1" /> : <input type="hidden" name="hoi" value="1" />}
        <Field {...field('title')} hint="Vài chữ. Ví dụ: Đường vào thôn" maxLength={TITLE_MAX} required />
        <Field {...field('wish')} hint="Không dấu cũng được." rows={5} maxLength={WISH_MAX} required />
        <Questions questions={list('question')} errors={errors.question} />
        <Select {...field('withWhom')} options={whoms(view)} empty="Chọn người hoặc cơ quan" required />
        <Select
          {...field('category')}
          options={book.categoriesNow.map(({ code, name }) => ({ value: code, label: name }))}
          empty="Chọn lĩnh vực gần nhất"
          required
        />
        <When view={view} />
        <Who {...view} text={text} />
        <Choice
          name="consent"
          type="checkbox"
          value="1"
          checked={text('consent') === '1'}
          errors={errors.consent}
          label={LABELS.consent}
          hint={
            <>
              Cơ quan được hỏi đọc nội dung để chuẩn bị, không thấy tên và số điện thoại.{' '}
              <a href={`${here.href}/rieng-tu`}>Thông tin được giữ thế nào</a>
            </>
          }
          required
        />
        <Trap />
        {/* A message about the hidden key leads here: with the fresh key in the page, sending again is all there is to do. */}
        <p id="submissionKey">
          <button type="submit">Gửi đề nghị</button>
        </p>
      </form>
      {!asks && (
        <Note>
          <p>
            Muốn xã giải quyết một việc và trả lời đúng hạn: <a href={`${here.href}/kien-nghi/moi`}>gửi kiến nghị</a>.
          </p>
        </Note>
      )}
    </Page>
  )
}

function whoms({ book, today }: AskView) {
  const heads = [
    { value: 'chair', label: 'Chủ tịch UBND xã' },
    { value: 'party_secretary', label: 'Bí thư Đảng ủy xã' },
  ].filter(({ value }) => whomOf(book, value, today) !== null)
  return [
    ...heads,
    { label: 'Cơ quan', options: askable(book, today).map(({ id, name }) => ({ value: id, label: name })) },
  ]
}

/** The first question in sight, the others behind a line that opens. */
function Questions({ errors, questions }: { questions: readonly string[]; errors: string[] | undefined }) {
  const box = (index: number) => (
    <Field
      key={index}
      name="question"
      id={index === 0 ? 'question' : `question-${index + 1}`}
      label={index === 0 ? 'Câu hỏi cụ thể (không bắt buộc)' : `Câu hỏi ${index + 1}`}
      errors={index === 0 ? errors : undefined}
      value={questions[index]}
      maxLength={QUESTION_MAX}
    />
  )
  const more = Array.from({ length: Math.max(MAX_QUESTIONS, questions.length) - 1 }, (_, index) => index + 1)
  return (
    <>
      {box(0)}
      <details open={questions.slice(1).some((text) => text !== '')}>
        <summary>Thêm câu hỏi (nhiều nhất {MAX_QUESTIONS})</summary>
        {more.map(box)}
      </details>
    </>
  )
}

function When({ view: { errors, list } }: { view: AskView }) {
  return (
    <>
      <Choices
        name="times"
        legend={`${LABELS.times} (không bắt buộc)`}
        errors={errors.times}
        options={TIMES.map((value) => ({ value, label: capital(TIME_WORDS[value]) }))}
        value={list('times')}
        row
      />
      <Choice
        name="onlineOk"
        type="checkbox"
        value="1"
        checked={list('onlineOk').includes('1')}
        label={LABELS.onlineOk}
      />
      <details open={list('needs').length > 0}>
        <summary>Cần người phiên dịch, lối đi cho xe lăn?</summary>
        <Choices
          name="needs"
          legend={LABELS.needs}
          errors={errors.needs}
          options={NEEDS.map((value) => ({ value, label: capital(NEED_WORDS[value]) }))}
          value={list('needs')}
        />
      </details>
    </>
  )
}

/** Hamlet, name and number, as the request and "I want this too" ask for them. */
export function Who({
  book,
  errors,
  text,
}: {
  book: CommuneBook
  errors: FieldErrors
  text: (name: string) => string
}) {
  const field = (name: string) => ({ name, label: LABELS[name] ?? name, errors: errors[name], value: text(name) })
  return (
    <>
      <Select
        {...field('hamlet')}
        options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
        empty="Không nói"
      />
      <fieldset class="field">
        <legend>Tên và số điện thoại (không bắt buộc)</legend>
        <p class="hint">
          Có số thì Mặt trận xã gọi một lần để xác nhận: khi đó ông/bà được tính vào số cử tri đề nghị. Không đăng,
          không đưa cho cơ quan khác.
        </p>
        <Field {...field('name')} autocomplete="name" maxLength={NAME_MAX} />
        <Field {...field('phone')} type="tel" inputMode="tel" autocomplete="tel" maxLength={20} />
      </fieldset>
    </>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

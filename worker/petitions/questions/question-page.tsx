import { Trouble } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { SheetForm, type SheetFormProps } from '../../../web/components/sheet/sheet-form.tsx'
import type { Trouble as Words } from '../../forms/filling/words.ts'
import type { CommuneBook } from '../../communes/book.ts'
import { placeOf } from '../place.ts'
import { AnsweredLines } from './answered-lines.tsx'
import type { AnsweredSheet } from './further.ts'

export type QuestionView = {
  book: CommuneBook
  /** The case: how it is called, and where its page is. */
  title: string
  address: string
  form: Omit<SheetFormProps, 'children'>
  /** Hidden fields of the form. */
  hidden: readonly (readonly [name: string, value: string])[]
  trouble?: Words | undefined
}

/** Further questions to whoever sent a petition. He may leave all of them. */
export function questionPage({ book, title, address, form, hidden, trouble }: QuestionView) {
  const isFresh = !trouble && form.page === 0 && !form.more && Object.keys(form.errors).length === 0
  return (
    <Page title="Trả lời thêm" place={placeOf(book)} sheet>
      <h1>Trả lời thêm</h1>
      <p class="lead">{title}</p>
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {isFresh && (
        <p class="hint">
          Không bắt buộc: câu nào không rõ thì bỏ qua. Chỉ người xem được hồ sơ của ông/bà mới đọc được.
        </p>
      )}
      <SheetForm {...form}>
        {hidden.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
      </SheetForm>
      <p>
        <a href={address}>Về hồ sơ, không gửi gì</a>
      </p>
    </Page>
  )
}

/** Nothing is asked now: why, and what was answered. */
export function notAskedPage({
  book,
  address,
  why,
  answered,
}: Pick<QuestionView, 'book' | 'address'> & { why: string; answered: readonly AnsweredSheet[] }) {
  return (
    <Page title="Câu hỏi thêm" place={placeOf(book)}>
      <h1>Câu hỏi thêm</h1>
      <p class="lead" role="alert">
        {why}
      </p>
      <AnsweredLines answered={answered} as="h2" />
      <p>
        <a class="button" href={address}>
          Về hồ sơ
        </a>
      </p>
    </Page>
  )
}

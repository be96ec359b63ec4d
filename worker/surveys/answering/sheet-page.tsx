import { Field } from '../../../web/components/field.tsx'
import { Note, Trouble } from '../../../web/components/note.tsx'
import { SheetForm, type SheetFormProps } from '../../../web/components/sheet/sheet-form.tsx'
import { ALTCHA_JS } from '../../../web/built.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { SurveyRow } from '../rules.ts'
import { HONEYPOT } from './abuse.ts'
import { Shell } from './shell.tsx'
import type { Trouble as Words } from '../../forms/filling/words.ts'

export type SheetView = {
  book: CommuneBook
  survey: Pick<SurveyRow, 'title' | 'intro' | 'audience'>
  form: Omit<SheetFormProps, 'children'>
  /** Hidden fields of the form. */
  hidden: readonly (readonly [name: string, value: string])[]
  /** Until when answers are taken. */
  until: string
  trouble?: Words | undefined
  isFramed?: boolean
  staff?: StaffMember | null
  /** Where a phone gets its sum, while the survey is on its guard. */
  challenge?: string | undefined
  /** A sheet of paper that is typed in. */
  paper?: PaperView | undefined
}

export type PaperView = {
  number: string
  error?: string | undefined
  /** What became of the sheet before this one. */
  said?: string | undefined
}

/** The sheet of a survey, to be filled in. */
export function sheetPage(view: SheetView) {
  const { book, survey, form, trouble, paper, isFramed, staff, challenge } = view
  const isFresh = !trouble && form.page === 0 && !form.more && Object.keys(form.errors).length === 0
  return (
    <Shell
      book={book}
      title={survey.title}
      description={survey.intro}
      isFramed={isFramed ?? false}
      staff={staff ?? null}
      sheet
    >
      {paper ? (
        <>
          <h1>Nhập phiếu giấy</h1>
          <p class="lead">{survey.title}</p>
        </>
      ) : (
        <h1>{survey.title}</h1>
      )}
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {paper?.said && (
        <Note tone="good">
          <p role="status">{paper.said}</p>
        </Note>
      )}
      {isFresh && !paper && (
        <>
          {survey.intro && <p class="lead words">{survey.intro}</p>}
          <p class="hint">
            {view.until} {PROMISES[survey.audience]}
          </p>
        </>
      )}
      <SheetForm {...form}>
        {view.hidden.map(([name, value], index) => (
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {challenge && <input type="hidden" name="altcha" data-altcha={challenge} />}
        {paper && <PaperNumber paper={paper} isShown={form.page === 0} />}
        {!staff && (
          <p hidden>
            <label for={HONEYPOT}>Để trống ô này</label>
            <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
          </p>
        )}
      </SheetForm>
      {challenge && ALTCHA_JS && <script src={ALTCHA_JS} defer />}
    </Shell>
  )
}

const PROMISES: Record<SurveyRow['audience'], string> = {
  open: 'Không cần tài khoản. Xã không ghi ai đã trả lời, trả lời từ máy nào.',
  invited: 'Phiếu mời chỉ để mỗi người trả lời một lần. Câu trả lời được giữ riêng, không gắn với phiếu mời.',
  staff: 'Hệ thống ghi rằng ông/bà đã trả lời, không ghi câu trả lời nào là của ai.',
  paper: '',
}

/** The number on a sheet of paper, when it has one. */
function PaperNumber({ paper, isShown }: { paper: PaperView; isShown: boolean }) {
  if (!isShown) return <input type="hidden" name="so" value={paper.number} />
  return (
    <Field
      name="so"
      label="Số ghi trên phiếu giấy"
      hint="Không bắt buộc. Ghi số thì cùng một phiếu không bị nhập hai lần."
      value={paper.number}
      errors={paper.error ? [paper.error] : undefined}
      maxLength={20}
      autocomplete="off"
    />
  )
}

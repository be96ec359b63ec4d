import { placeOf } from '../../place.ts'
import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note, Trouble } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Pager } from '../../../../web/components/pager.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import { DeedFields } from '../../../dossiers/deed-forms.tsx'
import type { FieldErrors } from '../../../staff/form.ts'
import { ASKS, HONEYPOT } from '../../stamp.ts'
import { meetingHref, type OwnPlace } from '../codes.ts'
import type { QuestionRow } from '../tables.ts'
import { type MeetingFrame, WhenWhere } from './frame.tsx'
import { RightRoad } from './own-question-page.tsx'

/** What the form of a question is drawn with, ahead and in the hall. */
export type QuestionView = MeetingFrame & {
  isOpen: boolean
  fields: readonly DeedField[]
  values: DeedValues
  errors: FieldErrors
  trouble?: { title: string; text: string } | undefined
  /** His words read like a denunciation or a complaint: he is told the right road and asked whether to send all the same. */
  asks: boolean
  kept?: { number: number; secret: string; place: OwnPlace; suspicions: readonly string[] } | undefined
  address: string
  submissionKey: string
  started: string
}

/** Questions ahead of a meeting: one's own, and what others ask. */
export function questionPage(
  view: QuestionView & { rows: readonly QuestionRow[]; next: string | undefined; isLater: boolean },
) {
  const { book, row, meeting, errors, rows } = view
  return (
    <Page title={`Câu hỏi: ${row.title}`} place={placeOf(book)}>
      <p>
        <a href={meetingHref(book.commune.id, row)}>{row.title}</a>
      </p>
      <h1>Gửi câu hỏi trước</h1>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Again view={view} />
      <WhenWhere meeting={meeting} />
      {view.isOpen ? (
        <QuestionForm view={view} button="Gửi câu hỏi">
          <p class="hint">
            Không cần tài khoản, không hỏi tên. Cán bộ Mặt trận xã đọc trước rồi hiện ở trang này. Gửi xong ông/bà có mã
            để xem câu trả lời.
          </p>
        </QuestionForm>
      ) : (
        <Closed view={view} />
      )}
      <h2 id="cac-cau-hoi">Bà con đã hỏi</h2>
      <QuestionList rows={rows} book={book} none={view.isLater ? 'Hết danh sách.' : 'Chưa có câu hỏi nào được hiện.'} />
      <Pager next={view.next} first={view.isLater ? view.address : undefined} />
      <p>
        <a href={`/${book.commune.id}/doi-thoai/xem-lai`}>Xem câu hỏi tôi đã gửi</a>
      </p>
    </Page>
  )
}

export const LABELS: Record<string, string> = { text: 'Câu hỏi', hamlet: 'Thôn' }

/** Why it was not sent, or what to know before it is. */
export function Again({ view: { asks, book, trouble } }: { view: QuestionView }) {
  if (trouble)
    return (
      <Trouble title={trouble.title}>
        <p>{trouble.text}</p>
      </Trouble>
    )
  if (!asks) return null
  return (
    <div role="alert" tabIndex={-1} autofocus data-focus>
      <RightRoad communeId={book.commune.id} />
    </div>
  )
}

/** Closed: what was typed stays to be copied. */
export function Closed({ view: { row, values } }: { view: QuestionView }) {
  const text = values.text ?? ''
  return (
    <>
      {text !== '' && (
        <>
          <h2>Ông/bà đã viết, chưa gửi</h2>
          <p class="words">{text}</p>
        </>
      )}
      <Note>
        <p>
          {row.status === 'announced' ? 'Lúc này không nhận câu hỏi ở trang này.' : 'Buổi này không nhận thêm câu hỏi.'}
        </p>
      </Note>
    </>
  )
}

type FormProps = { view: QuestionView; button: string; children?: ComponentChildren }

/** One box, the hamlet if one likes, one button. */
export function QuestionForm({ view, button, children }: FormProps) {
  const { address, asks, errors, fields, started, submissionKey, values } = view
  return (
    <form method="post" action={address} data-send>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <input type="hidden" name="started" value={started} />
      <input type="hidden" name={ASKS} value="1" />
      {asks && <input type="hidden" name="confirmed" value="1" />}
      <DeedFields fields={fields} prefix="" values={values} errors={errors} />
      <p hidden>
        <label for={HONEYPOT}>Để trống ô này</label>
        <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
      </p>
      {children}
      <p>
        <button type="submit">{asks ? 'Vẫn gửi làm câu hỏi' : button}</button>
      </p>
    </form>
  )
}

/** Questions without names, each by its number and hamlet. */
export function QuestionList({ rows, book, none }: { rows: readonly QuestionRow[]; book: CommuneBook; none: string }) {
  if (rows.length === 0) return <p>{none}</p>
  return (
    <ul class="list">
      {rows.map(({ number, hamletId, text }) => {
        const hamlet = book.hamlets.get(hamletId)?.name
        return (
          <li key={number}>
            <p class="words">{text}</p>
            <small>
              Câu hỏi số {number}
              {hamlet ? `, ${hamlet}` : ''}
            </small>
          </li>
        )
      })}
    </ul>
  )
}

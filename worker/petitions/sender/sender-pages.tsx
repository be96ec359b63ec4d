import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Choice, Choices, Field } from '../../../web/components/field.tsx'
import { Note, Trouble } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { MAX_PHOTOS } from '../../files/checks.ts'
import type { SenderAction } from '../action-form.ts'
import { TEXT_MAX } from '../action-words-form.ts'
import type { FieldErrors } from '../form.ts'
import { PlainText } from '../plain-text.tsx'
import { placeOf } from '../place.ts'
import type { CaseFile } from '../queries.ts'
import { openQuestion, SCORE_WORDS } from './sender-view.ts'

export type DeedView = {
  book: CommuneBook
  file: CaseFile
  caseCode: string
  address: string
  /** What was typed into a field. */
  text: (name: string) => string
  errors: FieldErrors
  /** Why it was not done although the form was filled in well. */
  trouble?: string
}

const LABELS: Record<string, string> = {
  content: 'Ông/bà bổ sung',
  photos: 'Ảnh',
  demandMet: 'Từng yêu cầu',
  demandMet1: 'Yêu cầu 1',
  score: 'Câu trả lời thế nào?',
  comment: 'Nhận xét',
  dispute: 'Đề nghị xem lại',
  reason: 'Lý do',
}

/** The page of one thing that the sender can do with his case. */
export function deedPage(action: SenderAction, view: DeedView) {
  if (action === 'bo-sung') return addPage(view)
  if (action === 'khong-gop') return unmergePage(view)
  return action === 'rut' ? withdrawPage(view) : judgePage(view)
}

function unmergePage(view: DeedView) {
  return (
    <Shell view={view} title="Không gộp, giải quyết riêng" action="khong-gop" button="Giải quyết riêng">
      <p>Việc của ông/bà khác với việc kia thì được đưa ra giải quyết riêng. Hạn trả lời tính từ ngày ông/bà gửi.</p>
      <Field
        name="reason"
        label="Khác ở chỗ nào? (không bắt buộc)"
        value={view.text('reason')}
        errors={view.errors.reason}
        rows={3}
        maxLength={TEXT_MAX}
      />
    </Shell>
  )
}

function addPage(view: DeedView) {
  const question = openQuestion(view.file)
  return (
    <Shell view={view} title="Bổ sung thông tin" action="bo-sung" button="Gửi bổ sung" hasPhotos>
      {question && (
        <Note title="Cán bộ hỏi">
          <PlainText text={question.text} />
          <p class="hint">{question.at}</p>
        </Note>
      )}
      <Field
        name="content"
        label={LABELS.content}
        value={view.text('content')}
        errors={view.errors.content}
        rows={6}
        maxLength={5000}
        required
      />
      <Field
        name="photos"
        label="Ảnh (không bắt buộc)"
        hint="Tối đa 5 ảnh, mỗi ảnh 8 MB."
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        errors={view.errors.photos}
        data-photos={MAX_PHOTOS}
      />
    </Shell>
  )
}

function withdrawPage(view: DeedView) {
  return (
    <Shell view={view} title="Rút lại" action="rut" button="Rút lại" quiet>
      <p>
        Rút lại thì không ai giải quyết tiếp việc này, và bản đăng công khai (nếu có) được gỡ xuống. Đã rút thì không mở
        lại được; cần thì ông/bà gửi kiến nghị mới.
      </p>
      <Field
        name="reason"
        label="Vì sao ông/bà rút? (không bắt buộc)"
        hint="Ví dụ: việc đã được giải quyết."
        value={view.text('reason')}
        errors={view.errors.reason}
        rows={3}
        maxLength={TEXT_MAX}
      />
    </Shell>
  )
}

function judgePage(view: DeedView) {
  const { file, text, errors } = view
  return (
    <Shell view={view} title="Đánh giá câu trả lời" action="danh-gia" button="Gửi đánh giá">
      {file.petition.demands.map((demand, index) => (
        <Choices
          key={index}
          name={`demandMet${index + 1}`}
          legend={
            <>
              Yêu cầu {index + 1}: <bdi>{demand}</bdi>
            </>
          }
          errors={text(`demandMet${index + 1}`) === '' ? errors.demandMet : undefined}
          options={[
            { value: 'yes', label: 'Đã được giải quyết' },
            { value: 'no', label: 'Chưa được' },
          ]}
          value={text(`demandMet${index + 1}`)}
          row
        />
      ))}
      <Choices
        name="score"
        legend={LABELS.score}
        errors={errors.score}
        options={SCORE_WORDS.map((word, index) => ({
          value: String(index + 1),
          label: `${index + 1}. ${word}`,
        })).reverse()}
        value={text('score')}
      />
      <Field
        name="comment"
        label="Nhận xét (không bắt buộc)"
        value={text('comment')}
        errors={errors.comment}
        rows={3}
        maxLength={TEXT_MAX}
      />
      {!file.row.disputed && (
        <>
          <Choice
            name="dispute"
            type="checkbox"
            value="1"
            label="Tôi chưa đồng ý, đề nghị xem lại câu trả lời"
            hint="Chỉ đề nghị được một lần. Mặt trận xã xem và giao giải quyết lại, hoặc nói rõ vì sao giữ nguyên."
            checked={['1', 'on'].includes(text('dispute'))}
            errors={errors.dispute}
          />
          <Field
            name="reason"
            label="Nếu đề nghị xem lại: vì sao, và cần làm lại điều gì?"
            value={text('reason')}
            errors={errors.reason}
            rows={3}
            maxLength={TEXT_MAX}
          />
        </>
      )}
    </Shell>
  )
}

function Shell(props: {
  view: DeedView
  title: string
  action: SenderAction
  button: string
  quiet?: boolean
  hasPhotos?: boolean
  children: ComponentChildren
}) {
  const { book, file, caseCode, address, errors, trouble } = props.view
  const { demandMet, ...others } = errors
  const shown = demandMet ? { demandMet1: demandMet, ...others } : others
  return (
    <Page title={`${props.title}: ${caseCode}`} place={placeOf(book)}>
      <h1>{props.title}</h1>
      <p class="lead">{file.row.title}</p>
      <ErrorSummary errors={shown} labels={LABELS} />
      {trouble && (
        <Trouble title="Chưa ghi được">
          <p>{trouble}</p>
          <p>
            <a href={address}>Xem tình trạng hồ sơ bây giờ</a>
          </p>
        </Trouble>
      )}
      <form
        method="post"
        action={`${address}/${props.action}`}
        {...(props.hasPhotos ? { enctype: 'multipart/form-data', 'data-send': true } : {})}
      >
        {props.children}
        <p>
          <button type="submit" class={props.quiet ? 'quiet' : undefined}>
            {props.button}
          </button>
        </p>
      </form>
      <p>
        <a href={address}>Về hồ sơ, không gửi gì</a>
      </p>
    </Page>
  )
}

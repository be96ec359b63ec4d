import { Field } from '../../../web/components/field.tsx'
import { PhotoList } from '../../../web/components/photos.tsx'
import { longDay } from '../../deadlines/calendar.ts'
import { bodyName } from '../../communes/book.ts'
import { ANSWER_MAX } from '../action-form.ts'
import { TEXT_MAX } from '../action-words-form.ts'
import { shownPhotos } from '../case-photos.ts'
import { PlainText } from '../plain-text.tsx'
import { Send } from './send.tsx'
import { TemplateChoice } from './template-choice.tsx'
import type { Offer } from './offers.ts'
import { type CaseView, draftOf, errorsAt, typed, typedAll } from './officer-view.ts'
import type { CaseFile } from '../queries.ts'

type Props = { view: CaseView; offer: Offer }
type Reply = CaseFile['replies'][number]

/** What a body says to the sender: the answer, an answer to each demand, the proof. */
export function AnswerForm({ view, offer: { action } }: Props) {
  const { book, file } = view
  const draft = draftOf(view)
  const { demands } = file.petition
  const answers = typedAll(view, action, 'demandAnswer', draft?.demandAnswers)
  const silent = errorsAt(view, action, 'demandAnswer')
  const firstSilent = demands.findIndex((_, index) => (answers[index] ?? '').trim() === '')
  const notation = book.bodies.get(file.row.holderBodyId)?.notation ?? ''
  return (
    <>
      <Field
        id={`${action}-answer`}
        name="answer"
        label="Trả lời người gửi"
        hint="Đã làm gì, ai làm, bao giờ xong. Viết như nói với bà con, không dùng chữ tắt."
        errors={errorsAt(view, action, 'answer')}
        value={typed(view, action, 'answer', draft?.text)}
        rows={8}
        maxLength={ANSWER_MAX}
        required
      />
      <TemplateChoice view={view} />
      <div id={`${action}-demandAnswer`} tabIndex={-1}>
        {demands.map((demand, index) => (
          <Field
            key={index}
            id={`${action}-demandAnswer-${index + 1}`}
            name="demandAnswer"
            label={`Trả lời yêu cầu ${index + 1}`}
            hint={
              <>
                “<bdi>{demand}</bdi>”
              </>
            }
            errors={index === Math.max(firstSilent, 0) ? silent : []}
            value={answers[index]}
            rows={3}
            maxLength={TEXT_MAX}
            required
          />
        ))}
      </div>
      <h3>Bằng chứng: số văn bản, hoặc ảnh chụp kết quả</h3>
      <Field
        id={`${action}-documentNumber`}
        name="documentNumber"
        label="Số văn bản"
        hint={notation ? `Ví dụ: ${notation.replace('{number}', '12')}` : undefined}
        errors={errorsAt(view, action, 'documentNumber')}
        value={typed(view, action, 'documentNumber', draft?.documentNumber)}
        maxLength={60}
      />
      <Field
        id={`${action}-documentOn`}
        name="documentOn"
        label="Ngày văn bản"
        type="date"
        errors={errorsAt(view, action, 'documentOn')}
        value={typed(view, action, 'documentOn', draft?.documentOn ?? '')}
      />
      <Field
        id={`${action}-photos`}
        name="photos"
        label="Ảnh"
        type="file"
        hint={
          view.sent?.action === action
            ? 'Máy không giữ được ảnh đã chọn: nếu có ảnh, ông/bà chọn lại.'
            : 'Nhiều nhất 5 ảnh, mỗi ảnh không quá 8 MB. Người gửi xem được. Ảnh chụp người thì che mặt.'
        }
        errors={errorsAt(view, action, 'photos')}
        accept="image/jpeg,image/png,image/webp,image/heic,.heic"
        multiple
      />
      <Send>Trình duyệt</Send>
    </>
  )
}

/** The answer as it will go out, and the seal. */
export function ApproveForm({ view }: Props) {
  const draft = draftOf(view)
  return (
    <>
      {draft && <ReplyText view={view} reply={draft} />}
      <p>Duyệt xong, người gửi xem được câu trả lời này và thời hạn dừng lại.</p>
      <Send>Duyệt và trả lời người gửi</Send>
    </>
  )
}

/** One answer: its words, demand by demand, its proof, who wrote and who approved it. */
export function ReplyText({ view, reply }: { view: CaseView; reply: Reply }) {
  const { book, code, file, nameOf } = view
  const photos = file.photos.filter((photo) => photo.seq === reply.seq)
  const document = [reply.documentNumber, reply.documentOn && longDay(reply.documentOn)].filter(Boolean).join(', ')
  return (
    <div>
      <PlainText text={reply.text} />
      {file.petition.demands.length > 0 && (
        <ol>
          {file.petition.demands.map((demand, index) => (
            <li key={index}>
              <b>{demand}</b>
              <PlainText text={reply.demandAnswers[index] ?? ''} />
            </li>
          ))}
        </ol>
      )}
      {document && <p>Văn bản: {document}</p>}
      <PhotoList photos={shownPhotos(photos, `/can-bo/ho-so/${code}`, 'Ảnh kết quả')} />
      <p class="hint">
        {reply.writtenBy === ''
          ? `Cơ quan ngoài xã trả lời. ${nameOf(reply.approvedBy ?? '')} ghi lại.`
          : `${bodyName(book, reply.bodyId)}. ${nameOf(reply.writtenBy)} viết${
              reply.approvedBy ? `, ${nameOf(reply.approvedBy)} duyệt` : ''
            }.`}
      </p>
    </div>
  )
}

import { Choice, Field } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import { PhotoList } from '../../../web/components/photos.tsx'
import { ANSWER_MAX } from '../action-form.ts'
import { CONTENT_MAX } from '../form.ts'
import type { Offer } from './offers.ts'
import { type CaseView, errorsAt, typed, typedAll } from './officer-view.ts'
import { Send } from './send.tsx'
import { containsIdentityNumber } from '../../routing/suspicion/suspicion.ts'

const TITLE_MAX = 150

/** The public words of a petition, to be edited before they are released; the original stays as it is. */
export function PublishForm({ view, offer: { action } }: { view: CaseView; offer: Offer }) {
  const { file } = view
  const { petition, release, row } = file
  const answer = file.replies.findLast((reply) => reply.approvedAt !== null)
  const wanted = petition.demands.map((demand, index) => `${index + 1}. ${demand}`)
  const original = [petition.content, ...(wanted.length > 0 ? ['', 'Đề nghị:', ...wanted] : [])].join('\n')
  const title = typed(view, action, 'title', release?.title ?? row.title)
  const text = typed(view, action, 'text', release?.text ?? original)
  const publicAnswer = typed(view, action, 'answer', release?.answer || answerWords(answer))
  return (
    <>
      <p>
        Mọi người đọc được trên mạng. Ông/bà bỏ tên người, số nhà, số điện thoại, biển số xe và điều gì làm lộ người gửi
        hoặc người bị nói đến. Bản gốc vẫn giữ nguyên.
      </p>
      <Warnings texts={[title, text, publicAnswer]} />
      <Field
        id={`${action}-title`}
        name="title"
        label="Tên ngắn"
        errors={errorsAt(view, action, 'title')}
        value={title}
        maxLength={TITLE_MAX}
        required
      />
      <Field
        id={`${action}-text`}
        name="text"
        label="Nội dung công khai"
        errors={errorsAt(view, action, 'text')}
        value={text}
        rows={8}
        maxLength={CONTENT_MAX}
        required
      />
      <Field
        id={`${action}-answer`}
        name="answer"
        label="Trả lời công khai"
        hint={answer ? undefined : 'Chưa có trả lời được duyệt. Để trống, khi có trả lời thì sửa lại.'}
        errors={errorsAt(view, action, 'answer')}
        value={publicAnswer}
        rows={6}
        maxLength={ANSWER_MAX}
      />
      <PublicPhotos view={view} action={action} />
      <Send quiet>{release ? 'Sửa nội dung công khai' : 'Công khai'}</Send>
    </>
  )
}

function answerWords(reply: CaseView['file']['replies'][number] | undefined): string {
  if (!reply) return ''
  return [reply.text, ...reply.demandAnswers.map((answer, index) => `${index + 1}. ${answer}`)].join('\n')
}

/** Numbers that give somebody away, as they stand in the words. */
function Warnings({ texts }: { texts: string[] }) {
  const found = new Map(texts.flatMap((text) => containsIdentityNumber(text)).map(({ kind, text }) => [text, kind]))
  if (found.size === 0) return null
  const names = { identity: 'giống số căn cước', phone: 'giống số điện thoại' }
  return (
    <Note tone="warn" title="Có số làm lộ người">
      <ul>
        {[...found].map(([text, kind]) => (
          <li key={text}>
            “{text}”: {names[kind]}
          </li>
        ))}
      </ul>
    </Note>
  )
}

function PublicPhotos({ view, action }: { view: CaseView; action: string }) {
  const { code, file } = view
  // A draft's photos are nobody's but the body's.
  const drafts = new Set(file.replies.filter((reply) => reply.approvedAt === null).map((reply) => reply.seq))
  const photos = file.photos.filter((photo) => !drafts.has(photo.seq))
  if (photos.length === 0) return null
  const released = photos.filter((photo) => photo.released).map((photo) => photo.id)
  const ticked = typedAll(view, action, 'photo', released)
  return (
    <fieldset class="field">
      <legend>Ảnh được công khai</legend>
      <p class="hint">Chỉ chọn ảnh không thấy mặt người, biển số xe, giấy tờ.</p>
      {photos.map((photo, index) => (
        <div key={photo.id}>
          <PhotoList
            photos={[{ href: `/can-bo/ho-so/${code}/anh/${photo.id}`, alt: `Ảnh ${index + 1}`, type: photo.type }]}
          />
          <Choice
            id={`${action}-photo-${index + 1}`}
            name="photo"
            type="checkbox"
            value={photo.id}
            label={`Công khai ảnh ${index + 1}`}
            checked={ticked.includes(photo.id)}
          />
        </div>
      ))}
    </fieldset>
  )
}

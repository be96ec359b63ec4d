import { PhotoList } from '../../../web/components/photos.tsx'
import { shownPhotos } from '../case-photos.ts'
import { PETITION_KINDS } from '../labels.ts'
import { PlainText } from '../plain-text.tsx'
import { AnsweredLines } from '../questions/answered-lines.tsx'
import type { AnsweredSheet } from '../questions/further.ts'
import type { CaseView } from './receipt-page.tsx'
import { whereOf } from '../public/release-list.tsx'
import { approvedReplies, scoreText, senderPhotos } from './sender-view.ts'

/** What the sender sent and answered besides, and what he said of the answer. */
export function Sent({
  view: { book, file },
  address,
  answered,
}: {
  view: CaseView
  address: string
  answered: readonly AnsweredSheet[]
}) {
  const { petition, row, submitter } = file
  const shownWithAnswers = new Set(approvedReplies(file).map((reply) => reply.seq))
  const photos = senderPhotos(file).filter((photo) => !shownWithAnswers.has(photo.seq))
  const last = file.evaluations.at(-1)
  return (
    <>
      <h2>Ông/bà đã gửi</h2>
      <PlainText text={petition.content} />
      {petition.demands.length > 0 && (
        <>
          <h3>Yêu cầu</h3>
          <ol>
            {petition.demands.map((demand, index) => (
              <li key={index}>{demand}</li>
            ))}
          </ol>
        </>
      )}
      <PhotoList photos={shownPhotos(photos, address, 'Ảnh ông/bà gửi')} />
      <AnsweredLines answered={answered} />
      <p class="hint">
        {[PETITION_KINDS[petition.kind], ...whereOf(book, row), petition.place].filter(Boolean).join('\u00a0· ')}
        <br />
        {submitter.hasContact
          ? submitter.hideIdentity
            ? 'Giấu tên với cơ quan giải quyết.'
            : 'Cơ quan giải quyết xem được tên và cách liên lạc.'
          : 'Không để lại tên.'}{' '}
        {file.release ? (
          <a href={`/${book.commune.id}/kien-nghi/${address.split('/').at(-1)}`}>Xem bản đăng công khai</a>
        ) : petition.allowPublish ? (
          'Cho phép đăng công khai, chưa đăng.'
        ) : (
          'Không đăng công khai.'
        )}
      </p>
      {last?.score && (
        <p>
          Ông/bà đã cho điểm câu trả lời: <b>{scoreText(last.score)}</b>.
        </p>
      )}
    </>
  )
}

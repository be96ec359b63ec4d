import { PhotoList } from '../../../web/components/photos.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { shownPhotos } from '../case-photos.ts'
import { PlainText } from '../plain-text.tsx'
import type { CaseFile } from '../queries.ts'
import { approvedReplies } from './sender-view.ts'

type Props = { file: CaseFile; book: CommuneBook; address: string }

/** The approved answers: the newest open, those before it folded away. */
export function Answers(props: Props) {
  const [newest, ...older] = approvedReplies(props.file)
  if (!newest) return null
  return (
    <>
      <h2>Trả lời của {newest.writtenBy === '' ? 'cơ quan ngoài xã' : bodyName(props.book, newest.bodyId)}</h2>
      <Answer {...props} reply={newest} />
      {older.map((reply) => (
        <details key={reply.seq}>
          <summary>{`Trả lời trước, ${longDay(localDay(reply.approvedAt ?? ''))}`}</summary>
          <Answer {...props} reply={reply} />
        </details>
      ))}
    </>
  )
}

function Answer({ file, address, reply }: Props & { reply: CaseFile['replies'][number] }) {
  const photos = file.photos.filter((photo) => photo.seq === reply.seq)
  const { demands } = file.petition
  return (
    <>
      <PlainText text={reply.text} />
      {demands.length > 0 && (
        <ol>
          {demands.map((demand, index) => (
            <li key={index}>
              <b>{demand}</b>
              <PlainText text={reply.demandAnswers[index] || 'Chưa có trả lời riêng cho yêu cầu này.'} />
            </li>
          ))}
        </ol>
      )}
      <PhotoList photos={shownPhotos(photos, address, 'Ảnh kết quả')} />
      <p class="hint">
        {[
          reply.documentNumber && `Văn bản số ${reply.documentNumber}`,
          reply.documentOn && `ngày ${longDay(reply.documentOn)}`,
          reply.approvedAt && `trả lời ${longDay(localDay(reply.approvedAt))}`,
        ]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
    </>
  )
}

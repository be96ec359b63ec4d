import { placeOf } from '../../place.ts'
import { SCREEN_CSS } from '../../../../web/built.ts'
import { Page } from '../../../../web/components/page.tsx'
import { Qr } from '../../../../web/components/qr.tsx'
import type { Speaking } from '../speaker-queries.ts'
import { meetingHref } from '../codes.ts'
import { takesInHall } from '../may.ts'
import type { ItemRow, QuestionRow } from '../tables.ts'
import { type MeetingFrame } from './frame.tsx'

export type ScreenView = MeetingFrame & {
  /** The latest first. */
  questions: readonly QuestionRow[]
  item: ItemRow | null
  speaker: Speaking | null
  origin: string
}

/** For the wall of the hall: what is talked about, who is asked to speak, what the hall asks, how to ask. */
export function screenPage(view: ScreenView) {
  const { book, row, meeting, questions, item, speaker, origin } = view
  const address = `${origin}${meetingHref(book.commune.id, row)}/hoi-truong`
  const hamletOf = (id: string) => book.hamlets.get(id)?.name ?? ''
  return (
    <Page title={`Màn hình: ${row.title}`} place={placeOf(book)} script={false} bare>
      {SCREEN_CSS && <link rel="stylesheet" href={SCREEN_CSS} />}
      <div class="screen">
        <header>
          <p>{row.title}</p>
          <h1>{item ? item.title : 'Câu hỏi của bà con'}</h1>
          {speaker && (
            <p class="now">
              Đang mời: <b>{hamletOf(speaker.hamletId) || `chỗ số ${speaker.number}`}</b>
              {hamletOf(speaker.hamletId) !== '' && speaker.number > 0 ? `, chỗ số ${speaker.number}` : ''}
            </p>
          )}
        </header>
        <div class="cols">
          {questions.length === 0 ? (
            <p class="none">Chưa có câu hỏi nào trên màn hình.</p>
          ) : (
            <ol reversed>
              {questions.map(({ number, hamletId, text }) => (
                <li key={number} value={number}>
                  <p class="words">{text}</p>
                  {hamletOf(hamletId) !== '' && <small>{hamletOf(hamletId)}</small>}
                </li>
              ))}
            </ol>
          )}
          {takesInHall(row, meeting) && (
            <aside>
              <h2>Hỏi bằng điện thoại</h2>
              <Qr text={address} label="Mã vuông mở trang gửi câu hỏi" />
              <p class="url">{address.replace(/^https?:\/\//, '')}</p>
              <p>Không hỏi tên.</p>
            </aside>
          )}
        </div>
      </div>
    </Page>
  )
}

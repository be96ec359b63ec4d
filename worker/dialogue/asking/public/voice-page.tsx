import { Page } from '../../../../web/components/page.tsx'
import { StatusTag } from '../../../../web/components/status-tag.tsx'
import type { CommuneBook } from '../../../communes/book.ts'
import { localDay, longDay } from '../../../deadlines/calendar.ts'
import { placeOf, sessionHref } from '../../place.ts'
import { whenText } from '../../sessions/times.ts'
import { topicAddress, topicCode, voiceAddress } from '../request-codes.ts'
import { TOPIC_STATUS_WORDS, wordsOf } from '../words.ts'
import { Codes } from './codes.tsx'
import { askedText } from './counts.tsx'
import type { OwnVoice } from './own-access.ts'
import type { Around } from './request-queries.ts'
import { ResultsPart } from './results-part.tsx'

export type VoiceView = OwnVoice & {
  book: CommuneBook
  origin: string
  /** The meeting that takes the topic up, and what came of it once that was published. */
  meeting: Around['session']
  results: Around['results']
}

/** Somebody's "I want this too": that it is kept, what became of the topic, taking it back. */
export function voicePage({ book, meeting, origin, results, row, secret, topic, voice }: VoiceView) {
  const here = voiceAddress(row.communeId, row)
  const isWithdrawn = voice.withdrawnAt !== null
  const status = wordsOf(TOPIC_STATUS_WORDS, row.status)
  return (
    <Page title={`Tôi cũng muốn: ${row.title}`} place={placeOf(book)}>
      <h1>{isWithdrawn ? 'Ông/bà đã rút' : 'Đã ghi: ông/bà cũng muốn'}</h1>
      <p class="lead">
        <a href={topicAddress(row.communeId, row)}>{row.title}</a>
      </p>
      {isWithdrawn ? (
        <p>Ông/bà không được tính ở chủ đề này nữa. Đổi ý thì mở chủ đề và bấm Tôi cũng muốn.</p>
      ) : (
        <>
          <p>
            Ghi {longDay(localDay(voice.at))}.{' '}
            {voice.phoneHash === ''
              ? 'Không để lại số điện thoại nên tính theo máy.'
              : voice.confirmedAt === null
                ? 'Mặt trận xã gọi số ông/bà để lại một lần để xác nhận.'
                : 'Số điện thoại đã được xác nhận: ông/bà được tính là một người.'}{' '}
            Số đếm trên trang cập nhật sau ít phút.
          </p>
          <p>
            <StatusTag label={status.name} tone={status.tone} />
          </p>
          <p>
            {status.told} {askedText(topic)}
          </p>
          {meeting && meeting.row.publishedAt !== null && (
            <p>
              <a href={sessionHref(row.communeId, meeting.row)}>{meeting.row.title}</a>
              <br />
              {whenText(meeting.session)}
            </p>
          )}
          {meeting && results && <ResultsPart book={book} meeting={meeting.row} results={results} />}
          <h2>Giữ hai mã này để xem lại, để rút</h2>
          <Codes code={topicCode(book, row)} secret={secret} address={here} origin={origin} communeId={row.communeId} />
          <form method="post" action={`${here}/rut`} class="noprint">
            <p>Rút thì ông/bà không được tính nữa; tên và số điện thoại bị xóa.</p>
            <button type="submit" class="quiet">
              Rút lại
            </button>
          </form>
        </>
      )}
    </Page>
  )
}

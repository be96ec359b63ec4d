import { Said } from '../../web/components/note.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import type { DossierView } from '../dossiers/deed-access.ts'
import { DeedForms } from '../dossiers/deed-forms.tsx'
import { historyOf } from '../dossiers/history.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { Own } from './own.ts'
import { PLACE } from './place.ts'
import { Asked, Facts, Files, Given, Looks, Steps } from './recommendation-parts.tsx'
import type { State } from './rules.ts'
import { seenEvents } from './seen.ts'
import { standingOf } from './standing.ts'
import type { Source } from './tables.ts'
import { linesFor, STATE_WORDS } from './words.ts'

/** An officer's page of one recommendation: what is asked, what he may do, what was answered and done, how it came here. */
export function RecommendationPage(view: DossierView<Own>) {
  const { address, code, desk, nameOf, offers, said, tried } = view
  const { book, file, staff, today } = desk
  const { row } = file
  const { text, tone } = STATE_WORDS[row.status as State]
  const standing = standingOf(row, book, today)
  return (
    <OfficePage title={`${code} ${row.title}`} staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={PLACE}>Kiến nghị</a>
      </p>
      <h1>{row.title}</h1>
      <p class="tags">
        <b class="code">{code}</b> <StatusTag label={text} tone={tone} />{' '}
        {standing && standing.day !== null && <StatusTag label={standing.word} tone={standing.tone} />}
      </p>
      {row.restricted && <p class="marks">Xử lý riêng: chỉ người được giao mới thấy</p>}
      <Said said={said} />
      {standing && <p class="lead">{nextWords(standing.body, row.status as State, file.own.row.source)}</p>}
      <div class="desk">
        <div>
          <Asked desk={desk} />
          <Given desk={desk} />
        </div>
        <DeedForms desk={desk} offers={offers} address={address} tried={tried} />
        <div>
          <Steps desk={desk} />
          <Looks desk={desk} />
          <Files desk={desk} address={address} />
          <Facts desk={desk} />
          <section aria-labelledby="dien-bien">
            <h2 id="dien-bien">Diễn biến</h2>
            <Timeline
              items={historyOf(seenEvents(file, staff), linesFor(book), book, nameOf).map(({ note, ...item }) => ({
                ...item,
                ...(note ? { note: <p class="words">{note}</p> } : {}),
              }))}
            />
          </section>
          <p class="noprint">
            <a href={`${address}/in`}>Bản in</a>
          </p>
        </div>
      </div>
    </OfficePage>
  )
}

const NEXT: Readonly<Partial<Record<State, string>>> = {
  issued: 'tiếp nhận rồi trả lời',
  acknowledged: 'soạn câu trả lời',
  review_requested: 'xem lại kiến nghị',
  answer_proposed: 'duyệt câu trả lời',
  accepted: 'làm theo các bước đã nêu',
  partly_accepted: 'làm theo các bước đã nêu',
  implementing: 'làm xong rồi báo',
  disputed: 'làm tiếp rồi báo lại',
  rejected_with_reason: 'xem lý do rồi ghi nhận',
  promised: 'nêu các bước rồi làm',
  given_up: 'xem lý do rồi ghi nhận, hoặc yêu cầu làm tiếp',
  claimed_done: 'đến tận nơi kiểm tra',
  escalated: 'trả lời hoặc làm xong ngay',
  verified: 'đến kiểm tra lại',
}

function nextWords(body: string, state: State, source: Source): string {
  const next = state === 'escalated' && source === 'dialogue' ? 'làm xong ngay rồi báo' : NEXT[state]
  return `Việc bây giờ: ${body} ${next ?? 'xem'}.`
}

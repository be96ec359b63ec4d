import { Facts } from '../../web/components/facts.tsx'
import { Print } from '../../web/components/print.tsx'
import { bodyName, fullName } from '../communes/book.ts'
import { instantText, longDay } from '../deadlines/calendar.ts'
import { factsOf } from '../dossiers/history.ts'
import { dossierSlug } from '../dossiers/code.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { RecDesk } from './own.ts'
import { PLACE } from './place.ts'
import { replySourceText } from './terms.ts'
import { linesFor, REPLY_WORDS, stateText } from './words.ts'

/** A recommendation on paper: what was asked, answered, done. Who acted stands as the body. */
export function PrintPage({ code, desk }: { code: string; desk: RecDesk }) {
  const { book, file, staff, today } = desk
  const { row } = file
  const { own, steps } = { own: file.own.row, steps: file.own.steps }
  const lines = linesFor(book)
  const isPromise = own.source === 'dialogue'
  return (
    <OfficePage title={`Bản in ${code}`} staff={staff} book={book} current={PLACE}>
      <p class="crumb noprint">
        <a href={`${PLACE}/${dossierSlug(row)}`}>{code}</a>
      </p>
      <div class="cover">
        <p>{fullName(book.commune)}</p>
        <h1>
          {isPromise ? 'Cam kết' : 'Kiến nghị'} {code}
        </h1>
        <p class="noprint">
          <Print>In tờ này</Print>
        </p>
        <p class="words">{own.asked}</p>
        <Facts
          rows={[
            [isPromise ? 'Chủ trì đối thoại' : 'Của', bodyName(book, row.leadBodyId)],
            [isPromise ? 'Cơ quan cam kết' : 'Gửi', bodyName(book, row.addressedBodyId ?? '')],
            isPromise
              ? ['Phải xong trước hết', longDay(own.doneDueOn ?? own.replyFrom)]
              : ['Hạn trả lời', `${longDay(own.replyDueOn)}. ${replySourceText(own)}`],
            ['Tình trạng', stateText(row.status)],
            ...(own.reply === null || isPromise
              ? []
              : ([
                  [
                    'Trả lời',
                    `${REPLY_WORDS[own.reply]}${own.repliedOn ? `, ${longDay(own.repliedOn)}` : ''}${own.documentNumber ? `, văn bản ${own.documentNumber}` : ''}`,
                  ],
                ] as [string, string][])),
          ]}
        />
        {own.answer !== '' && own.reply !== null && <p class="words">{own.answer}</p>}
        {own.reply !== null && own.reason !== '' && <p class="words">Lý do: {own.reason}</p>}
        {own.reply !== null && steps.length > 0 && (
          <ol>
            {steps.map((step) => (
              <li key={step.position}>
                {step.text} ({step.doneOn ? `xong ${longDay(step.doneOn)}` : `hạn ${longDay(step.dueOn)}`})
              </li>
            ))}
          </ol>
        )}
        <h2>Diễn biến</h2>
        <ol class="plain">
          {file.events.map((event) => (
            <li key={event.seq}>
              <span class="at">{instantText(event.at)}:</span>{' '}
              {event.actorKind === 'staff' ? bodyName(book, event.bodyId) : 'Hệ thống'}{' '}
              {lines[event.kind]?.told(factsOf(event), event)}
            </li>
          ))}
        </ol>
        <p class="hint">In {longDay(today)}. Những việc sau ngày in xem trên máy.</p>
      </div>
    </OfficePage>
  )
}

import type { ComponentChildren } from 'preact'
import { DaySum } from '../../web/components/day-sum.tsx'
import { Facts as FactList } from '../../web/components/facts.tsx'
import { Note } from '../../web/components/note.tsx'
import { bodyName } from '../communes/book.ts'
import { dueDay, longDay } from '../deadlines/calendar.ts'
import { findLimit } from '../deadlines/limit.ts'
import { dossierCode } from '../dossiers/code.ts'
import { factsOf, lastOf } from '../dossiers/history.ts'
import { holds } from '../staff/actor.ts'
import type { RecDesk } from './own.ts'
import { parentHref } from './place.ts'
import { seenFiles } from './seen.ts'
import { basisWords, replySourceText } from './terms.ts'
import { watcherOf } from './watcher.ts'
import { REPLY_WORDS, SOURCE_WORDS } from './words.ts'

type Part = { desk: RecDesk }

/** What is asked, by when, and where that day comes from. The title says it already where it is short. */
export function Asked({ desk: { book, file } }: Part) {
  const { row } = file.own
  if (row.source === 'dialogue') return <Promised row={row} />
  const isLong = row.asked !== file.row.title
  if (!isLong && !row.doneWantedOn && row.reply !== null) return null
  return (
    <section aria-labelledby="kien-nghi">
      <h2 id="kien-nghi">{isLong ? 'Kiến nghị điều gì' : 'Đến bao giờ'}</h2>
      {isLong && <p class="words">{row.asked}</p>}
      {row.doneWantedOn && <p>Mong làm xong trước hết {longDay(row.doneWantedOn)}.</p>}
      {row.reply === null && (
        <>
          <p>
            Hạn trả lời: <b>{longDay(row.replyDueOn)}</b> ({basisWords(row.replyBasis)}).
          </p>
          <p class="hint">{replySourceText(row)}</p>
          <ReplySum book={book} row={row} />
        </>
      )}
    </section>
  )
}

/** What was promised, in full, and by when. */
function Promised({ row }: { row: RecDesk['file']['own']['row'] }) {
  return (
    <section aria-labelledby="kien-nghi">
      <h2 id="kien-nghi">Cam kết điều gì</h2>
      <p class="words">{row.asked}</p>
      <p>
        Cam kết tại đối thoại {longDay(row.replyFrom)}.
        {row.doneDueOn && (
          <>
            {' '}
            Phải xong trước hết <b>{longDay(row.doneDueOn)}</b>.
          </>
        )}
      </p>
      {row.replyLimit !== '' && (
        <p class="hint">Lúc cam kết không ai ghi ngày: tính theo thời hạn đề nghị, {row.replySource}.</p>
      )}
    </section>
  )
}

/** The sum behind the day of the answer, where it is the term itself and was not put off. */
function ReplySum({ book, row }: { book: RecDesk['book']; row: RecDesk['file']['own']['row'] }) {
  const limit = findLimit(book.limits, row.replyLimit, row.replyFrom)
  if (!limit) return null
  const result = dueDay({ from: row.replyFrom, days: limit.days, unit: limit.unit, special: book.specialDays })
  return result.due === row.replyDueOn ? <DaySum from={row.replyFrom} result={result} event="gửi" /> : null
}

/** What the body answered; what waits for its head is marked as such. */
export function Given({ desk: { book, file, staff } }: Part) {
  const { row } = file.own
  const isOwn = staff.bodyId === file.row.addressedBodyId
  const isPromise = row.source === 'dialogue'
  const kind = isPromise ? null : (row.reply ?? (isOwn ? row.proposed : null))
  const directed = lastOf(file, 'recommendation.directed')
  return (
    <>
      {row.escalatedOn && (
        <Note
          tone="warn"
          title={`Đã báo cáo ${bodyName(book, row.escalatedTo ?? '')} ngày ${longDay(row.escalatedOn)}`}
        >
          {directed && <p class="words">Chỉ đạo: {directed.text}</p>}
          {row.responsibilityOn && <p>Đã kiến nghị xem xét trách nhiệm ngày {longDay(row.responsibilityOn)}.</p>}
        </Note>
      )}
      {isPromise && row.publicReply !== '' && (
        <section aria-labelledby="tra-loi">
          <h2 id="tra-loi">Vì sao không giữ được</h2>
          <p class="words">{row.reason || row.publicReply}</p>
        </section>
      )}
      {kind && (
        <section aria-labelledby="tra-loi">
          <h2 id="tra-loi">Trả lời{row.reply === null && ' (chờ duyệt)'}</h2>
          <p>
            <b>{REPLY_WORDS[kind]}.</b>{' '}
            {row.repliedOn &&
              `Trả lời ${longDay(row.repliedOn)}, ${row.replyInTime ? 'đúng hạn' : 'quá hạn'}${row.documentNumber ? `, văn bản số ${row.documentNumber}` : ''}.`}
          </p>
          <p class="words">{row.answer}</p>
          {row.reason !== '' && (
            <p class="words">
              <b>Lý do:</b> {row.reason}
            </p>
          )}
        </section>
      )}
    </>
  )
}

/** What the body does about it, step by step. */
export function Steps({ desk: { file, staff } }: Part) {
  const { row, steps } = file.own
  if (steps.length === 0 || (row.reply === null && staff.bodyId !== file.row.addressedBodyId)) return null
  return (
    <section aria-labelledby="cac-buoc">
      <h2 id="cac-buoc">Các bước</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.position}>
            <bdi>{step.text}</bdi>
            <div class="at">
              {step.doneOn ? `Xong ${longDay(step.doneOn)}` : `Xong trước hết ${longDay(step.dueOn)}`}
            </div>
            {step.note !== '' && <div class="words">{step.note}</div>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was seen on the spot. */
export function Looks({ desk: { file } }: Part) {
  const { row, rechecks } = file.own
  const verified = lastOf(file, 'recommendation.verified')
  const disputed = lastOf(file, 'recommendation.disputed')
  if (!verified && !disputed && rechecks.length === 0) return null
  return (
    <section aria-labelledby="kiem-tra">
      <h2 id="kiem-tra">Kiểm tra tại chỗ</h2>
      {disputed && row.verifiedOn === null && <p class="words">Chưa đạt: {disputed.text}</p>}
      {verified && row.verifiedOn !== null && (
        <p class="words">
          Đã xong, xem {longDay(factsOf(verified)('seenOn') || row.verifiedOn)}: {verified.text}
        </p>
      )}
      {rechecks.map((look) => (
        <p key={look.seq}>
          Rút thăm {longDay(look.drawnOn)}
          {look.doneOn === null
            ? `, kiểm tra lại ${look.dueOn ? `trước hết ${longDay(look.dueOn)}` : 'sớm'}.`
            : `, kiểm tra lại ${longDay(look.doneOn)}: ${look.holds ? 'vẫn giữ được' : 'không còn giữ'}.`}
        </p>
      ))}
    </section>
  )
}

/** All files that its events brought, newest last; those of an answer that waits are for the body itself. */
export function Files({ desk: { file, staff }, address }: Part & { address: string }) {
  const files = seenFiles(file, staff)
  if (files.length === 0) return null
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Tệp, ảnh</h2>
      <ul>
        {files.map((one) => (
          <li key={one.id}>
            <a href={`${address}/tep/${one.id}`}>
              <bdi>{one.name}</bdi>
            </a>
            {briefly(file, one.seq)}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Facts({ desk: { book, file, staff } }: Part) {
  const { own, row } = file
  const isPromise = own.row.source === 'dialogue'
  const parent = file.kin.find(({ id }) => id === row.parentId)
  const frontBodyId = book.commune.triageBodyId
  const isNear = holds(staff, 'leader') || staff.bodyId === frontBodyId || staff.bodyId === row.leadBodyId
  const href = parent && isNear && !parent.restricted ? parentHref(parent) : null
  return (
    <FactList
      rows={[
        [isPromise ? 'Cơ quan cam kết' : 'Gửi', bodyName(book, row.addressedBodyId ?? '')],
        [isPromise ? 'Chủ trì đối thoại' : 'Của', bodyName(book, row.leadBodyId)],
        ...(isPromise ? ([['Theo dõi, kiểm tra', bodyName(book, watcherOf(book, row))]] as [string, string][]) : []),
        ['Nguồn', SOURCE_WORDS[own.row.source]],
        ...(parent ? [fromParent(dossierCode(book, parent), href)] : []),
        ['Công khai', row.publishedAt === null ? 'Chưa' : 'Rồi'],
      ]}
    />
  )
}

function fromParent(code: string, href: string | null): [string, ComponentChildren] {
  return ['Từ hồ sơ', href ? <a href={href}>{code}</a> : code]
}

const OF_EVENTS: Readonly<Record<string, string>> = {
  'recommendation.claimed_done': 'báo đã xong',
  'recommendation.verified': 'kiểm tra tại chỗ',
  'recommendation.disputed': 'kiểm tra tại chỗ',
  'recommendation.recheck_held': 'kiểm tra lại',
  'recommendation.recheck_failed': 'kiểm tra lại',
  'recommendation.answered': 'văn bản trả lời',
  'recommendation.answer_proposed': 'kèm câu trả lời',
  'recommendation.progressed': 'tiến độ',
  'recommendation.given_up': 'báo không làm được',
}

/** What a file came with. */
function briefly(file: RecDesk['file'], seq: number): string {
  const kind = file.events.find((event) => event.seq === seq)?.kind ?? ''
  return OF_EVENTS[kind] ? `, ${OF_EVENTS[kind]}` : ''
}

import { Empty } from '../../web/components/empty.tsx'
import { Page } from '../../web/components/page.tsx'
import { Pager } from '../../web/components/pager.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { localDay, longDay } from '../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../dossiers/code.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { FIGURES } from './board.ts'
import { placeOf, publicPlace } from './place.ts'
import type { PublicAsk, PublicRow } from './public-queries.ts'
import type { State } from './rules.ts'
import type { RecheckRow, RecommendationRow, StepRow } from './tables.ts'
import { basisWords } from './terms.ts'
import { REPLY_WORDS, STATE_WORDS } from './words.ts'

/** Recommendations that everybody may read: of the commune, or of a body by what the board counts. */
export function PublicListPage(view: {
  book: CommuneBook
  ask: PublicAsk
  rows: readonly PublicRow[]
  next: string
  today: string
}) {
  const { ask, book, next, rows, today } = view
  const here = placeOf(book)
  const { board, list } = publicPlace(book.commune.id)
  const isOfBody = ask.bodyId !== '' && ask.year !== null
  const title = isOfBody ? bodyName(book, ask.bodyId) : 'Kiến nghị đã công khai'
  return (
    <Page title={title} place={here} description={`Kiến nghị sau giám sát của ${here.name}.`}>
      <p class="crumb">
        <a href={isOfBody ? `${board}?nam=${ask.year}` : board}>Cơ quan nào đã làm</a>
      </p>
      <h1>{title}</h1>
      {isOfBody && (
        <p class="lead">
          Năm {ask.year}. {FIGURES[ask.figure].text}.
        </p>
      )}
      {rows.length === 0 ? (
        <Empty title={ask.after === '' ? 'Chưa có kiến nghị nào như vậy.' : 'Hết danh sách.'} />
      ) : (
        <ul class="list">
          {rows.map((row) => {
            const { text, tone } = STATE_WORDS[row.status as State]
            return (
              <li key={row.id}>
                <a href={`${list}/${dossierSlug(row)}`}>
                  <bdi>{shortened(row.title)}</bdi>
                </a>
                <StatusTag label={text} tone={tone} />
                <small>
                  {!isOfBody && `${bodyName(book, row.bodyId)}. `}
                  {row.owedOn !== null && row.owedOn < today && `Quá hạn từ ${longDay(row.owedOn)}. `}
                  {dossierCode(book, { kind: 'recommendation', ...row })}
                </small>
              </li>
            )
          })}
        </ul>
      )}
      <Pager
        next={next === '' ? undefined : publicAddress(list, ask, next)}
        first={ask.after === '' ? undefined : publicAddress(list, ask)}
      />
    </Page>
  )
}

/** The address of a public list. */
export function publicAddress(list: string, { bodyId, figure, year }: PublicAsk, after = ''): string {
  const pairs = [
    ['co-quan', year === null ? '' : bodyId],
    ['nam', bodyId === '' || year === null ? '' : String(year)],
    ['so', figure === 'da-kien-nghi' ? '' : figure],
    ['sau', after],
  ].filter(([, value]) => value !== '')
  return pairs.length === 0 ? list : `${list}?${new URLSearchParams(pairs as [string, string][]).toString()}`
}

/** One recommendation for everybody: what was asked, answered, done, and checked by whom. Bodies, never people. */
export function PublicOnePage(view: {
  book: CommuneBook
  row: DossierRow
  own: RecommendationRow
  steps: readonly StepRow[]
  rechecks: readonly RecheckRow[]
  today: string
}) {
  const { book, own, rechecks, row, steps, today } = view
  const here = placeOf(book)
  const { board } = publicPlace(book.commune.id)
  const { text, tone } = STATE_WORDS[row.status as State]
  const isLate = own.owedOn !== null && own.owedOn < today
  return (
    <Page title={shortened(own.publicAsked)} place={here} description={shortened(own.publicAsked)}>
      <p class="crumb">
        <a href={`${board}?nam=${row.year}`}>Cơ quan nào đã làm</a>
      </p>
      <h1>Kiến nghị với {bodyName(book, own.bodyId)}</h1>
      <p class="tags">
        <b class="code">{dossierCode(book, row)}</b> <StatusTag label={text} tone={tone} />{' '}
        {isLate && own.owedOn && <StatusTag label={`Quá hạn từ ${longDay(own.owedOn)}`} tone="late" />}
      </p>
      <h2>Đã kiến nghị điều gì</h2>
      <p class="words">{own.publicAsked}</p>
      <p>
        {bodyName(book, row.leadBodyId)} gửi {longDay(localDay(row.addressedAt ?? row.startedAt))}.
      </p>
      <h2>Trả lời</h2>
      <Reply own={own} />
      {own.reply !== null && own.reply !== 'refused' && <StepList steps={steps} title="Các bước" />}
      <Done book={book} own={own} row={row} rechecks={rechecks} />
    </Page>
  )
}

/** Steps, each done or with its day. Nothing when there are none. */
export function StepList({ steps, title }: { steps: readonly StepRow[]; title: string }) {
  if (steps.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.position}>
            <bdi>{step.text}</bdi>
            <br />
            <small>{step.doneOn ? `Xong ${longDay(step.doneOn)}` : `Hứa xong trước hết ${longDay(step.dueOn)}`}</small>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Second looks that were taken. */
export function LooksAgain({ rechecks }: { rechecks: readonly RecheckRow[] }) {
  return (
    <>
      {rechecks
        .filter(({ doneOn }) => doneOn !== null)
        .map((look) => (
          <p key={look.seq}>
            Rút thăm kiểm tra lại {look.doneOn && longDay(look.doneOn)}:{' '}
            {look.holds ? 'việc vẫn giữ được' : 'việc không còn giữ, cơ quan phải làm lại'}.
          </p>
        ))}
    </>
  )
}

function Reply({ own }: { own: RecommendationRow }) {
  if (own.reply === null)
    return (
      <p>
        Chưa trả lời. Hạn trả lời: {longDay(own.replyDueOn)} ({basisWords(own.replyBasis)}).
      </p>
    )
  return (
    <>
      <p>
        <b>{REPLY_WORDS[own.reply]}.</b>{' '}
        {own.repliedOn && `Trả lời ${longDay(own.repliedOn)}, ${own.replyInTime ? 'đúng hạn' : 'quá hạn'}.`}
      </p>
      {own.publicReply !== '' && <p class="words">{own.publicReply}</p>}
    </>
  )
}

function Done({
  book,
  own,
  rechecks,
  row,
}: {
  book: CommuneBook
  own: RecommendationRow
  row: DossierRow
  rechecks: readonly RecheckRow[]
}) {
  const looks = rechecks.filter(({ doneOn }) => doneOn !== null)
  if (own.claimedOn === null && own.escalatedOn === null && own.disputes === 0 && looks.length === 0) return null
  return (
    <>
      <h2>Đã làm đến đâu</h2>
      {own.escalatedOn && (
        <p>
          Mặt trận đã báo cáo {bodyName(book, own.escalatedTo ?? '')}, {longDay(own.escalatedOn)}.
        </p>
      )}
      {row.status === 'disputed' && <p>Đã kiểm tra tại chỗ: chưa đạt, cơ quan phải làm tiếp.</p>}
      {own.claimedOn && <p>Cơ quan báo xong {longDay(own.claimedOn)}.</p>}
      {own.publicDone !== '' && <p class="words">{own.publicDone}</p>}
      {own.verifiedOn && (
        <p>
          <b>Đã kiểm tra tại chỗ: xong.</b> {checkedBy(own, book)}, {longDay(own.verifiedOn)}.
        </p>
      )}
      {own.publicCheck !== '' && <p class="words">{own.publicCheck}</p>}
      <LooksAgain rechecks={looks} />
    </>
  )
}

function checkedBy({ checkedByBodyId }: RecommendationRow, book: CommuneBook): string {
  return checkedByBodyId === null ? 'Mặt trận kiểm tra' : `${bodyName(book, checkedByBodyId)} kiểm tra`
}

/** A line for titles. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return [...line].length <= 140
    ? line
    : `${[...line]
        .slice(0, 139)
        .join('')
        .replace(/\s\S*$/, '')}…`
}

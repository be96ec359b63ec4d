import type { CommuneBook } from '../communes/book.ts'
import { addDays } from '../deadlines/calendar.ts'
import type { Telling } from '../dossiers/deed.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { isDrawn } from './draw.ts'
import { UNANSWERED } from './rules.ts'
import type { RecommendationRow } from './tables.ts'
import { lastDay, LIMITS, oneIn, remindOn } from './terms.ts'
import { audience } from './told.ts'
import { watcherOf } from './watcher.ts'
import { thingOf } from './words.ts'

/** What the clock knows of a recommendation: `seal` is the last day that was sealed, for the draw. */
export type Clocked = {
  row: Pick<RecommendationRow, 'source' | 'verifiedOn' | 'replyBasis' | 'replySource' | 'escalatedOn'>
  named: readonly string[]
  seal: { day: string; root: string }
}
/** A second look that is to be taken. */
export type Drawn = { drawnOn: string; dueOn: string | null }
type ClockDeed = {
  event: { kind: string; detail: Record<string, unknown> }
  set: Partial<DossierRow>
  told: readonly Telling[]
  more?: Drawn
}

/** An alarm of a verified one: it was drawn, or it was not. */
const LOOKED = ['drawn', 'passed']

/** What the clock does with a recommendation today: reminds, says that it is overdue, draws it for a second look. */
export function recommendationsClock(
  row: DossierRow,
  own: Clocked,
  book: CommuneBook,
  today: string,
): ClockDeed | null {
  if (row.status === 'verified' && row.waitsForBodyId === null) return drawOf(row, own, book, today)
  const { alarm, dueOn } = row
  if (dueOn === null || row.waitsForBodyId === null) return null
  const told = (what: string, ...also: ('front' | 'body')[]): Telling[] => [
    { to: audience(row, own.named, book, isWithFront(row, book) ? 'front' : 'body', ...also), what },
  ]
  const detail = { dueOn, bodyId: row.waitsForBodyId }
  if (dueOn < today && alarm !== 'overdue') {
    const what = `Quá hạn: ${taskOf(row, own, book)}.${isWithFront(row, book) ? '' : ` ${sourceOf(row, own)}`}`
    return {
      event: { kind: 'recommendation.overdue', detail },
      set: { alarm: 'overdue' },
      told: told(what.trim(), 'front'),
    }
  }
  const reminds = remindOn(book, dueOn)
  if (alarm === '' && dueOn >= today && reminds !== null && reminds <= today)
    return {
      event: { kind: 'recommendation.reminded', detail },
      set: { alarm: 'reminded' },
      told: told(`Sắp đến hạn: ${taskOf(row, own, book)}.`),
    }
  return null
}

/** The next day on which the clock must look; null when nothing can happen by itself. */
export function recommendationsWake(
  row: DossierRow,
  own: Pick<Clocked, 'row'>,
  book: CommuneBook,
  today: string,
): string | null {
  const on = nextDay(row, own, book)
  if (on === null || on > today) return on
  // Without a share nothing is drawn: it is not looked at every day for that.
  return row.status === 'verified' && row.waitsForBodyId === null ? null : addDays(today, 1)
}

function nextDay(row: DossierRow, { row: { verifiedOn } }: Pick<Clocked, 'row'>, book: CommuneBook): string | null {
  if (row.status === 'verified' && row.waitsForBodyId === null) {
    if (verifiedOn === null || LOOKED.includes(row.alarm)) return null
    return lastDay(book, LIMITS.recheckAfter, verifiedOn)
  }
  const { alarm, dueOn } = row
  if (dueOn === null || row.waitsForBodyId === null || alarm === 'overdue') return null
  return (alarm === '' ? remindOn(book, dueOn) : null) ?? addDays(dueOn, 1)
}

function drawOf(row: DossierRow, own: Clocked, book: CommuneBook, today: string): ClockDeed | null {
  const { verifiedOn } = own.row
  if (verifiedOn === null || LOOKED.includes(row.alarm)) return null
  const from = lastDay(book, LIMITS.recheckAfter, verifiedOn)
  const share = oneIn(book, today)
  if (from === null || share === null || from > today) return null
  const detail = { oneIn: share, sealDay: own.seal.day }
  if (!isDrawn(row.id, own.seal.root, share))
    return { event: { kind: 'recommendation.recheck_passed', detail }, set: { alarm: 'passed' }, told: [] }
  const dueOn = lastDay(book, LIMITS.recheckWithin, today)
  const what = 'Được rút ngẫu nhiên để kiểm tra lại tại chỗ.'
  return {
    event: { kind: 'recommendation.recheck_drawn', detail: { ...detail, dueOn } },
    set: { alarm: '', waitsForBodyId: watcherOf(book, row), dueOn, limitCode: LIMITS.recheckWithin },
    told: [{ to: audience(row, own.named, book, 'front', 'lead'), what }],
    more: { drawnOn: today, dueOn },
  }
}

function isWithFront(row: DossierRow, book: CommuneBook): boolean {
  return row.waitsForBodyId === watcherOf(book, row) && row.addressedBodyId !== row.waitsForBodyId
}

/** What whoever must move owes. */
function taskOf(row: DossierRow, { row: { source } }: Clocked, book: CommuneBook): string {
  if (isWithFront(row, book) && source === 'dialogue')
    return row.status === 'given_up' ? 'xem lý do không giữ được cam kết' : 'kiểm tra tại chỗ việc đã cam kết'
  if (isWithFront(row, book))
    return row.status === 'review_requested'
      ? 'Mặt trận trả lời đề nghị xem lại'
      : row.status === 'rejected_with_reason'
        ? 'Ban Thường trực ghi nhận câu trả lời không tiếp thu'
        : 'Mặt trận kiểm tra tại chỗ'
  return UNANSWERED.includes(row.status) ? 'trả lời kiến nghị' : `thực hiện ${thingOf(source)}`
}

/** Which text the day of an answer comes from; of a day that the body named itself nothing is said. */
function sourceOf(row: DossierRow, { row: { replyBasis, replySource } }: Clocked): string {
  if (row.limitCode === LIMITS.promise) return `Thời hạn đề nghị: ${replySource}.`
  if (!UNANSWERED.includes(row.status)) return ''
  return replyBasis === 'law' ? `Thời hạn theo luật: ${replySource}.` : `Thời hạn đề nghị: ${replySource}.`
}

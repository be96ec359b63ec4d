import type { CommuneBook } from '../communes/book.ts'
import type { Source } from './tables.ts'
import { type ReplyTerm, replyTerm } from './terms.ts'

/** A recommendation that is to be made. */
export type NewRecommendation = {
  /** Made by the caller: the same sending has the same. */
  id: string
  addressedBodyId: string
  /** What is asked, in full. */
  asked: string
  /** A few words for lists; the beginning of what is asked where it is left out. */
  title?: string
  /** By when whoever recommends would like to see it done. */
  doneWantedOn?: string | null
  /** What everybody may read of it from the beginning: written for them, without names. Left out: nothing. */
  publicAsked?: string
}

const TITLE_MAX = 120

/** To whom a body may recommend something: every body that is there today but itself and the Front. */
export function addressees(book: CommuneBook, leadBodyId: string, today: string) {
  return [...book.bodies.values()].filter(
    (body) =>
      body.id !== leadBodyId &&
      body.id !== book.commune.triageBodyId &&
      body.kind !== 'board' &&
      (body.endsOn === null || today <= body.endsOn),
  )
}

/** Why this cannot be recommended to that body today, in a sentence; null when it can. */
export function refusalToBegin(
  book: CommuneBook,
  from: { leadBodyId: string; source: Source },
  addressedBodyId: string,
  today: string,
): string | null {
  if (!addressees(book, from.leadBodyId, today).some(({ id }) => id === addressedBodyId))
    return 'Ông/bà chọn lại cơ quan nhận kiến nghị: không gửi cho chính mình, cho Mặt trận, hay cơ quan không còn hoạt động.'
  const found = replyTerm(book, { source: from.source, bodyId: addressedBodyId }, today)
  return found.ok ? null : found.sentence
}

/** The same as an error of the program: whoever begins asks `refusalToBegin` first. */
export function termOf(
  book: CommuneBook,
  from: { leadBodyId: string; source: Source },
  addressedBodyId: string,
  today: string,
): ReplyTerm {
  const refusal = refusalToBegin(book, from, addressedBodyId, today)
  const found = replyTerm(book, { source: from.source, bodyId: addressedBodyId }, today)
  if (refusal !== null || !found.ok) throw new Error(`recommendation to ${addressedBodyId}: ${refusal ?? 'no term'}`)
  return found.term
}

/** A few words for lists. */
export function titleOf({ asked, title }: Pick<NewRecommendation, 'asked' | 'title'>): string {
  const line = (title?.trim() || asked).replace(/\s+/g, ' ').trim()
  if ([...line].length <= TITLE_MAX) return line
  const cut = [...line].slice(0, TITLE_MAX - 1).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_MAX / 2))}…`
}

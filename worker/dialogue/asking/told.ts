import type { CommuneBook } from '../../communes/book.ts'

/** The commune's People's Committee: who decides whether a dialogue conference is held. */
export function committeeOf(book: CommuneBook): string | null {
  const found = [...book.bodies.values()].find(
    (body) => body.kind === 'peoples_committee' && body.parentBodyId === null && body.endsOn === null,
  )
  return found?.id ?? null
}

/** Officers of the body that was asked, in the words of the notifications. */
export function toAskedBody(bodyId: string | null): string[] {
  return bodyId === null || bodyId === '' ? [] : [`${bodyId}:handler,approver,leader`]
}

/** The Front's officers who work on requests. */
export function toFront(book: CommuneBook): string[] {
  return [`${book.commune.triageBodyId}:intake_officer,coordinator,approver`]
}

/** Who decides for the Front. */
export function toFrontHeads(book: CommuneBook): string[] {
  return [`${book.commune.triageBodyId}:coordinator,approver`]
}

export const TO_LEADERS = '*:leader'

/** Told once when a topic comes to its number: UBND, the Front, the Party committee. */
export function toAllSides(book: CommuneBook): string[] {
  return [...toAskedBody(committeeOf(book)), ...toFront(book), TO_LEADERS]
}

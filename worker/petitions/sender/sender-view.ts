import { open } from '../../cases/transitions.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { CaseFile } from '../queries.ts'
import { PETITION_STEPS } from '../rules.ts'

/** What the sender may do next: `bo-sung`, `danh-gia`, `de-nghi-xem-lai` (once), `rut`. */
export function senderActions(row: CaseFile['row']): string[] {
  const actions = open(PETITION_STEPS, row, { kind: 'sender' }).map((step) => step.action)
  return actions.filter((action) => action !== 'de-nghi-xem-lai' || !row.disputed)
}

/** Answers that were approved, newest first; what still waits for approval is nobody's but the body's. */
export function approvedReplies(file: Pick<CaseFile, 'replies'>): CaseFile['replies'] {
  return file.replies.filter((reply) => reply.approvedAt !== null).reverse()
}

/** The photos that the sender may see: his own, and those of approved answers. */
export function senderPhotos(file: Pick<CaseFile, 'photos' | 'events' | 'replies'>): CaseFile['photos'] {
  // The first event brought what was sent, also when an officer wrote it down or split it off.
  const own = file.events.filter((event) => event.seq === 1 || event.actorKind === 'sender').map((event) => event.seq)
  const seen = new Set([...own, ...answerPhotos(file).map((photo) => photo.seq)])
  return file.photos.filter((photo) => seen.has(photo.seq))
}

/** The photos of approved answers. */
export function answerPhotos(file: Pick<CaseFile, 'photos' | 'replies'>): CaseFile['photos'] {
  const answered = new Set(approvedReplies(file).map((reply) => reply.seq))
  return file.photos.filter((photo) => answered.has(photo.seq))
}

/** What an officer asked for last, and when: the question that waits for the sender. */
export function openQuestion(file: Pick<CaseFile, 'events'>): { text: string; at: string } | null {
  const asked = file.events.findLast((event) => event.kind === 'petition.info_requested')
  return asked ? { text: asked.text, at: instantText(asked.at) } : null
}

/** The five marks for an answer, in words. */
export const SCORE_WORDS = ['Rất không hài lòng', 'Không hài lòng', 'Tạm được', 'Hài lòng', 'Rất hài lòng'] as const

/** "4 trên 5: hài lòng". */
export function scoreText(score: number): string {
  return `${score} trên 5: ${(SCORE_WORDS[score - 1] ?? '').toLowerCase()}`
}

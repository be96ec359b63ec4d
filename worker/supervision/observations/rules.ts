/** Why an observation is kept apart: it reads like a denunciation, or like a complaint. */
export const FLAGS = ['', 'denunciation', 'complaint'] as const
export type Flag = (typeof FLAGS)[number]

/** What became of it. */
export const OBSERVATION_STATES = ['new', 'read', 'considered', 'hidden'] as const
export type ObservationState = (typeof OBSERVATION_STATES)[number]

/** Topics to which the people may add: announced, and not yet concluded. */
const OPEN_STATES = ['in_programme', 'planned', 'team_set', 'notified', 'in_progress', 'session_closed']

/** May somebody add to this topic now? */
export function takesObservations(row: { status: string; restricted: boolean; publishedAt: string | null }): boolean {
  return !row.restricted && row.publishedAt !== null && OPEN_STATES.includes(row.status)
}

/** Letters and figures of a receipt's number: none that looks or sounds like another. */
const LETTERS = 'ACDEFGHKLMNPQRTUVXY34679'
const LONG = 7

/** The short number of an observation, out of a keyed hash of its sending: sent again it is the same. */
export function observationCode(hex: string): string {
  const letters = Array.from(
    { length: LONG },
    (_, at) => LETTERS[Number.parseInt(hex.slice(at * 4, at * 4 + 4), 16) % LETTERS.length],
  )
  return `GY-${letters.join('')}`
}

/** What can be done with an observation, and what it is then. */
export const HANDLINGS = {
  'da-xem': { state: 'read', wants: null, done: 'Đã đánh dấu là đã xem.' },
  'xem-xet': {
    state: 'considered',
    wants: 'Ông/bà ghi vắn tắt đã xem xét thế nào, ít nhất 5 ký tự.',
    done: 'Đã ghi là đã xem xét.',
  },
  an: {
    state: 'hidden',
    wants: 'Ông/bà ghi lý do ẩn, ít nhất 5 ký tự.',
    done: 'Đã ẩn. Nội dung và lý do vẫn được giữ.',
  },
} as const satisfies Record<string, { state: ObservationState; wants: string | null; done: string }>
export type Handling = keyof typeof HANDLINGS

/** Is that one of them? */
export function isHandling(text: string): text is Handling {
  return Object.hasOwn(HANDLINGS, text)
}

/** An observation among the people's words on an officer's page. */
export const STATE_NAMES: Record<ObservationState, string> = {
  new: 'Mới',
  read: 'Đã xem',
  considered: 'Đã xem xét',
  hidden: 'Đã ẩn',
}

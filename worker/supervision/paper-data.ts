import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { SupervisionDesk } from './own.ts'
import { TEAM_ROLE_WORDS } from './words.ts'

/** Who is on the team, the head first. */
export function members({ file }: SupervisionDesk): { name: string; work: string; task: string }[] {
  const order = Object.keys(TEAM_ROLE_WORDS)
  return file.people
    .filter((one) => one.until === null && one.role !== 'expert')
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.position - b.position)
    .map((one) => ({ name: one.name, work: one.title, task: TEAM_ROLE_WORDS[one.role] }))
}

/** When and where the team works with whom. */
export function sessionTimes({ book, file }: SupervisionDesk): string[] {
  return file.own.sessions.map(({ bodyId, day, hour, online, place }) =>
    [`${longDay(day)}: làm việc với ${bodyName(book, bodyId)}`, hour, online ? 'trực tuyến' : place]
      .filter(Boolean)
      .join(', '),
  )
}

/** By when the first body reports. */
export function sendBy({ file }: SupervisionDesk): string {
  const first = file.own.sessions.flatMap(({ reportWantedOn }) => reportWantedOn ?? []).toSorted()[0]
  return first ? `trước hết ${longDay(first)}` : ''
}

/** Who leads. */
export function leadName({ book, file }: SupervisionDesk): string {
  return bodyName(book, file.row.leadBodyId)
}

/** The lines of an outline, each a heading. */
export function topics(words: string): { heading: string; questions: string[] }[] {
  return lines(words).map((heading) => ({ heading, questions: [] }))
}

/** What somebody typed, line by line, without the dashes. */
export function lines(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[-+•*]\s*/, '').trim())
    .filter(Boolean)
}

/** Within a sentence. */
export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

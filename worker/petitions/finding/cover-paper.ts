import { handOvers } from '../../cases/hand-overs.ts'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { shortDay } from '../../deadlines/calendar.ts'
import { fromBody } from '../../documents/letterhead.ts'
import type { Paper } from '../../documents/paper.ts'
import { caseCover } from '../../documents/papers/case-cover.ts'
import type { CaseFile } from '../queries.ts'
import { officerTimeline } from '../timeline.ts'
import { coverFacts, papersOf } from './cover.ts'

/** The cover of a paper file as a paper: which case, whose it was when, what lies in it. Nothing of the sender, no names of officers. */
export function coverPaper(book: CommuneBook, file: CaseFile, caseCode: string, today: string): Paper {
  const { events, holdings, row } = file
  const { papers, photos } = papersOf(file)
  const told = events.filter((event) => event.kind !== 'identity.used_for_email')
  const { stretches } = handOvers(row, holdings, events, today, book)
  return caseCover(fromBody(book, book.commune.triageBodyId, null, today.slice(0, 4)), {
    caseCode,
    printedOn: today,
    title: row.title,
    facts: coverFacts(book, row),
    holders: stretches.map(({ bodyId, from, to }) => ({
      body: bodyName(book, bodyId),
      from: dayText(from),
      to: to === null ? 'đang giữ' : dayText(to),
    })),
    papers: papers.map(({ number, on, subject }) => ({ number, on: dayText(on), subject })),
    events: officerTimeline({ events: told }, book, () => 'cán bộ')
      .reverse()
      .map(({ at, title }) => ({ at, title })),
    photos: photos === 0 ? '' : `Ảnh kèm theo: ${photos}.`,
  })
}

function dayText(day: string): string {
  return `${shortDay(day)}/${day.slice(0, 4)}`
}

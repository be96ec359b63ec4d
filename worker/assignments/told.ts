import type { CommuneBook } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import type { NewMessage } from '../notifications/tells.ts'
import { ASSIGNMENTS } from './place.ts'
import type { Row } from './table.ts'

type About = { book: Pick<CommuneBook, 'commune' | 'bodies'>; startsOn: string; by: string; at: Date }

/** Every body of a table that was decided is told once that it stands by hamlets from a day on. */
export function toldOf(
  table: { id: string; year: number; number: number },
  rows: readonly Row[],
  { at, book, by, startsOn }: About,
): NewMessage[] {
  const bodies = new Set(rows.filter(({ hamletIds }) => hamletIds.length > 0).map(({ bodyId }) => bodyId))
  const what = `Bảng phân công phụ trách thôn năm ${table.year}, dùng từ ${longDay(startsOn)}, có cơ quan ông/bà.`
  return [...bodies]
    .filter((body) => book.bodies.has(body))
    .map((body) => ({
      id: `${table.id}.${body}`,
      ...{ communeId: book.commune.id, caseId: null, seq: table.number, channel: 'all', recipientKind: 'audience' },
      recipientId: `${body}:handler,approver,coordinator,leader`,
      ...{ message: 'dossier', byId: by },
      detail: {
        codes: ['Phụ trách thôn'],
        href: `${ASSIGNMENTS}/${table.year}?ban=${table.number}`,
        ...{ what, place: table.id },
      },
      createdAt: at.toISOString(),
    }))
}

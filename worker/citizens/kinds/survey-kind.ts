import { parseSigns } from '../../cases/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { readReceipt, showReceipt } from '../../surveys/answering/receipt.ts'
import { findReceived, findSurvey } from '../../surveys/answering/survey-queries.ts'
import { addressOf } from '../../surveys/place.ts'
import { stateOf } from '../../surveys/rules.ts'
import type { BookKind, Row } from '../kind.ts'
import { surveysNow } from '../standing-queries.ts'

/** Signs of a receipt of a survey. */
const LENGTH = 12

/** That one took part in a survey, and when. What was answered is in no receipt and stays out of the book. */
export const SURVEY: BookKind = {
  name: 'Khảo sát',
  read: (_book, typed) => /^khao-sat\/([\w-]{1,80})$/.exec(typed)?.[1] ?? null,
  open: async (c, place, typedSecret) => {
    const { book, db } = c.var
    const secret = parseSigns(typedSecret, LENGTH)
    const survey = await findSurvey(db, book.commune.id, place)
    if (!secret || !survey || survey.status === 'draft') return null
    const begins = readReceipt(c.env, survey.id, secret)
    const received = begins === null ? undefined : await findReceived(db, survey.id, begins)
    if (!received) return null
    const href = `${addressOf(book.commune.id, place)}/da-gui?ma=${showReceipt(secret)}`
    return { place, secret, href, seenOn: localDay(received.submittedAt) }
  },
  ask: (_env, communeId, entries) =>
    surveysNow(
      communeId,
      entries.map(({ place }) => [place]),
    ),
  tell: ({ now, entry }, row) => {
    const isClosed = stateOf(windowOf(row), now) === 'closed'
    const seen = !isClosed ? 0 : row.has_results === 1 ? 2 : 1
    return {
      title: String(row.title),
      code: '',
      label: ['Đã tham gia', 'Đã tham gia, khảo sát đã kết thúc', 'Đã có kết quả'][seen] ?? '',
      tone: seen === 0 ? 'done' : 'ended',
      ...{ seen, news: seen === 2 && entry.seen < 2 ? 1 : 0, hasEnded: isClosed },
      movedAt: `${isClosed ? localDay(String(row.closes_at ?? entry.seenOn)) : entry.seenOn}`,
    }
  },
}

function windowOf(row: Row) {
  const text = (value: Row[string] | undefined) => (value === null || value === undefined ? null : String(value))
  return {
    status: String(row.status) as 'open' | 'closed',
    opensAt: text(row.opens_at),
    closesAt: text(row.closes_at),
  }
}

import { commentCode, commentHash, type CommentPlace, commentAddress, readCommentCode } from '../../criticism/codes.ts'
import { admit, openWith } from '../../criticism/public/own-access.ts'
import { isAnswered, isIssued } from '../../criticism/rules.ts'
import type { Tone } from '../../../web/components/status-tag.tsx'
import type { BookKind, Row } from '../kind.ts'
import { commentsNow } from '../standing-queries.ts'

/** A comment on a draft. What is seen of it: how far it came. */
export const COMMENT: BookKind = {
  name: 'Ý kiến về dự thảo',
  read: (book, typed) => {
    const place = readCommentCode(book, typed)
    return place && `${place.year}-${place.number}-${place.comment}`
  },
  open: async (c, place, typedSecret) => {
    const found = await openWith(c, placeIn(place), typedSecret)
    if (!found) return null
    const href = commentAddress(found.row.communeId, found.row, found.comment.number)
    return { place, secret: found.secret, href, cookie: admit(c, found) }
  },
  ask: (env, communeId, entries) =>
    commentsNow(
      communeId,
      entries.map(({ place, secret }) => {
        const { year, number, comment } = placeIn(place)
        return [year, number, comment, commentHash(env, secret)]
      }),
    ),
  tell: ({ book, entry }, row) => {
    const place = placeIn(entry.place)
    const { label, tone, seen, hasEnded } = becameOf(row)
    return {
      title: String(row.title),
      code: commentCode(book, place, place.comment),
      ...{ label, tone, seen, news: Math.max(seen - entry.seen, 0), hasEnded },
      movedAt: String((seen > 1 ? row.changed_at : row.judged_at) ?? row.sent_at),
    }
  },
}

type Became = { label: string; tone: Tone; seen: number; hasEnded: boolean }

function becameOf(row: Row): Became {
  const draft = { status: String(row.status) }
  if (row.state === 'hidden') return { label: 'Không đăng', tone: 'ended', seen: 1, hasEnded: true }
  const judged = row.state === 'waiting' ? 0 : 1
  if (!isIssued(draft))
    return judged === 0
      ? { label: 'Đang chờ cán bộ xem', tone: 'waiting', seen: 0, hasEnded: false }
      : { label: 'Đã đăng', tone: 'done', seen: 1, hasEnded: false }
  if (row.point_id === null) return { label: 'Mặt trận xã đã đọc', tone: 'done', seen: judged + 1, hasEnded: true }
  if (!isAnswered(draft)) return { label: 'Đang chờ trả lời', tone: 'doing', seen: judged + 1, hasEnded: false }
  if (!row.met) return { label: 'Đã có trả lời', tone: 'done', seen: judged + 2, hasEnded: draft.status === 'closed' }
  return { label: 'Đã ban hành', tone: 'done', seen: judged + 3, hasEnded: true }
}

function placeIn(text: string): CommentPlace {
  const [year = 0, number = 0, comment = 0] = text.split('-').map(Number)
  return { year, number, comment }
}

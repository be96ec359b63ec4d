import { Hono } from 'hono'
import { showSecret } from '../../../cases/code.ts'
import { readSlug } from '../../../dossiers/code.ts'
import { type DeedValues, readDeed } from '../../../dossiers/deed.ts'
import { readKey } from '../../../forms/filling/sending.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { sha256 } from '../../../http/keys.ts'
import { origin } from '../../../http/origin.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { containsIdentityNumber, looksLike } from '../../../routing/suspicion/suspicion.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { ASKS, HONEYPOT, isAtHumanPace, openedStamp } from '../../stamp.ts'
import { meetingHref, ownHash, ownHref, type OwnPlace, ownSecret } from '../codes.ts'
import { sendsTooMuch, withHallDevice } from '../hall-access.ts'
import { hallOf } from '../meeting-queries.ts'
import { hasAgenda, takesAhead, takesInHall } from '../may.ts'
import { admitOwn } from '../own-access.ts'
import { keepQuestion, ON_SCREEN, QUESTIONS_SHOWN, shownQuestions } from '../question-queries.ts'
import { speakerCalled } from '../speaker-queries.ts'
import { hallPage } from './hall-page.tsx'
import { questionFields } from './question-fields.ts'
import { questionPage, type QuestionView } from './question-page.tsx'
import { screenPage } from './screen-page.tsx'

/** Questions to a meeting, ahead and from phones in the hall, and the screen that shows them. */
export const questionRoutes = new Hono<App>()

const MEETING = '/doi-thoai/:slug{\\d\\d-\\d{4,6}}'
const PATHS = { ahead: `${MEETING}/cau-hoi`, hall: `${MEETING}/hoi-truong` } as const
type Way = keyof typeof PATHS
/** How often the screen asks for itself, in seconds. */
const SCREEN_SECONDS = 15

questionRoutes.get(PATHS.ahead, async (c) => drawn(c, await meetingIn(c), 'ahead', {}, 200))
questionRoutes.get(PATHS.hall, async (c) => drawn(c, await meetingIn(c), 'hall', {}, 200))
questionRoutes.post(PATHS.ahead, (c) => received(c, 'ahead'))
questionRoutes.post(PATHS.hall, (c) => received(c, 'hall'))

questionRoutes.get(`${MEETING}/man-hinh`, async (c) => {
  const { book, db } = c.var
  const { row, meeting, item } = await meetingIn(c)
  const [questions, speaker] = await Promise.all([
    shownQuestions(db, row.id, null, ON_SCREEN),
    speakerCalled(db, row.id),
  ])
  const view = { book, row, meeting, questions, item, speaker: speaker ?? null, origin: origin(c) }
  const answer = page(c, screenPage(view))
  answer.headers.set('cache-control', 'public, max-age=5')
  if (row.status === 'announced') answer.headers.set('refresh', String(SCREEN_SECONDS))
  return answer
})

type Meeting = Awaited<ReturnType<typeof meetingIn>>

async function meetingIn(c: Context) {
  const { book, db } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const found = place && (await hallOf(db, book.commune.id, place))
  if (!found || found.row.publishedAt === null) throw problem.notFound('Không có buổi đối thoại nào ở địa chỉ này.')
  if (!hasAgenda(found.meeting))
    throw problem.notFound('Buổi tiếp dân không nhận câu hỏi chung: ai đến nêu việc của người ấy.')
  return found
}

function isOpen({ meeting, row }: Meeting, way: Way, now: Date): boolean {
  return way === 'hall' ? takesInHall(row, meeting) : takesAhead(row, meeting, now)
}

async function received(c: Context, way: Way): Promise<Response> {
  const { book, db, now } = c.var
  const found = await meetingIn(c)
  const { row } = found
  const sent = await readForm(c)
  const { errors, values } = readDeed(questionFields(way, book.hamletsNow), (name) => sent.fields.get(name) ?? [])
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const started = field(sent, 'started') ?? ''
  const again = (more: Shown, status: number) =>
    drawn(c, found, way, { values, errors, key: key ?? undefined, started, ...more }, status)
  if (Object.keys(errors).length > 0) return again({}, 422)
  if (key === null) return again({ trouble: NO_KEY }, 422)
  const text = values.text ?? ''
  const suspicions = looksLike(text).map(({ kind }) => kind)
  const isAsked = field(sent, ASKS) === '1' && field(sent, 'confirmed') !== '1'
  if (suspicions.length > 0 && isAsked && isOpen(found, way, now)) return again({ asks: true }, 200)
  if (await sendsTooMuch(c)) return again({ trouble: TOO_MANY }, 429)
  const secret = ownSecret(c.env, row.id, 'question', key)
  const kept = await keepQuestion(db, {
    ...{ id: crypto.randomUUID(), sessionId: row.id, way, text, hamletId: values.hamlet ?? '', state: 'waiting' },
    flags: [
      ...suspicions,
      ...(containsIdentityNumber(text).length > 0 ? ['identity'] : []),
      ...((field(sent, HONEYPOT) ?? '') === '' ? [] : ['honeypot']),
      ...(isAtHumanPace(c.env, row.id, started, now) ? [] : ['pace']),
    ].join(' '),
    lookupHash: ownHash(c.env, secret),
    submissionKey: key,
    contentHash: sha256(JSON.stringify([text, values.hamlet])),
    at: now.toISOString(),
  })
  if (!kept.ok)
    return kept.why === 'closed'
      ? again({ trouble: CLOSED[way] }, 409)
      : again({ key: undefined, trouble: CONFLICT }, 409)
  const place: OwnPlace = { kind: 'question', year: row.year, number: row.number, own: kept.number }
  if (way === 'ahead') return seeOther(`${ownHref(book.commune.id, place)}?ma=${showSecret(secret)}`)
  // No detour on a crowded network: the same page says what was kept. Loaded again it sends the same key.
  const answer = await drawn(c, found, way, { kept: { number: kept.number, secret, place, suspicions } }, 200)
  answer.headers.append('set-cookie', admitOwn(c, place, secret))
  return answer
}

const NO_KEY = { title: 'Chưa gửi được', text: 'Trang này mở chưa đủ. Ông/bà bấm gửi lần nữa.' }
const TOO_MANY = {
  title: 'Chưa gửi: đang gửi quá nhiều trong một phút',
  text: 'Ông/bà chờ một phút rồi bấm gửi lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
}
const CONFLICT = {
  title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới chưa được gửi. Nếu đây là một câu hỏi mới, ông/bà bấm gửi lần nữa.',
}
const CLOSED: Record<Way, { title: string; text: string }> = {
  ahead: {
    title: 'Chưa gửi: đã hết lúc gửi câu hỏi trước',
    text: 'Những gì ông/bà viết vẫn còn ở dưới để chép lại. Muốn được trả lời, ông/bà gửi kiến nghị ở trang đầu của xã.',
  },
  hall: {
    title: 'Chưa gửi: hội trường không nhận câu hỏi lúc này',
    text: 'Những gì ông/bà viết vẫn còn ở dưới. Ông/bà chờ người chủ trì mở lại rồi bấm gửi, hoặc đưa giấy cho cán bộ.',
  },
}

type Shown = Partial<Pick<QuestionView, 'errors' | 'trouble' | 'asks' | 'kept'>> & {
  values?: DeedValues
  key?: string | undefined
  started?: string
}

async function drawn(c: Context, found: Meeting, way: Way, shown: Shown, status: number): Promise<Response> {
  const { book, db, now } = c.var
  const { meeting, row } = found
  const { asks = false, kept, key, started = '', trouble, values = {} } = shown
  const errors: FieldErrors = shown.errors ?? {}
  const frame = {
    ...{ book, row, meeting, errors, values, trouble, asks, kept },
    isOpen: isOpen(found, way, now),
    fields: questionFields(way, book.hamletsNow),
    address: `${meetingHref(book.commune.id, row)}/${way === 'hall' ? 'hoi-truong' : 'cau-hoi'}`,
    submissionKey: key ?? crypto.randomUUID(),
    started: isAtHumanPace(c.env, row.id, started, now) ? started : openedStamp(c.env, row.id, now),
  }
  const path = meetingHref(book.commune.id, row)
  if (way === 'hall') return withHallDevice(c, page(c, hallPage({ ...frame, item: found.item }), status), path)
  const before = /^\d{1,7}$/.exec(c.req.query('truoc') ?? '')?.[0]
  const questions = await shownQuestions(db, row.id, before === undefined ? null : Number(before))
  const rows = questions.slice(0, QUESTIONS_SHOWN)
  const next = questions.length > QUESTIONS_SHOWN ? `${frame.address}?truoc=${rows.at(-1)?.number ?? 0}` : undefined
  const view = { ...frame, rows, next, isLater: before !== undefined }
  return withHallDevice(c, page(c, questionPage(view), status), path)
}

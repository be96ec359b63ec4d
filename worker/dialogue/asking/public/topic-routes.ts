import { Hono } from 'hono'
import { showSecret } from '../../../cases/code.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import { readSlug } from '../../../dossiers/code.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm, type Sent } from '../../../http/form.ts'
import { paceOf } from '../../../http/pace.ts'
import { problem } from '../../../http/problem.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { check, type FieldErrors } from '../../../staff/form.ts'
import { publicPlace } from '../../place.ts'
import { dialogueCookie, dialogueDevice, dialogueDeviceHash, firstDevice } from '../device.ts'
import { share } from '../limits.ts'
import { voiceAddress } from '../request-codes.ts'
import { joinSchema } from '../request-form.ts'
import { admit } from './own-access.ts'
import { isAtHumanPace, JOINING_MS, openedStamp } from './pace.ts'
import { sessionById, topicById } from './request-queries.ts'
import { takesVoices, topicPage, topicsPage, type TopicView } from './topic-page.tsx'
import { type ListedTopic, openTopics, publicTopic, type TopicCursor, TOPICS_SHOWN, votersOf } from './topic-queries.ts'
import { HONEYPOT } from './trap.tsx'
import { isJoined, join } from './voice-queries.ts'

/** Topics as the people meet them, and "I want this too". */
export const topicPublicRoutes = new Hono<App>()

const TOPIC = '/doi-thoai/chu-de/:slug{\\d\\d-\\d{4,6}}'

topicPublicRoutes.get('/doi-thoai/chu-de', async (c) => {
  const { book, db } = c.var
  const after = readCursor(c.req.query('sau'))
  const found = await openTopics(db, book.commune.id, after)
  const topics = found.slice(0, TOPICS_SHOWN)
  const last = found.length > TOPICS_SHOWN ? topics.at(-1)?.topic : undefined
  const next = last && `${publicPlace(book.commune.id)}/chu-de?sau=${last.devices}~${last.dossierId}`
  return page(c, topicsPage({ book, topics, next, isLater: after !== null }))
})

topicPublicRoutes.get(TOPIC, async (c) => drawn(c, await topicOf(c), {}, 200))

topicPublicRoutes.post(`${TOPIC}/toi-cung-muon`, async (c) => {
  const { book, db, now } = c.var
  const communeId = book.commune.id
  const found = await topicOf(c)
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  if (!takesVoices(found)) return drawn(c, found, { sent, trouble: CLOSED }, 409)
  const read = check(joinSchema, {
    hamlet: text('hamlet'),
    name: text('name'),
    phone: text('phone'),
    submissionKey: text('submissionKey'),
  })
  const errors: FieldErrors = read.ok ? {} : read.errors
  if (text('hamlet') !== '' && !book.hamletsNow.some(({ id }) => id === text('hamlet')))
    errors.hamlet = ['Ông/bà chọn một thôn trong danh sách của xã, hoặc để trống.']
  if (!read.ok || Object.keys(errors).length > 0) return drawn(c, found, { sent, errors }, 422)
  const isHuman = text(HONEYPOT) === '' && isAtHumanPace(c.env, communeId, text('started'), now, JOINING_MS)
  if (!isHuman) return drawn(c, found, { sent, trouble: PRESS_AGAIN }, 422)
  const known = dialogueDevice(c.env, c.req.header('cookie'))
  if ((await paceOf(c, known)) === 'too_many') return drawn(c, found, { sent, trouble: TOO_MANY }, 429)
  const device = known ?? firstDevice(c.env, communeId, read.value.submissionKey)
  const deviceHash = dialogueDeviceHash(c.env, communeId, device)
  const joined = await join(db, c.env, read.value, {
    ...{ communeId, topicId: found.row.id, deviceHash, id: crypto.randomUUID(), now },
  })
  if (!joined.ok && joined.why === 'conflict') return drawn(c, found, { sent, trouble: CONFLICT, isNew: true }, 409)
  const place = { ...found.row, kind: 'voice' } as const
  const there = voiceAddress(communeId, place)
  if (!joined.ok) {
    const isHere = await isJoined(db, found.row.id, deviceHash)
    return drawn(c, found, { sent, trouble: isHere ? HERE : CLOSED }, 409)
  }
  const answer = seeOther(`${there}?ma=${showSecret(joined.secret)}`)
  answer.headers.append('set-cookie', admit(c, place, joined.secret))
  if (known === null) {
    const isHttps = new URL(c.req.url).protocol === 'https:'
    answer.headers.append('set-cookie', dialogueCookie(c.env, device, communeId, isHttps))
  }
  return answer
})

const CLOSED = { title: 'Chưa ghi: chủ đề đã khép', text: 'Chủ đề này không nhận thêm người.' }
const PRESS_AGAIN = {
  title: 'Chưa ghi được vì trang mở đã lâu',
  text: 'Ông/bà bấm "Tôi cũng muốn" lần nữa.',
}
const TOO_MANY = {
  title: 'Chưa ghi: mạng này vừa gửi quá nhiều',
  text: 'Ông/bà chờ một phút rồi bấm "Tôi cũng muốn" lần nữa.',
}
const CONFLICT = {
  title: 'Lần bấm trước đã được ghi nhận',
  text: 'Những gì ở dưới khác với lần bấm trước. Nếu là người khác dùng chung máy này, người ấy gửi đề nghị riêng.',
}
const HERE = {
  title: 'Máy này đã ghi là cũng muốn',
  text: 'Mỗi máy tính một lần. Người khác dùng chung máy này thì gửi đề nghị riêng và để lại số điện thoại.',
}

/** The topic of the address that everybody may read; else it is not there. */
async function topicOf(c: Context): Promise<ListedTopic> {
  const place = readSlug(c.req.param('slug') ?? '')
  const found = place && (await publicTopic(c.var.db, c.var.book.commune.id, place))
  if (!found) throw problem.notFound('Không có chủ đề nào ở địa chỉ này.')
  return found
}

type Shown = { sent?: Sent; errors?: FieldErrors; trouble?: TopicView['trouble']; isNew?: boolean }

async function drawn(c: Context, found: ListedTopic, shown: Shown, status: number): Promise<Response> {
  const { book, db, now } = c.var
  const { row, topic } = found
  const { errors = {}, isNew, sent, trouble } = shown
  const typed = (name: string) => (sent && field(sent, name)) ?? ''
  const device = dialogueDevice(c.env, c.req.header('cookie'))
  const [voters, session, into, isHere] = await Promise.all([
    votersOf(db, book.commune.id),
    topic.sessionId === null ? undefined : sessionById(db, topic.sessionId),
    topic.mergedInto === null ? undefined : topicById(db, topic.mergedInto),
    device !== null && isJoined(db, row.id, dialogueDeviceHash(c.env, book.commune.id, device)),
  ])
  const keeps = isAtHumanPace(c.env, book.commune.id, typed('started'), now, 0)
  const view: TopicView = {
    ...{ ...found, book, voters, isHere, errors, trouble, text: typed },
    percent: share(book, localDay(now))?.percent,
    session: session?.row.publishedAt === null ? undefined : session,
    into: into?.row.publishedAt === null ? undefined : into,
    submissionKey:
      isNew || errors.submissionKey || typed('submissionKey') === '' ? crypto.randomUUID() : typed('submissionKey'),
    started: keeps ? typed('started') : openedStamp(c.env, book.commune.id, now),
  }
  return page(c, topicPage(view), status)
}

function readCursor(text: string | undefined): TopicCursor | null {
  const [, devices = '', id = ''] = /^(\d{1,9})~([\w-]{1,64})$/.exec(text ?? '') ?? []
  return id === '' ? null : { devices: Number(devices), id }
}

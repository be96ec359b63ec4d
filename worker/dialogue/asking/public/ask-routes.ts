import { Hono } from 'hono'
import { showSecret } from '../../../cases/code.ts'
import { localDay } from '../../../deadlines/calendar.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm, type Sent } from '../../../http/form.ts'
import { paceOf } from '../../../http/pace.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { tellPost } from '../../../notifications/post-queue.ts'
import { looksLike } from '../../../routing/suspicion/suspicion.ts'
import { check, type FieldErrors } from '../../../staff/form.ts'
import { dialogueCookie, dialogueDevice, dialogueDeviceHash, firstDevice } from '../device.ts'
import { requestAddress } from '../request-codes.ts'
import { type RequestInput, requestSchema } from '../request-form.ts'
import { whomOf } from '../whom.ts'
import { askPage, type AskView } from './ask-page.tsx'
import { offerPage } from './offer-page.tsx'
import { admit } from './own-access.ts'
import { ownAskingRoutes } from './own-routes.ts'
import { ASKING_MS, isAtHumanPace, openedStamp } from './pace.ts'
import { fileRequest } from './request-queries.ts'
import { alikeTopics } from './topic-queries.ts'
import { topicPublicRoutes } from './topic-routes.ts'
import { HONEYPOT } from './trap.tsx'

/** Asking for a dialogue, joining those who ask, following it; mounted below a commune's name. */
export const askRoutes = new Hono<App>()

askRoutes.route('/', ownAskingRoutes)
askRoutes.route('/', topicPublicRoutes)

const PLACE = '/doi-thoai/de-nghi'
/** A field that says: whoever sends this sees the page that comes back. */
const ASKS = 'hoi'

askRoutes.get(PLACE, (c) =>
  page(c, askPage({ book: c.var.book, today: localDay(c.var.now), list: () => [], errors: {}, ...freshKeys(c) })),
)

askRoutes.post(PLACE, async (c) => {
  const { book, db, now } = c.var
  const communeId = book.commune.id
  const sent = await readForm(c)
  const text = (name: string) => field(sent, name) ?? ''
  const read = readRequest(c, sent)
  if (!read.ok) return again(c, sent, { errors: read.errors }, 422)
  const { value, whom } = read
  const words = [value.wish, ...value.question].join('\n')
  const kind = looksLike(`${value.title}\n${words}`)[0]?.kind
  if (kind && text('confirmed') !== '1') return again(c, sent, { asks: kind }, 200)
  if (!kind && text(ASKS) !== '' && text(HONEYPOT) === '') {
    const offer = await offerOf(c, sent, value.category, { title: value.title, words })
    if (offer) return offer
  }
  const known = dialogueDevice(c.env, c.req.header('cookie'))
  const pace = await paceOf(c, known)
  if (pace === 'too_many') return again(c, sent, { trouble: TOO_MANY }, 429)
  const isHuman = text(HONEYPOT) === '' && isAtHumanPace(c.env, communeId, text('started'), now, ASKING_MS)
  const flag = kind ?? (isHuman && pace === 'usual' ? '' : 'machine')
  const device = known ?? firstDevice(c.env, communeId, value.submissionKey)
  const filed = await fileRequest(db, c.env, book, value, {
    ...{ now, id: crypto.randomUUID(), voiceId: crypto.randomUUID(), whom, flag, isTold: isHuman },
    deviceHash: dialogueDeviceHash(c.env, communeId, device),
  })
  if (!filed.ok) return again(c, sent, { trouble: CONFLICT, isNew: true }, 409)
  if (filed.isNew && isHuman) tellPost(c)
  const answer = seeOther(`${requestAddress(communeId, filed.row)}?ma=${showSecret(filed.secret)}`)
  answer.headers.append('set-cookie', admit(c, { ...filed.row, kind: 'request' }, filed.secret))
  if (known === null) {
    const isHttps = new URL(c.req.url).protocol === 'https:'
    answer.headers.append('set-cookie', dialogueCookie(c.env, device, communeId, isHttps))
  }
  return answer
})

const TOO_MANY = {
  title: 'Chưa gửi: mạng này đang gửi quá nhiều',
  text: 'Ông/bà chờ một phút rồi bấm "Gửi đề nghị" lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
}
const CONFLICT = {
  title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới khác với lần gửi trước nên chưa được gửi. Nếu đây là một đề nghị khác, ông/bà bấm "Gửi đề nghị" lần nữa.',
}

type Read =
  | { ok: true; value: RequestInput; whom: NonNullable<ReturnType<typeof whomOf>> }
  | { ok: false; errors: FieldErrors }

/** What was sent, against the schema and the commune's own lists. */
function readRequest(c: Context, sent: Sent): Read {
  const { book, now } = c.var
  const text = (name: string) => field(sent, name) ?? ''
  const list = (name: string) => (sent.fields.get(name) ?? []).filter((one) => one !== '')
  const names = ['title', 'category', 'wish', 'withWhom', 'hamlet', 'name', 'phone', 'submissionKey']
  const read = check(requestSchema, {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    ...{ question: list('question'), times: list('times'), needs: list('needs') },
    ...{ onlineOk: text('onlineOk') === '1', consent: text('consent') === '1' },
  })
  const errors: FieldErrors = read.ok ? {} : read.errors
  const [category, hamlet, chosen] = [text('category'), text('hamlet'), text('withWhom')]
  if (category !== '' && !book.categoriesNow.some(({ code }) => code === category))
    errors.category = ['Ông/bà chọn một lĩnh vực trong danh sách của xã.']
  if (hamlet !== '' && !book.hamletsNow.some(({ id }) => id === hamlet))
    errors.hamlet = ['Ông/bà chọn một thôn trong danh sách của xã, hoặc để trống.']
  const whom = whomOf(book, chosen, localDay(now))
  if (chosen !== '' && !whom) errors.withWhom = ['Ông/bà chọn một người hoặc cơ quan trong danh sách.']
  return read.ok && whom && Object.keys(errors).length === 0
    ? { ok: true, value: read.value, whom }
    : { ok: false, errors }
}

/** The page that shows topics which others ask for already, before one more request is sent; null when there is none. */
async function offerOf(
  c: Context,
  sent: Sent,
  category: string,
  words: { title: string; words: string },
): Promise<Response | null> {
  const { book, db, now } = c.var
  const topics = await alikeTopics(db, book.commune.id, category, words)
  if (topics.length === 0) return null
  // All that was typed, but the question: sent again, it is a request.
  const fields = [...sent.fields].flatMap(([name, list]) =>
    name === ASKS ? [] : list.map((one) => [name, one] as const),
  )
  return page(c, offerPage({ book, topics, fields, started: openedStamp(c.env, book.commune.id, now) }))
}

type More = Partial<Pick<AskView, 'errors' | 'trouble' | 'asks'>> & { isNew?: boolean }

/** The same form with all that was typed. A sending that is a new one gets a new key; else the key stays, so that a retry is the same sending. */
function again(c: Context, sent: Sent, { asks, errors = {}, isNew, trouble }: More, status: number): Response {
  const { book, now } = c.var
  const fresh = freshKeys(c)
  const started = field(sent, 'started') ?? ''
  const view: AskView = {
    ...{ book, today: localDay(now), list: (name) => sent.fields.get(name) ?? [], errors, trouble, asks },
    submissionKey: isNew || errors.submissionKey ? fresh.submissionKey : (field(sent, 'submissionKey') ?? ''),
    started: isAtHumanPace(c.env, book.commune.id, started, now, 0) ? started : fresh.started,
  }
  return page(c, askPage(view), status)
}

function freshKeys(c: Context): { submissionKey: string; started: string } {
  return { submissionKey: crypto.randomUUID(), started: openedStamp(c.env, c.var.book.commune.id, c.var.now) }
}

import { Hono } from 'hono'
import { showSecret } from '../../cases/code.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../../files/store.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { paceOf } from '../../http/pace.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { deviceCookie, deviceOf, ASKS, HONEYPOT, isAtHumanPace, startStamp } from './abuse.ts'
import { admit } from '../access.ts'
import { type FieldErrors, type PetitionInput, readPetition } from '../form.ts'
import type { FormValues, FormView } from './form-fields.tsx'
import { formPage } from './form-page.tsx'
import { petitionFields, valuesOf } from './sent-fields.ts'
import { offerPage } from './offer-page.tsx'
import { similarPublished } from '../similar/similar-queries.ts'
import { similarSince } from '../similar/since.ts'
import { submit } from '../submit-queries.ts'

/** The petition form. */
export const sendRoutes = new Hono<App>()

sendRoutes.get('/kien-nghi/moi', (c) => {
  const values: FormValues = {
    text: (name) => (name === 'kind' ? 'report' : ''),
    demands: [],
    hideIdentity: true,
    allowPublish: false,
    consent: false,
  }
  const answer = page(c, formPage({ book: c.var.book, values, errors: {}, ...freshKeys(c) }))
  if (!deviceOf(c.req.header('cookie'))) answer.headers.append('set-cookie', newDevice(c))
  return answer
})

sendRoutes.post('/kien-nghi/moi', async (c) => {
  const { book, db, now } = c.var
  const sent = await readForm(c)
  const files = sent.files.get('photos') ?? []
  const reading = readPetition(petitionFields(sent), book)
  const checked = await checkPhotos(files)
  if (!reading.ok || !checked.ok) {
    const errors: FieldErrors = {
      ...(reading.ok ? {} : reading.errors),
      ...(checked.ok ? {} : { photos: checked.errors }),
    }
    return again(c, sent, { errors }, 422)
  }
  const { value } = reading
  // Photos stay in the browser only as long as its page: who sends some is not asked.
  if (field(sent, ASKS) && files.length === 0 && !field(sent, HONEYPOT)) {
    const offer = await offerOf(c, sent, value)
    if (offer) return offer
  }
  const pace = await paceOf(c, deviceOf(c.req.header('cookie')))
  if (pace === 'too_many') return again(c, sent, { trouble: TROUBLE.tooMany }, 429)
  let photos
  try {
    photos = await keepPhotos(c.env, `${book.commune.id}/${value.submissionKey}`, localDay(now), checked.photos)
  } catch (error) {
    console.error(
      JSON.stringify({ failure: 'photos.keep', message: error instanceof Error ? error.message : 'unknown' }),
    )
    return again(c, sent, { trouble: TROUBLE.photos }, 503)
  }
  const isHuman = isAtHumanPace(c.env, book.commune.id, field(sent, 'started') ?? '', now) && !field(sent, HONEYPOT)
  const suspicious = !isHuman || pace === 'unusual'
  const receipt = await submit(db, c.env, book, value, { now, caseId: crypto.randomUUID(), suspicious, photos })
  if (receipt === 'conflict') return again(c, sent, { trouble: TROUBLE.conflict, isNew: true }, 409)
  if (receipt.outcome === 'accepted' && value.email !== '') tellPost(c)
  const { caseCode, lookupSecret } = receipt
  const answer = seeOther(`/${book.commune.id}/ho-so/${caseCode}?ma=${showSecret(lookupSecret)}`)
  answer.headers.append('set-cookie', admit(c, book, caseCode, lookupSecret))
  return answer
})

const TROUBLE = {
  tooMany: {
    title: 'Chưa gửi: mạng này đang gửi quá nhiều',
    text: 'Ông/bà chờ một phút rồi bấm "Gửi kiến nghị" lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
  },
  photos: {
    title: 'Chưa gửi: chưa cất được ảnh',
    text: 'Kho ảnh đang trục trặc nên chưa có gì được gửi đi. Những gì ông/bà viết vẫn còn ở dưới. Ông/bà gửi lại sau ít phút, hoặc gửi không kèm ảnh.',
  },
  conflict: {
    title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
    text: 'Nội dung ở dưới khác với lần gửi trước nên chưa được gửi. Nếu đây là một việc mới, ông/bà bấm "Gửi kiến nghị" để gửi thành hồ sơ mới. Nếu chỉ muốn thêm ý cho việc đã gửi, ông/bà giữ mã hồ sơ cũ và chờ cán bộ hỏi thêm.',
  },
}

type More = { errors?: FieldErrors; trouble?: FormView['trouble']; isNew?: boolean }

/** The page that shows what others published of the same thing, before one more is sent; null when there is none. */
async function offerOf(c: Context, sent: Sent, value: PetitionInput): Promise<Response | null> {
  const { book, db, now } = c.var
  const place = book.hamlets.get(value.hamlet)?.name
  const since = similarSince(book, localDay(now))
  const similar = await similarPublished(db, book.commune.id, value, since, now, place)
  if (similar.length === 0) return null
  // All that was typed, but the question: sent again, it is a petition.
  const fields = [...sent.fields].flatMap(([name, list]) =>
    name === ASKS ? [] : list.map((one) => [name, one] as const),
  )
  const started = startStamp(c.env, book.commune.id, now)
  return page(c, offerPage({ book, similar, fields, hamlet: value.hamlet, started }))
}

/** The same form with all that was typed. A sending that is a new one gets a new key; else the key stays, so that a retry is the same sending. */
function again(c: Context, sent: Sent, more: More, status: 409 | 422 | 429 | 503): Response {
  const { book, now } = c.var
  const fresh = freshKeys(c)
  const started = field(sent, 'started') ?? ''
  const key = field(sent, 'submissionKey') ?? ''
  const isKept = !more.isNew && !more.errors?.submissionKey
  const view: FormView = {
    book,
    values: valuesOf(sent),
    photosLost: sent.files.has('photos'),
    errors: more.errors ?? {},
    submissionKey: isKept ? key : fresh.submissionKey,
    started: isAtHumanPace(c.env, book.commune.id, started, now) ? started : fresh.started,
    ...(more.trouble ? { trouble: more.trouble } : {}),
  }
  return page(c, formPage(view), status)
}

function freshKeys(c: Context): { submissionKey: string; started: string } {
  return { submissionKey: crypto.randomUUID(), started: startStamp(c.env, c.var.book.commune.id, c.var.now) }
}

function newDevice(c: Context): string {
  return deviceCookie(crypto.randomUUID(), c.var.book.commune.id, new URL(c.req.url).protocol === 'https:')
}

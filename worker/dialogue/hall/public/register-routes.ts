import { Hono } from 'hono'
import { parseSecret, showSecret } from '../../../cases/code.ts'
import { dossierIn } from '../../../dossiers/code.ts'
import { type DeedValues, readDeed, ticked } from '../../../dossiers/deed.ts'
import { findDossier } from '../../../dossiers/queries.ts'
import { readKey } from '../../../forms/filling/sending.ts'
import { countTry, triesLeft } from '../../../http/attempts.ts'
import type { App, Context } from '../../../http/context.ts'
import { field, readForm } from '../../../http/form.ts'
import { keyedHex, sameSecret } from '../../../http/keys.ts'
import { paceOf } from '../../../http/pace.ts'
import { page, seeOther } from '../../../http/respond.ts'
import { sealContact } from '../../../submitters/seal.ts'
import { publicMeeting } from '../../sessions/room-access.ts'
import { HONEYPOT, isAtHumanPace, openedStamp } from '../../stamp.ts'
import { ownHash, ownHref, type OwnPlace, ownSecret } from '../codes.ts'
import { takesSeats } from '../may.ts'
import { ownTries } from '../own-access.ts'
import { requestOf } from '../seat-list-queries.ts'
import { roomOf, takeSeat } from '../seat-queries.ts'
import { registerFaults, registerFields, SPEAK } from './register-fields.ts'
import { registerPage, type RegisterView } from './register-page.tsx'

/** Places at a meeting, taken from home. */
export const registerRoutes = new Hono<App>()

const PLACE = '/doi-thoai/:slug{\\d\\d-\\d{4,6}}/dang-ky'

registerRoutes.get(PLACE, async (c) => drawn(c, await meetingIn(c), {}, 200))

registerRoutes.post(PLACE, async (c) => {
  const { book, db, now } = c.var
  const found = await meetingIn(c)
  const { meeting, row } = found
  const sent = await readForm(c)
  const { errors, values } = readDeed(registerFields(book.hamletsNow), (name) => sent.fields.get(name) ?? [])
  Object.assign(errors, registerFaults(values))
  const key = readKey(field(sent, 'submissionKey') ?? '')
  const again = (more: Shown, status: number) =>
    drawn(c, found, { values, errors, key: key ?? undefined, started: field(sent, 'started') ?? '', ...more }, status)
  if (Object.keys(errors).length > 0) return again({}, 422)
  if (key === null) return again({ trouble: NO_KEY }, 422)
  if (!takesSeats(row, meeting, now)) return again({ trouble: CLOSED }, 409)
  if ((await paceOf(c, null)) === 'too_many') return again({ trouble: TOO_MANY }, 429)
  // Only programs fill in what people do not see: they take nobody's place.
  if ((field(sent, HONEYPOT) ?? '') !== '') return again({ trouble: NO_KEY }, 422)
  const request = await requestFor(c, row.id, values)
  if (request === 'wait') return again({ trouble: TRIED }, 429)
  if (request === 'wrong') {
    const sentence =
      'Mã đề nghị hoặc mã bí mật chưa đúng, hoặc đề nghị ấy không thuộc buổi này. Ông/bà xem lại, hoặc để trống.'
    return again({ errors: { requestCode: [sentence] } }, 422)
  }
  const secret = ownSecret(c.env, row.id, 'seat', key)
  const id = crypto.randomUUID()
  const speak = ticked(values, 'speak')
  const contact = { name: values.name ?? '', phone: values.phone ?? '', email: '' }
  const kept = await takeSeat(
    db,
    { id: row.id, capacity: meeting.capacity, reserved: meeting.reserved },
    {
      ...{ id, hamletId: values.hamlet ?? '', requestId: request, kind: request === null ? 'open' : 'reserved' },
      ...(await sealContact(c.env, id, contact)),
      ...{
        wantsToSpeak: speak.includes(SPEAK.wants),
        firstTime: speak.includes(SPEAK.first),
        about: values.about ?? '',
      },
      ...{ lookupHash: ownHash(c.env, secret), submissionKey: key, at: now.toISOString() },
      contentHash: keyedHex(c.env, 'seat-content', JSON.stringify([row.id, Object.entries(values).sort()])),
    },
  )
  if (!kept.ok) {
    if (kept.why === 'has_one') return again({ trouble: hasOne(kept.seat.number) }, 409)
    return kept.why === 'conflict' ? again({ key: undefined, trouble: CONFLICT }, 409) : again({ trouble: CLOSED }, 409)
  }
  const place: OwnPlace = { kind: 'seat', year: row.year, number: row.number, own: kept.seat.serial }
  return seeOther(`${ownHref(book.commune.id, place)}?ma=${showSecret(secret)}`)
})

const NO_KEY = { title: 'Chưa gửi được', text: 'Trang này mở chưa đủ. Ông/bà bấm đăng ký lần nữa.' }
const CLOSED = {
  title: 'Chưa đăng ký được: đã hết lúc đăng ký',
  text: 'Ông/bà vẫn có thể đến: còn chỗ trống thì cán bộ ở cửa xếp chỗ.',
}
const TOO_MANY = {
  title: 'Chưa gửi: mạng này đang gửi quá nhiều',
  text: 'Ông/bà chờ một phút rồi bấm đăng ký lần nữa. Những gì ông/bà viết vẫn còn ở dưới.',
}
const TRIED = {
  title: 'Xin chờ một phút',
  text: 'Mạng này vừa gõ sai mã mười lần. Ông/bà chờ một phút, hoặc để trống hai ô mã.',
}
const CONFLICT = {
  title: 'Lần đăng ký trước đã được ghi nhận, với nội dung khác',
  text: 'Nội dung ở dưới chưa được gửi. Nếu đăng ký cho người khác, ông/bà bấm đăng ký lần nữa.',
}

function hasOne(number: number): { title: string; text: string } {
  return {
    title: 'Đề nghị này đã có chỗ',
    text:
      number > 0
        ? `Người đề nghị đã đăng ký chỗ số ${number}. Đăng ký cho người khác thì để trống hai ô mã đề nghị.`
        : 'Người đề nghị đã đăng ký và đang chờ chỗ. Đăng ký cho người khác thì để trống hai ô mã đề nghị.',
  }
}

/** The request that gives its sender one of the places kept for this meeting; null when he names none. */
async function requestFor(
  c: Context,
  sessionId: string,
  values: DeedValues,
): Promise<string | null | 'wrong' | 'wait'> {
  const { book, db } = c.var
  const { requestCode = '', requestSecret = '' } = values
  if (requestCode === '' && requestSecret === '') return null
  const limit = ownTries(c)
  if ((await triesLeft(db, limit)).left <= 0) return 'wait'
  const code = dossierIn(book, requestCode)
  const secret = parseSecret(requestSecret)
  const row = code?.kind === 'dialogue_request' ? await findDossier(db, book.commune.id, code) : undefined
  const request = row && (await requestOf(db, row.id))
  const isRight = secret !== null && sameSecret(request?.lookupHash || 'none', ownHash(c.env, secret))
  if (row && request && isRight && [request.sessionId, request.topicSessionId].includes(sessionId)) return row.id
  await countTry(db, limit)
  return 'wrong'
}

async function meetingIn(c: Context) {
  const { row, session } = await publicMeeting(c)
  return { row, meeting: session }
}

type Shown = Partial<Pick<RegisterView, 'errors' | 'trouble'>> & {
  values?: DeedValues
  key?: string | undefined
  started?: string
}

async function drawn(
  c: Context,
  { meeting, row }: Awaited<ReturnType<typeof meetingIn>>,
  { errors = {}, key, started = '', trouble, values = {} }: Shown,
  status: number,
): Promise<Response> {
  const { book, db, now } = c.var
  const { capacity, reserved } = meeting
  const view: RegisterView = {
    ...{ book, row, meeting, errors, trouble, values, fields: registerFields(book.hamletsNow) },
    isOpen: takesSeats(row, meeting, now),
    room: capacity === 0 ? null : await roomOf(db, { id: row.id, capacity, reserved }),
    kept: Math.min(reserved, capacity),
    submissionKey: key ?? crypto.randomUUID(),
    started: isAtHumanPace(c.env, row.id, started, now) ? started : openedStamp(c.env, row.id, now),
  }
  return page(c, registerPage(view), status)
}

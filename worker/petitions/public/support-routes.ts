import { Hono } from 'hono'
import { beginTry, networkKey, withRetryAfter } from '../../http/attempts.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { seeOther } from '../../http/respond.ts'
import { answerFailure } from '../../http/failure.tsx'
import { isAtHumanPace } from '../sending/abuse.ts'
import { releasedOne } from './public-routes.ts'
import { supportCookie, supportDevice, supportHash } from './support-device.ts'
import type { SupportSaid } from './support-form.tsx'
import { addSupport } from './support-queries.ts'
import { takesSupport } from './supports.ts'

/** Between opening a page and pressing its button, in milliseconds: a program is faster. */
const FASTEST_MS = 700
/** New devices that one network may bring to one petition in an hour: a village behind one address, and not a program. */
const NEW_DEVICES = 30
const HOUR_MS = 3_600_000

/** "I support this one", of a petition that everybody may read. */
export const supportRoutes = new Hono<App>()

supportRoutes.post('/kien-nghi/:caseCode/ung-ho', async (c) => {
  const { book, db, now } = c.var
  const { caseCode, found } = await releasedOne(c, c.req.param('caseCode'))
  const { release } = found
  if (!takesSupport(release.label)) throw problem.conflict('Việc này đã xong nên không nhận thêm ủng hộ.')
  const sent = await readForm(c)
  const hamletId = field(sent, 'hamlet') ?? ''
  if (hamletId !== '' && !book.hamlets.has(hamletId))
    throw problem.invalid({ hamlet: ['Ông/bà chọn một thôn trong danh sách của xã, hoặc để trống.'] })
  const look = (said: SupportSaid) => seeOther(`/${book.commune.id}/kien-nghi/${caseCode}?ung-ho=${said}`)
  if (!isAtHumanPace(c.env, book.commune.id, field(sent, 'started') ?? '', now, FASTEST_MS)) return look('bam-lai')
  const known = supportDevice(c.env, c.req.header('cookie'))
  const device = known ?? crypto.randomUUID()
  if (known === null) {
    const keyHash = networkKey(c)
    const scope = `support ${release.caseId}`
    const freeAt = await beginTry(db, { scope, keyHash, windowMs: HOUR_MS, most: NEW_DEVICES, now })
    if (freeAt) return withRetryAfter(tooMany(c), freeAt, now)
  }
  const deviceHash = supportHash(c.env, release.caseId, device)
  const isNew = await addSupport(db, { caseId: release.caseId, deviceHash, hamletId, at: now.toISOString() })
  const answer = look(isNew ? (field(sent, 'thay') === '1' ? 'thay-cho-gui' : 'da-ghi') : 'da-co')
  const isHttps = new URL(c.req.url).protocol === 'https:'
  if (known === null) answer.headers.append('set-cookie', supportCookie(c.env, device, book.commune.id, isHttps))
  return answer
})

function tooMany(c: Context): Response {
  return answerFailure(problem.tooMany('Mạng này vừa có nhiều máy ủng hộ việc này. Ông/bà thử lại sau một giờ.'), c)
}

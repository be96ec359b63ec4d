import { Hono } from 'hono'
import { openBook } from '../communes/queries.ts'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { localDay } from '../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../files/store.ts'
import type { App, Context } from '../http/context.ts'
import { readForm, type Sent } from '../http/form.ts'
import { MAX_TEXT_BODY } from '../http/guard.ts'
import { paceOf } from '../http/pace.ts'
import { problem } from '../http/problem.ts'
import { countTry, triesLeft } from '../http/attempts.ts'
import { tellPost } from '../notifications/post-queue.ts'
import { lookupTries, openWith } from '../petitions/access.ts'
import { readPetition } from '../petitions/form.ts'
import { submit } from '../petitions/submit-queries.ts'
import { showSecret } from '../cases/code.ts'
import { caseJson } from './case-json.ts'
import { openApi } from './openapi.ts'

/** The same doors as the pages', for programs: JSON in, JSON out, problems as RFC 9457. */
export const apiRoutes = new Hono<App>()

apiRoutes.get('/openapi.json', (c) => c.json(openApi(c.env.PUBLIC_ORIGIN || new URL(c.req.url).origin)))

apiRoutes.post('/communes/:commune/petitions', async (c) => {
  const book = await bookOf(c)
  const pace = await paceOf(c, null)
  if (pace === 'too_many') throw problem.tooMany('Mạng này vừa gửi nhiều quá. Xin gửi lại sau một phút.')
  const { sent, files } = await readSent(c)
  const read = readPetition(sent, book)
  const photos = await checkPhotos(files)
  if (!read.ok || !photos.ok)
    throw problem.invalid({ ...(read.ok ? {} : read.errors), ...(photos.ok ? {} : { photos: photos.errors }) })
  const kept = await keepPhotos(
    c.env,
    `${book.commune.id}/${read.value.submissionKey}`,
    localDay(c.var.now),
    photos.photos,
  )
  const receipt = await submit(c.var.db, c.env, book, read.value, {
    now: c.var.now,
    caseId: crypto.randomUUID(),
    suspicious: pace === 'unusual',
    channel: 'api',
    photos: kept,
  })
  if (receipt === 'conflict')
    throw problem.conflict('Mã lần gửi này đã dùng cho một nội dung khác. Tạo mã mới rồi gửi lại.')
  if (read.value.email !== '') tellPost(c)
  return c.json(
    {
      caseCode: receipt.caseCode,
      lookupSecret: showSecret(receipt.lookupSecret),
      status: receipt.status,
      body: bodyName(book, receipt.bodyId),
      dueOn: receipt.dueOn,
    },
    201,
  )
})

apiRoutes.get('/communes/:commune/cases/:caseCode', async (c) => {
  const book = await bookOf(c)
  const tries = lookupTries(c)
  if ((await triesLeft(c.var.db, tries)).left === 0)
    throw problem.tooMany('Đã thử sai nhiều lần. Xin thử lại sau một phút.')
  const secret = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const file = secret ? await openWith(c, book, c.req.param('caseCode'), secret) : null
  if (!file) {
    if (secret) await countTry(c.var.db, tries)
    throw problem.notFound('Mã hồ sơ hoặc mã bí mật chưa đúng.')
  }
  return c.json(caseJson(book, file))
})

apiRoutes.all('*', () => {
  throw problem.notFound()
})

async function bookOf(c: Context): Promise<CommuneBook> {
  const book = await openBook(c.var.db, c.req.param('commune') ?? '', c.var.now)
  if (!book) throw problem.notFound('Xã này chưa nhận kiến nghị ở đây.')
  return book
}

async function readSent(c: Context): Promise<{ sent: unknown; files: File[] }> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'multipart/form-data') return fromForm(await readForm(c))
  if (type !== 'application/json')
    throw problem.contentType('Gửi application/json, hoặc multipart/form-data khi có ảnh.')
  const text = await c.req.text()
  if (text.length > MAX_TEXT_BODY) throw problem.tooLarge('JSON dài quá 1 MB. Ảnh gửi bằng multipart/form-data.')
  try {
    return { sent: JSON.parse(text), files: [] }
  } catch {
    throw problem.malformed('JSON không đúng cú pháp.')
  }
}

function fromForm(form: Sent): { sent: unknown; files: File[] } {
  const one = Object.fromEntries([...form.fields].map(([name, list]) => [name, list.at(-1)]))
  return { sent: { ...one, demand: form.fields.get('demand') ?? [] }, files: form.files.get('photos') ?? [] }
}

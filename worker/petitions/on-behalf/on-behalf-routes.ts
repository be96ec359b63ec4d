import { Hono } from 'hono'
import { codeIn, codeOf } from '../../cases/code.ts'
import { lookupSecretFor } from '../../cases/lookup.ts'
import type { CaseRow } from '../../cases/queries.ts'
import { localDay } from '../../deadlines/calendar.ts'
import { checkPhotos, keepPhotos } from '../../files/store.ts'
import type { App, Context } from '../../http/context.ts'
import { field, readForm, type Sent } from '../../http/form.ts'
import { origin } from '../../http/origin.ts'
import { problem } from '../../http/problem.ts'
import { page, seeOther } from '../../http/respond.ts'
import { tellPost } from '../../notifications/post-queue.ts'
import { holds } from '../../staff/actor.ts'
import { type FieldErrors, readPetition } from '../form.ts'
import type { FormValues } from '../sending/form-fields.tsx'
import { petitionFields, valuesOf } from '../sending/sent-fields.ts'
import { submit } from '../submit-queries.ts'
import { EnteredPage } from './entered-page.tsx'
import { readEntry } from './on-behalf-form.ts'
import { HERE, OnBehalfPage, type OnBehalfView, PaperKnownPage } from './on-behalf-page.tsx'
import { caseOfSending, ENTERED_PAGE, enteredCase, enteredPage, type EnteredCursor } from './on-behalf-queries.ts'
import { keyOfPaper, parsePaper } from './paper.ts'
import { SLIP_MINUTES, SlipPage } from './slip-page.tsx'

/** Writing petitions down for others, below `/can-bo`. */
export const onBehalfRoutes = new Hono<App>()

onBehalfRoutes.use('/ghi-giup', mayEnter).use('/ghi-giup/*', mayEnter)

onBehalfRoutes.get('/ghi-giup', async (c) => {
  const { staff } = c.var
  const typed = c.req.query('phieu') ?? ''
  const paper = parsePaper(typed)
  const wrong = typed !== '' && paper === null
  const known = paper && (await caseOfPaper(c, paper))
  if (paper && known) return knownPaper(c, paper, known)
  const start: Record<string, string> = {
    kind: 'report',
    hamlet: staff.hamletId ?? '',
    channel: paper ? 'paper' : 'in_person',
    phieu: wrong ? typed.slice(0, 40) : '',
  }
  const values: FormValues = {
    text: (name) => start[name] ?? '',
    demands: [],
    hideIdentity: true,
    allowPublish: false,
    consent: false,
  }
  const errors: FieldErrors = wrong
    ? { phieu: ['Số phiếu chưa đúng. Ông/bà xem lại từng chữ ở góc trên của phiếu: mười chữ và số.'] }
    : {}
  return form(c, { values, errors, paper, submissionKey: crypto.randomUUID() }, wrong ? 422 : 200)
})

onBehalfRoutes.post('/ghi-giup', async (c) => {
  const { book, db, now, staff } = c.var
  const sent = await readForm(c)
  const typed = field(sent, 'phieu') ?? ''
  const paper = parsePaper(typed)
  if (typed !== '' && paper === null) throw problem.malformed('Số phiếu chưa đúng. Ông/bà mở lại phiếu rồi ghi.')
  const files = sent.files.get('photos') ?? []
  const entry = readEntry({ channel: field(sent, 'channel'), consentRecorded: field(sent, 'consentRecorded') })
  const key = paper ? { submissionKey: keyOfPaper(c.env, book.commune.id, paper) } : {}
  const reading = readPetition({ ...petitionFields(sent), ...key, consent: '1' }, book)
  const checked = await checkPhotos(files)
  if (!reading.ok || !checked.ok || !entry.ok) {
    const errors: FieldErrors = {
      ...(entry.ok ? {} : entry.errors),
      ...(reading.ok ? {} : reading.errors),
      ...(checked.ok ? {} : { photos: checked.errors }),
    }
    return again(c, sent, paper, { errors }, 422)
  }
  const { value } = reading
  let photos
  try {
    photos = await keepPhotos(c.env, `${book.commune.id}/${value.submissionKey}`, localDay(now), checked.photos)
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown'
    console.error(JSON.stringify({ failure: 'photos.keep', message }))
    return again(c, sent, paper, { trouble: TROUBLE.photos }, 503)
  }
  const receipt = await submit(db, c.env, book, value, {
    now,
    caseId: crypto.randomUUID(),
    suspicious: false,
    photos,
    channel: entry.value.channel,
    by: { staff, consent: entry.value.consentRecorded },
  })
  if (receipt === 'conflict') {
    const known = paper && (await caseOfPaper(c, paper))
    if (paper && known) return knownPaper(c, paper, known, 409)
    return again(c, sent, paper, { trouble: TROUBLE.conflict, isNew: true }, 409)
  }
  if (receipt.outcome === 'accepted' && value.email !== '') tellPost(c)
  return seeOther(`${HERE}/${receipt.caseCode}/bien-nhan`)
})

onBehalfRoutes.get('/ghi-giup/da-ghi', async (c) => {
  const { book, db, staff } = c.var
  const after = cursor(c.req.query('sau'))
  const found = await enteredPage(db, staff, after)
  const rows = found.slice(0, ENTERED_PAGE)
  const last = rows.at(-1)
  const next = found.length > ENTERED_PAGE && last ? `${last.submittedAt}~${last.id}` : null
  return page(c, EnteredPage({ staff, book, rows, next, isLater: after !== null }))
})

onBehalfRoutes.get('/ghi-giup/:caseCode/bien-nhan', async (c) => {
  const { book, db, now, staff } = c.var
  const code = codeIn(book, c.req.param('caseCode'))
  const row = code && (await enteredCase(db, staff, code))
  if (!row) throw problem.notFound()
  if (now.getTime() - new Date(row.submittedAt).getTime() > SLIP_MINUTES * 60_000)
    throw problem.forbidden(
      `Tờ biên nhận chỉ mở được trong ${SLIP_MINUTES} phút sau khi ghi, để mã bí mật chỉ người gửi giữ. Người gửi mất mã thì đến Mặt trận xã.`,
    )
  const secret = lookupSecretFor(c.env, book.commune.id, row.submissionKey)
  return page(c, SlipPage({ staff, book, row, caseCode: codeOf(book, row), secret, origin: origin(c) }))
})

const TROUBLE = {
  photos: {
    title: 'Chưa gửi: chưa cất được ảnh',
    text: 'Kho ảnh đang trục trặc nên chưa có gì được gửi đi. Chữ đã ghi vẫn còn ở dưới. Ông/bà gửi lại sau ít phút, hoặc gửi không kèm ảnh.',
  },
  conflict: {
    title: 'Lần gửi trước đã được ghi nhận, với nội dung khác',
    text: 'Nội dung ở dưới khác với lần gửi trước nên chưa được gửi. Nếu đây là một việc mới, ông/bà bấm gửi lần nữa. Nếu không, ông/bà xem ở mục Những việc tôi đã ghi.',
  },
}

/** Only who receives at the counter and who stands for a hamlet writes for others. */
function mayEnter(c: Context, next: () => Promise<void>): Promise<void> {
  if (!holds(c.var.staff, 'hamlet_rep', 'intake_officer'))
    throw problem.forbidden('Chỉ cán bộ tiếp nhận và đại diện thôn ghi giúp bà con.')
  return next()
}

function caseOfPaper(c: Context, paper: string): Promise<CaseRow | undefined> {
  const { book, db } = c.var
  return caseOfSending(db, book.commune.id, keyOfPaper(c.env, book.commune.id, paper))
}

function knownPaper(c: Context, paper: string, row: CaseRow, status: 200 | 409 = 200): Response {
  const { book, staff } = c.var
  const [caseCode, day] = [codeOf(book, row), localDay(row.submittedAt)]
  return page(c, PaperKnownPage({ staff, book, paper, caseCode, day }), status)
}

type Shown = Pick<OnBehalfView, 'values' | 'errors' | 'paper' | 'submissionKey' | 'photosLost' | 'trouble'>

function form(c: Context, shown: Shown, status: 200 | 409 | 422 | 503): Response {
  const { book, staff } = c.var
  return page(c, OnBehalfPage({ ...shown, book, staff }), status)
}

/** The same form with all that was typed. */
function again(
  c: Context,
  sent: Sent,
  paper: string | null,
  more: { errors?: FieldErrors; trouble?: { title: string; text: string }; isNew?: boolean },
  status: 409 | 422 | 503,
): Response {
  const key = field(sent, 'submissionKey') ?? ''
  const isKept = !more.isNew && !more.errors?.submissionKey
  const shown: Shown = {
    values: valuesOf(sent),
    errors: more.errors ?? {},
    paper,
    submissionKey: isKept ? key : crypto.randomUUID(),
    photosLost: sent.files.has('photos'),
    ...(more.trouble ? { trouble: more.trouble } : {}),
  }
  return form(c, shown, status)
}

/** `2026-11-21T08:00:00.000Z~id`: the last row of the page before. */
function cursor(after = ''): EnteredCursor | null {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([\w-]{1,80})$/.exec(after) ?? []
  return at && id ? { at, id } : null
}

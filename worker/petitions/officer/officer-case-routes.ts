import { Hono } from 'hono'
import { codeIn, codeOf } from '../../cases/code.ts'
import { type CaseRow, findCase, take, visibleTo } from '../../cases/queries.ts'
import { localDay, workingDaysBetween } from '../../deadlines/calendar.ts'
import { findPhoto } from '../../files/queries.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { holds } from '../../staff/actor.ts'
import { colleaguesOf } from '../../staff/colleague-queries.ts'
import { askRefusal, mayAsk, openingIn } from '../../submitters/identity.ts'
import { mayReadIdentity } from '../../submitters/permissions.ts'
import { offersTo } from './offers.ts'
import { OfficerCasePage } from './officer-case-page.tsx'
import { officerNames } from './officer-queries.ts'
import type { CaseView } from './officer-view.ts'
import { TransferNotePage } from './transfer-note-page.tsx'
import { doneWords } from './officer-words.ts'
import { photoAnswer } from '../photo-routes.ts'
import { supportsOf } from '../public/support-queries.ts'
import { shownSupports } from '../public/supports.ts'
import { type CaseFile, readFile } from '../queries.ts'
import { answeredOf } from '../questions/answer-queries.ts'
import { type Similar, similarCases } from '../similar/similar-queries.ts'
import { similarSince } from '../similar/since.ts'

/** Somebody else may write at the same moment: so often it is tried to note who reads. */
const READ_TRIES = 5
/** Requests whose reading is noted. */
const noted = new WeakSet<Context>()
/** Deeds whose forms name officers. */
const NAMES_PEOPLE: readonly string[] = ['chuyen-rieng', 'cap-quyen', 'thoi-quyen']

/** An officer's page of one case, and its photos. */
export const officerCaseRoutes = new Hono<App>()

officerCaseRoutes.get('/ho-so/:caseCode', async (c) => {
  const done = doneWords(c.req.query('xong'))
  return caseAnswer(c, await openCase(c), done === null ? {} : { said: { tone: 'good', text: done } })
})

officerCaseRoutes.get('/ho-so/:caseCode/anh/:fileId', async (c) => {
  const row = await visibleRow(c)
  const photo = row && (await findPhoto(c.var.db, row.id, c.req.param('fileId')))
  if (!photo) throw problem.notFound()
  await rowToRead(c, { photo: photo.id })
  return photoAnswer(c, photo, c.req.param('caseCode'), 'private')
})

officerCaseRoutes.get('/ho-so/:caseCode/phieu-chuyen', async (c) => {
  const file = await openCase(c)
  const paper = file.documents.findLast((one) => one.documentKind === 'transfer_note')
  if (!paper) throw problem.notFound()
  const { book, staff } = c.var
  return page(c, TransferNotePage({ view: { book, staff, file, code: codeOf(book, file.row) }, paper }))
})

/** The case of this address when this officer may find it; else undefined, which is a 404. */
export async function visibleRow(c: Context): Promise<CaseRow | undefined> {
  const { db, book, staff } = c.var
  const code = codeIn(book, c.req.param('caseCode') ?? '')
  const row = code && (await findCase(db, book.commune.id, code, visibleTo(staff)))
  return row?.kind === 'petition' ? row : undefined
}

/** All that belongs to the case of this address, its reading noted where that must be. Throws 404 when this officer may not find it. */
export async function openCase(c: Context): Promise<CaseFile> {
  return readFile(c.var.db, await rowToRead(c))
}

/** Whoever opens a restricted case leaves an event, one a request; without it he sees nothing of it. */
async function rowToRead(c: Context, detail: Record<string, string> = {}): Promise<CaseRow> {
  const { db, now, staff } = c.var
  for (let tries = 0; ; tries++) {
    const row = await visibleRow(c)
    if (!row) throw problem.notFound()
    if (!row.restricted || noted.has(c)) return row
    if (tries === READ_TRIES) throw problem.moved()
    if ((await take(db, row, { kind: 'case.restricted_read', actor: staff, at: now, detail })) === 'done') noted.add(c)
  }
}

/** The case page, with what there is to say about what was just done or refused. */
export async function caseAnswer(
  c: Context,
  file: CaseFile,
  extra: Pick<CaseView, 'said' | 'sent' | 'contact'> = {},
  status: 200 | 403 | 409 | 422 = 200,
): Promise<Response> {
  const { book, db, now, staff } = c.var
  const { row } = file
  const names = await officerNames(db, file)
  const today = localDay(now)
  const about = {
    workingDaysHeld: workingDaysBetween(localDay(row.heldSince), today, book.specialDays),
    allowPublish: file.petition.allowPublish,
    released: file.release !== null,
    mergedHere: file.kin.filter((one) => one.mergedInto === row.id).length,
  }
  const offers = offersTo(staff, row, about)
  const namesPeople = offers.some((offer) => NAMES_PEOPLE.includes(offer.action))
  const opening = openingIn(file.events)
  const triage = book.commune.triageBodyId
  const view: CaseView = {
    ...extra,
    colleagues: namesPeople ? await colleaguesOf(db, row.communeId) : [],
    similar: await similarTo(c, file),
    answered: await answeredOf(db, book, file),
    supports: file.release ? shownSupports(await supportsOf(db, row.id)) : null,
    book,
    staff,
    file,
    today,
    about,
    code: codeOf(book, row),
    offers,
    nameOf: (id) => names.get(id) ?? 'cán bộ cũ',
    mayRead: mayReadIdentity(staff, { ...row, ...file.submitter }, triage, opening, now.toISOString()),
    opening,
    asking: {
      mayAsk: mayAsk(staff, { ...row, ...file.submitter }, triage),
      refusal: askRefusal({ ...row, ...file.submitter }, opening, now.toISOString()),
    },
  }
  return page(c, OfficerCasePage(view), status)
}

/** Cases that whoever sorts this one should read beside it. */
async function similarTo(c: Context, { petition, row }: CaseFile): Promise<Similar[]> {
  const { book, db, now, staff } = c.var
  const sorts = ['submitted', 'received'].includes(row.status) && holds(staff, 'intake_officer', 'coordinator')
  if (!sorts || row.restricted) return []
  const words = [petition.content, ...petition.demands].join('\n')
  const place = book.hamlets.get(row.hamletId)?.name
  return similarCases(db, staff, row, words, similarSince(book, localDay(now)), place)
}

import { Hono } from 'hono'
import { parseCaseCode } from '../../cases/code.ts'
import { type CaseRow, findCase, visibleTo } from '../../cases/queries.ts'
import { localDay, workingDaysBetween } from '../../deadlines/calendar.ts'
import { findPhoto } from '../../files/queries.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { page } from '../../http/respond.ts'
import { mayReadIdentity } from '../../submitters/permissions.ts'
import { offersTo } from './offers.ts'
import { OfficerCasePage } from './officer-case-page.tsx'
import { officerNames } from './officer-queries.ts'
import type { CaseView } from './officer-view.ts'
import { doneWords } from './officer-words.ts'
import { photoAnswer } from '../photo-routes.ts'
import { type CaseFile, codeOf, readFile } from '../queries.ts'

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
  return photoAnswer(c, photo, c.req.param('caseCode'), 'private')
})

/** The case of this address when this officer may find it; else undefined, which is a 404. */
export async function visibleRow(c: Context): Promise<CaseRow | undefined> {
  const { db, book, staff } = c.var
  const code = parseCaseCode(c.req.param('caseCode') ?? '')
  if (!code || code.prefix !== book.commune.codePrefix) return undefined
  const row = await findCase(db, book.commune.id, code, visibleTo(staff))
  return row?.kind === 'petition' ? row : undefined
}

/** All that belongs to the case of this address. Throws 404 when this officer may not find it. */
export async function openCase(c: Context): Promise<CaseFile> {
  const row = await visibleRow(c)
  if (!row) throw problem.notFound()
  return readFile(c.var.db, row)
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
    returns: file.events.filter((event) => event.kind === 'petition.returned').length,
    workingDaysHeld: workingDaysBetween(localDay(row.heldSince), today, book.specialDays),
    allowPublish: file.petition.allowPublish,
    released: file.release !== null,
  }
  const view: CaseView = {
    ...extra,
    book,
    staff,
    file,
    today,
    about,
    code: codeOf(book, row),
    offers: offersTo(staff, row, about),
    nameOf: (id) => names.get(id) ?? 'cán bộ cũ',
    mayRead: mayReadIdentity(staff, { ...row, hideIdentity: file.submitter.hideIdentity }, book.commune.triageBodyId),
  }
  return page(c, OfficerCasePage(view), status)
}

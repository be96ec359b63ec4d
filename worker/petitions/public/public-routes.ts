import { origin } from '../../http/origin.ts'
import { Hono } from 'hono'
import { codeOf, parseCaseCode } from '../../cases/code.ts'
import { instantText } from '../../deadlines/calendar.ts'
import { findPhoto } from '../../files/queries.ts'
import type { CommuneBook } from '../../communes/book.ts'
import type { App, Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { packed, page } from '../../http/respond.ts'
import { type FeedEntry, feedXml, tagUri } from './atom.ts'
import { type Label, LABELS } from '../labels.ts'
import { publicOne, publicPage, type ReleaseRow } from '../list-queries.ts'
import { photoAnswer } from '../photo-routes.ts'
import { placeOf } from '../place.ts'
import { cursorText, filterOf, publicAddress, readCursor, readPublicAsk } from './public-ask.ts'
import { publicListPage, publicPetitionPage } from './public-pages.tsx'
import { publicEvents, releasedPhotos } from './public-queries.ts'
import { startStamp } from '../sending/abuse.ts'
import type { Listed } from './release-list.tsx'
import { isSupportSaid } from './support-form.tsx'
import { supportsOf, supportSums } from './support-queries.ts'
import { LEAST_SHOWN, shownSupports } from './supports.ts'
import { publicTimeline } from '../timeline.ts'

/** Entries of a feed. */
const FEED_MOST = 25

/** What everybody may read: released petitions, one by one and as feeds. */
export const publicRoutes = new Hono<App>()

publicRoutes.get('/kien-nghi', async (c) => {
  const { book } = c.var
  const ask = readPublicAsk((name) => c.req.query(name), book)
  const cursor = readCursor(c.req.query('sau'))
  const found = await publicPage(c.var.db, book.commune.id, filterOf(ask), cursor)
  const next = found.after ? cursorText(found.after) : null
  const rows = await withSupports(c, listed(book, found.rows))
  return page(c, publicListPage({ book, ask, rows, next, isLater: cursor !== null }))
})

publicRoutes.get('/kien-nghi.atom', async (c) => {
  const { book } = c.var
  const ask = readPublicAsk((name) => c.req.query(name), book)
  const { rows } = await publicPage(c.var.db, book.commune.id, filterOf(ask), null, FEED_MOST)
  const { href, name } = placeOf(book)
  const base = origin(c)
  const path = publicAddress(`${href}/kien-nghi`, ask)
  const entries = listed(c.var.book, rows).map((row): FeedEntry => {
    const own = `${href}/kien-nghi/${row.caseCode}`
    return {
      id: tag(c, own),
      title: row.title,
      href: `${base}${own}`,
      published: row.releasedAt,
      updated: row.changedAt,
      text: row.answer ? `${row.text}\n\nTrả lời: ${row.answer}` : row.text,
      term: LABELS[row.label as Label] ?? row.label,
    }
  })
  return feed(c, {
    title: `Việc bà con đã nêu: ${name}`,
    subtitle: 'Chỉ những việc mà người gửi cho phép đăng. Không có tên người gửi.',
    self: publicAddress(`${href}/kien-nghi.atom`, ask),
    path,
    entries,
  })
})

publicRoutes.get('/kien-nghi/:file{[^/]+\\.atom}', async (c) => {
  const { caseCode, found } = await releasedOne(c, c.req.param('file').replace(/\.atom$/, ''))
  const { book } = c.var
  const path = `/${book.commune.id}/kien-nghi/${caseCode}`
  const rows = await publicEvents(c.var.db, found.row.id)
  const entries = rows.reverse().flatMap((event): FeedEntry[] =>
    publicTimeline([event], book).map(({ title }) => ({
      id: tag(c, `${path}/${event.seq}`),
      title,
      href: `${origin(c)}${path}`,
      published: event.at,
      updated: event.at,
      text: `${found.release.title}. ${title}: ${instantText(event.at)}.`,
    })),
  )
  return feed(c, {
    title: `${found.release.title} (${caseCode})`,
    subtitle: found.release.text,
    self: `${path}.atom`,
    path,
    entries,
    updated: found.release.changedAt,
  })
})

publicRoutes.get('/kien-nghi/:caseCode', async (c) => {
  const { book, db } = c.var
  const { caseCode, found } = await releasedOne(c, c.req.param('caseCode'))
  const said = c.req.query('ung-ho') ?? ''
  const [photos, events, counts] = await Promise.all([
    releasedPhotos(db, found.row.id),
    publicEvents(db, found.row.id),
    supportsOf(db, found.row.id),
  ])
  const support = {
    supports: shownSupports(counts),
    started: startStamp(c.env, book.commune.id, c.var.now),
    said: isSupportSaid(said) ? said : undefined,
  }
  return page(
    c,
    publicPetitionPage({ book, caseCode, ...found, photos, timeline: publicTimeline(events, book), support }),
  )
})

publicRoutes.get('/kien-nghi/:caseCode/anh/:fileId', async (c) => {
  const { caseCode, found } = await releasedOne(c, c.req.param('caseCode'))
  const photo = await findPhoto(c.var.db, found.row.id, c.req.param('fileId'))
  if (!photo?.released) throw problem.notFound()
  return photoAnswer(c, photo, caseCode, 'public')
})

/** Release rows with their codes. */
function listed(book: CommuneBook, rows: ReleaseRow[]): Listed[] {
  return rows.map((row) => ({ ...row, caseCode: codeOf(book, row) }))
}

/** The same with how many support each, where that may be told: one read of as many rows. */
async function withSupports(c: Context, rows: Listed[]): Promise<Listed[]> {
  const sums = await supportSums(
    c.var.db,
    rows.map((row) => row.caseId),
  )
  return rows.map((row) => {
    const many = sums.get(row.caseId) ?? 0
    return many < LEAST_SHOWN ? row : { ...row, supports: many }
  })
}

/** The released petition of a code in its one spelling; everything else is a 404 that tells nothing. */
export async function releasedOne(c: Context, typed: string) {
  const { book, db } = c.var
  const code = parseCaseCode(typed)
  const found = code && codeOf(book, code) === typed ? await publicOne(db, book.commune.id, code) : undefined
  if (!found) throw problem.notFound('Việc này không có, hoặc không được công khai.')
  return { caseCode: typed, found }
}

function tag(c: Context, path: string): string {
  return tagUri(new URL(origin(c)).host, c.var.book.commune.openedAt, path.slice(1))
}

function feed(
  c: Context,
  about: { title: string; subtitle: string; self: string; path: string; entries: FeedEntry[]; updated?: string },
): Response {
  const { commune } = c.var.book
  const latest = about.entries
    .map((entry) => entry.updated)
    .reduce((a, b) => (a > b ? a : b), about.updated ?? commune.openedAt)
  const xml = feedXml({
    id: tag(c, about.self),
    title: about.title,
    subtitle: about.subtitle,
    self: `${origin(c)}${about.self}`,
    page: `${origin(c)}${about.path}`,
    author: placeOf(c.var.book).name,
    updated: latest,
    entries: about.entries,
  })
  return packed(c, xml, 'application/atom+xml; charset=utf-8')
}

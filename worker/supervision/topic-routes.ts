import { Hono } from 'hono'
import { codeIn, codeOf } from '../cases/code.ts'
import { findCase, visibleTo } from '../cases/queries.ts'
import type { DraftEntry } from '../documents/draft-list.tsx'
import { beginOffered } from '../documents/begin-access.ts'
import { draftsOf } from '../documents/draft-queries.ts'
import { mayReadDraft } from '../documents/permissions.ts'
import { deskOf, doDeed, type Room, showDossier } from '../dossiers/deed-access.ts'
import { groundOf } from '../dossiers/file.ts'
import { nextOf } from '../dossiers/life.ts'
import { dossiersFor, move } from '../dossiers/queries.ts'
import type { App, Context } from '../http/context.ts'
import { field, readForm } from '../http/form.ts'
import { problem } from '../http/problem.ts'
import { seeOther } from '../http/respond.ts'
import { fileAnswer } from '../http/stored-file.ts'
import { SUPERVISION_DEEDS } from './deeds.ts'
import { type Spot, spotOf } from './findings/spot-queries.ts'
import { linked, topicById } from './link-queries.ts'
import type { SupervisionDesk, SupervisionMore, SupervisionOwn } from './own.ts'
import { needsFront, papersOf } from './papers.ts'
import { PLACE, topicHref } from './place.ts'
import { alsoOf, readSupervision } from './queries.ts'
import { SUPERVISION_STEPS } from './rules.ts'
import { filesFor } from './seat.ts'
import { TopicPage } from './topic-page.tsx'

/** An officer's page of a topic and what is done there, mounted at `/can-bo`. */
export const topicRoutes = new Hono<App>()

const SLUG = '/giam-sat/:slug{\\d\\d-\\d{4,6}}'
const LINK = 'gan-kien-nghi'

/** The room for one request: what is read depends on who asks. */
export function topicRoom(
  c: Context,
  tried: { typed: string; error: string } | null = null,
): Room<SupervisionOwn, SupervisionMore> {
  const { book, staff } = c.var
  let drafts: DraftEntry[] = []
  let spot: Spot | null = null
  return {
    kind: 'supervision',
    place: PLACE,
    table: (own) => SUPERVISION_STEPS[own.form],
    deeds: SUPERVISION_DEEDS,
    async read(db, row) {
      const [own, lines, found] = await Promise.all([
        readSupervision(db, row, book, staff),
        draftsOf(db, 'dossier', row.id),
        spotOf(db, book, row),
      ])
      spot = found
      drafts = lines.flatMap((line) => {
        const body = book.bodies.get(line.bodyId)
        return body && mayReadDraft(staff, line, body, book.commune.triageBodyId) ? [{ line, isHidden: false }] : []
      })
      return { ...own, quotes: found.quotes }
    },
    also: alsoOf,
    page: (view) =>
      TopicPage({
        ...view,
        spot,
        link: mayLink(view.desk) ? (tried ?? { typed: '', error: null }) : null,
        papers: { drafts, key: crypto.randomUUID(), offered: papersOf(view.desk) },
      }),
  }
}

function linking({ book, file, staff }: SupervisionDesk) {
  return nextOf(SUPERVISION_STEPS[file.own.form], file.row, groundOf(book, file), LINK, staff)
}

function mayLink(desk: SupervisionDesk): boolean {
  return linking(desk).ok
}

// Whoever was told of a topic before its code was known comes this way.
topicRoutes.get('/giam-sat/mo/:id', async (c) => {
  const { book, db, staff } = c.var
  const row = await topicById(db, c.req.param('id'), dossiersFor(staff, book.commune.triageBodyId))
  if (!row) throw problem.notFound()
  return seeOther(topicHref(row))
})

topicRoutes.get(SLUG, (c) => showDossier(c, topicRoom(c)))

topicRoutes.get(`${SLUG}/tep/:file`, async (c) => {
  const desk = await deskOf(c, topicRoom(c))
  const found = filesFor(desk).find((one) => one.id === c.req.param('file'))
  if (!found) throw problem.notFound()
  return fileAnswer(c, found, 'private, no-store')
})

topicRoutes.post(`${SLUG}/${LINK}`, async (c) => {
  const { book, db, now, staff } = c.var
  const desk = await deskOf(c, topicRoom(c))
  const verdict = linking(desk)
  if (!verdict.ok)
    throw verdict.why === 'not_you' ? problem.forbidden(verdict.sentence) : problem.conflict(verdict.sentence)
  const typed = (field(await readForm(c), 'code') ?? '').trim()
  const again = (error: string) => showDossier(c, topicRoom(c, { typed, error }), 422)
  const code = codeIn(book, typed)
  // Who may not find the petition learns nothing about it; a restricted one is a ground of restricted topics alone.
  const found = code ? await findCase(db, staff.communeId, code, visibleTo(staff)) : undefined
  if (!found) return again('Không có hồ sơ mã này trong phần ông/bà được xem. Ông/bà xem lại mã.')
  if (found.restricted && !desk.file.row.restricted)
    return again('Hồ sơ giao riêng chỉ làm căn cứ cho chuyên đề giao riêng.')
  const outcome = await move(
    db,
    desk.file.row,
    {
      ...{ kind: verdict.step.event, actor: staff, at: now },
      detail: found.restricted ? { restricted: true } : { code: codeOf(book, found) },
    },
    {},
    [linked(db, desk.file.row.id, found.id, now)],
  )
  if (outcome === 'moved') return again('Hồ sơ vừa thay đổi, chưa gắn được. Ông/bà gửi lại.')
  return seeOther(topicHref(desk.file.row))
})

topicRoutes.post(`${SLUG}/soan`, async (c) => {
  const desk = await deskOf(c, topicRoom(c))
  return beginOffered(c, desk.file.row, papersOf(desk), needsFront(desk))
})

topicRoutes.post(`${SLUG}/:action`, (c) => doDeed(c, topicRoom(c)))

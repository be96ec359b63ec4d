import { draftsOf } from '../../documents/draft-queries.ts'
import { dossierSlug, readSlug } from '../../dossiers/code.ts'
import type { Room } from '../../dossiers/deed-access.ts'
import { dossiersFor, findDossier } from '../../dossiers/queries.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import type { Context } from '../../http/context.ts'
import { problem } from '../../http/problem.ts'
import { SESSIONS } from '../place.ts'
import { SESSION_DEEDS } from './deeds.ts'
import { sessionPage } from './office/session-page.tsx'
import { requestsJoined } from './list-queries.ts'
import type { SessionMore, SessionOwn } from './own.ts'
import { alsoOf, meetingOf, readOwn } from './queries.ts'
import { stepsOf } from './rules.ts'
import type { MeetingRow } from './tables.ts'

/** Requests that a meeting's page names. */
const REQUESTS_SHOWN = 50

/** Meetings with the people, as the pages and forms of dossiers want a kind. */
export const DIALOGUE: Room<SessionOwn, SessionMore> = {
  kind: 'dialogue',
  place: SESSIONS,
  table: (own) => stepsOf(own.session.kind),
  deeds: SESSION_DEEDS,
  async read(db, row) {
    const [own, papers, joined] = await Promise.all([
      readOwn(db, row),
      draftsOf(db, 'dossier', row.id),
      requestsJoined(db, row.id, REQUESTS_SHOWN),
    ])
    return { ...own, papers, requests: joined.map((one) => one.row) }
  },
  also: alsoOf,
  page: sessionPage,
}

/** The same for this request: with the surveys that may be put to those who came. */
export function dialogueRoom(c: Context): Room<SessionOwn, SessionMore> {
  return {
    ...DIALOGUE,
    async read(db, row) {
      const surveys =
        row.status === 'minutes_approved' || row.status === 'results_published' ? c.var.surveysOpen : undefined
      const [own, open] = await Promise.all([DIALOGUE.read(db, row), surveys?.() ?? []])
      return { ...own, surveys: open }
    },
  }
}

/** A meeting of the address without its history: for officers' pages that work on its agenda, questions, seats, minutes. */
export type Meeting = { row: DossierRow; session: MeetingRow; address: string }

/** The meeting of the address, if this officer may find it; else it is not there. */
export async function meetingAtDesk(c: Context): Promise<Meeting> {
  const { book, db, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const front = book.commune.triageBodyId
  const row =
    place && (await findDossier(db, staff.communeId, { kind: 'dialogue', ...place }, dossiersFor(staff, front)))
  if (!row) throw problem.notFound()
  return { row, session: await meetingOf(db, row.id), address: `${SESSIONS}/${dossierSlug(row)}` }
}

/** The meeting of a public address `/:commune/doi-thoai/:slug`, once it was announced; else it is not there. */
export async function publicMeeting(
  c: Context,
  slug = c.req.param('slug') ?? '',
): Promise<{ row: DossierRow; session: MeetingRow }> {
  const { book, db } = c.var
  const place = readSlug(slug)
  const row = place && (await findDossier(db, book.commune.id, { kind: 'dialogue', ...place }))
  if (!row || row.publishedAt === null) throw problem.notFound('Không có buổi đối thoại, tiếp dân nào ở địa chỉ này.')
  return { row, session: await meetingOf(db, row.id) }
}

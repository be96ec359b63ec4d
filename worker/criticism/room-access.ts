import type { Room } from '../dossiers/deed-access.ts'
import { dossierSlug, readSlug } from '../dossiers/code.ts'
import { draftsOf } from '../documents/draft-queries.ts'
import { dossiersFor, findDossier } from '../dossiers/queries.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { CRITICISM_DEEDS } from './deeds.ts'
import { byPointPage } from './office/answers-page.tsx'
import { dossierPage } from './office/dossier-page.tsx'
import type { More, Own } from './own.ts'
import { OFFICE } from './place.ts'
import { alsoOf, readOwn } from './queries.ts'
import { CRITICISM_STEPS, isAtDesk } from './rules.ts'

/** Drafts under criticism, as the pages and forms of dossiers want a kind. */
export const CRITICISM: Room<Own, More> = {
  kind: 'criticism',
  place: OFFICE,
  table: CRITICISM_STEPS,
  deeds: CRITICISM_DEEDS,
  async read(db, row) {
    const [own, papers] = await Promise.all([readOwn(db, row), draftsOf(db, 'dossier', row.id)])
    return { ...own, papers }
  },
  also: alsoOf,
  page: (view) => {
    const action = view.tried?.action
    return action === 'soan-tra-loi' || action === 'doi-chieu' ? byPointPage(view, action) : dossierPage(view)
  },
}

/** A draft and what the room keeps of it, without its history: for pages that work on its comments. */
export type Draft = { row: DossierRow; own: Own; address: string }

/** The draft of the address, if this officer may find it and works at the desk that gathers its opinions; else it is not there. */
export async function draftAtDesk(c: Context): Promise<Draft> {
  const { book, db, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const front = book.commune.triageBodyId
  const row =
    place && (await findDossier(db, staff.communeId, { kind: 'criticism', ...place }, dossiersFor(staff, front)))
  if (!row || !isAtDesk(staff, { row }, front)) throw problem.notFound()
  return { row, own: await readOwn(db, row), address: `${OFFICE}/${dossierSlug(row)}` }
}

import { Hono } from 'hono'
import { doDeed, dossierFile, showDossier } from '../../../dossiers/deed-access.ts'
import type { App } from '../../../http/context.ts'
import type { EvidenceOf } from '../../evidence.ts'
import { ratingRoom } from '../room-access.ts'

/** A unit's rating on officers' desks, mounted at `/can-bo`. */
export function ratingRoutes(evidenceOf: EvidenceOf): Hono<App> {
  return new Hono<App>()
    .get('/xep-loai/:slug', (c) => showDossier(c, ratingRoom(c, evidenceOf)))
    .get('/xep-loai/:slug/tep/:file', (c) => dossierFile(c, ratingRoom(c, evidenceOf)))
    .post('/xep-loai/:slug/:action', (c) => doDeed(c, ratingRoom(c, evidenceOf)))
}

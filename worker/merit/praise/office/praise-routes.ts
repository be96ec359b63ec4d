import { Hono } from 'hono'
import { doDeed, dossierFile, showDossier } from '../../../dossiers/deed-access.ts'
import type { App } from '../../../http/context.ts'
import { seeOther } from '../../../http/respond.ts'
import type { EvidenceOf } from '../../evidence.ts'
import { COMMENDATIONS } from '../../place.ts'
import { openName } from '../name-access.ts'
import { praiseRoom } from '../room-access.ts'

/** A proposal for praise on officers' desks, mounted at `/can-bo`. */
export function praiseRoutes(evidenceOf: EvidenceOf): Hono<App> {
  return (
    new Hono<App>()
      .get('/khen-thuong/:slug', (c) => showDossier(c, praiseRoom(c, evidenceOf)))
      .get('/khen-thuong/:slug/tep/:file', (c) => dossierFile(c, praiseRoom(c, evidenceOf)))
      // A name stands only on the answer to asking for it: whoever loads the page again starts without it.
      .get('/khen-thuong/:slug/mo-ten', (c) => seeOther(`${COMMENDATIONS}/${c.req.param('slug')}`))
      .post('/khen-thuong/:slug/mo-ten', (c) => openName(c, evidenceOf))
      .post('/khen-thuong/:slug/:action', (c) => doDeed(c, praiseRoom(c, evidenceOf)))
  )
}

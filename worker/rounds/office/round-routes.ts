import { Hono } from 'hono'
import { doDeed, dossierFile, showDossier } from '../../dossiers/deed-access.ts'
import type { App } from '../../http/context.ts'
import type { SendUp } from '../compiling/send-up.ts'
import { roundRoom } from '../room-access.ts'

/** A round on officers' desks; whatever has a page of its own stands before it. */
export function roundRoutes({ sendUp }: { sendUp: SendUp }): Hono<App> {
  const room = roundRoom(sendUp)
  const routes = new Hono<App>()
  routes.get('/ky-bao-cao/:slug', (c) => showDossier(c, room))
  routes.get('/ky-bao-cao/:slug/tep/:file', (c) => dossierFile(c, room))
  routes.post('/ky-bao-cao/:slug/:action', (c) => doDeed(c, room))
  return routes
}

import { Hono } from 'hono'
import { doDeed, dossierFile, showDossier } from '../../../dossiers/deed-access.ts'
import type { App } from '../../../http/context.ts'
import { releaseFromSession } from '../../asking/session-queries.ts'
import { dialogueRoom, meetingAtDesk } from '../room-access.ts'

/** A meeting on officers' desks; whatever has a page of its own stands before it. */
export const meetingRoutes = new Hono<App>()

meetingRoutes.get('/doi-thoai/cuoc/:slug', (c) => showDossier(c, dialogueRoom(c)))
meetingRoutes.get('/doi-thoai/cuoc/:slug/tep/:file', (c) => dossierFile(c, dialogueRoom(c)))
meetingRoutes.post('/doi-thoai/cuoc/:slug/:action{huy}', async (c) => {
  const { row } = await meetingAtDesk(c)
  const answer = await doDeed(c, dialogueRoom(c))
  // Its topics gather again and its requests wait for the Front; a second cancelling finds nothing left.
  if (answer.status === 303) await releaseFromSession(c.var.db, c.var.book, row.id, { kind: 'system' }, c.var.now)
  return answer
})
meetingRoutes.post('/doi-thoai/cuoc/:slug/:action', (c) => doDeed(c, dialogueRoom(c)))

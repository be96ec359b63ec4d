import { Hono } from 'hono'
import { beginOffered } from '../../../documents/begin-access.ts'
import { deskOf } from '../../../dossiers/deed-access.ts'
import type { App } from '../../../http/context.ts'
import { DIALOGUE } from '../../sessions/room-access.ts'
import { papersOf } from '../papers.ts'

/** Official papers that are begun from a meeting; mounted at `/can-bo`. */
export const paperRoutes = new Hono<App>()

paperRoutes.post('/doi-thoai/cuoc/:slug/soan', async (c) => {
  const desk = await deskOf(c, DIALOGUE)
  return beginOffered(c, desk.file.row, papersOf(desk))
})

import { Hono } from 'hono'
import type { App, Context } from '../../http/context.ts'
import { problemJson } from '../../http/failure.tsx'
import { readForm } from '../../http/form.ts'
import { problem } from '../../http/problem.ts'
import { findRevision } from '../draft-queries.ts'
import { addMedia, findMedia, mediaOf } from '../media-queries.ts'
import { checkMedia, MEDIA_MOST, mediaName } from './media-check.ts'

/** Pictures and recordings of a questionnaire; mounted at `/can-bo/bieu-mau`. */
export const mediaRoutes = new Hono<App>()

mediaRoutes.post('/:id/tep', async (c) => {
  const { db, now } = c.var
  const id = c.req.param('id')
  if (!(await isHere(c, id))) return problemJson(problem.notFound())
  const file = (await readForm(c)).files.get('file')?.[0]
  if (!file) return refused('Ông/bà chọn một tệp.')
  if ((await mediaOf(db, id)).size >= MEDIA_MOST) return refused(`Nhiều nhất ${MEDIA_MOST} tệp cho một biểu mẫu.`)
  const checked = checkMedia(new Uint8Array(await file.arrayBuffer()))
  if (!checked.ok) return refused(checked.reason)
  const fileId = crypto.randomUUID()
  const row = {
    ...{ id: fileId, questionnaireId: id, name: mediaName(file.name, checked.ending) },
    ...{ objectKey: `forms/${id}/${fileId}`, type: checked.type, bytes: checked.bytes.byteLength },
    createdAt: now.toISOString(),
  }
  await c.env.FILES.put(row.objectKey, checked.bytes, { httpMetadata: { contentType: row.type } })
  await addMedia(db, row)
  return Response.json({ name: row.name, type: row.type }, { status: 201 })
})

mediaRoutes.get('/:id/tep/:name', async (c) => {
  const { id, name } = c.req.param()
  if (!(await isHere(c, id))) throw problem.notFound()
  const row = await findMedia(c.var.db, id, name)
  const object = row && (await c.env.FILES.get(row.objectKey))
  if (!object) throw problem.notFound('Tệp này không có ở biểu mẫu.')
  return new Response(object.body, {
    headers: {
      'content-type': row.type,
      'content-length': String(object.size),
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; img-src 'self'; media-src 'self'; sandbox",
    },
  })
})

async function isHere(c: Context, id: string): Promise<boolean> {
  return (await findRevision(c.var.db, c.var.staff.communeId, id)) !== undefined
}

function refused(message: string): Response {
  return problemJson(problem.invalid({ file: [message] }))
}

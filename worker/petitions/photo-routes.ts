import type { FileRow } from '../files/queries.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'

const ENDINGS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
}

/** A photo's bytes for somebody who was found to be allowed to see it. `name` begins the name under which it is saved. */
export async function photoAnswer(
  c: Context,
  photo: FileRow,
  name: string,
  cache: 'private' | 'public',
): Promise<Response> {
  const object = await c.env.FILES.get(photo.objectKey)
  if (!object) throw problem.notFound('Ảnh này không còn trong kho.')
  // Browsers but Apple's cannot show HEIC: it is handed over as a file.
  const shown = photo.type === 'image/heic' ? 'attachment' : 'inline'
  const ending = ENDINGS[photo.type] ?? 'bin'
  return new Response(object.body, {
    headers: {
      'content-type': photo.type,
      'content-length': String(object.size),
      'content-disposition': `${shown}; filename="${name}-${photo.seq}-${photo.position + 1}.${ending}"`,
      'cache-control': `${cache}, max-age=300`,
      'x-content-type-options': 'nosniff',
      // Opened by itself a photo is a page of its own: it may load nothing.
      'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
    },
  })
}

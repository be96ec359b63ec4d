import type { Context } from './context.ts'
import { problem } from './problem.ts'

/** Pictures and recordings that a browser shows; everything else is handed over as a file. */
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+)$/

type Stored = { objectKey: string; type: string; name: string }

/** A file of the bucket for whoever was found to be allowed to have it. Players of recordings ask for parts of it. */
export async function fileAnswer(
  c: Context,
  { objectKey, type, name }: Stored,
  cache: string,
  as: 'shown' | 'saved' = 'shown',
): Promise<Response> {
  const range = c.req.header('range')
  const object = await c.env.FILES.get(objectKey, range ? { range: c.req.raw.headers } : {}).catch(() => null)
  if (!object) throw problem.notFound('Tệp này không còn trong kho.')
  const isShown = as === 'shown' && SHOWN.test(type)
  const headers = new Headers({
    'content-type': isShown || as === 'saved' ? type : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
    'cache-control': cache,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    // Opened by itself a file is a page of its own: it may load nothing.
    'content-security-policy':
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
  })
  const part = range ? partOf(object) : null
  if (part && part.length < 1)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${object.size}` } })
  headers.set('content-length', String(part ? part.length : object.size))
  if (part) headers.set('content-range', `bytes ${part.offset}-${part.offset + part.length - 1}/${object.size}`)
  return new Response(object.body, { status: part ? 206 : 200, headers })
}

function partOf({ range, size }: R2ObjectBody): { offset: number; length: number } | null {
  const { suffix, offset = 0, length } = (range ?? {}) as { suffix?: number; offset?: number; length?: number }
  if (!range) return null
  if (suffix !== undefined) return { offset: Math.max(size - suffix, 0), length: Math.min(suffix, size) }
  return { offset, length: Math.min(length ?? size, size - offset) }
}

import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'
import type { Context } from './context.ts'

/** A page: the tree as HTML. */
export function page(c: Context, tree: VNode, status = 200): Response {
  return packed(c, `<!doctype html>${renderToString(tree)}`, 'text/html; charset=utf-8', status)
}

/**
 * A text answer in the densest form that the browser takes: the runtime packs a body by its content-encoding header.
 * A phone on a metered network pays for each byte, wherever the Worker runs.
 */
export function packed(c: Context, body: string | ReadableStream<Uint8Array>, type: string, status = 200): Response {
  const accepts = acceptedBy(c)
  const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
  const headers = new Headers({ 'content-type': type, vary: 'accept-encoding' })
  if (encoding && (typeof body !== 'string' || body.length > 600)) headers.set('content-encoding', encoding)
  return new Response(body, { status, headers })
}

/** Seen, done, look there: the answer to a POST that worked. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } })
}

/** The platform replaces the header with its own and keeps the browser's beside it. */
function acceptedBy(c: Context): string {
  const cf = c.req.raw.cf as { clientAcceptEncoding?: string } | undefined
  return cf?.clientAcceptEncoding ?? c.req.header('accept-encoding') ?? ''
}

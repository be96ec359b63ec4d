import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from './context.ts'
import { problem } from './problem.ts'
import { SITE_CSS_HASH } from '../../web/built.ts'

/** Five photos of 8 MB and the words around them. */
export const MAX_BODY = 42 * 1024 * 1024
/** A form without photos. */
export const MAX_TEXT_BODY = 1024 * 1024

const POLICY = [
  "default-src 'none'",
  `style-src 'self' ${SITE_CSS_HASH}`,
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The same for a page that another site may show within its own. */
export const FRAMED_POLICY = POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *')

/** What every answer says to the browser: no foreign code, no frames, no guessing of types, no telling where from. */
export const secureAnswers: MiddlewareHandler<App> = async function secureAnswers(c, next) {
  await next()
  const headers = c.res.headers
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', POLICY)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('permissions-policy', 'geolocation=(self), camera=(self), microphone=()')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (new URL(c.req.url).protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/**
 * Refuses a POST that another site started. Old phones and text browsers say nothing of where they come from: they
 * pass, and cookies with SameSite=Lax do not travel with a foreign form.
 */
export const sameSite: MiddlewareHandler<App> = async function sameSite(c, next) {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && origin !== new URL(c.req.url).origin)
    if (foreign) throw problem.forbidden('Yêu cầu này đến từ một trang khác. Ông/bà mở trang của xã rồi gửi lại.')
  }
  await next()
}

/** Refuses bodies that no form of ours sends, before they are read; one that does not tell its length is counted while it is read. */
export const bodyWithin: MiddlewareHandler<App> = async function bodyWithin(c, next) {
  const length = c.req.header('content-length')
  if (length === undefined && c.req.method !== 'GET') return counted(c, next)
  if (Number(length) > MAX_BODY) throw tooLarge()
  await next()
}

const counted = bodyLimit({
  maxSize: MAX_BODY,
  onError: () => {
    throw tooLarge()
  },
})

function tooLarge() {
  return problem.tooLarge('Ảnh và nội dung nặng quá 40 MB. Ông/bà bớt ảnh rồi gửi lại.')
}

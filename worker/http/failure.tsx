import type { Context } from './context.ts'
import { Page } from '../../web/components/page.tsx'
import { Problem, problem } from './problem.ts'
import { page } from './respond.ts'

/** Whatever went wrong, as a page for people or RFC 9457 problem JSON for programs. Unexpected failures are logged without personal data. */
export function answerFailure(error: Error, c: Context): Response {
  const known = error instanceof Problem ? error : unexpected(error, c)
  if (wantsJson(c)) return problemJson(known)
  const commune = c.var.book?.commune
  const area = c.var.viewer?.areaName
  const place = commune
    ? { name: commune.name, href: `/${commune.id}` }
    : area
      ? { name: area, href: '/cap-tren' }
      : undefined
  const isOffice = /^\/(can-bo|cap-tren)(\/|$)/.test(new URL(c.req.url).pathname)
  return page(
    c,
    <Page title={known.title} {...(place ? { place } : {})} office={isOffice}>
      <h1>{known.title}</h1>
      <p class="lead">{known.detail}</p>
      {known.status === 401 ? (
        <p>
          <a class="button" href="/can-bo/dang-nhap">
            Đăng nhập
          </a>
        </p>
      ) : (
        <p>
          <a href={place?.href ?? '/'}>{place ? `Về trang ${place.name}` : 'Về trang đầu'}</a>
        </p>
      )}
    </Page>,
    known.status,
  )
}

/** RFC 9457: type, title, status, detail; messages by field under `errors`. */
export function problemJson(known: Problem): Response {
  const body = {
    type: `urn:nghe-dan:problem:${known.code}`,
    title: known.title,
    status: known.status,
    detail: known.detail,
    ...(Object.keys(known.fields).length > 0 ? { errors: known.fields } : {}),
  }
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function wantsJson(c: Context): boolean {
  return new URL(c.req.url).pathname.startsWith('/api/')
}

function unexpected(error: Error, c: Context): Problem {
  if (error instanceof URIError) return problem.notFound()
  const where = new URL(c.req.url).pathname.split('/').slice(0, 4).join('/')
  console.error(
    JSON.stringify({ failure: error.name, message: error.message.slice(0, 300), method: c.req.method, where }),
  )
  return problem.unavailable(
    'Hệ thống đang trục trặc, chưa ghi gì thêm. Ông/bà thử lại sau ít phút; nội dung vừa viết vẫn còn khi bấm nút quay lại.',
  )
}

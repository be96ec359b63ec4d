import { exports } from 'cloudflare:workers'

export const EXAMPLE_PASSWORD = 'nghe-dan-demo'

/** Somebody at a browser: keeps cookies as browsers do, follows nothing by itself. */
export class Visitor {
  readonly jar = new Map<string, string>()
  constructor(readonly origin = 'http://xa.test') {}

  get(path: string): Promise<Response> {
    return this.send(path, {})
  }

  post(path: string, fields: Record<string, string | string[]> = {}): Promise<Response> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields))
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
    return this.send(path, { method: 'POST', body })
  }

  signIn(username: string, password = EXAMPLE_PASSWORD, ve?: string): Promise<Response> {
    return this.post('/can-bo/dang-nhap', { username, password, ...(ve === undefined ? {} : { ve }) })
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers({
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36',
    })
    if (this.jar.size > 0) headers.set('cookie', [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await exports.default.fetch(new URL(path, this.origin).href, {
      ...init,
      headers,
      redirect: 'manual',
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
    return answer
  }
}

/** An officer who has just come in. */
export async function signedIn(username: string, password = EXAMPLE_PASSWORD): Promise<Visitor> {
  const visitor = new Visitor()
  const answer = await visitor.signIn(username, password)
  if (answer.status !== 303) throw new Error(`${username} did not get in: ${answer.status}`)
  return visitor
}

/** Where an answer leads. */
export function way(answer: Response): [number, string | null] {
  return [answer.status, answer.headers.get('location')]
}

/** The words of a page, without its markup. */
export async function words(answer: Response): Promise<string> {
  const html = await answer.text()
  const body = html.slice(html.indexOf('<main'))
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

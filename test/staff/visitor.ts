import { exports } from 'cloudflare:workers'
import { wordsOf } from '../support/answers.ts'
import { type Fields, packed, PASSWORD } from '../support/app.ts'

/** Somebody at a new browser, whose cookies a test may look into and forge. For all others there is `as(person)`. */
export class Visitor {
  readonly jar = new Map<string, string>()
  constructor(readonly origin = 'http://xa.test') {}

  get(path: string): Promise<Response> {
    return this.send(path, {})
  }

  post(path: string, fields: Fields = {}): Promise<Response> {
    return this.send(path, { method: 'POST', body: packed(fields) })
  }

  signIn(username: string, password = PASSWORD, ve?: string): Promise<Response> {
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
export async function signedIn(username: string, password = PASSWORD): Promise<Visitor> {
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
  return wordsOf(await answer.text())
}

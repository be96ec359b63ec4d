import { plain, wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import type { Person } from '../support/people.ts'

export const BOOK = '/binh-xa/cua-toi'

/** Presses "Giữ trong sổ của tôi" on a page that offers it: with what stands in that form and nothing else. */
export async function keepsFrom(person: Person, path: string): Promise<Response> {
  const html = await (await as(person).get(path)).text()
  const [form] = /<form[^>]*action="[^"]*\/cua-toi\/giu"[\s\S]*?<\/form>/.exec(html) ?? []
  if (!form) throw new Error(`${path} offers nothing to keep`)
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    plain(value),
  ])
  return as(person).post(`${path.split('/').slice(0, 2).join('/')}/cua-toi/giu`, Object.fromEntries(fields))
}

/** Types two codes in the book and keeps what they open. */
export function keeps(person: Person, { code, secret }: { code: string; secret: string }): Promise<Response> {
  return as(person).post(`${BOOK}/giu`, { code, secret, keep: '1' })
}

/** The book as somebody reads it. */
export async function bookOf(
  person: Person,
): Promise<{ status: number; html: string; words: string; lines: string[] }> {
  const answer = await as(person).get(BOOK)
  const html = await answer.text()
  const list = /<ul class="list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? ''
  const lines = list.split('</li>').flatMap((one) => (one.includes('<li') ? [wordsOf(one).trim()] : []))
  return { status: answer.status, html, words: wordsOf(html), lines }
}

/** The value of the cookie with which an answer keeps the book. */
export function bookValue(answer: Response): string {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith('so-cua-toi='))
  return /^so-cua-toi=([^;]*)/.exec(line ?? '')?.[1] ?? ''
}

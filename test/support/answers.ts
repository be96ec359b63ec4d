import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { as } from './app.ts'
import type { Person } from './people.ts'

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }

/** What a reader of this HTML reads: entities are the signs they stand for; tags stay. */
export function plain(html: string): string {
  return html.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

/** The words of a page's main part as a person reads them. */
export function wordsOf(page: string): string {
  const words = page.replace(/^[\s\S]*<main/, '').replace(/<[^>]+>/g, ' ')
  return plain(words)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])/g, '$1')
}

/** Is this a sentence in Vietnamese, and not what a library says in English? */
export function isVietnamese(text: string): boolean {
  return (
    /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i.test(text) &&
    !/Invalid|Expected/.test(text)
  )
}

/** Where a page says what is wrong: the summary of errors, an alert, a warning, or its heading and the sentence below it. */
const ALARMS = [
  /<div class="errors".*?<\/ul>/s,
  /<p role="alert">.*?<\/p>/s,
  /<div class="note warn">.*?<\/div>/s,
  /<h1>.*?<\/h1><p.*?<\/p>/s,
]

/** The sentence with which a page or a problem (RFC 9457) says what is wrong; empty when there is none. */
export async function complaint(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('application/problem+json')) {
    const { status, detail } = (await answer.json()) as { status: number; detail: string }
    return status === answer.status ? detail : ''
  }
  if (!type.startsWith('text/html')) return ''
  const html = await answer.text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const said = ALARMS.map((pattern) => pattern.exec(main)?.[0]).find((part) => part !== undefined) ?? ''
  return plain(said.replace(/<[^>]*>/g, ' '))
}

const KEPT = [
  'cases',
  'petitions',
  'events',
  'event_texts',
  'submitters',
  'files',
  'replies',
  'evaluations',
  'releases',
  'messages',
  'notices',
]

/** How many rows and photos are kept about all cases together: the same before and after what was refused. */
export async function kept(): Promise<number> {
  const counts = KEPT.map((table) => `(SELECT count(*) FROM ${table})`).join(' + ')
  const rows = await env.DB.prepare(`SELECT ${counts} AS many`).first<number>('many')
  const { objects } = await env.FILES.list()
  return (rows ?? 0) + objects.length
}

/** What came of a request: the status, what was wrong in Vietnamese (as problem JSON below /api), rows and photos written. */
export type Outcome = { status: number; sentence: string | null; written: number }

/** Sends what ought to be refused. */
export async function tried(person: Person, path: string, init: RequestInit): Promise<Outcome> {
  const before = await kept()
  const answer = await as(person).send(path, init)
  const isRightKind = !path.startsWith('/api/') || answer.headers.get('content-type')?.includes('problem+json')
  const said = await complaint(answer)
  const sentence = isRightKind && isVietnamese(said) ? said : null
  return { status: answer.status, sentence, written: (await kept()) - before }
}

/** A refusal as it has to be: one of these statuses, a sentence, nothing written. */
export function refusal(...statuses: (number | readonly number[])[]): Outcome {
  return { status: expect.toBeOneOf(statuses.flat()) as number, sentence: expect.any(String) as string, written: 0 }
}

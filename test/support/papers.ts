import { env } from 'cloudflare:workers'
import { as, type Fields } from './app.ts'
import { officer } from './people.ts'

/** An officer of the example commune at papers. */
export const at = (username: string) => as(officer(username))

/** A new paper of one's own: the id of its draft. */
export async function begin(username: string, fields: Fields = {}): Promise<string> {
  const body = { kind: 'report', subject: 'Kết quả tháng 11', addressees: 'Ủy ban nhân dân xã', ...fields }
  const answer = await at(username).post('/can-bo/van-ban/moi', { submissionKey: crypto.randomUUID(), ...body })
  if (answer.status !== 303) throw new Error(`not begun: ${answer.status} ${await answer.text()}`)
  return idIn(answer)
}

/** Gives a draft its number, as that officer: the id of the document. */
export async function issue(username: string, draftId: string, fields: Fields = {}): Promise<string> {
  const answer = await tryIssue(username, draftId, fields)
  if (answer.status !== 303) throw new Error(`not issued: ${answer.status} ${await answer.text()}`)
  return idIn(answer)
}

export async function tryIssue(username: string, draftId: string, fields: Fields = {}): Promise<Response> {
  const revision = String((await draftRow(draftId)).revision)
  return at(username).post(`/can-bo/van-ban/du-thao/${draftId}/ban-hanh`, {
    ...{ number: 'new', revision, gaps: 'on' },
    ...fields,
  })
}

/** Holds numbers: their rows in order. */
export async function hold(username: string, kind: string, count: number, subject = ''): Promise<DocumentRow[]> {
  const key = crypto.randomUUID()
  const answer = await at(username).post('/can-bo/van-ban/giu-so', {
    ...{ kind, count: String(count), subject },
    submissionKey: key,
  })
  if (answer.status !== 303) throw new Error(`not held: ${answer.status} ${await answer.text()}`)
  const { results } = await env.DB.prepare(
    "SELECT * FROM documents WHERE id = ?1 OR id LIKE ?1 || '-%' ORDER BY number",
  )
    .bind(key)
    .all<DocumentRow>()
  return results
}

export type DocumentRow = {
  id: string
  number: number
  code_notation: string
  state: string
  subject: string
  issued_on: string
  void_reason: string | null
}

export async function documentRow(id: string): Promise<DocumentRow> {
  const row = await env.DB.prepare('SELECT * FROM documents WHERE id = ?').bind(id).first<DocumentRow>()
  if (!row) throw new Error(`no document ${id}`)
  return row
}

export async function draftRow(id: string): Promise<{ revision: number; state: string; document_id: string | null }> {
  const row = await env.DB.prepare('SELECT revision, state, document_id FROM document_drafts WHERE id = ?')
    .bind(id)
    .first<{ revision: number; state: string; document_id: string | null }>()
  if (!row) throw new Error(`no draft ${id}`)
  return row
}

/** The id at the end of the address to which an answer leads. */
export function idIn(answer: Response): string {
  return /\/([^/?]+)(\?.*)?$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

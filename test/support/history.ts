import { env } from 'cloudflare:workers'
import { type Break, firstBreak } from '../../worker/cases/chain.ts'
import { caseById, type CaseRow } from '../../worker/cases/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { readFile } from '../../worker/petitions/queries.ts'
import { petitionWords, replyWords } from '../../worker/petitions/words.ts'

/** A case as the database has it now. */
export async function rowOf({ id }: { id: string }): Promise<CaseRow> {
  const row = await caseById(connect(env), id)
  if (!row) throw new Error(`no case ${id}`)
  return row
}

/** What a verifier finds wrong with a petition first; words that were erased may be gone. */
export async function breakOf(petition: { id: string }): Promise<Break | null> {
  const row = await rowOf(petition)
  const file = await readFile(connect(env), row)
  const texts = new Map([
    ...(file.petition.content === '' ? [] : [[1, petitionWords(file.petition)] as const]),
    ...file.events.filter(({ text }) => text !== '').map(({ seq, text }) => [seq, text] as const),
    ...file.replies.map((reply) => [reply.seq, replyWords(reply)] as const),
  ])
  return firstBreak(file.events, { caseId: row.id, version: row.version, headHash: row.headHash }, texts)
}

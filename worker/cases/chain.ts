import { sha256 } from '../http/keys.ts'

/** One event as it is hashed: every column but the hash itself. */
export type ChainedEvent = {
  caseId: string
  seq: number
  communeId: string
  kind: string
  actorKind: string
  actorId: string
  bodyId: string
  at: string
  detail: string
  textHash: string
  previousHash: string
}

/** What stands before the first event of a chain. */
export const CHAIN_START = ''

/** The hash that binds an event to all that came before it in its case. */
export function link(event: ChainedEvent): string {
  return sha256(
    JSON.stringify([
      event.previousHash,
      event.caseId,
      event.seq,
      event.communeId,
      event.kind,
      event.actorKind,
      event.actorId,
      event.bodyId,
      event.at,
      event.detail,
      event.textHash,
    ]),
  )
}

export type Break = { caseId: string; seq: number; what: string }

/** The first place where a case's chain does not hold, or null. `texts` by seq: words that were erased may be missing. */
export function firstBreak(
  chain: readonly (ChainedEvent & { hash: string })[],
  head: { caseId: string; version: number; headHash: string },
  texts: ReadonlyMap<number, string>,
): Break | null {
  let previous = CHAIN_START
  for (const [index, event] of chain.entries()) {
    const at = { caseId: head.caseId, seq: index + 1 }
    if (event.seq !== index + 1) return { ...at, what: 'thiếu sự kiện' }
    if (event.previousHash !== previous) return { ...at, what: 'không nối với sự kiện trước' }
    if (link(event) !== event.hash) return { ...at, what: 'nội dung sự kiện đã bị sửa' }
    const text = texts.get(event.seq)
    if (text !== undefined && sha256(text) !== event.textHash) return { ...at, what: 'lời kèm theo sự kiện đã bị sửa' }
    previous = event.hash
  }
  if (chain.length !== head.version || previous !== head.headHash)
    return {
      caseId: head.caseId,
      seq: Math.min(chain.length, head.version) + 1,
      what: 'hồ sơ ghi một sự kiện cuối khác',
    }
  return null
}

/** The seal of a day: over the day before's seal and the heads of the chains that moved, in the order of their cases. */
export function seal(previousRoot: string, heads: readonly { caseId: string; headHash: string }[]): string {
  return sha256(JSON.stringify([previousRoot, heads.map((head) => [head.caseId, head.headHash])]))
}

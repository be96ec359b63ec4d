import type { CommuneBook } from '../../communes/book.ts'
import { LABELS } from '../labels.ts'
import type { PublicFilter } from '../list-queries.ts'

/** Most signs of a search. */
export const SEARCH_MAX = 100

/** What a visitor of the public list asks for, as in its address: `nhan`, `linh-vuc`, `thon`, `tim`. Empty: everything. */
export type PublicAsk = { nhan: string; linhVuc: string; thon: string; tim: string }

/** A place in the list: what comes after this row. */
export type Cursor = { releasedAt: string; caseId: string }

/** Reads the parts of an address; what this commune does not have counts as not asked. */
export function readPublicAsk(query: (name: string) => string | undefined, book: CommuneBook): PublicAsk {
  const [nhan = '', linhVuc = '', thon = '', tim = ''] = ['nhan', 'linh-vuc', 'thon', 'tim'].map(query)
  return {
    nhan: Object.hasOwn(LABELS, nhan) ? nhan : '',
    linhVuc: book.categories.has(linhVuc) ? linhVuc : '',
    thon: book.hamlets.has(thon) ? thon : '',
    tim: tim.slice(0, SEARCH_MAX).trim(),
  }
}

/** The same for the query. */
export function filterOf(ask: PublicAsk): PublicFilter {
  return {
    ...(ask.nhan ? { label: ask.nhan } : {}),
    ...(ask.linhVuc ? { category: ask.linhVuc } : {}),
    ...(ask.thon ? { hamletId: ask.thon } : {}),
    ...(ask.tim ? { words: ask.tim } : {}),
  }
}

/** The address of a list asked like that, from a cursor on. */
export function publicAddress(base: string, ask: PublicAsk, cursor = ''): string {
  const pairs = [
    ['nhan', ask.nhan],
    ['linh-vuc', ask.linhVuc],
    ['thon', ask.thon],
    ['tim', ask.tim],
    ['sau', cursor],
  ].filter(([, value]) => value !== '')
  return pairs.length > 0 ? `${base}?${new URLSearchParams(pairs)}` : base
}

/** A cursor as it stands in an address. */
export function cursorText(cursor: Cursor): string {
  return `${cursor.releasedAt}_${cursor.caseId}`
}

/** A cursor out of an address; null when it is none, which shows the list from its start. */
export function readCursor(text: string | undefined): Cursor | null {
  const [, releasedAt, caseId] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/.exec(text ?? '') ?? []
  return releasedAt && caseId ? { releasedAt, caseId } : null
}

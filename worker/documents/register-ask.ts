import { PAPERS } from './addresses.ts'
import { type DocumentKind, isKind } from './number.ts'

/** Which part of which register is looked at. */
export type RegisterAsk = { bodyId: string; year: number; kind: DocumentKind | null; words: string }

/** What the address asks for; what it does not say, or says wrong, is this year's register of his own body. */
export function readAsk(
  query: (name: string) => string | undefined,
  usual: { bodyId: string; year: number },
  bodies: readonly { id: string }[],
): RegisterAsk {
  const year = Number(query('nam') ?? '')
  const kind = query('loai') ?? ''
  const bodyId = query('co-quan') ?? ''
  return {
    bodyId: bodies.some(({ id }) => id === bodyId) ? bodyId : usual.bodyId,
    year: Number.isInteger(year) && year > 2000 && year <= usual.year + 1 ? year : usual.year,
    kind: isKind(kind) ? kind : null,
    words: (query('tim') ?? '').normalize('NFC').trim().slice(0, 100),
  }
}

/** The address that asks the same. */
export function addressOf(
  { bodyId, kind, words, year }: RegisterAsk,
  more: Record<string, string> = {},
  place: string = PAPERS,
): string {
  const query = new URLSearchParams({
    'co-quan': bodyId,
    nam: String(year),
    ...(kind === null ? {} : { loai: kind }),
    ...(words === '' ? {} : { tim: words }),
    ...more,
  })
  return `${place}?${query}`
}

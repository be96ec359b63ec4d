import type { Hamlet } from '../communes/book.ts'
import { fold } from '../communes/fold.ts'

const KIND = /^(thon|khu pho|to dan pho|tdp|khu) /
/** Further apart than so much of its length a name is another one. */
const NEAR = 0.45

/** The hamlet of that name, however it is written; else the names that come nearest. */
export function hamletNamed(
  typed: string,
  hamlets: readonly Pick<Hamlet, 'id' | 'name'>[],
): { id: string } | { near: string[] } {
  const wanted = fold(typed)
  const exact = hamlets.find(({ id, name }) => fold(name) === wanted || id === typed.trim())
  const bare = hamlets.filter(({ name }) => plain(name) === plain(typed))
  if (exact) return { id: exact.id }
  if (bare.length === 1 && bare[0]) return { id: bare[0].id }
  const near = hamlets
    .map(({ name }) => ({ name, far: far(likeTyped(name, typed), plain(typed)) }))
    .filter(({ far: apart, name }) => apart <= NEAR * Math.max(plain(name).length, 4))
    .toSorted((one, other) => one.far - other.far)
  return { near: near.slice(0, 2).map(({ name }) => name) }
}

/** "thôn Làng Dịa" and "Làng Dịa" are the same. */
function plain(name: string): string {
  return fold(name).replace(KIND, '')
}

/** "Đồng Chùa 1" and "Đồng Chùa 2" are equally near to a name without a number. */
function likeTyped(name: string, typed: string): string {
  return /\d/.test(typed) ? plain(name) : plain(name).replace(/ \d+$/, '')
}

/** How many letters have to be changed, added or left out to make one text of the other. */
function far(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

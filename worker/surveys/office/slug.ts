import { fold } from '../../communes/fold.ts'

/** Longer addresses nobody types. */
const LONGEST = 60
/** What stands there in an address already. */
const TAKEN = ['moi']

/** A survey's part of the address, out of its title: small letters without marks. */
export function slugOf(title: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST) : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug === '' || TAKEN.includes(slug) ? `khao-sat${slug && `-${slug}`}` : slug
}

/** The same for the n-th survey with that title. */
export function numbered(slug: string, n: number): string {
  return n === 1 ? slug : `${slug}-${n}`
}

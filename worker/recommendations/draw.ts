import { sha256 } from '../http/keys.ts'

/**
 * Is this one drawn for a second look? By its id and the seal of a day that nobody knew when it was checked: nobody can
 * choose, and everybody can count it again.
 */
export function isDrawn(id: string, seal: string, oneIn: number): boolean {
  return parseInt(sha256(`${seal}\n${id}`).slice(0, 12), 16) % oneIn === 0
}

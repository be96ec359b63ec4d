import { ROUNDS } from '../place.ts'

/** Where a round's table stands, and one of its questions. */
export function tableHref(address: string): string {
  return `${address}/tong-hop`
}
export function askHref(address: string, name: string): string {
  return `${address}/tong-hop/${encodeURIComponent(name)}`
}

/** The whole in words; no question is called so. */
export const WHOLE = '-chung'

/** A year's report. */
export function yearHref(year: string | number): string {
  return `${ROUNDS}/nam/${year}`
}

import { REPORTS, ROUNDS } from '../place.ts'

type Addressed = { address: string; isOther: boolean; row: { unit: string } }

/** The unit's page with what is asked of it: whose report it is when it is entered for others, what was just done. */
export function pageOf({ address, isOther, row }: Addressed, more: { below?: string; done?: string } = {}): string {
  const asked = [
    ...(isOther ? [`don-vi=${encodeURIComponent(row.unit)}`] : []),
    ...(more.done ? [`da=${more.done}`] : []),
  ].join('&')
  return `${address}${more.below ?? ''}${asked && `?${asked}`}`
}

/** A unit's page of those who gather, for the round of an address. */
export function gatheredAt(address: string, unit: string): string {
  return `${address.replace(REPORTS, ROUNDS)}/don-vi/${encodeURIComponent(unit)}`
}

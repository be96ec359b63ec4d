import { accountStatements } from './accounts.ts'
import { assignmentStatements } from './assignments.ts'
import { BINH_XA } from './communes/binh-xa.ts'
import { openCommune } from './communes/common.ts'
import { DAK_PO } from './communes/dak-po.ts'
import { DAU_GIAY } from './communes/dau-giay.ts'
import { dayStatements } from './days.ts'
import { limitStatements } from './limits.ts'
import { placeStatements } from './places.ts'

// Every statement leaves rows that are there already as they are, so that what an officer edited stays.

const FIRST_YEAR = 2026

/** What every deployment needs: places, time limits, and public holidays up to the year after the given one. */
export function referenceStatements(now: Date): string[] {
  const lastYear = Math.max(now.getUTCFullYear(), FIRST_YEAR) + 1
  const years = Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index)
  return [...placeStatements(), ...dayStatements(years), ...limitStatements()]
}

/** The three communes opened as examples, on the reference rows; of Bình Xa also who stands by which hamlet. */
export function communeStatements(now: Date): string[] {
  return [...[BINH_XA, DAK_PO, DAU_GIAY].flatMap((seed) => openCommune(seed, now)), ...assignmentStatements(now)]
}

/** Example accounts, on the communes. Only where example data is asked for. */
export function exampleStatements(now: Date, hashPassword: (password: string) => Promise<string>): Promise<string[]> {
  return accountStatements(hashPassword, now)
}

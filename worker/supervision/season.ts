import type { CommuneBook } from '../communes/book.ts'
import { issuingOn, issuingSeason } from './days.ts'

/** A year whose programme is wanted now and was not opened yet: next year's in its season, this year's when it is late. */
export function seasonOf(
  book: Pick<CommuneBook, 'limits' | 'specialDays'>,
  there: readonly number[],
  today: string,
): { sentence: string; year: number } | null {
  const year = Number(today.slice(0, 4))
  const season = issuingSeason(book, year + 1, today)
  if (season && today >= season.from && !there.includes(year + 1))
    return { year: year + 1, sentence: issuingOn(book, year + 1, today).sentence }
  return there.includes(year) ? null : { year, sentence: issuingOn(book, year, today).sentence }
}

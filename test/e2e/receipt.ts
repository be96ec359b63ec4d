import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { PLACES, SECRETS } from '../files/builders.ts'

/** What a photo tells of whoever took it: camera, owner, place. */
export function toldBy(photo: Uint8Array): (string | Uint8Array)[] {
  return [...SECRETS, ...PLACES].filter((secret) => Buffer.from(photo).includes(secret))
}

/** How many days after today in Vietnam "thứ Sáu, 27/11/2026" is. */
export function daysFromToday(day: string): number {
  const [date, month, year] = day.match(/\d+/g)?.map(Number) ?? []
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  return (Date.UTC(year ?? 0, (month ?? 0) - 1, date) - Date.parse(today)) / 86_400_000
}

/** The square for cameras as it is drawn: a row of dark places per line. */
export async function squareOf(page: Page): Promise<string[]> {
  const path = (await page.locator('.receipt svg path[stroke]').getAttribute('d')) ?? ''
  const rows: string[] = []
  for (const [, x, y, many] of path.matchAll(/M(\d+) (\d+)\.5h(\d+)/g)) {
    const row = rows[Number(y)] ?? ''
    rows[Number(y)] = row.padEnd(Number(x)) + '#'.repeat(Number(many))
  }
  return rows.filter((row) => row !== undefined)
}

/** The square that leads there. */
export function squareFor(address: string): string[] {
  const { data } = encode(address, { ecc: 'M', border: 3 })
  const rows = data.map((row) =>
    row
      .map((dark) => (dark ? '#' : ' '))
      .join('')
      .trimEnd(),
  )
  return rows.filter((row) => row !== '')
}

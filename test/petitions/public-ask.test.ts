import { expect, test } from 'vitest'
import type { CommuneBook } from '../../worker/communes/book.ts'
import {
  cursorText,
  filterOf,
  publicAddress,
  readCursor,
  readPublicAsk,
} from '../../worker/petitions/public/public-ask.ts'

const book = {
  categories: new Map([['moi_truong', {}]]),
  hamlets: new Map([['lang_dia', {}]]),
} as unknown as CommuneBook
const ask = (parts: Record<string, string>) => readPublicAsk((name) => parts[name], book)

test('a visitor who filters gets an address that says so, and the filter back from it', () => {
  const asked = ask({ nhan: 'da-tra-loi', 'linh-vuc': 'moi_truong', thon: 'lang_dia', tim: ' rac dau thon ' })
  const address = publicAddress('/binh-xa/kien-nghi', asked, '2026')
  expect(address).toBe('/binh-xa/kien-nghi?nhan=da-tra-loi&linh-vuc=moi_truong&thon=lang_dia&tim=rac+dau+thon&sau=2026')
  expect(filterOf(asked)).toEqual({
    label: 'da-tra-loi',
    category: 'moi_truong',
    hamletId: 'lang_dia',
    words: 'rac dau thon',
  })
})

test('what the commune does not have counts as not asked', () => {
  const asked = ask({ nhan: 'constructor', 'linh-vuc': 'toString', thon: "' or 1=1", tim: '' })
  expect(filterOf(asked)).toEqual({})
  expect(publicAddress('/binh-xa/kien-nghi', asked)).toBe('/binh-xa/kien-nghi')
})

test('a place in the list survives the address, and nonsense leads to the start', () => {
  const cursor = { releasedAt: '2026-11-23T01:00:00.000Z', caseId: 'f1e0a1c2-3b4d-4e5f-8a9b-0c1d2e3f4a5b' }
  expect(readCursor(cursorText(cursor))).toEqual(cursor)
  for (const text of [undefined, '', '_', '2026-11-23_x', `${cursor.releasedAt}_`, `${cursor.releasedAt}_'--`])
    expect(readCursor(text), text).toBe(null)
})

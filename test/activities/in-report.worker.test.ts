import { expect, test } from 'vitest'
import { openRound } from '../rounds/reporting-cast.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { act, past, wordsOf } from './cast.ts'

test('Chanh opens her month’s result: the days that were held and who came stand there already', async () => {
  const row = await past('dieuphoi')
  await act('thon.langdia', row, 'ket-qua', { people: '61', women: '16', result: 'Trồng xong 300 m đường hoa.' })
  const round = await openRound({ period: row.onDay.slice(0, 7) })
  const page = await as(officer('thon.langdia')).get(round.own)
  const html = await page.clone().text()
  expect(page.status).toBe(200)
  expect(/name="c\.so_buoi"[^>]*value="1"|value="1"[^>]*name="c\.so_buoi"/.test(html)).toBe(true)
  expect(/name="c\.luot_nguoi"[^>]*value="77"|value="77"[^>]*name="c\.luot_nguoi"/.test(html)).toBe(true)
  expect(await wordsOf(page)).toContain('77')
})

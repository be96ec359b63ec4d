import { expect, test } from 'vitest'
import { as, type Fields } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { AT, eventsOf, line, mainOf, rowOf, YEAR } from './register-cast.ts'

const at = (sheet: string, more = '') => `${AT}/danh-hieu/${sheet}?nam=${YEAR}${more}`
const post = (who: string, sheet: string, fields: Fields, more = '') => as(officer(who)).post(at(sheet, more), fields)
const said = async (answer: Response) => mainOf(await answer.text(), 6000)
const register = (holder: string, hamlet = 'lang_dia') => line('danh-hieu', { holder, hamlet })

/** Registered and voted for by so many of fifty. */
async function voted(holder: string, votes: number): Promise<string> {
  const id = await register(holder)
  const answer = await post('thon.langdia', 'binh-xet', { of: '50', [`v.${id}`]: String(votes), [`n.${id}`]: '1' })
  expect(answer.status).toBe(303)
  return id
}

test('a hamlet votes on its whole list at once; what is left out stays, what is wrong stands at its household', async () => {
  const [one, two, three] = [
    await register('Bế Văn Đàn'),
    await register('Lương Thị Đào'),
    await register('Hoàng Thị Cúc'),
  ]
  const page = await as(officer('thon.langdia')).get(at('binh-xet'))
  expect(await said(page)).toContain('Lương Thị Đào')
  const seen = { [`n.${one}`]: '1', [`n.${two}`]: '1', [`n.${three}`]: '1' }
  const wrong = await post('thon.langdia', 'binh-xet', { of: '50', [`v.${one}`]: '51', [`v.${two}`]: '40', ...seen })
  const html = await wrong.text()
  expect([wrong.status, html.includes('Nhiều hơn số người dự họp (50)'), html.includes('value="40"')]).toEqual([
    422,
    true,
    true,
  ])
  const right = await post('thon.langdia', 'binh-xet', { of: '50', [`v.${one}`]: '45', [`v.${two}`]: '20', ...seen })
  expect(right.headers.get('location')).toContain('so=2')
  expect(await rowOf(one)).toMatchObject({ state: 'voted', votes_for: 45, votes_of: 50, version: 2 })
  expect(await rowOf(three)).toMatchObject({ state: 'listed', votes_for: null })
  // An old page: the first line moved, the third did not.
  const old = await post(
    'tiepnhan',
    'binh-xet',
    { of: '50', [`v.${one}`]: '1', [`v.${three}`]: '48', ...seen },
    '&thon=lang_dia',
  )
  expect(old.headers.get('location')).toContain('so=1&con=1')
  expect(await rowOf(one)).toMatchObject({ votes_for: 45 })
})

test('enough votes lead onto the list, too few do not; another hand recognises with a decision, many at once', async () => {
  const [good, also, short] = [
    await voted('Ma Thị Thơm', 48),
    await voted('Ma Thị Thu', 30),
    await voted('Ma Thị Thảo', 29),
  ]
  const seen = Object.fromEntries([good, also, short].map((id) => [`n.${id}`, '2']))
  const few = await post('thon.langdia', 'de-nghi', { chon: [short], ...seen })
  expect([few.status, await said(few)]).toEqual([422, expect.stringContaining('Chưa đủ phiếu: cần ít nhất 60%')])
  // 30 of 50 are exactly 60 per cent.
  const sent = await post('duyet.mattran', 'de-nghi', { chon: [good, also], ...seen }, '&thon=lang_dia')
  expect(sent.headers.get('location')).toContain('so=2')
  const own = await post('duyet.mattran', 'quyet-dinh', {
    viec: 'cong-nhan',
    decision: '125/QĐ-UBND',
    chon: [good],
    [`n.${good}`]: '3',
  })
  expect([own.status, await said(own)]).toEqual([422, expect.stringContaining('không tự quyết định')])
  const bare = await post('duyet.ubnd', 'quyet-dinh', {
    viec: 'cong-nhan',
    decision: '',
    chon: [good],
    [`n.${good}`]: '3',
  })
  expect([bare.status, await said(bare)]).toEqual([422, expect.stringContaining('Ông/bà ghi số quyết định')])
  const both = {
    viec: 'cong-nhan',
    decision: '125/QĐ-UBND',
    chon: [good, also],
    [`n.${good}`]: '3',
    [`n.${also}`]: '3',
  }
  expect((await post('duyet.ubnd', 'quyet-dinh', both)).headers.get('location')).toContain('so=2')
  expect(await rowOf(good)).toMatchObject({ state: 'recognised', decision: '125/QĐ-UBND' })
  expect(await eventsOf('titles', also)).toEqual(['added', 'voted', 'proposed', 'recognised'])
  expect((await post('duyet.ubnd', 'quyet-dinh', both)).status).toBe(422)
})

test('sent back for another vote, refused, and decided only by those who decide', async () => {
  const [one, two] = [await voted('Nông Thị Bạch', 50), await voted('Nông Thị Hồng', 50)]
  await post('thon.langdia', 'de-nghi', { chon: [one, two], [`n.${one}`]: '2', [`n.${two}`]: '2' })
  for (const who of ['thon.langdia', 'tiepnhan', 'lanhdao', 'xuly.kinhte'])
    expect([who, (await as(officer(who)).get(at('quyet-dinh'))).status]).toEqual([who, 403])
  await post('dieuphoi', 'quyet-dinh', { viec: 'tra-lai', chon: [one], [`n.${one}`]: '3' })
  await post('dieuphoi', 'quyet-dinh', { viec: 'khong-cong-nhan', chon: [two], [`n.${two}`]: '3' })
  expect([(await rowOf(one)).state, (await rowOf(two)).state]).toEqual(['voted', 'not_recognised'])
})

test('a hamlet head votes for his own hamlet alone, whatever the address says', async () => {
  const other = await register('Quan Văn Cảnh', 'dong_com')
  const answer = await post(
    'thon.langdia',
    'binh-xet',
    { of: '9', [`v.${other}`]: '9', [`n.${other}`]: '1' },
    '&thon=dong_com',
  )
  expect(answer.status).toBe(422)
  expect(await rowOf(other)).toMatchObject({ state: 'listed' })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { nobody, officer } from '../support/people.ts'
import { enter, PLACE, setTargets, takeReady, targetOf, YEAR } from './cast.ts'

/** Words that stand nowhere else. */
const SIGN = 'Đo ở ngõ nhà bà Chẩu, còn hai hộ chưa làm.'
const COMMUNE = [
  'tiepnhan',
  'dieuphoi',
  'duyet.mattran',
  'lanhdao',
  'xuly.kinhte',
  'duyet.kinhte',
  'duyet.ubnd',
  'duyet.phunu',
]
const NEVER = ['giamsat', 'tuvan', 'baomat', 'quantri', 'dieuphoi.dakpo', 'thon.hway.dakpo', 'lanhdao.dakpo']
const ALL = [...COMMUNE, 'thon.langdia', 'thon.dongcom', ...NEVER]

let dia = ''
let phunu = ''

beforeAll(async () => {
  await takeReady()
  await setTargets('nha_van_hoa', { 'hamlet:lang_dia': '1' })
  await setTargets('sinh_hoat', { 'body:binh-xa.phu-nu': '100' })
  dia = (await targetOf('nha_van_hoa', 'hamlet:lang_dia')).id
  phunu = (await targetOf('sinh_hoat', 'body:binh-xa.phu-nu')).id
  for (const [who, id] of [
    ['thon.langdia', dia],
    ['duyet.phunu', phunu],
  ] as const)
    if ((await enter(who, id, { value: '1', note: SIGN })).status !== 303) throw new Error(`${who} entered nothing`)
})

async function sees(who: string, path: string): Promise<{ status: number; reads: boolean }> {
  const answer = await as(officer(who)).get(path)
  return { status: answer.status, reads: (await answer.text()).includes(SIGN) }
}

describe('who reads a target and what was entered for it', () => {
  test.each(ALL)('%s', async (who) => {
    const own = who === 'thon.langdia'
    const may = COMMUNE.includes(who)
    const yes = { status: 200, reads: true }
    const no = { status: 404, reads: false }
    expect(await sees(who, `${PLACE}/muc/${dia}`)).toEqual(may || own ? yes : no)
    expect(await sees(who, `${PLACE}/muc/${phunu}`)).toEqual(may ? yes : no)
    const board = { status: may || who === 'lanhdao.dakpo' || who === 'dieuphoi.dakpo' ? 200 : 404, reads: false }
    expect(await sees(who, `${PLACE}/${YEAR}`)).toEqual(board)
    const file = await as(officer(who)).get(`${PLACE}/${YEAR}/bang.xlsx`)
    await file.arrayBuffer()
    expect(file.status).toBe(board.status)
  })

  test('another commune’s board knows nothing of these targets', async () => {
    const board = await (await as(officer('dieuphoi.dakpo')).get(`${PLACE}/${YEAR}`)).text()
    expect(board).toContain(`Năm ${YEAR} chưa giao chỉ tiêu nào.`)
    expect(board).not.toContain('Làng Dịa')
  })

  test('who is not signed in is sent to the door', async () => {
    expect((await as(nobody).get(`${PLACE}/muc/${dia}`)).status).toBe(303)
  })

  test('who may not see a target cannot take an entry of it back or guess its photos', async () => {
    const back = await as(officer('thon.dongcom')).post(`${PLACE}/muc/${dia}/rut/x`, { why: 'Thử xem sao' })
    expect(back.status).toBe(404)
    expect((await as(officer('thon.langdia')).get(`${PLACE}/muc/${dia}/anh/khong-co`)).status).toBe(404)
    // An entry of another target is not there under this one.
    expect(
      (await as(officer('tiepnhan')).post(`${PLACE}/muc/${dia}/rut/${phunu}`, { why: 'Thử xem sao' })).status,
    ).toBe(404)
  })
})

import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { countSupports } from '../../worker/petitions/public/support-queries.ts'
import { startStamp } from '../../worker/petitions/sending/abuse.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, petitionIn, type Petition, senderDeed } from '../support/build.ts'
import { nobody, type Person } from '../support/people.ts'

const LIST = '/binh-xa/kien-nghi'
const db = () => connect(env)
/** What the page wrote into its form a minute ago. */
const started = () => startStamp(env, 'binh-xa', new Date(Date.now() - 60_000))
const neighbour = (name: string): Person => ({ name })

let road: Petition
let lamp: Petition

const support = (person: Person, petition = road, fields: Fields = {}, headers = {}) =>
  as(person).post(`${LIST}/${petition.code}/ung-ho`, { started: started(), ...fields }, headers)
const rows = (petition = road) =>
  env.DB.prepare('select count(*) as many from supports where case_id = ?').bind(petition.id).first<number>('many')
const page = async (petition = road) => (await as(nobody).get(`${LIST}/${petition.code}`)).text()

beforeAll(async () => {
  road = await petitionIn('received', { category: 'giao_thong', hamlet: 'dong_com', allowPublish: '1' })
  lamp = await petitionIn('closed', { category: 'giao_thong', hamlet: 'lang_dia', allowPublish: '1' })
  await deed('tiepnhan', road, 'cong-khai', { title: 'Đường liên thôn lầy', text: 'Đường Đồng Cỏm lầy lội.' })
  await deed('tiepnhan', lamp, 'cong-khai', { title: 'Đèn cổng chợ', text: 'Đèn tắt đã ba hôm.', answer: 'Đã thay.' })
})

describe('somebody who supports a petition', () => {
  test('is thanked, and counted once however often he presses', async () => {
    const minh = neighbour('Minh')
    const first = await support(minh, road, { hamlet: 'dong_com' })
    expect([first.status, first.headers.get('location')]).toEqual([303, `${LIST}/${road.code}?ung-ho=da-ghi`])
    expect(await (await as(minh).get(`${LIST}/${road.code}?ung-ho=da-ghi`)).text()).toContain(
      'Đã ghi nhận ông/bà ủng hộ',
    )
    const second = await support(minh, road, { hamlet: 'lang_dia' })
    expect(second.headers.get('location')).toBe(`${LIST}/${road.code}?ung-ho=da-co`)
    expect(await rows()).toBe(1)
  })

  test('is kept as a mark that tells neither his phone nor his network', async () => {
    const kept = await env.DB.prepare('select * from supports').first<Record<string, string>>()
    expect(Object.keys(kept ?? {}).sort()).toEqual(['at', 'case_id', 'device_hash', 'hamlet_id'])
    expect(kept?.device_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is asked to press again when the form was not opened by a person just now', async () => {
    for (const stamp of [
      '',
      'abc.def',
      startStamp(env, 'binh-xa', new Date()),
      startStamp(env, 'dak-po', new Date(0)),
    ]) {
      const answer = await support(neighbour('Vội'), road, { started: stamp })
      expect(answer.headers.get('location')).toBe(`${LIST}/${road.code}?ung-ho=bam-lai`)
    }
    expect(await rows()).toBe(1)
  })

  test('finds no button where a petition is over, and no page where none was published', async () => {
    expect(await page(lamp)).not.toContain('Tôi ủng hộ việc này')
    expect(await page(road)).toContain('Tôi ủng hộ việc này')
    expect((await support(nobody, lamp)).status).toBe(409)
    expect((await support(nobody, { ...road, code: 'BX-26-999999' })).status).toBe(404)
    expect((await support(nobody, road, { hamlet: 'khong_co' })).status).toBe(422)
    expect(await rows(lamp)).toBe(0)
  })

  test('cannot be multiplied by a program that throws its cookie away', async () => {
    const robot = { 'cf-connecting-ip': '198.51.100.7' }
    const answers: number[] = []
    for (let index = 0; index < 33; index++)
      answers.push((await support(neighbour(`máy ${index}`), road, {}, robot)).status)
    expect(answers.filter((status) => status === 303)).toHaveLength(30)
    expect(answers.slice(-3)).toEqual([429, 429, 429])
    expect((await support(neighbour('Hàng xóm'), road)).status).toBe(303)
  })
})

describe('the count of supports', () => {
  const shownOf = async () => /(\d+) người ủng hộ/.exec(await page())?.[1]

  test('is not shown before the clock has counted, and then by hamlet from five up', async () => {
    expect(await shownOf()).toBeUndefined()
    for (const name of ['a', 'b', 'c', 'd']) await support(neighbour(name), road, { hamlet: 'dong_com' })
    const many = await rows()
    expect(await countSupports(db())).toBe(many)
    expect(await shownOf()).toBe(String(many))
    expect(await page()).toContain('Đồng Cỏm: 5 người.')
    expect(await (await as(nobody).get(LIST)).text()).toContain(`${many} người ủng hộ`)
  })

  test('stays when the clock comes again with nothing new, also twice at once', async () => {
    const counted = await shownOf()
    expect(await countSupports(db())).toBe(0)
    await support(neighbour('e'))
    await Promise.all([countSupports(db()), countSupports(db())])
    expect(await shownOf()).toBe(String(Number(counted) + 1))
  })

  test('goes on where it stopped when more came than one turn counts', async () => {
    const before = Number(await shownOf())
    for (const name of ['f', 'g', 'h']) await support(neighbour(name), road, { hamlet: 'lang_dia' })
    expect([await countSupports(db(), 2), await countSupports(db(), 2), await countSupports(db(), 2)]).toEqual([
      2, 1, 0,
    ])
    expect(await shownOf()).toBe(String(before + 3))
    expect(await page()).not.toContain('Làng Dịa: 3')
  })
})

test('a petition that its sender withdraws takes no more support', async () => {
  await senderDeed(road, 'rut')
  expect((await support(neighbour('cuối'))).status).toBe(404)
})

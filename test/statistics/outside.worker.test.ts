import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { connect } from '../../worker/db/connect.ts'
import { countFigures } from '../../worker/statistics/figures-sweep.ts'
import { plain, wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, type Petition, petitionIn, senderDeed } from '../support/build.ts'
import { nobody, officer } from '../support/people.ts'

const db = connect(env)
const leader = officer('lanhdao')
const ECONOMY = 'binh-xa.phong-kinh-te'
const OUTSIDE = 'ngoai-xa'
const ANSWER = { answer: 'Điện lực đã thay dây và trụ mới.', demandAnswer: ['Đã xong.'], documentNumber: '12/DL' }
const DISPUTE = { dispute: '1', reason: 'Rác vẫn còn nguyên ở đầu thôn.', demandMet: ['no'] }

/** What stands under a body's name: received, answered, in time, and owed now. */
async function of(bodyId: string): Promise<number[]> {
  await countFigures(db, new Date(Date.now() + 60_000))
  const row = await env.DB.prepare(
    `SELECT coalesce(sum(received), 0) received, coalesce(sum(answered), 0) answered, coalesce(sum(in_time), 0) in_time,
       (SELECT coalesce(sum(j.value), 0) FROM body_work w, json_each(w.owed) j WHERE w.body_id = ?1) owed
     FROM body_figures WHERE body_id = ?1`,
  )
    .bind(bodyId)
    .first<Record<string, number>>()
  return [row?.received, row?.answered, row?.in_time, row?.owed].map(Number)
}

async function answeredOutside(): Promise<Petition> {
  const petition = await petitionIn('forwarded')
  await deed('dieuphoi', petition, 'ghi-tra-loi-ngoai', ANSWER)
  return petition
}

describe('a petition that Điện lực answers', () => {
  test('stands under no body of the commune from the day on which it was sent on', async () => {
    const before = await of(ECONOMY)
    const petition = await petitionIn('forwarded')
    expect(await of(OUTSIDE)).toEqual([1, 0, 0, 0])
    await deed('dieuphoi', petition, 'ghi-tra-loi-ngoai', ANSWER)
    expect(await of(OUTSIDE)).toEqual([1, 1, 1, 0])
    expect(await of(ECONOMY)).toEqual(before)
  })

  test('is again Phòng Kinh tế’s when the Front takes it back, and owed by its day', async () => {
    const [outside, economy] = [await of(OUTSIDE), await of(ECONOMY)]
    const petition = await petitionIn('forwarded')
    await deed('dieuphoi', petition, 'nhan-lai', { reason: 'Điện lực trả lại.' })
    expect(await of(OUTSIDE)).toEqual(outside)
    expect(await of(ECONOMY)).toEqual([(economy[0] ?? 0) + 1, economy[1], economy[2], (economy[3] ?? 0) + 1])
  })

  test('and that Lan disputes is Phòng Kinh tế’s once it is given to it, without Điện lực’s answer', async () => {
    const [outside, economy] = [await of(OUTSIDE), await of(ECONOMY)]
    const petition = await answeredOutside()
    await senderDeed(petition, 'danh-gia', DISPUTE)
    expect(await of(OUTSIDE)).toEqual(outside.map((many, i) => (i < 3 ? many + 1 : many)))
    expect(await of(ECONOMY)).toEqual(economy)
    await deed('dieuphoi', petition, 'giao', { body: ECONOMY })
    expect(await of(OUTSIDE)).toEqual(outside)
    expect(await of(ECONOMY)).toEqual([(economy[0] ?? 0) + 1, economy[1], economy[2], (economy[3] ?? 0) + 1])
    await deed('xuly.kinhte', petition, 'nhan-xu-ly')
    await deed('xuly.kinhte', petition, 'trinh-duyet', ANSWER)
    await deed('duyet.ubnd', petition, 'duyet')
    expect(await of(OUTSIDE)).toEqual(outside)
    expect(await of(ECONOMY)).toEqual([(economy[0] ?? 0) + 1, (economy[1] ?? 0) + 1, (economy[2] ?? 0) + 1, economy[3]])
  })
})

describe('what is told of it', () => {
  test('the leader reads it on a line of its own, last, with no word of punctuality, and opens its cases', async () => {
    await petitionIn('answered')
    await answeredOutside()
    await of(OUTSIDE)
    const html = await (await as(leader).get('/can-bo/so-lieu')).text()
    const table = plain(html).split('id="co-quan"')[1]?.split('</table>')[0] ?? ''
    const lines = table.split('<tr>').slice(2)
    const line = lines.find((one) => one.includes('Cơ quan ngoài xã')) ?? ''
    expect(lines.indexOf(line)).toBe(lines.length - 2)
    expect(line).toMatch(/data-label="Nhận"[^>]*><a href="[^"]*co-quan=ngoai-xa/)
    for (const column of ['Đúng hạn', 'Trễ', 'Thường mất'])
      expect(line).toMatch(new RegExp(`data-label="${column}" data-none[^>]*>–</td>`))
    const chart = plain(html).split('id="dung-han"')[1]?.split('</section>')[0] ?? ''
    expect(chart).toContain('Phòng Kinh tế')
    expect(chart).not.toContain('ngoài xã')
    const list = wordsOf(await (await as(leader).get('/can-bo/so-lieu/ho-so?so=tra-loi&co-quan=ngoai-xa')).text())
    expect(list).toContain('Cơ quan ngoài xã')
    expect(list).toContain('xã chuyển đi')
    expect(list).not.toContain('cơ quan cũ')
  })

  test('the sheets and the public page say the same', async () => {
    for (let i = 0; i < 6; i++) await answeredOutside()
    for (let i = 0; i < 6; i++) await petitionIn('answered')
    await of(OUTSIDE)
    const rows = (text: string) => text.trim().split('\r\n')
    const sheet = rows(await (await as(leader).get('/can-bo/so-lieu.csv')).text())
    expect(sheet.find((line) => line.includes('Cơ quan ngoài xã'))).toMatch(/,\d+,0,0,\d+,,,0,,,0$/)
    const open = rows(await (await as(nobody).get('/binh-xa/so-lieu.csv')).text())
    expect(open.find((line) => line.includes('Cơ quan ngoài xã'))).toMatch(/,\d+,\d+,,,,,/)
    const json = await (await as(nobody).get('/binh-xa/so-lieu.json')).json<{ byBody: Record<string, unknown>[] }>()
    const outside = json.byBody.find(({ id }) => id === OUTSIDE)
    expect(outside).toMatchObject({ name: 'Cơ quan ngoài xã', inTime: null, late: null, medianWorkingDays: null })
    expect(Number(outside?.answered)).toBeGreaterThan(5)
    const page = plain(await (await as(nobody).get('/binh-xa/so-lieu')).text())
    const item = page.split('<b>Cơ quan ngoài xã</b>')[1]?.split('</li>')[0] ?? ''
    expect(item).toMatch(/Nhận: \d+; trả lời: \d+\./)
    expect(item).not.toContain('đúng hạn')
    expect(item).not.toContain('Thường mất')
  })
})

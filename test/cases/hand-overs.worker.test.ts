import { expect, test } from 'vitest'
import { plain } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { deed, petitionIn } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

test('the officer and Lan both see who had her case, who has it now, and how long', async () => {
  const petition = await petitionIn('assigned')
  await deed('duyet.kinhte', petition, 'tra-lai', { reason: 'Việc này của Phòng Văn hóa - Xã hội.' })
  await deed('dieuphoi', petition, 'giao', { body: 'binh-xa.phong-van-hoa-xa-hoi' })
  const desk = plain(await (await as(officer('dieuphoi')).get(`/can-bo/ho-so/${petition.code}`)).text())
  const table = desk.slice(desk.indexOf('id="da-giu"')).split('</table>')[0] ?? ''
  const bodies = [...table.matchAll(/<td><b>([^<]*)<\/b><\/td>/g)].map(([, name]) => name)
  expect(bodies).toEqual([
    'Ủy ban Mặt trận Tổ quốc xã',
    'Phòng Kinh tế',
    'Ủy ban Mặt trận Tổ quốc xã',
    'Phòng Văn hóa - Xã hội',
  ])
  expect(table.match(/đang giữ/g)).toHaveLength(1)
  const own = plain(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
  expect(own).toContain('<summary>Ai đã giữ hồ sơ</summary>')
  expect(own).toContain('Phòng Văn hóa - Xã hội: từ')
})

test('a case that only the Front had shows Lan no list', async () => {
  const petition = await petitionIn('submitted')
  expect(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text()).not.toContain('Ai đã giữ hồ sơ')
})

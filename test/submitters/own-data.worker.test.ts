import { expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { bring, deed, partsOf, petitionIn, type Petition, sendPetition } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

const BEFORE = 'Cần gọi điện xác minh địa điểm trước khi trời mưa.'
const BEHIND = 'Cần gặp người gửi để lập biên bản.'
const REFUSED = 'Có thể hỏi thêm qua trang, không cần biết ai gửi.'
const RESTRICT = { reasonCode: 'to_cao', person: 'vi-du.baomat' }

const page = async ({ code }: Petition, rest = '') =>
  wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${code}${rest}`)).text())

async function done(username: string, { code }: Petition, action: string, fields: Fields = {}): Promise<void> {
  const answer = await as(officer(username)).post(`/can-bo/ho-so/${code}/${action}`, fields)
  expect([action, answer.status]).toEqual([action, 303])
}

test('Lan reads on the page of her data nothing that the page of her restricted petition hides', async () => {
  const lans = await petitionIn('received')
  await done('dieuphoi', lans, 'xin-mo-danh-tinh', { reason: BEFORE })
  await done('lanhdao', lans, 'khong-dong-y-mo', { reason: REFUSED })
  await deed('tiepnhan', lans, 'chuyen-rieng', RESTRICT)
  await done('baomat', lans, 'xin-mo-danh-tinh', { reason: BEHIND })
  for (const place of ['', '/du-lieu']) {
    const words = await page(lans, place)
    for (const shown of [BEFORE, REFUSED]) expect([place, words]).toEqual([place, expect.stringContaining(shown)])
    for (const hidden of [BEHIND, 'Ủy ban Kiểm tra', 'Cán bộ được giao việc mật'])
      expect([place, hidden, words.includes(hidden)]).toEqual([place, hidden, false])
  }
})

test('Lan is not told that nobody asked for her name when that is no longer told', async () => {
  const lans = await petitionIn('restricted')
  await done('baomat', lans, 'xin-mo-danh-tinh', { reason: BEHIND })
  const words = await page(lans, '/du-lieu')
  expect(words).not.toContain('Chưa ai xin mở')
  expect(words).toContain('Từ khi hồ sơ được chuyển người có thẩm quyền, việc mở tên không nêu ở đây.')
})

test('Lan reads who asked for her name for a part of what she sent, and not what a restricted part hides', async () => {
  const lans = await sendPetition()
  await bring(lans, 'split')
  const [first, second] = (await partsOf(lans)) as [Petition, Petition]
  expect(await page(lans, '/du-lieu')).toContain('Chưa ai xin mở, chưa ai mở.')
  await done('dieuphoi', first, 'xin-mo-danh-tinh', { reason: BEFORE })
  await deed('tiepnhan', second, 'chuyen-rieng', RESTRICT)
  await done('baomat', second, 'xin-mo-danh-tinh', { reason: BEHIND })
  const words = await page(lans, '/du-lieu')
  expect(words).toContain(`Việc ${first.code}: Phó Chủ tịch Mặt trận xã`)
  expect(words).toContain(BEFORE)
  expect(words).not.toContain('Chưa ai xin mở')
  for (const hidden of [BEHIND, 'Ủy ban Kiểm tra']) expect(words).not.toContain(hidden)
})

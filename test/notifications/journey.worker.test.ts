import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { petitionIn, senderDeed } from '../support/build.ts'
import { postOffice } from './office.ts'

test('from sending to a dispute each officer hears of what is his, and Lan of what is hers', async () => {
  const office = postOffice()
  const petition = await petitionIn('reopened', { email: 'lan@example.com' })
  await office.work(new Date(Date.now() + 1000))
  const { results } = await env.DB.prepare(
    `SELECT username || ' ' || message AS line FROM notices JOIN staff_users ON staff_users.id = staff_id
     WHERE case_id = ? ORDER BY notices.created_at, 1`,
  )
    .bind(petition.id)
    .all<{ line: string }>()
  expect(results.map((row) => row.line)).toEqual([
    'duyet.kinhte petition.assigned',
    'xuly.kinhte petition.assigned',
    'duyet.kinhte petition.reply_proposed',
    'dieuphoi petition.disputed',
  ])
  const subjects = office.sent.map((mail) => mail.subject.replace(/ \(.*/, ''))
  expect(subjects).toHaveLength(3)
  expect(subjects).toEqual(
    expect.arrayContaining([
      'Xã Bình Xa: đã nhận được nội dung ông/bà gửi',
      'Xã Bình Xa: đã tiếp nhận hồ sơ của ông/bà',
      'Xã Bình Xa: đã trả lời ông/bà',
    ]),
  )
})

test('what the sender adds is news for intake, and he himself is not written to about it', async () => {
  const office = postOffice()
  const petition = await petitionIn('needs_info', { email: 'lan@example.com' })
  await office.work(new Date(Date.now() + 1000))
  const before = office.sent.length
  await senderDeed(petition, 'bo-sung', { content: 'Từ đầu tháng, ở đoạn trước nhà văn hóa.' })
  await office.work(new Date(Date.now() + 1000))
  expect(office.sent.length).toBe(before)
  const who = await env.DB.prepare(
    `SELECT username FROM notices JOIN staff_users ON staff_users.id = staff_id
     WHERE case_id = ? AND message = 'petition.info_added'`,
  )
    .bind(petition.id)
    .first<string>('username')
  expect(who).toBe('tiepnhan')
})

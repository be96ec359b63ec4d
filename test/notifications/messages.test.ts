import { expect, test } from 'vitest'
import { messageText } from '../../worker/notifications/messages.ts'

const about = { communeName: 'Xã Bình Xa', caseCode: 'BX-26-000123', dueText: 'thứ Năm, 26/11/2026' }

test('Lan reads in her e-mail when she will be answered and where to look', () => {
  const { subject, text } = messageText('petition.received', {
    ...about,
    lookupUrl: 'https://xa.example/binh-xa/tra-cuu',
  })
  expect(subject).toBe('Xã Bình Xa: đã tiếp nhận hồ sơ của ông/bà (BX-26-000123)')
  expect(text).toContain('Hạn trả lời: thứ Năm, 26/11/2026.')
  expect(text).toContain('mở https://xa.example/binh-xa/tra-cuu và nhập')
})

test('where the address of the pages is not set, she is told the page by its name and gets no broken link', () => {
  const { text } = messageText('petition.answered', { ...about, lookupUrl: null })
  expect(text).toContain('mở trang của xã, mục Xem trả lời, và nhập')
  expect(text).not.toMatch(/null|undefined|https?:|Hạn trả lời/)
})

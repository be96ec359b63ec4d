import { expect, test } from 'vitest'
import { mediaName } from '../../worker/forms/making/media-check.ts'

test.each([
  ['gia-dinh.png', 'png', 'gia-dinh.png'],
  ['Nha.JPEG', 'jpg', 'Nha.JPEG'],
  ['Nhà văn hóa (mới).jpg', 'jpg', 'nha_van_hoa_moi.jpg'],
  ['anh.png', 'jpg', 'anh.jpg'],
  ['../../x.png', 'png', 'x.png'],
])('a file that Nga sends as %s with the content of %s is known as %s', (sent, ending, name) => {
  expect(mediaName(sent, ending)).toBe(name)
})

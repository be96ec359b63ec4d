import { expect, test } from 'vitest'
import type { Item } from '../../worker/supervision/kept.ts'
import { compareVersions, differenceText } from '../../worker/supervision/programme/versions.ts'
import { bookWith } from './book.ts'

const item = (id: string, set: Partial<Item> = {}): Item => ({
  ...{ id, slug: `27-000${id}`, title: `Chuyên đề ${id}`, content: 'Nội dung', form: 'delegation', quarter: 1 },
  ...{ leadBodyId: 'mttq', bodies: ['phong-kinh-te'], ...set },
})
const told = (before: Item[], after: Item[]) =>
  compareVersions(before, after).map((one) => `${one.item.id}: ${differenceText(one, bookWith())}`)

test('a reader sees what was added, dropped and moved between two versions', () => {
  expect(
    told([item('1'), item('2'), item('3')], [item('1', { quarter: 3 }), item('3'), item('4', { quarter: 2 })]),
  ).toEqual(['1: Chuyển từ Quý I sang Quý III', '4: Thêm, Quý II', '2: Đưa ra khỏi chương trình'])
})

test('a new name, form, lead, body and content are each named; the order of bodies is no change', () => {
  const after = item('1', {
    title: 'Tên mới',
    form: 'document_review',
    leadBodyId: 'nong-dan',
    bodies: ['ubnd'],
    content: 'Khác',
  })
  expect(told([item('1')], [after])).toEqual([
    '1: Đổi tên, trước là “Chuyên đề 1”; đổi hình thức sang Xem xét văn bản; đổi chủ trì sang Hội Nông dân xã; đổi cơ quan được giám sát thành Ủy ban nhân dân xã; sửa nội dung giám sát',
  ])
  expect(told([item('1', { bodies: ['ubnd', 'cong-an'] })], [item('1', { bodies: ['cong-an', 'ubnd'] })])).toEqual([])
})

test('the same version twice has nothing to tell', () => {
  const items = [item('1'), item('2', { quarter: 4 })]
  expect(compareVersions(items, structuredClone(items))).toEqual([])
})

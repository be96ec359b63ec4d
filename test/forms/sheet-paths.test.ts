import { expect, test } from 'vitest'
import { planOf } from '../../worker/forms/plan.ts'
import type { Node } from '../../worker/forms/questionnaire.ts'
import { openSheet, type World } from '../../worker/forms/sheet.ts'

const WORLD: World = {
  today: '2026-11-21',
  now: '2026-11-21T08:30:00.000+07:00',
  hamlets: [{ id: 'thon-1', name: 'Thôn Một' }],
  seed: 7,
  random: () => 0.5,
  language: 'vi',
}

const NODES: Node[] = [
  {
    kind: 'group',
    name: 'nha',
    nodes: [
      { kind: 'integer', name: 'so_nguoi', label: { vi: 'Mấy người?' } },
      { kind: 'select_one', name: 'duong', list: 'duong', label: { vi: 'Đường' } },
      { kind: 'hamlet', name: 'o_thon', label: { vi: 'Thôn' } },
    ],
  },
  {
    kind: 'repeat',
    name: 'tre',
    nodes: [
      { kind: 'text', name: 'ten', label: { vi: 'Tên' } },
      { kind: 'integer', name: 'tuoi', label: { vi: 'Tuổi' } },
      { kind: 'calculate', name: 'thu', calculation: 'position(..)' },
      { kind: 'calculate', name: 'truoc', calculation: 'indexed-repeat(${ten}, ${tre}, position(..) - 1)' },
    ],
  },
]

/** What an expression gives on a sheet of a household with two children. */
function gives(calculation: string): string {
  const planned = planOf({
    name: 'thu',
    title: 'Thử',
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    lists: { duong: [{ name: 'dat', label: { vi: 'Đường đất' }, more: { diem: '3' } }] },
    tables: { gia: { columns: ['ma', 'tien'], rows: [['dat', '500']] } },
    nodes: [...NODES, { kind: 'calculate', name: 'kq', calculation }],
  })
  if (!planned.ok) return planned.faults.map((fault) => fault.message).join(' ')
  const sheet = openSheet(planned.plan, WORLD)
  sheet.put('so_nguoi', '4')
  sheet.put('duong', 'dat')
  sheet.put('o_thon', 'thon-1')
  sheet.put('ten:1', 'An')
  sheet.put('tuoi:1', '9')
  sheet.addRepeat('tre')
  sheet.put('ten:2', 'Bình')
  sheet.put('tuoi:2', '12')
  return sheet.entry('kq').value
}

test.each([
  ['/data/nha/so_nguoi + 1', '5'],
  ['../nha/so_nguoi', '4'],
  ["jr:choice-name(${duong}, '${duong}')", 'Đường đất'],
  ["jr:choice-name(${o_thon}, '${o_thon}')", 'Thôn Một'],
  ["instance('duong')/root/item[name = ${duong}]/diem * 2", '6'],
  ["instance('thon')/root/item[name = 'thon-1']/label", 'Thôn Một'],
  ["pulldata('gia', 'tien', 'ma', ${duong})", '500'],
  ['count(${tre})', '2'],
  ['sum(${tre}/tuoi)', '21'],
  ['max(${tuoi})', '12'],
  ['count(${tre}[tuoi > 10])', '1'],
  ['indexed-repeat(${ten}, ${tre}, 2)', 'Bình'],
  ["join(', ', ${ten})", 'An, Bình'],
  ["join(' ', ${truoc})", ' An'],
  ['sum(${thu})', '3'],
])('%s is "%s"', (expression, value) => {
  expect(gives(expression)).toBe(value)
})

test.each([
  ['${khong_co} + 1', 'Không có câu nào tên "khong_co"'],
  ["instance('la')/root/item/name", 'Không có danh sách hay bảng nào tên "la"'],
  ["instance('duong')/root/item[mau = 'do']/name", 'không có cột "mau"'],
  ["pulldata('thieu', 'a', 'b', 'c')", 'Thiếu bảng "thieu.csv"'],
  ['../nha/lac', 'Không có "lac"'],
])('%s is refused', (expression, message) => {
  expect(gives(expression)).toContain(message)
})

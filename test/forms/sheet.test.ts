import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../worker/forms/check.ts'
import { planOf, type Plan } from '../../worker/forms/plan.ts'
import type { Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type World } from '../../worker/forms/sheet.ts'

const WORLD: World = {
  today: '2026-11-21',
  now: '2026-11-21T08:30:00.000+07:00',
  hamlets: [
    { id: 'thon-1', name: 'Thôn 1' },
    { id: 'thon-2', name: 'Thôn 2' },
  ],
  seed: 7,
  random: () => 0.5,
  language: 'vi',
}

const vi = (text: string) => ({ vi: text })

/** A questionnaire of these nodes, with a list of roads for those that choose. */
function asking(nodes: readonly Node[], more: Partial<Questionnaire> = {}): Questionnaire {
  return {
    name: 'thu',
    title: 'Thử',
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    lists: {
      duong: [
        { name: 'be_tong', label: vi('Bê tông'), more: { loai: 'cung' } },
        { name: 'dat', label: vi('Đường đất'), more: { loai: 'mem' } },
        { name: 'khong', label: vi('Không có đường'), more: { loai: 'mem', exclusive: 'yes' } },
      ],
      loai: [
        { name: 'cung', label: vi('Cứng') },
        { name: 'mem', label: vi('Mềm') },
      ],
    },
    nodes,
    ...more,
  }
}

function planned(nodes: readonly Node[], more: Partial<Questionnaire> = {}): Plan {
  const result = planOf(asking(nodes, more))
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.plan
}

function faults(nodes: readonly Node[], more: Partial<Questionnaire> = {}) {
  const result = planOf(asking(nodes, more))
  return result.ok ? [] : result.faults
}

describe('a question that is asked only sometimes', () => {
  const plan = planned([
    { kind: 'integer', name: 'so_nguoi', label: vi('Nhà mấy người?'), required: 'true()' },
    {
      kind: 'group',
      name: 'tre_em',
      relevant: '${so_nguoi} > 2',
      nodes: [
        {
          kind: 'integer',
          name: 'so_tre',
          label: vi('Mấy trẻ em?'),
          constraint: '. < ${so_nguoi}',
          required: 'true()',
        },
        { kind: 'text', name: 'truong', label: vi('${so_tre} cháu học trường nào?'), relevant: '${so_tre} > 0' },
      ],
    },
  ])

  test('appears when Lan says how many live in her house, and only what depends on it is looked at', () => {
    const sheet = openSheet(plan, WORLD)
    for (const key of ['so_nguoi', 'tre_em', 'so_tre', 'truong']) sheet.entry(key)
    expect(sheet.entry('so_tre').relevant).toBe(false)
    expect(sheet.put('so_nguoi', '5')).toEqual(expect.arrayContaining(['so_nguoi', 'tre_em', 'so_tre']))
    expect(sheet.entry('so_tre').relevant).toBe(true)
    expect(sheet.put('so_tre', '2')).toEqual(expect.arrayContaining(['so_tre', 'truong']))
    expect(sheet.entry('truong').label).toBe('2 cháu học trường nào?')
  })

  test('is not kept when it is not asked any more', () => {
    const sheet = openSheet(plan, WORLD)
    sheet.put('so_nguoi', '5')
    sheet.put('so_tre', '2')
    sheet.put('truong', 'Mầm non Bình Xa')
    sheet.put('so_nguoi', '2')
    expect(sheet.answers()).toEqual({ so_nguoi: '2' })
    expect(checkAnswers(plan, WORLD, { so_nguoi: '2', so_tre: '2', truong: 'x' })).toEqual({
      answers: { so_nguoi: '2' },
      errors: {},
    })
  })

  test('tells Lan at the question what is wrong', () => {
    expect(checkAnswers(plan, WORLD, { so_nguoi: 'năm' }).errors).toEqual({
      so_nguoi: 'Chỗ này cần một số nguyên, ví dụ 12.',
    })
    expect(checkAnswers(plan, WORLD, { so_nguoi: '4', so_tre: '9' }).errors['so_tre']).toContain(
      'chưa hợp với điều kiện',
    )
    expect(checkAnswers(plan, WORLD, {}).errors).toEqual({ so_nguoi: 'Ông/bà trả lời câu này.' })
    const where = planned([{ kind: 'hamlet', name: 'thon', label: vi('Thôn nào?'), required: 'true()' }])
    expect(checkAnswers(where, WORLD, {}).errors).toEqual({ thon: 'Ông/bà chọn thôn.' })
  })
})

describe('options', () => {
  const plan = planned([
    { kind: 'select_one', name: 'loai', list: 'loai', label: vi('Loại') },
    { kind: 'select_one', name: 'duong', list: 'duong', filter: 'loai = ${loai}', label: vi('Đường') },
    { kind: 'select_multiple', name: 'cac_duong', list: 'duong', orOther: true, label: vi('Các đường') },
    { kind: 'rank', name: 'xep', list: 'loai', label: vi('Xếp') },
    { kind: 'hamlet', name: 'thon', label: vi('Thôn') },
  ])

  test('follow an earlier answer, and what does not fit any more is taken off', () => {
    const sheet = openSheet(plan, WORLD)
    expect(sheet.entry('duong').choices).toEqual([])
    sheet.put('loai', 'cung')
    expect(sheet.entry('duong').choices.map((choice) => choice.label)).toEqual(['Bê tông'])
    sheet.put('duong', 'be_tong')
    sheet.put('loai', 'mem')
    expect(sheet.entry('duong').value).toBe('')
  })

  test('allow one that stands alone, and one that is not in the list with its words', () => {
    expect(checkAnswers(plan, WORLD, { cac_duong: 'dat khong' }).errors['cac_duong']).toContain('"Không có đường"')
    expect(checkAnswers(plan, WORLD, { cac_duong: 'dat other', cac_duong_other: 'cầu treo' })).toEqual({
      answers: { cac_duong: 'dat other', cac_duong_other: 'cầu treo' },
      errors: {},
    })
    expect(checkAnswers(plan, WORLD, { cac_duong: 'dat', cac_duong_other: 'cầu treo' }).answers).toEqual({
      cac_duong: 'dat',
    })
  })

  test('that nobody offered are refused', () => {
    expect(checkAnswers(plan, WORLD, { thon: 'thon-9' }).errors['thon']).toContain('không còn trong danh sách')
    expect(checkAnswers(plan, WORLD, { thon: 'thon-2' }).errors).toEqual({})
    expect(checkAnswers(plan, WORLD, { xep: 'mem' }).errors['xep']).toContain('xếp đủ 2 ý')
    expect(checkAnswers(plan, WORLD, { xep: 'mem cung' }).errors).toEqual({})
  })

  test('may quote an answer, even their own, and an end is found', () => {
    const own = planned([{ kind: 'select_one', name: 'tu', list: 'tu', label: vi('Chọn ${tu}') }], {
      lists: { tu: [{ name: 'a', label: vi('Ý của ${tu}') }] },
    })
    const sheet = openSheet(own, WORLD, { tu: 'a' })
    expect([sheet.entry('tu').label, sheet.entry('tu').choices[0]?.label]).toEqual(['Chọn Ý của ', 'Ý của Ý của '])
  })

  test('are shuffled alike for one sheet, with the last ones last', () => {
    const many = planned(
      [
        {
          kind: 'select_one',
          name: 'so',
          list: 'so',
          parameters: { randomize: 'true' },
          orOther: true,
          label: vi('Số'),
        },
      ],
      { lists: { so: Array.from({ length: 12 }, (_, index) => ({ name: `s${index}`, label: vi(`Số ${index}`) })) } },
    )
    const names = (seed: number) =>
      openSheet(many, { ...WORLD, seed })
        .entry('so')
        .choices.map((choice) => choice.name)
    expect(names(1)).toEqual(names(1))
    expect(names(1)).not.toEqual(names(2))
    expect(names(1).at(-1)).toBe('other')
    expect([...names(1)].sort()).toEqual([...names(2)].sort())
  })
})

describe('a repeat', () => {
  const plan = planned([
    {
      kind: 'repeat',
      name: 'thanh_vien',
      label: vi('Thành viên'),
      nodes: [
        { kind: 'text', name: 'ten', label: vi('Tên') },
        { kind: 'integer', name: 'tuoi', label: vi('${ten} bao nhiêu tuổi?') },
        { kind: 'text', name: 'lop', relevant: '${tuoi} < 18', label: vi('Lớp') },
        {
          kind: 'repeat',
          name: 'viec',
          relevant: '${tuoi} >= 18',
          nodes: [{ kind: 'text', name: 'ten_viec', label: vi('Việc') }],
        },
      ],
    },
    { kind: 'calculate', name: 'tong_tuoi', calculation: 'sum(${tuoi})' },
    { kind: 'calculate', name: 'so', calculation: 'count(${thanh_vien})' },
  ])

  test('holds each person apart, and the sum of all', () => {
    const sheet = openSheet(plan, WORLD)
    sheet.put('ten:1', 'An')
    sheet.put('tuoi:1', '40')
    sheet.addRepeat('thanh_vien')
    sheet.put('ten:2', 'Bình')
    sheet.put('tuoi:2', '9')
    expect(sheet.entry('tuoi:2').label).toBe('Bình bao nhiêu tuổi?')
    expect([sheet.entry('lop:1').relevant, sheet.entry('lop:2').relevant]).toEqual([false, true])
    expect([sheet.entry('tong_tuoi').value, sheet.entry('so').value]).toEqual(['49', '2'])
  })

  test('closes up when one person is taken out', () => {
    const sheet = openSheet(plan, WORLD, {
      thanh_vien: '3',
      'ten:1': 'An',
      'tuoi:1': '40',
      'ten:2': 'Bình',
      'tuoi:2': '9',
      'ten:3': 'Chi',
      'tuoi:3': '30',
      'viec:3': '2',
      'ten_viec:3:2': 'Làm ruộng',
    })
    sheet.removeRepeat('thanh_vien', 2)
    expect(sheet.answers()).toEqual({
      thanh_vien: '2',
      'ten:1': 'An',
      'tuoi:1': '40',
      'viec:1': '0',
      'ten:2': 'Chi',
      'tuoi:2': '30',
      'viec:2': '2',
      'ten_viec:2:2': 'Làm ruộng',
      tong_tuoi: '70',
      so: '2',
    })
  })

  test('follows a number that was given before', () => {
    const counted = planned([
      { kind: 'integer', name: 'n', label: vi('Mấy?') },
      { kind: 'repeat', name: 'r', count: '${n}', nodes: [{ kind: 'text', name: 't', default: 'x', label: vi('T') }] },
    ])
    const sheet = openSheet(counted, WORLD)
    expect(sheet.countOf('r')).toBe(0)
    sheet.put('n', '3')
    expect(sheet.keysIn({ key: 'r' }, 3)).toEqual(['t:3'])
    sheet.put('t:2', 'hai')
    sheet.put('n', '2')
    expect(sheet.answers()).toEqual({ n: '2', r: '2', 't:1': 'x', 't:2': 'hai' })
    sheet.put('n', '100000')
    expect(sheet.countOf('r')).toBe(100)
  })
})

describe('defaults and what is read only', () => {
  const plan = planned([
    { kind: 'date', name: 'ngay', default: 'today()', label: vi('Ngày') },
    { kind: 'text', name: 'xa', default: 'Thôn 3 (cũ)', readonly: 'true()', label: vi('Xã') },
    { kind: 'calculate', name: 'chao', calculation: "concat('Ngày ', ${ngay})" },
  ])

  test('are filled in once, and a visitor may write another', () => {
    const sheet = openSheet(plan, WORLD)
    expect(sheet.entry('chao').value).toBe('Ngày 2026-11-21')
    sheet.put('ngay', '2026-11-20')
    expect(sheet.answers()).toEqual({ ngay: '2026-11-20', xa: 'Thôn 3 (cũ)', chao: 'Ngày 2026-11-20' })
  })

  test('cannot be forged by what is sent', () => {
    expect(checkAnswers(plan, WORLD, { ngay: '', xa: 'Thôn 9', chao: 'hack' }).answers).toEqual({
      xa: 'Thôn 3 (cũ)',
      chao: 'Ngày ',
    })
  })
})

describe('pages', () => {
  const page = (name: string, relevant?: string): Node => ({
    kind: 'group',
    name,
    appearance: ['field-list'],
    ...(relevant ? { relevant } : {}),
    nodes: [{ kind: 'text', name: `${name}_1`, label: vi('Câu') }],
  })

  test('are skipped when nothing on them is asked', () => {
    const plan = planned([page('a'), page('b', "${a_1} = 'co'"), { kind: 'text', name: 'c', label: vi('C') }], {
      style: 'pages',
    })
    const sheet = openSheet(plan, WORLD)
    expect(sheet.pages()).toEqual([['a'], ['c']])
    sheet.put('a_1', 'co')
    expect(sheet.pages()).toEqual([['a'], ['b'], ['c']])
  })
})

describe('a questionnaire with faults', () => {
  test('names the circle', () => {
    const found = faults([
      { kind: 'calculate', name: 'a', calculation: '${b} + 1' },
      { kind: 'calculate', name: 'b', calculation: '${c} + 1' },
      { kind: 'calculate', name: 'c', calculation: '${a} + 1' },
    ])
    expect(found).toHaveLength(1)
    expect(found[0]?.message).toMatch(/a → b → c → a|b → c → a → b|c → a → b → c/)
  })

  test('names a group that hides the question it depends on', () => {
    const found = faults([
      { kind: 'group', name: 'g', relevant: "${x} = '1'", nodes: [{ kind: 'text', name: 'x', label: vi('X') }] },
    ])
    expect(found.map((one) => one.message).join()).toContain('vòng tròn')
  })

  test('says every fault at once, each with its question', () => {
    const found = faults([
      { kind: 'select_one', name: 'a', list: 'khong_co', label: vi('A') },
      { kind: 'text', name: 'a', relevant: '${nhu_the} = 1', label: vi('Có ${khac}?') },
      { kind: 'text', name: 'có dấu cách', label: vi('C') },
      { kind: 'text', name: 'sai', constraint: '. > (', label: vi('D') },
      { kind: 'select_one', name: 'cot', list: 'duong', filter: "mau = 'do'", label: vi('E') },
    ])
    expect(found.map(({ name, part }) => `${name}/${part}`).sort()).toEqual(
      ['a/list', 'a/name', 'a/relevant', 'a/label', 'có dấu cách/name', 'sai/constraint', 'cot/filter'].sort(),
    )
  })
})

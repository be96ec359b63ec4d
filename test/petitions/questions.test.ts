import { describe, expect, test } from 'vitest'
import { answerLines } from '../../worker/forms/answer-lines.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { askFault, countOf, givenIn, manyGiven, wordsOf } from '../../worker/petitions/questions/further.ts'

const ASKED: Questionnaire = {
  name: 'mui',
  title: 'Mùi hôi',
  languages: [
    { code: 'vi', name: 'Tiếng Việt' },
    { code: 'tyz', name: 'Tày' },
  ],
  nodes: [
    { kind: 'start', name: 'mo' },
    { kind: 'note', name: 'loi', label: { vi: 'Xin ông/bà cho biết.' } },
    { kind: 'select_multiple', name: 'luc', list: 'luc', orOther: true, label: { vi: 'Vào lúc nào?' } },
    { kind: 'select_one', name: 'cho', table: 'cho.csv', label: { vi: 'Ở chợ nào?' } },
    { kind: 'date', name: 'tu', label: { vi: 'Từ ngày nào?' } },
    { kind: 'calculate', name: 'tinh', calculation: '1 + 1' },
    {
      kind: 'repeat',
      name: 'trai',
      label: { vi: 'Trại' },
      nodes: [{ kind: 'text', name: 'ten', label: { vi: 'Tên trại:' } }],
    },
    { kind: 'text', name: 'them', label: { vi: 'Ở ${ten} còn gì nữa?' } },
  ],
  lists: {
    luc: [
      { name: 'sang', label: { vi: 'Sáng' } },
      { name: 'toi', label: { vi: 'Tối' } },
    ],
  },
  tables: { 'cho.csv': { columns: ['name', 'label'], rows: [['bo', 'Chợ Bợ']] } },
}
const ANSWERS = {
  mo: '2026-11-02T08:00:00.000+07:00',
  luc: 'toi other',
  luc_other: 'Lúc trở trời',
  cho: 'bo',
  tu: '2026-11-02',
  tinh: '2',
  trai: '2',
  'ten:1': 'Tám Rô',
  'ten:2': 'Bảy Hợi',
  them: 'Ruồi.\n\n  Nhiều lắm.',
}
const lines = answerLines(
  ASKED,
  givenIn(ASKED, ANSWERS),
  () => undefined,
  () => undefined,
)

test('an officer reads what Lan answered as she would say it, a line each, and nothing that a machine noted', () => {
  expect(wordsOf(lines)).toBe(
    [
      'Vào lúc nào: Tối; Ý khác',
      'Vào lúc nào: ý khác: Lúc trở trời',
      'Ở chợ nào: Chợ Bợ',
      'Từ ngày nào: thứ Hai, 02/11/2026',
      'Tên trại (lần 1): Tám Rô',
      'Tên trại (lần 2): Bảy Hợi',
      'Ở … còn gì nữa: Ruồi. Nhiều lắm.',
    ].join('\n'),
  )
})

test('what she wrote beside the options belongs to its question when questions are counted', () => {
  expect([countOf(ASKED), manyGiven(ASKED, ANSWERS)]).toEqual([5, 6])
  expect(manyGiven(ASKED, { mo: ANSWERS.mo, tinh: '2', luc: '' })).toBe(0)
})

describe('a questionnaire', () => {
  test('of questions that words answer may be asked', () => {
    expect(askFault(ASKED)).toBeNull()
  })

  test.each(['image', 'audio', 'file'] as const)('that wants a file (%s) may not, however deep it asks', (kind) => {
    const deep = { kind: 'group' as const, name: 'nhom', nodes: [{ kind, name: 'tep', label: { vi: 'Tệp' } }] }
    expect(askFault({ ...ASKED, nodes: [...ASKED.nodes, deep] })).toContain('có câu cần gửi ảnh, ghi âm hoặc tệp')
  })

  test('that only says something may not', () => {
    expect(askFault({ ...ASKED, nodes: ASKED.nodes.slice(0, 2) })).toContain('chưa có câu hỏi nào')
  })
})

import { describe, expect, test } from 'vitest'
import { checkAnswers } from '../../worker/forms/check.ts'
import { answersFrom, fieldsOf, valuesOf } from '../../worker/forms/fields.ts'
import { planOf } from '../../worker/forms/plan.ts'
import type { Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { openSheet, type Sheet } from '../../worker/forms/sheet.ts'
import { writeXForm } from '../../worker/forms/xform/write.ts'
import { fieldsWith } from '../support/moves.ts'
import { WORLD } from '../support/questionnaire-set.ts'

const vi = (text: string) => ({ vi: text })

function asking(...nodes: Node[]): Questionnaire {
  return { name: 'thu', title: 'Thử', languages: [{ code: 'vi', name: 'Tiếng Việt' }], lists: {}, nodes }
}

function sheetOf(...nodes: Node[]) {
  const planned = planOf(asking(...nodes))
  if (!planned.ok) throw new Error(planned.faults.map((fault) => fault.message).join(' '))
  return openSheet(planned.plan, WORLD)
}

/** What a form sends of a sheet. */
function sentOf(sheet: Sheet) {
  return fieldsWith(fieldsOf(sheet.plan, valuesOf(sheet)), null)
}

describe('what is told of all rounds of a repeat', () => {
  test('follows when Lan says that there are fewer, or more', () => {
    const sheet = sheetOf(
      { kind: 'integer', name: 'so_mon', label: vi('Mấy món?') },
      { kind: 'repeat', name: 'mon', count: '${so_mon}', nodes: [{ kind: 'text', name: 'ten', label: vi('Tên') }] },
      { kind: 'calculate', name: 'thuc_don', calculation: "join(', ', ${ten})" },
      { kind: 'note', name: 'doc', label: vi('Món đầu: ${ten}.'), relevant: 'count(${ten}) > 1' },
      { kind: 'text', name: 'vi_sao', label: vi('Vì sao ít món?'), required: 'count(${ten}) < 2' },
    )
    sheet.put('so_mon', '3')
    sheet.put('ten:1', 'Cơm')
    sheet.put('ten:2', 'Canh')
    sheet.put('ten:3', 'Cá')
    expect(sheet.entry('thuc_don').value).toBe('Cơm, Canh, Cá')
    expect(sheet.entry('doc').label).toBe('Món đầu: Cơm.')
    sheet.put('so_mon', '1')
    expect(sheet.entry('thuc_don').value).toBe('Cơm')
    expect(sheet.entry('doc').relevant).toBe(false)
    expect(sheet.entry('vi_sao').required).toBe(true)
    sheet.put('so_mon', '2')
    expect(sheet.entry('thuc_don').value).toBe('Cơm, ')
    expect(sheet.entry('vi_sao').required).toBe(false)
  })

  test('follows in each round of another repeat', () => {
    const sheet = sheetOf(
      { kind: 'integer', name: 'so_ho', label: vi('Mấy hộ?') },
      {
        kind: 'repeat',
        name: 'ho',
        count: '${so_ho}',
        nodes: [{ kind: 'integer', name: 'khau', default: '2', label: vi('Khẩu') }],
      },
      { kind: 'repeat', name: 'viec', nodes: [{ kind: 'calculate', name: 'nguoi', calculation: 'sum(${khau})' }] },
    )
    sheet.put('so_ho', '3')
    expect(sheet.entry('nguoi:1').value).toBe('6')
    sheet.put('so_ho', '1')
    expect(sheet.entry('nguoi:1').value).toBe('2')
  })
})

test('a plain default within two repeats is told anew for each round of an XForm', () => {
  const xml = writeXForm(
    asking({
      kind: 'repeat',
      name: 'loi',
      nodes: [
        { kind: 'integer', name: 'nang', default: '1', label: vi('Nặng') },
        { kind: 'repeat', name: 'viec', nodes: [{ kind: 'integer', name: 'tien', default: '0', label: vi('Tiền') }] },
      ],
    }),
    { hamlets: [] },
  )
  expect(xml).toContain(`<setvalue event="odk-new-repeat" ref="/data/loi/viec/tien" value="'0'"/>`)
  expect(xml.match(/<setvalue/g)).toHaveLength(1)
})

describe('what is worked out once', () => {
  const nodes: Node[] = [
    { kind: 'integer', name: 'so', label: vi('Số nào?') },
    {
      kind: 'repeat',
      name: 'lan',
      nodes: [
        { kind: 'text', name: 'ai', label: vi('Ai?') },
        { kind: 'calculate', name: 'bat_dau', calculation: 'once(${so})' },
      ],
    },
  ]

  test('stays as Lan first saw it, on her phone and when the sheet is sent', () => {
    const sheet = sheetOf(...nodes)
    sheet.put('so', '7')
    sheet.addRepeat('lan')
    sheet.put('so', '9')
    sheet.addRepeat('lan')
    expect(['bat_dau:1', 'bat_dau:2', 'bat_dau:3'].map((key) => sheet.entry(key).value)).toEqual(['7', '7', '9'])
    expect(openSheet(sheet.plan, WORLD, answersFrom(sheet.plan, sentOf(sheet))).answers()).toEqual(sheet.answers())
    sheet.removeRepeat('lan', 1)
    expect(['bat_dau:1', 'bat_dau:2'].map((key) => sheet.entry(key).value)).toEqual(['7', '9'])
  })
})

test('rounds that come with an answer are worked out down to the groups in them', () => {
  const sheet = sheetOf(
    { kind: 'text', name: 'co', label: vi('Có con không?') },
    {
      kind: 'repeat',
      name: 'con',
      count: '2',
      relevant: "${co} = 'co'",
      nodes: [
        { kind: 'group', name: 'ho_so', nodes: [{ kind: 'calculate', name: 'thu', calculation: 'position(../..)' }] },
      ],
    },
  )
  sheet.put('co', 'co')
  expect(sheet.answers()).toEqual({ co: 'co', con: '2', 'thu:1': '1', 'thu:2': '2' })
})

test('what became read only keeps what Lan wrote before', () => {
  const sheet = sheetOf(
    { kind: 'text', name: 'xong', label: vi('Xong chưa?') },
    { kind: 'text', name: 'ghi', label: vi('Ghi chú'), readonly: "${xong} = 'roi'" },
  )
  sheet.put('ghi', 'đã đo')
  sheet.put('xong', 'roi')
  expect(checkAnswers(sheet.plan, WORLD, answersFrom(sheet.plan, sentOf(sheet))).answers).toEqual(sheet.answers())
})

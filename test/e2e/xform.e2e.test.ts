import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { writeXForm } from '../../worker/forms/xform/write.ts'
import { writeXlsFormCsv } from '../../worker/forms/xlsform/write.ts'
import { OdkEngine } from '../support/odk.ts'
import { questionnaires } from '../support/questionnaires.ts'

const HAMLETS = [
  { id: 'a', name: 'Thôn A' },
  { id: 'b', name: 'Thôn B' },
]

let engine: OdkEngine

beforeAll(async () => {
  engine = await OdkEngine.open()
})
afterAll(() => engine.close())

async function load(questionnaire: Questionnaire): Promise<void> {
  const files = writeXlsFormCsv(questionnaire).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])
  await engine.load(
    writeXForm(questionnaire, { hamlets: HAMLETS }),
    Object.fromEntries(files) as Record<string, string>,
  )
}

const base = { name: 'phieu', title: 'Phiếu', languages: [{ code: 'vi', name: 'Tiếng Việt' }] } as const
const vi = (text: string) => ({ label: { vi: text } })
const yn = [
  { name: 'co', ...vi('Có') },
  { name: 'khong', ...vi('Không'), more: { exclusive: 'yes' } },
]

describe('a form that an officer exports works in ODK', () => {
  test('conditions, required answers and their messages', async () => {
    await load({
      ...base,
      lists: { yn },
      nodes: [
        { kind: 'select_one', name: 'vuon', list: 'yn', ...vi('Có vườn?'), required: 'true()' },
        {
          kind: 'integer',
          name: 'dt',
          ...vi('Diện tích'),
          relevant: "${vuon} = 'co'",
          constraint: '. > 0',
          required: "${vuon} = 'co'",
        },
        { kind: 'calculate', name: 'ha', calculation: 'round(${dt} div 10000, 2)' },
        { kind: 'note', name: 'n', ...vi('Vườn ${dt} m²') },
      ],
    })
    expect(await engine.state()).toMatchObject({
      vuon: { required: true, missing: true },
      dt: { relevant: false },
      ha: { value: '' },
    })
    await engine.put('vuon', 'co')
    await engine.put('dt', '25000')
    expect(await engine.state()).toMatchObject({
      vuon: { missing: false },
      dt: { relevant: true, fits: true },
      ha: { value: '2.5' },
      n: { label: 'Vườn 25000 m²' },
    })
    await engine.put('dt', '-1')
    expect((await engine.state())['dt']).toMatchObject({ fits: false, required: true })
  })

  test('repeats, nested ones too, and figures over them', async () => {
    await load({
      ...base,
      lists: {},
      nodes: [
        { kind: 'integer', name: 'so', ...vi('Mấy con?') },
        {
          ...{ kind: 'repeat', name: 'con', ...vi('Con'), count: '${so}' },
          nodes: [
            { kind: 'text', name: 'ten', ...vi('Tên'), default: "concat('Con ', position(..))" },
            {
              kind: 'repeat',
              name: 'mon',
              ...vi('Môn'),
              nodes: [{ kind: 'decimal', name: 'diem', ...vi('Điểm của ${ten}') }],
            },
            { kind: 'calculate', name: 'tong', calculation: 'sum(${diem})' },
          ],
        },
        { kind: 'calculate', name: 'tat_ca', calculation: 'sum(${diem})' },
      ],
    })
    await engine.put('so', '2')
    await engine.addRepeat('mon:2')
    for (const [key, value] of [
      ['diem:1:1', '3'],
      ['diem:2:1', '4'],
      ['diem:2:2', '5'],
    ] as const)
      await engine.put(key, value)
    expect(await engine.state()).toMatchObject({
      con: { value: '2' },
      'mon:2': { value: '2' },
      'ten:2': { value: 'Con 2' },
      'diem:2:1': { label: 'Điểm của Con 2' },
      'tong:1': { value: '3' },
      'tong:2': { value: '9' },
      tat_ca: { value: '12' },
    })
  })

  test('options by an earlier answer, from a table and from the commune', async () => {
    await load({
      ...base,
      lists: {
        tinh: [
          { name: 't1', ...vi('Một') },
          { name: 't2', ...vi('Hai') },
        ],
        xa: [
          { name: 'x1', ...vi('A'), more: { tinh: 't1' } },
          { name: 'x2', ...vi('B'), more: { tinh: 't2' } },
        ],
      },
      tables: {
        truong: {
          columns: ['name', 'label', 'xa', 'sĩ_số'],
          rows: [
            ['h1', 'Trường 1', 'x1', '120'],
            ['h2', 'Trường 2', 'x2', '80'],
          ],
        },
      },
      nodes: [
        { kind: 'select_one', name: 'tinh', list: 'tinh', ...vi('Tỉnh') },
        { kind: 'select_one', name: 'xa', list: 'xa', filter: 'tinh = ${tinh}', ...vi('Xã') },
        { kind: 'select_one', name: 'truong', table: 'truong', filter: 'xa = ${xa}', ...vi('Trường') },
        { kind: 'calculate', name: 'si_so', calculation: "pulldata('truong', 'sĩ_số', 'name', ${truong})" },
        { kind: 'calculate', name: 'ten_xa', calculation: "jr:choice-name(${xa}, '${xa}')" },
        { kind: 'hamlet', name: 'thon', ...vi('Thôn') },
      ],
    })
    await engine.put('tinh', 't2')
    await engine.put('xa', 'x2')
    await engine.put('truong', 'h2')
    expect(await engine.state()).toMatchObject({
      xa: { choices: ['x2'] },
      truong: { choices: ['h2'] },
      si_so: { value: '80' },
      ten_xa: { value: 'B' },
      thon: { choices: ['a', 'b'] },
    })
  })

  test('"other", options that exclude the others, ranking, scales, times and matrices', async () => {
    await load({
      ...base,
      lists: { yn },
      nodes: [
        { kind: 'select_multiple', name: 'm', list: 'yn', orOther: true, ...vi('Lý do') },
        { kind: 'select_multiple', name: 'e', list: 'yn', ...vi('Một hoặc nhiều') },
        { kind: 'rank', name: 'r', list: 'yn', ...vi('Xếp hạng') },
        { kind: 'range', name: 's', ...vi('Mức'), parameters: { start: '0', end: '10', step: '2' } },
        { kind: 'today', name: 'ngay' },
        { kind: 'calculate', name: 'nam', calculation: "format-date(${ngay}, '%Y')" },
        {
          kind: 'group',
          name: 'g',
          ...vi('Bảng'),
          appearance: ['table-list'],
          nodes: [{ kind: 'select_one', name: 'g1', list: 'yn', ...vi('Dòng') }],
        },
      ],
    })
    for (const [key, value] of [
      ['m', 'other'],
      ['e', 'co khong'],
      ['r', 'khong co'],
      ['s', '4'],
    ] as const)
      await engine.put(key, value)
    const state = await engine.state()
    expect(state).toMatchObject({
      m: { choices: ['co', 'khong', 'other'], value: 'other' },
      m_other: { relevant: true },
      e: { fits: false },
      r: { value: 'khong co' },
      s: { value: '4' },
      g1: { choices: ['co', 'khong'] },
    })
    expect(state['nam']?.value).toBe(state['ngay']?.value.slice(0, 4))
    await engine.put('e', 'khong')
    expect((await engine.state())['e']?.fits).toBe(true)
  })

  test('any questionnaire at all is opened, with a place for every question', async () => {
    await fc.assert(
      fc.asyncProperty(questionnaires({ most: 6 }), async (questionnaire) => {
        await load(questionnaire)
        const keys = Object.keys(await engine.state())
        expect(keys).toEqual(expect.arrayContaining(questionnaire.nodes.map(({ name }) => name)))
      }),
      { numRuns: 40 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersFrom, valuesOf } from '../../worker/forms/fields.ts'
import { preparedOf } from '../../worker/forms/prepare.ts'
import { planFrom } from '../../worker/forms/prepared.ts'
import type { Answers } from '../../worker/forms/questionnaire.ts'
import { turn, type Turn } from '../../worker/forms/turn.ts'
import { EVERY_KIND } from '../support/every-kind.ts'
import { sentFields } from '../support/form-fields.ts'
import { questionnaires } from '../support/questionnaires.ts'
import { pageOf, planFor, sheetOf } from '../support/sheets.ts'

const plan = planFor(EVERY_KIND)

const FIRST: Answers = { ten: 'Bác Ba', thon: 'lang_dia', nguoi: '4', nuoc: 'co' }
const TABLE: Answers = { hl_duong: 'kha', hl_dien: 'kha', hl_truong: 'kha', hl_rac: 'kha' }
const WHOLE: Answers = { ...FIRST, ...TABLE, con: '1', 'con_ten:1': 'Na', dong_y: 'OK' }

/** What comes of pressing a button on a page without a script, after something more was put into its boxes. */
function press(answers: Answers, page: number, button: [string, string], typed: Answers = {}) {
  const before = sheetOf(plan, answers)
  const fields = sentFields(pageOf(before, page), button)
  for (const [key, value] of Object.entries(typed)) fields.set(`c.${key}`, [value])
  const sheet = sheetOf(plan, answersFrom(plan, fields))
  const turned: Turn = turn(sheet, fields)
  return { ...turned, sheet }
}

describe('without a script', () => {
  test('Lan goes on when nothing is wrong on her page, and back whatever is wrong', () => {
    expect(press(FIRST, 0, ['buoc', 'tiep'])).toMatchObject({ page: 1, errors: {}, isSent: false })
    expect(press(FIRST, 1, ['buoc', 'lui'])).toMatchObject({ page: 0, errors: {} })
  })

  test('she stays, and reads what is wrong on this page alone', () => {
    const { page, errors } = press({ ...FIRST, nguoi: '40' }, 0, ['buoc', 'tiep'])
    expect({ page, errors }).toEqual({ page: 0, errors: { nguoi: 'Ghi từ 1 đến 29 người.' } })
  })

  test('a question that her answer brings up is shown before she goes on, and is not called wrong yet', () => {
    const turned = press(FIRST, 0, ['buoc', 'tiep'], { nuoc: 'khong' })
    expect(turned).toMatchObject({ page: 0, errors: {}, more: 'nuoc_khac' })
    const second = press(valuesOf(turned.sheet), 0, ['buoc', 'tiep'])
    expect(Object.keys(second.errors)).toEqual(['nuoc_khac'])
  })

  test('a round is added and taken off, and the others keep their answers', () => {
    const added = press({ ...FIRST, con: '1', 'con_ten:1': 'Tí' }, 3, ['them', 'con'])
    expect(added).toMatchObject({ page: 3, at: 'con:2' })
    const two = { ...valuesOf(added.sheet), 'con_ten:2': 'Na' }
    const { sheet, at } = press(two, 3, ['bot', 'con:1'])
    expect([at, sheet.countOf('con'), sheet.entry('con_ten:1').value]).toEqual(['con', 1, 'Na'])
  })

  test('an answer that was chosen is taken back, and she stays where she was', () => {
    const { page, at, sheet } = press(FIRST, 0, ['xoa', 'nuoc'])
    expect([page, at, sheet.entry('nuoc').value, sheet.entry('ten').value]).toEqual([0, 'nuoc', '', 'Bác Ba'])
  })

  test('another language keeps page and answers', () => {
    const { page, sheet } = press(FIRST, 0, ['doi', 'en'])
    expect([page, sheet.entry('ten').label, sheet.entry('ten').value]).toEqual([0, 'What are you called?', 'Bác Ba'])
    expect(press(FIRST, 0, ['doi', 'xx']).sheet.language).toBe('vi')
  })

  test('the sheet is sent from its last page when nothing is wrong anywhere', () => {
    expect(press(WHOLE, 4, ['buoc', 'gui'])).toMatchObject({ isSent: true, errors: {} })
    const { ten: _, ...nameless } = WHOLE
    expect(press(nameless, 4, ['buoc', 'gui'])).toMatchObject({
      isSent: false,
      page: 0,
      errors: { ten: expect.any(String) },
    })
  })

  test('a form that names no button is meant to be sent', () => {
    const fields = sentFields(pageOf(sheetOf(plan, WHOLE), 4))
    expect(turn(sheetOf(plan, answersFrom(plan, fields)), fields).isSent).toBe(true)
  })

  test('buttons that no page has do nothing and break nothing', () => {
    for (const button of [
      ['them', 'ten'],
      ['them', 'x'],
      ['bot', 'con:9'],
      ['bot', ''],
      ['bot', ':'],
      ['buoc', 'x'],
    ] as const)
      expect(press(FIRST, 3, [...button]).isSent).toBe(false)
    expect(
      turn(
        sheetOf(plan, FIRST),
        new Map([
          ['trang', ['__proto__']],
          ['buoc', ['tiep']],
        ]),
      ).page,
    ).toBeLessThan(5)
  })
})

describe('the plan that a phone gets', () => {
  test('says the same as the one that it was made of', () => {
    fc.assert(
      fc.property(
        questionnaires(),
        fc.array(fc.tuple(fc.nat(), fc.nat(40)), { maxLength: 20 }),
        (questionnaire, puts) => {
          const here = planFor(questionnaire)
          const there = planFrom(JSON.parse(JSON.stringify(preparedOf(here))))
          const one = sheetOf(here)
          const other = sheetOf(there)
          for (const [number, value] of puts) {
            for (const sheet of [one, other]) for (const key of sheet.tree.spots.keys()) sheet.entry(key)
            const keys = [...one.tree.spots.keys()]
            const key = keys[number % keys.length] ?? ''
            const names = one.entry(key).choices.map(({ name }) => name)
            const text = names[value % (names.length || 1)] ?? String(value)
            expect(other.put(key, text)).toEqual(one.put(key, text))
          }
          expect(other.answers()).toEqual(one.answers())
          expect(other.errors()).toEqual(one.errors())
          expect(other.pages()).toEqual(one.pages())
        },
      ),
    )
  })

  test('carries no expressions in words', () => {
    expect(JSON.stringify(preparedOf(plan).questionnaire)).not.toContain('${nuoc}')
  })
})

describe('a question whose options follow from another on the same page', () => {
  const asking = planFor({
    ...EVERY_KIND,
    style: undefined,
    lists: {
      khu: ['tren', 'duoi'].map((name) => ({ name, label: { vi: name } })),
      xom: [
        { name: 'xom_1', label: { vi: 'Xóm 1' }, more: { khu: 'tren' } },
        { name: 'xom_2', label: { vi: 'Xóm 2' }, more: { khu: 'duoi' } },
      ],
    },
    nodes: [
      { kind: 'select_one', name: 'khu', list: 'khu', label: { vi: 'Khu nào?' } },
      {
        kind: 'select_one',
        name: 'xom',
        list: 'xom',
        filter: 'khu = ${khu}',
        required: 'true()',
        label: { vi: 'Xóm nào?' },
      },
    ],
  } as unknown as Parameters<typeof planFor>[0])

  test('is not called wrong before there was something to choose', () => {
    const fields = sentFields(pageOf(sheetOf(asking), 0), ['buoc', 'gui'])
    fields.set('c.khu', ['tren'])
    const sheet = sheetOf(asking, answersFrom(asking, fields))
    expect(turn(sheet, fields)).toMatchObject({ errors: {}, isSent: false, more: 'xom' })
    const again = sentFields(pageOf(sheet, 0), ['buoc', 'gui'])
    expect(turn(sheetOf(asking, answersFrom(asking, again)), again).errors).toHaveProperty('xom')
    again.set('c.xom', ['xom_1'])
    expect(turn(sheetOf(asking, answersFrom(asking, again)), again).isSent).toBe(true)
  })
})

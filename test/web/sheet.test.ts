import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersFrom, valuesOf } from '../../worker/forms/fields.ts'
import type { Answers, Node, Questionnaire } from '../../worker/forms/questionnaire.ts'
import type { Sheet } from '../../worker/forms/sheet.ts'
import { Dice } from '../support/dice.ts'
import { EVERY_KIND } from '../support/every-kind.ts'
import { attributesOf, sentFields } from '../support/form-fields.ts'
import { questionnaires } from '../support/questionnaires.ts'
import { pageOf, planFor, sheetOf } from '../support/sheets.ts'

const plan = planFor(EVERY_KIND)
const onOnePage = planFor({ ...EVERY_KIND, style: undefined } as unknown as Questionnaire)

const TEN: Answers = { ten: 'Bác Ba', nguoi: '4', ruong: '1.5', nuoc: 'khong' }

/** Start tags of the page that fit. */
function tags(page: string, fitting: RegExp): Map<string, string>[] {
  return (page.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => fitting.test(tag)).map(attributesOf)
}

function asking(...nodes: Node[]): Sheet {
  return sheetOf(planFor({ ...EVERY_KIND, style: 'pages', nodes }))
}

describe('what a screen reader says', () => {
  const page = pageOf(sheetOf(plan, TEN), 1)

  test('Lan hears of every box of a table its row and its column', () => {
    const boxes = tags(page, /type="radio"/)
    expect(boxes).toHaveLength(16)
    expect(boxes.map((box) => box.get('aria-label'))).toEqual(
      expect.arrayContaining(['Đường làng, ngõ xóm: Rất hài lòng', 'Thu gom rác thải: Chưa hài lòng']),
    )
    expect(new Set(boxes.map((box) => box.get('aria-label'))).size).toBe(16)
  })

  test('the table has heads of rows and columns', () => {
    expect(page.match(/<th scope="col"/g)).toHaveLength(4)
    expect(page.match(/<th scope="row"/g)).toHaveLength(4)
  })

  test('the label of the table quotes what was answered before', () => {
    expect(page).toContain('<legend>Bác Ba hài lòng đến đâu?</legend>')
  })

  test('without a script an order has a menu for each place, each with its name', () => {
    const ranks = pageOf(sheetOf(plan, TEN), 2)
    for (const place of [1, 2, 3, 4]) expect(ranks).toContain(`>Xếp thứ ${place}</label>`)
    expect(tags(ranks, /name="c\.uu_tien#\d"/)).toHaveLength(4)
  })

  test('with a script each button of an order says what it moves and where to', () => {
    const live = { said: new Map(), heard: 'Nước sạch: thứ 2 trên 4.', isSending: false, canFind: true }
    const ranks = pageOf(sheetOf(plan, { ...TEN, uu_tien: 'den nuoc_sach' }), 2, { live })
    const moves = tags(ranks, /data-rank="(den|nuoc_sach)"/).map((tag) => [tag.get('aria-label'), tag.has('disabled')])
    expect(moves).toEqual([
      ['Lên: Đèn đường', true],
      ['Xuống thứ 2: Đèn đường', false],
      ['Lên thứ 1: Nước sạch', false],
      ['Xuống: Nước sạch', true],
    ])
    const picks = tags(ranks, /class="quiet pick"/).map((tag) => tag.get('aria-label'))
    expect(picks).toEqual(['Làm đường: xếp thứ 3', 'Nhà văn hóa: xếp thứ 3'])
    expect(ranks).toContain('role="status">Nước sạch: thứ 2 trên 4.</p>')
  })

  test('an order that nobody has to give can be taken back once it was begun', () => {
    const back = /name="xoa" value="uu_tien" class="quiet">Bỏ thứ tự<span class="sr">: Việc nào nên làm trước\?/
    expect(pageOf(sheetOf(plan, { ...TEN, uu_tien: 'den' }), 2)).toMatch(back)
    expect(pageOf(sheetOf(plan, TEN), 2)).not.toMatch(back)
  })

  test('a star says that it is one, and the ends of a scale say what they mean', () => {
    const marks = pageOf(sheetOf(plan, TEN), 2).replace(/<b aria-hidden="true">★<\/b>/g, '')
    expect(marks).toMatch(/4<span class="sr"> sao/)
    expect(marks).toMatch(/10<span class="sr"> Rất tốt/)
  })

  test('each box is described by its hint and by what is wrong with it', () => {
    const errors = { ten: 'Ông/bà trả lời câu này.' }
    const first = pageOf(sheetOf(plan), 0, { errors })
    const [box] = tags(first, /id="c\.ten"/)
    expect(box?.get('aria-describedby')).toBe('c.ten/hint c.ten/error')
    expect(box?.get('aria-invalid')).toBe('true')
    expect(first).toContain('<a href="#c.ten">Ông/bà thường được gọi là gì: Ông/bà trả lời câu này.</a>')
  })

  test('no two things on a page have the same id', () => {
    for (const live of [undefined, { said: new Map(), heard: '', isSending: true, canFind: true }]) {
      const ids = tags(pageOf(sheetOf(onOnePage, { ...TEN, con: '2' }), 0, { live }), / id="/).map((tag) =>
        tag.get('id'),
      )
      expect(ids.length).toBeGreaterThan(80)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('texts of authors', () => {
  const label = (text: string) => pageOf(asking({ kind: 'note', name: 'loi', label: { vi: text } }), 0)

  test('strong, slanted, links and line ends become elements', () => {
    expect(label('**Rất** *cần* [xem](https://xa.vn/a)\nđây')).toContain(
      '<p><b>Rất</b> <i>cần</i> <a href="https://xa.vn/a" target="_blank" rel="noopener">xem</a><br/>đây</p>',
    )
  })

  test('anything else stays text: signs in names, lone stars, addresses that run programs', () => {
    for (const text of ['ho_va_ten', 'nhà_ở_riêng', '2 * 3 * 4', '[a](javascript:alert(1))', '**'])
      expect(label(text)).toContain(`<p>${text}</p>`)
    expect(label('<img src=x onerror=alert(1)>')).not.toContain('<img')
  })

  test('an answer that looks like a script is shown as its words where a label quotes it', () => {
    const page = pageOf(sheetOf(plan, { ...TEN, ten: '<script>alert(1)</script>' }), 1)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script')
  })
})

describe('pages', () => {
  test('Hùng reads how far he is, and the last page has the button that sends', () => {
    const first = pageOf(sheetOf(plan), 0)
    expect(first).toContain('Trang 1/5')
    expect(first).toContain('value="tiep" type="submit">Tiếp tục</button>')
    expect(first).not.toContain('Quay lại')
    const last = pageOf(sheetOf(plan), 4)
    expect(last).toContain('value="gui" type="submit">Gửi phiếu</button>')
    expect(last).toContain('Quay lại')
  })

  test('Enter in a box never adds a round: the first button of the page goes on', () => {
    const [first] = tags(pageOf(sheetOf(plan), 3), /^<button/)
    expect([first?.get('name'), first?.get('value')]).toEqual(['buoc', 'tiep'])
  })

  test('a choice that nobody has to make can be taken back, once it is made', () => {
    const choosing = (value: string, required?: string) =>
      sheetOf(
        planFor({
          ...EVERY_KIND,
          languages: EVERY_KIND.languages.slice(0, 1),
          nodes: [
            {
              kind: 'select_one',
              name: 'chon',
              list: 'co_khong',
              label: { vi: 'Có đường chưa?' },
              ...(required && { required }),
            },
          ],
          lists: { co_khong: ['co', 'khong'].map((name) => ({ name, label: { vi: name } })) },
        }),
        { chon: value },
      )
    const back = /name="xoa" value="chon" class="quiet">Bỏ chọn<span class="sr">: Có đường chưa\?/
    expect(pageOf(choosing('co'), 0)).toMatch(back)
    // Enter in a box goes on; it takes nothing back.
    const [first] = tags(pageOf(choosing('co'), 0), /^<button/)
    expect([first?.get('name'), first?.get('value')]).toEqual(['buoc', 'gui'])
    expect(pageOf(choosing(''), 0)).not.toContain('Bỏ chọn')
    expect(pageOf(choosing('co', 'true()'), 0)).not.toContain('Bỏ chọn')
  })

  test('a question that is required says so in words', () => {
    expect(pageOf(sheetOf(plan), 0)).toMatch(/Ông\/bà ở thôn nào\?<small class="must"> \(bắt buộc\)/)
  })

  test('what Lan typed stands in its box as she typed it', () => {
    const sheet = sheetOf(plan, { ...TEN, ruong: '1250.5' })
    const typed = new Map([['c.ruong', ['1.250,50']]])
    expect(tags(pageOf(sheet, 0, { typed }), /id="c\.ruong"/)[0]?.get('value')).toBe('1.250,50')
    expect(tags(pageOf(sheet, 0), /id="c\.ruong"/)[0]?.get('value')).toBe('1250,5')
  })

  test('whichever page is open, the form sends everything that stands on the sheet', () => {
    fc.assert(
      fc.property(
        questionnaires(),
        fc.array(fc.nat(999), { minLength: 60, maxLength: 60 }),
        (questionnaire, throws) => {
          const any = planFor(questionnaire)
          const sheet = sheetOf(any)
          fill(sheet, new Dice(throws))
          for (let page = 0; page < sheet.pages().length; page++) {
            const again = answersFrom(any, sentFields(pageOf(sheet, page)))
            expect(sayable(sheet, again)).toEqual(sayable(sheet, valuesOf(sheet)))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** What a form can say of a sheet: without spaces around words, and of options only those that stand there, in their order. */
function sayable(sheet: Sheet, answers: Answers): Answers {
  const pairs = Object.entries(answers).map(([key, value]) => {
    const { relevant, readonly, choices, node } = sheet.entry(key)
    if (!relevant || readonly || !('list' in node || 'table' in node || node.kind === 'hamlet'))
      return [key, value.trim()]
    const chosen = value.split(' ')
    if (node.kind === 'rank') return [key, value]
    return [key, choices.flatMap(({ name }) => (chosen.includes(name) ? [name] : [])).join(' ')]
  })
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** Answers what can be answered, one after the other. */
function fill(sheet: Sheet, dice: Dice): void {
  for (const key of [...sheet.tree.spots.keys()]) {
    if (!sheet.has(key) || dice.maybe(30)) continue
    const entry = sheet.entry(key)
    if (entry.kind === 'repeat') {
      if (dice.maybe(50)) sheet.addRepeat(key)
      continue
    }
    if (!entry.relevant || entry.readonly) continue
    const names = entry.choices.map(({ name }) => name)
    if (entry.kind === 'rank') sheet.put(key, names.join(' '))
    else if (entry.kind === 'select_multiple') sheet.put(key, names.filter(() => dice.maybe(50)).join(' '))
    else if (names.length > 0) sheet.put(key, dice.pick(names))
    else sheet.put(key, dice.pick(TYPED[entry.kind] ?? ['']))
  }
}

const TYPED: Partial<Record<string, readonly string[]>> = {
  text: ['một', 'hai "ba" <b>&amp;</b>', "l'eau"],
  integer: ['0', '-12', '1250000', 'bốn'],
  decimal: ['1.5', '0.125', '-3', '12500'],
  date: ['2026-11-21', '2000-02-29'],
  time: ['08:30:00.000+07:00', '08:30:15.250+07:00'],
  dateTime: ['2026-11-21T08:30:00.000+07:00'],
  geopoint: ['21.9512 105.0134 0 12', '21.9512 105.0134'],
  image: ['duong.jpg'],
  acknowledge: ['OK'],
  hidden: ['web'],
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMenu, writeMenu, type KindOf, type Menu, opsFor, valueSort } from '../../worker/forms/conditions.ts'
import {
  addNode,
  changeNode,
  duplicateNode,
  moveNode,
  moveTo,
  nodeNamed,
  removeNode,
  renameNode,
  standOf,
} from '../../worker/forms/edit.ts'
import { begun, did, type History, redone, settled, STEPS, undone } from '../../worker/forms/history.ts'
import { hintsFor } from '../../worker/forms/hints.ts'
import { freeName, isName, nameFrom, namesOf } from '../../worker/forms/naming.ts'
import { addLanguage, dropLanguage } from '../../worker/forms/languages.ts'
import { namedByLabel } from '../../worker/forms/name-by-label.ts'
import { byPages, onOnePage } from '../../worker/forms/paging.ts'
import { planOf } from '../../worker/forms/plan.ts'
import { isQuestion, type Questionnaire, walk } from '../../worker/forms/questionnaire.ts'
import { readDraft } from '../../worker/forms/questionnaire-form.ts'
import { TEMPLATES } from '../../worker/forms/templates/list.ts'
import { tidy } from '../../worker/forms/tidy.ts'

const REPORTS = ['ke-hoach-thang', 'ket-qua-thang', 'bao-cao-quy', 'so-ket']
const templates = await Promise.all(TEMPLATES.map(async ({ id, load }) => [id, await load()] as const))
const anyTemplate = fc.constantFrom(...templates.map(([, questionnaire]) => questionnaire))
const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff })).map((signs) => String.fromCodePoint(...signs))
const allNames = ({ nodes }: Questionnaire) => [...walk(nodes)].map(({ node }) => node.name)
const nameIn = (questionnaire: Questionnaire, at: number) => {
  const names = allNames(questionnaire)
  return names[at % names.length] ?? ''
}

type Step = { what: 'add' | 'remove' | 'up' | 'down' | 'copy' | 'rename' | 'change' | 'into'; at: number; to: number }
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('add', 'remove', 'up', 'down', 'copy', 'rename', 'change', 'into'),
  at: fc.nat(200),
  to: fc.nat(200),
})

/** What an officer does at some place of a questionnaire. */
function take(questionnaire: Questionnaire, { what, at, to }: Step): Questionnaire {
  const name = nameIn(questionnaire, at)
  switch (what) {
    case 'add': {
      const free = freeName(`cau_${to}`, namesOf(questionnaire))
      return addNode(questionnaire, { kind: 'text', name: free, label: { vi: 'Câu mới' } }, { within: null, index: 0 })
    }
    case 'remove':
      return removeNode(questionnaire, name)
    case 'up':
      return moveNode(questionnaire, name, -1)
    case 'down':
      return moveNode(questionnaire, name, 1)
    case 'copy':
      return duplicateNode(questionnaire, name).questionnaire
    case 'rename':
      return renameNode(questionnaire, name, freeName(`ten_moi_${to}`, namesOf(questionnaire)))
    case 'into': {
      const around = nodeNamed(questionnaire, nameIn(questionnaire, to))
      const within = around && !isQuestion(around) ? around.name : null
      return moveTo(questionnaire, name, { within, index: 0 })
    }
    case 'change':
      return changeNode(questionnaire, name, (node) => ({ ...node, label: { vi: `Lời ${to}` } }))
  }
}

describe('an officer who changes a questionnaire', () => {
  test('finds it as it was after as many steps back, and as it became after as many forth', () => {
    fc.assert(
      fc.property(anyTemplate, fc.array(step, { maxLength: 80 }), (start, steps) => {
        let history: History<Questionnaire> = begun(start)
        const seen = [start]
        for (const one of steps) {
          const next = take(history.now, one)
          if (next === history.now) continue
          history = did(history, next)
          seen.push(next)
        }
        const end = history.now
        for (const was of seen.toReversed()) {
          expect(history.now).toEqual(was)
          history = undone(history)
        }
        expect(history.now).toBe(start)
        for (let i = 1; i < seen.length; i++) history = redone(history)
        expect(history.now).toBe(end)
      }),
      { numRuns: 60 },
    )
  })

  test('goes back fifty steps and more, and a text that was typed is one step', () => {
    expect(STEPS).toBeGreaterThanOrEqual(50)
    let history = begun('')
    for (const text of ['N', 'Nh', 'Nhà']) history = did(history, text, 'label')
    history = did(settled(history), 'Nhà ai', 'label')
    expect(undone(history).now).toBe('Nhà')
    expect(undone(undone(history)).now).toBe('')
  })

  test('moves questions about and loses none', () => {
    const moves = fc.array(
      step.filter(({ what }) => ['up', 'down', 'into'].includes(what)),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(anyTemplate, moves, (start, steps) => {
        const end = steps.reduce(take, start)
        expect(allNames(end).toSorted()).toEqual(allNames(start).toSorted())
        expect(end.lists).toEqual(start.lists)
      }),
      { numRuns: 100 },
    )
  })

  test('gives a question another name, and everything that speaks of it still does', () => {
    fc.assert(
      fc.property(anyTemplate, fc.nat(200), (start, at) => {
        const name = nameIn(start, at)
        const end = renameNode(start, name, 'ten_khac_han')
        expect(planOf(end)).toMatchObject({ ok: true })
        expect(JSON.stringify(end)).not.toMatch(new RegExp(`\\$\\{${name}\\}`))
        expect(renameNode(end, 'ten_khac_han', name)).toEqual(start)
      }),
      { numRuns: 120 },
    )
  })

  test('copies a group, and the copy speaks of its own questions', () => {
    fc.assert(
      fc.property(anyTemplate, fc.nat(200), (start, at) => {
        const name = nameIn(start, at)
        const { questionnaire, name: copy } = duplicateNode(start, name)
        expect(planOf(questionnaire)).toMatchObject({ ok: true })
        const own = new Set(namesOf({ nodes: [nodeNamed(start, name) ?? expect.fail()] }))
        const said = JSON.stringify(nodeNamed(questionnaire, copy))
        for (const one of own) expect(said).not.toContain(`\${${one}}`)
        expect(removeNode(questionnaire, copy)).toEqual(start)
      }),
      { numRuns: 100 },
    )
  })
})

describe('moving one place', () => {
  const questionnaire: Questionnaire = {
    ...{ name: 'a', title: 'A', languages: [{ code: 'vi', name: 'Tiếng Việt' }], lists: {} },
    nodes: [
      { kind: 'text', name: 'mot' },
      { kind: 'group', name: 'nhom', nodes: [{ kind: 'text', name: 'hai' }] },
      { kind: 'group', name: 'nhom_sau', nodes: [{ kind: 'text', name: 'ba' }] },
    ],
  }

  test('a question goes into the group below it, through it and out again', () => {
    const inside = moveNode(questionnaire, 'mot', 1)
    expect(standOf(inside, 'mot')).toEqual({ within: 'nhom', index: 0 })
    const behind = moveNode(moveNode(inside, 'mot', 1), 'mot', 1)
    expect(standOf(behind, 'mot')).toEqual({ within: null, index: 1 })
    expect(standOf(moveNode(behind, 'mot', -1), 'mot')).toEqual({ within: 'nhom', index: 1 })
  })

  test('a group passes another group and does not end up inside itself', () => {
    expect(standOf(moveNode(questionnaire, 'nhom', 1), 'nhom')).toEqual({ within: null, index: 2 })
    expect(moveTo(questionnaire, 'nhom', { within: 'nhom', index: 0 })).toBe(questionnaire)
    expect(moveNode(questionnaire, 'mot', -1)).toBe(questionnaire)
  })
})

describe('names', () => {
  test('are made from what the officer wrote, without marks', () => {
    expect(nameFrom('Nhà ông/bà có mấy người?')).toBe('nha_ong_ba_co_may_nguoi')
    expect(nameFrom('Đường Đồng Chùa')).toBe('duong_dong_chua')
    expect(nameFrom('2 việc')).toBe('_2_viec')
    expect(nameFrom('???')).toBe('')
  })

  test('are legal and short, whatever was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = nameFrom(text)
        expect(name === '' || isName(name) || name in {}).toBe(true)
        expect(name.length).toBeLessThanOrEqual(33)
        expect(isName(freeName(name, new Set(['cau'])))).toBe(true)
      }),
    )
  })

  test('that every object has are not taken', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'prototype']) expect(isName(name)).toBe(false)
  })

  test('that stand in paths are changed too, and columns of a list are not', () => {
    const questionnaire: Questionnaire = {
      ...{ name: 'a', title: 'A', languages: [{ code: 'vi', name: 'Tiếng Việt' }], lists: { l: [{ name: 'x' }] } },
      nodes: [
        { kind: 'text', name: 'tinh' },
        { kind: 'select_one', name: 'xa', list: 'l', filter: 'tinh = ${tinh}', relevant: "../tinh != ''" },
        { kind: 'note', name: 'n', relevant: "count(instance('l')/root/item[tinh = 'a']) > 0" },
      ],
    }
    expect(renameNode(questionnaire, 'tinh', 'noi').nodes).toMatchObject([
      { name: 'noi' },
      { filter: 'tinh = ${noi}', relevant: "../noi != ''" },
      { relevant: "count(instance('l')/root/item[tinh = 'a']) > 0" },
    ])
  })
})

describe('conditions as sentences', () => {
  const kinds: Record<string, ReturnType<KindOf>> = {
    a: 'select_one',
    b: 'select_multiple',
    c: 'integer',
    d: 'date',
    e: 'text',
    f: 'image',
  }
  const kindOf: KindOf = (name) => kinds[name]
  const condition = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').chain((of) =>
    fc.constantFrom(...opsFor(kinds[of] ?? 'text', false)).chain((op) => {
      const values = {
        none: fc.constant(''),
        choice: fc.constantFrom('co', 'khong'),
        number: fc.integer({ min: -50, max: 5000 }).map(String),
        day: fc.constantFrom('2026-11-21', 'today()'),
        text: fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one.isWellFormed()),
      }
      return values[valueSort(kinds[of], op)].map((value) => ({ of, op, value }))
    }),
  )
  const menu: fc.Arbitrary<Menu> = fc.record({
    join: fc.constantFrom('and', 'or'),
    conditions: fc.array(condition, { minLength: 2, maxLength: 4 }),
  })

  test('become an expression and the same sentences again', () => {
    fc.assert(
      fc.property(menu, (menu) => {
        expect(readMenu(writeMenu(menu, kindOf), kindOf)).toEqual(menu)
      }),
    )
  })

  test('are not made up for what says more', () => {
    for (const text of ["${a} = 'co' or ${c} > 1 and ${c} < 3", '${c} + 1 > 3', 'true()', '${a} = ', 'regex(., ${e})'])
      expect(readMenu(text, kindOf)).toBeNull()
  })

  test('about the answer itself hold its number', () => {
    expect(readMenu('. >= 1 and . <= 30', kindOf, 'integer')?.conditions).toEqual([
      { of: '', op: 'atLeast', value: '1' },
      { of: '', op: 'atMost', value: '30' },
    ])
    expect(readMenu('count-selected(.) <= 3', kindOf, 'select_multiple')?.conditions).toEqual([
      { of: '', op: 'countAtMost', value: '3' },
    ])
    expect(readMenu('. <= today()', kindOf, 'date')?.conditions).toEqual([{ of: '', op: 'atMost', value: 'today()' }])
  })
})

describe('what concerns the whole', () => {
  const twoTongues: Questionnaire = {
    ...{ name: 'a', title: 'A', lists: { l: [{ name: 'x', label: { vi: 'X', tyz: 'Ích' } }] } },
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    nodes: [
      {
        kind: 'select_one',
        name: 'q',
        list: 'l',
        label: { vi: 'Câu', tyz: 'Cằm' },
        media: { audio: { tyz: 'q.mp3' } },
      },
    ],
  }

  test('a language goes with all that was said in it, and the last one stays', () => {
    const both = addLanguage(twoTongues, { code: 'tyz', name: 'Tiếng Tày' })
    const one = dropLanguage(both, 'tyz')
    expect(one.nodes).toEqual([{ kind: 'select_one', name: 'q', list: 'l', label: { vi: 'Câu' } }])
    expect(one.lists).toEqual({ l: [{ name: 'x', label: { vi: 'X' } }] })
    expect(dropLanguage(one, 'vi')).toBe(one)
  })

  test('words that are missing in a language are named', () => {
    const both = addLanguage(addLanguage(twoTongues, { code: 'tyz', name: 'Tiếng Tày' }), {
      code: 'en',
      name: 'English',
    })
    expect(hintsFor(both).map(({ message }) => message)).toContain('Câu này chưa có lời bằng English.')
    expect(hintsFor(both).map(({ message }) => message)).not.toContain('Câu này chưa có lời bằng Tiếng Tày.')
  })

  test('asked page by page, a group is one page and a group with rounds is not', () => {
    const group = { kind: 'group', name: 'g', label: { vi: 'Nhóm' }, nodes: [{ kind: 'text', name: 't' }] } as const
    const rounds = { kind: 'group', name: 'h', nodes: [{ kind: 'repeat', name: 'r', nodes: [] }] } as const
    const paged = byPages({ ...twoTongues, nodes: [group, rounds] })
    expect(paged.nodes).toEqual([{ ...group, appearance: ['field-list'] }, rounds])
    expect(byPages(paged)).toEqual(paged)
    expect(onOnePage(paged)).not.toHaveProperty('style')
  })

  test('the first words of a question name it and its options, later ones do not', () => {
    const fresh: Questionnaire = {
      ...{ ...twoTongues, lists: { cau_1: [{ name: 'x' }] } },
      nodes: [
        { kind: 'select_one', name: 'cau_1', list: 'cau_1', label: { vi: 'Nhà có giếng không?' } },
        { kind: 'note', name: 'n', relevant: "${cau_1} = 'x'" },
      ],
    }
    const { questionnaire, name } = namedByLabel(fresh, 'cau_1')
    expect(name).toBe('nha_co_gieng_khong')
    expect(questionnaire.nodes).toMatchObject([{ name, list: name }, { relevant: "${nha_co_gieng_khong} = 'x'" }])
    expect(Object.keys(questionnaire.lists)).toEqual([name])
    expect(namedByLabel(questionnaire, name).name).toBe(name)
  })
})

describe('the questionnaires to begin with', () => {
  test.each(templates)('%s can be filled in, has words everywhere and asks as much as it says', (id, questionnaire) => {
    expect(planOf(questionnaire)).toMatchObject({ ok: true })
    expect(hintsFor(questionnaire)).toEqual([])
    expect(tidy(questionnaire)).toEqual(questionnaire)
    expect(readDraft(JSON.parse(JSON.stringify(questionnaire)))).toEqual({ ok: true, draft: questionnaire })
    const asked = [...walk(questionnaire.nodes)].filter(
      ({ node }) => isQuestion(node) && !['note', 'calculate'].includes(node.kind),
    )
    expect(asked.length).toBe(TEMPLATES.find((one) => one.id === id)?.questions)
    // A unit's report is short, and whose it is stands above it.
    if (REPORTS.includes(id)) return
    expect(asked.length).toBeGreaterThanOrEqual(12)
    expect(asked.some(({ node }) => node.kind === 'hamlet')).toBe(true)
  })
})

describe('a draft that a browser sends', () => {
  const good = templates[0]?.[1] as Questionnaire
  const wrong: [string, unknown][] = [
    ['nothing', null],
    ['a text', 'nodes'],
    ['a key nobody knows', { ...good, more: 1 }],
    ['a question of an unknown kind', { ...good, nodes: [{ kind: 'script', name: 'a' }] }],
    ['a name that every object has', { ...good, nodes: [{ kind: 'text', name: 'constructor' }] }],
    ['a key that changes objects', JSON.parse('{"__proto__": {"x": 1}}')],
    ['a list that changes objects', { ...good, lists: JSON.parse('{"__proto__": []}') }],
    ['two questions of one name', { ...good, nodes: [...good.nodes, ...good.nodes] }],
    ['a text with control signs', { ...good, title: 'a\u0000b' }],
    ['half a sign', { ...good, title: '\ud800' }],
    [
      'a way out of the folder',
      { ...good, nodes: [{ kind: 'note', name: 'a', media: { image: { vi: '../b.png' } } }] },
    ],
    ['groups in groups without end', { ...good, nodes: [deep(5_000)] }],
    ['nine groups in each other', { ...good, nodes: [deep(9)] }],
    ['too many questions', { ...good, nodes: many(1_001) }],
  ]
  test.each(wrong)('is refused with %s', (_, draft) => {
    expect(readDraft(draft)).toMatchObject({ ok: false })
  })

  test('is never more than refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (sent) => {
        expect(readDraft(sent).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(good)), (value, key) => {
        expect(() => readDraft({ ...good, [key]: value })).not.toThrow()
      }),
    )
  })
})

function deep(layers: number): unknown {
  let node: unknown = { kind: 'text', name: 'a' }
  for (let layer = 0; layer < layers; layer++) node = { kind: 'group', name: `g${layer}`, nodes: [node] }
  return node
}

function many(count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'text', name: `a${index}` }))
}

import { describe, expect, test } from 'vitest'
import { heirOf } from '../../worker/bodies/heir.ts'
import { BODIES } from '../../worker/bodies/body-corner.ts'
import type { Body, CommuneBook, Limit, RoutingRule } from '../../worker/communes/book.ts'
import type { Change, Corner, Planned, Values } from '../../worker/communes/settings/corner.ts'
import { settingNote, settingTitle } from '../../worker/communes/settings/journal-words.ts'
import { CATEGORIES, HAMLETS } from '../../worker/communes/settings/place-corners.ts'
import { DAYS } from '../../worker/deadlines/day-corner.ts'
import { LIMITS } from '../../worker/deadlines/limit-corner.ts'
import { findLimit } from '../../worker/deadlines/limit.ts'
import { PATTERNS } from '../../worker/documents/pattern-corner.ts'
import { superiorsOf } from '../../worker/petitions/superiors.ts'
import { match } from '../../worker/routing/match.ts'
import { RULES } from '../../worker/routing/rule-corner.ts'
import { rulesAfter } from '../../worker/routing/rule-trial.ts'

const TODAY = '2026-11-23'
const TRIAGE = 'x.mttq'

function body(id: string, name: string, parts: Partial<Body> = {}): [string, Body] {
  const rest = { notation: '{number}/BC-X', parentBodyId: null, startsOn: '2025-07-01', endsOn: null }
  const head = { paperSystem: null, paperParent: null, paperIssuer: null }
  return [
    id,
    { id, communeId: 'x', name, kind: 'department', heirBodyId: null, handedOverAt: null, ...rest, ...head, ...parts },
  ]
}

function rule(id: string, parts: Partial<RoutingRule> = {}): RoutingRule {
  const any = { kind: null, category: null, hamletId: null, urgency: null }
  const dates = { effectiveFrom: '2025-07-01', effectiveTo: null }
  return {
    id,
    communeId: 'x',
    ...any,
    bodyId: 'x.kinh-te',
    limitCode: 'ordinary',
    reason: 'Vì thế.',
    ...dates,
    ...parts,
  }
}

function limit(code: string, days: number, parts: Partial<Limit> = {}): Limit {
  const own = { basis: 'commitment', confirmed: 'own', source: 'Cam kết của xã' } as const
  const dates = { effectiveFrom: '2025-07-01', effectiveTo: null }
  return {
    id: code,
    code,
    name: `Việc ${code}`,
    communeId: null,
    days,
    unit: 'working_days',
    ...own,
    ...dates,
    ...parts,
  }
}

function bookWith(parts: Partial<CommuneBook> = {}): CommuneBook {
  const hamlet = (id: string, name: string, position: number) =>
    [id, { communeId: 'x', id, name, position, standbyBodyId: null, endsOn: null }] as const
  const category = (code: string, name: string, position: number) =>
    [
      code,
      { communeId: 'x', code, name, example: '', restricted: false, sensitive: false, position, endsOn: null },
    ] as const
  return {
    commune: { id: 'x', name: 'Xã X', triageBodyId: TRIAGE, version: 1 } as CommuneBook['commune'],
    hamlets: new Map([hamlet('lang_dia', 'Làng Dịa', 1), hamlet('soi_dia', 'Soi Dịa', 2)]),
    categories: new Map([category('y_te', 'Y tế', 1), category('dat_dai', 'Đất đai', 2)]),
    hamletsNow: [],
    categoriesNow: [],
    bodies: new Map([
      body(TRIAGE, 'Mặt trận xã'),
      body('x.kinh-te', 'Phòng Kinh tế', { parentBodyId: 'x.ubnd' }),
      body('x.ubnd', 'Ủy ban nhân dân'),
    ]),
    rules: [rule('x.1', { category: 'dat_dai' })],
    limits: [limit('ordinary', 5), limit('urgent', 1)],
    specialDays: new Map([['2026-09-02', { day: '2026-09-02', kind: 'holiday', name: 'Quốc khánh' }]]),
    ownDays: [],
    numberPatterns: [],
    replyTemplates: [],
    declineReasons: [],
    standing: new Map(),
    ...parts,
  }
}

function deskOf(book: CommuneBook) {
  return { book, today: TODAY, newId: 'new' }
}

function entryOf(corner: Corner, id: string, book: CommuneBook) {
  const entry = corner.entries(deskOf(book)).find((one) => one.id === id)
  if (!entry) throw new Error(`no ${id}`)
  return entry
}

/** What a form would change, that was filled in like this. */
function filled(corner: Corner, id: string | null, typed: Values, book = bookWith()): Planned {
  const entry = id === null ? null : entryOf(corner, id, book)
  return corner.plan(deskOf(book), entry, { ...(entry?.values ?? corner.blank?.(deskOf(book))), ...typed })
}

function ended(corner: Corner, id: string, typed: Values, book = bookWith()): Planned {
  const planned = corner.ending?.plan(deskOf(book), entryOf(corner, id, book), typed)
  if (!planned) throw new Error('nothing to end')
  return planned
}

function changesOf(planned: Planned): Change[] {
  if (!planned.ok) throw new Error(JSON.stringify(planned.errors))
  return planned.changes
}

function errorsOf(planned: Planned): string[] {
  return planned.ok ? [] : Object.keys(planned.errors)
}

describe('a body', () => {
  test('that is added gets a name for addresses that no other has', () => {
    const book = bookWith({ bodies: new Map([body('x.doi-thue', 'Đội thuế', { endsOn: '2026-01-31' })]) })
    const [change] = changesOf(filled(BODIES, null, { name: 'Đội Thuế', kind: 'department' }, book))
    expect(change).toMatchObject({ id: 'x.doi-thue-2', before: null, after: { name: 'Đội Thuế', startsOn: TODAY } })
  })

  test('cannot stand below itself, nor below what stands below it', () => {
    expect(errorsOf(filled(BODIES, 'x.ubnd', { parent: 'x.kinh-te' }))).toEqual(['parent'])
    expect(errorsOf(filled(BODIES, 'x.ubnd', { parent: 'x.ubnd' }))).toEqual(['parent'])
    expect(errorsOf(filled(BODIES, 'x.ubnd', { parent: TRIAGE }))).toEqual([])
  })

  test('that ends hands its rules to its heir from the next day, and nothing falls between', () => {
    const rules = [
      rule('x.1', { category: 'dat_dai', reason: 'Đất đai do Phòng Kinh tế phụ trách.' }),
      rule('x.2', { effectiveFrom: '2027-01-01' }),
    ]
    const book = bookWith({ rules })
    const changes = changesOf(ended(BODIES, 'x.kinh-te', { heir: 'x.ubnd', lastDay: '2026-11-30' }, book))
    const after = rulesAfter(book.rules, changes)
    expect(after.map(({ reason }) => reason)).toContain('Đất đai do Ủy ban nhân dân phụ trách.')
    const matter = { kind: 'report', category: 'dat_dai', hamletId: '', urgency: 'ordinary' } as const
    const goesTo = (day: string, category = 'dat_dai') => match({ ...matter, category }, after, day, TRIAGE).bodyId
    expect(['2026-11-30', '2026-12-01', '2027-02-01'].map((day) => goesTo(day))).toEqual([
      'x.kinh-te',
      'x.ubnd',
      'x.ubnd',
    ])
    expect(['2026-12-31', '2027-01-01'].map((day) => goesTo(day, 'y_te'))).toEqual([TRIAGE, 'x.ubnd'])
  })

  test('whose last day has not come goes on as before when the ending is taken back', () => {
    const book = bookWith()
    const changes = changesOf(ended(BODIES, 'x.kinh-te', { heir: 'x.ubnd', lastDay: '2026-11-30' }, book))
    const bodies = new Map([
      ...book.bodies,
      ...changes.flatMap((one) => (one.kind === 'body' && one.after ? [[one.id, one.after] as const] : [])),
    ])
    const later = { ...book, bodies, rules: rulesAfter(book.rules, changes) }
    const back = BODIES.reopen?.(deskOf(later), entryOf(BODIES, 'x.kinh-te', later)) ?? []
    const rules = rulesAfter(later.rules, back)
    const matter = { kind: 'report', category: 'dat_dai', hamletId: '', urgency: 'ordinary' } as const
    expect(match(matter, rules, '2026-12-05', TRIAGE).bodyId).toBe('x.kinh-te')
    expect(back.find((one) => one.kind === 'body')?.after).toMatchObject({ endsOn: null, heirBodyId: null })
    expect(BODIES.reopen?.({ ...deskOf(later), today: '2026-12-01' }, entryOf(BODIES, 'x.kinh-te', later))).toBeNull()
  })

  test.each([
    [{ heir: '', lastDay: TODAY }, ['heir']],
    [{ heir: 'x.kinh-te', lastDay: TODAY }, ['heir']],
    [{ heir: 'x.ubnd', lastDay: '2026-11-21' }, ['lastDay']],
    [{ heir: 'x.ubnd', lastDay: '30/02/2027' }, ['lastDay']],
    [{ heir: 'x.ubnd', lastDay: '' }, ['lastDay']],
  ])('is not ended with %j', (typed, fields) => {
    expect(errorsOf(ended(BODIES, 'x.kinh-te', typed))).toEqual(fields)
  })

  test('that receives for the commune cannot be ended', () => {
    const book = bookWith()
    expect(BODIES.ending?.isOpen(deskOf(book), entryOf(BODIES, TRIAGE, book))).toBe(false)
  })

  test('is no longer asked to approve for those below it: its heir is', () => {
    const bodies = bookWith().bodies
    const ended = body('x.ubnd', 'Ủy ban nhân dân', { endsOn: '2026-10-31', heirBodyId: TRIAGE })
    expect(superiorsOf(bookWith(), 'x.kinh-te')).toEqual(['x.ubnd'])
    expect(superiorsOf(bookWith({ bodies: new Map([...bodies, ended]) }), 'x.kinh-te')).toEqual([TRIAGE])
  })

  test('is followed by the heir of its heir, from the day after the last', () => {
    const chain = new Map([
      body('a', 'A', { endsOn: '2026-03-31', heirBodyId: 'b' }),
      body('b', 'B', { endsOn: '2026-06-30', heirBodyId: 'c' }),
      body('c', 'C'),
    ])
    expect(['2026-03-31', '2026-04-01', '2026-07-01'].map((day) => heirOf(chain, 'a', day))).toEqual(['a', 'b', 'c'])
    const circle = new Map([
      body('a', 'A', { endsOn: '2026-03-31', heirBodyId: 'b' }),
      body('b', 'B', { endsOn: '2026-03-31', heirBodyId: 'a' }),
    ])
    expect(['a', 'b']).toContain(heirOf(circle, 'a', '2026-05-01'))
  })
})

describe('a rule', () => {
  const TYPED = { body: 'x.ubnd', limit: 'urgent', reason: 'Ủy ban nhận việc này.', from: '2026-12-01' }

  test('that is changed ends the day before and a new one follows', () => {
    const changes = changesOf(filled(RULES, 'x.1', TYPED))
    expect(changes).toMatchObject([
      { id: 'x.1', after: { bodyId: 'x.kinh-te', effectiveTo: '2026-11-30' } },
      { id: 'x.new', before: null, after: { category: 'dat_dai', bodyId: 'x.ubnd', effectiveFrom: '2026-12-01' } },
    ])
  })

  test('tells before it is saved what would go elsewhere', () => {
    const book = bookWith()
    const tried = (planned: Planned) => RULES.trial?.(deskOf(book), changesOf(planned))
    expect(tried(filled(RULES, 'x.1', TYPED, book))).toEqual(['Đất đai (mọi thôn): Phòng Kinh tế → Ủy ban nhân dân.'])
    expect(tried(filled(RULES, null, { ...TYPED, category: 'y_te', hamlet: 'soi_dia' }, book))).toEqual([
      'Y tế (Soi Dịa): Mặt trận xã → Ủy ban nhân dân.',
    ])
    expect(tried(filled(RULES, 'x.1', { ...TYPED, body: 'x.kinh-te', limit: 'ordinary' }, book))).toEqual([])
    expect(tried(ended(RULES, 'x.1', { lastDay: '2026-11-22' }, book))).toEqual([
      'Đất đai (mọi thôn): Phòng Kinh tế → Mặt trận xã.',
    ])
    expect(tried(filled(RULES, 'x.1', { ...TYPED, body: 'x.kinh-te' }, book))).toEqual([
      'Đất đai (mọi thôn): Phòng Kinh tế, thời hạn đổi từ “Việc ordinary” sang “Việc urgent”.',
    ])
  })

  test('is told once where it moves every urgency alike, and apart where it does not', () => {
    const urgent = rule('x.2', { category: 'dat_dai', urgency: 'urgent', bodyId: TRIAGE })
    const book = bookWith({ rules: [rule('x.1', { category: 'dat_dai' }), urgent] })
    const planned = filled(RULES, null, { ...TYPED, category: 'dat_dai', hamlet: 'soi_dia' }, book)
    expect(RULES.trial?.(deskOf(book), changesOf(planned))).toEqual([
      'Đất đai (Soi Dịa): Phòng Kinh tế → Ủy ban nhân dân.',
      'Đất đai, việc khẩn cấp (Soi Dịa): Mặt trận xã → Ủy ban nhân dân.',
    ])
    const alike = bookWith({ rules: [rule('x.1', { category: 'dat_dai' }), { ...urgent, bodyId: 'x.kinh-te' }] })
    const moved = filled(RULES, null, { ...TYPED, category: 'dat_dai', hamlet: 'soi_dia' }, alike)
    expect(RULES.trial?.(deskOf(alike), changesOf(moved))).toEqual([
      'Đất đai (Soi Dịa): Phòng Kinh tế → Ủy ban nhân dân.',
    ])
  })

  test('is not made twice for the same matters', () => {
    expect(errorsOf(filled(RULES, null, { ...TYPED, category: 'dat_dai' }))).toEqual(['category'])
    const gone = bookWith({ rules: [rule('x.1', { category: 'dat_dai', effectiveTo: '2026-11-30' })] })
    expect(errorsOf(filled(RULES, null, { ...TYPED, category: 'dat_dai' }, gone))).toEqual([])
  })

  test.each([
    [{ body: 'y.ubnd' }, 'body'],
    [{ body: '' }, 'body'],
    [{ limit: 'L8' }, 'limit'],
    [{ hamlet: 'nowhere' }, 'hamlet'],
    [{ category: 'nothing' }, 'category'],
    [{ urgency: 'very' }, 'urgency'],
    [{ kind: 'toString' }, 'kind'],
    [{ from: '2026-11-22' }, 'from'],
    [{ reason: 'ừ' }, 'reason'],
  ])('is not made with %j', (typed, field) => {
    expect(errorsOf(filled(RULES, null, { ...TYPED, ...typed }))).toEqual([field])
  })
})

describe('a time limit', () => {
  test('of the commune goes before the country’s from its day on, and the past row stays', () => {
    const book = bookWith()
    const changes = changesOf(
      filled(LIMITS, 'ordinary', { days: '4', source: 'Quyết định 7/QĐ-UBND', from: '2026-12-01' }, book),
    )
    expect(changes).toHaveLength(1)
    const limits = [...book.limits, ...changes.flatMap(({ after }) => (after ? [after as Limit] : []))]
    expect(['2026-11-30', '2026-12-01'].map((day) => findLimit(limits, 'ordinary', day)?.days)).toEqual([5, 4])
  })

  test('that an officer only heard of is never called law', () => {
    const typed = { basis: 'law', confirmed: '', source: 'Luật nào đó', from: TODAY }
    expect(errorsOf(filled(LIMITS, 'ordinary', typed))).toEqual(['confirmed'])
    const [change] = changesOf(filled(LIMITS, 'ordinary', { ...typed, basis: 'commitment', confirmed: 'read' }))
    expect(change?.after).toMatchObject({ basis: 'commitment', confirmed: 'own' })
  })

  test.each([
    [{ days: '0' }, 'days'],
    [{ days: '-3' }, 'days'],
    [{ days: '2,5' }, 'days'],
    [{ days: '501' }, 'days'],
    [{ unit: 'weeks' }, 'unit'],
    [{ from: '2026-11-22' }, 'from'],
    [{ source: '' }, 'source'],
  ])('is not set with %j', (typed, field) => {
    expect(errorsOf(filled(LIMITS, 'ordinary', typed))).toEqual([field])
  })

  test('of the commune can be given up, all its rows at once', () => {
    const own = { communeId: 'x', effectiveFrom: '2026-01-01' }
    const book = bookWith({
      limits: [
        limit('ordinary', 5),
        limit('ordinary', 4, { ...own, id: 'a' }),
        limit('ordinary', 3, { ...own, id: 'b', effectiveFrom: '2026-06-01' }),
      ],
    })
    const changes = changesOf(ended(LIMITS, 'ordinary', { lastDay: '2026-11-30' }, book))
    const limits = [limit('ordinary', 5), ...changes.flatMap(({ after }) => (after ? [after as Limit] : []))]
    expect(['2026-11-30', '2026-12-01'].map((day) => findLimit(limits, 'ordinary', day)?.days)).toEqual([3, 5])
  })
})

describe('a day', () => {
  const STORM = { day: '24/11/2026', kind: 'holiday', name: 'Nghỉ phòng bão', source: 'Công điện 5/CĐ-UBND' }

  test('of the commune may be typed as people write it', () => {
    expect(changesOf(filled(DAYS, null, STORM))).toMatchObject([{ id: '2026-11-24', after: { kind: 'holiday' } }])
  })

  test.each([
    ['a day that has passed', { day: '2026-11-20' }],
    ['a Sunday as a day off', { day: '2026-11-29' }],
    ['a Tuesday as a day worked in exchange', { day: '2026-11-24', kind: 'working' }],
  ])('is not taken when it is %s', (_, typed) => {
    expect(errorsOf(filled(DAYS, null, { ...STORM, ...typed }))).toEqual(['day'])
  })
})

describe('what is chosen from lists', () => {
  test('is not named like another one, however it is written', () => {
    expect(errorsOf(filled(HAMLETS, null, { name: 'lang dia', position: '3' }))).toEqual(['name'])
    expect(errorsOf(filled(HAMLETS, 'lang_dia', { name: 'Làng Địa' }))).toEqual([])
  })

  test('does not lose its last field of life', () => {
    const one = bookWith()
    const book = { ...one, categories: new Map([...one.categories].slice(0, 1)) }
    expect(errorsOf(ended(CATEGORIES, 'y_te', { lastDay: TODAY }, book))).toEqual(['lastDay'])
  })

  test('changes nothing when nothing was changed', () => {
    expect(changesOf(filled(HAMLETS, 'lang_dia', {}))).toEqual([])
  })
})

test('a body numbers its letters as it was told, and as before when that is taken back', () => {
  const [made] = changesOf(filled(PATTERNS, TRIAGE, { transfer_note: '{số}/PC-MT' }))
  expect(made).toMatchObject({ id: 'x.mttq:transfer_note', before: null, after: { pattern: '{number}/PC-MT' } })
  expect(errorsOf(filled(PATTERNS, TRIAGE, { reply: 'CV-MT', minutes: '{số}/<b>' }))).toEqual(['reply', 'minutes'])
  const book = bookWith({ numberPatterns: [{ bodyId: TRIAGE, documentKind: 'reply', pattern: '{number}/CV' }] })
  expect(changesOf(filled(PATTERNS, TRIAGE, { reply: '' }, book))).toMatchObject([{ after: null }])
})

test('the journal tells before and after in words', () => {
  const book = bookWith()
  const [change] = changesOf(filled(HAMLETS, 'lang_dia', { name: 'Làng Dịa 1' }, book))
  const told = {
    subjectKind: 'hamlet',
    subjectId: 'lang_dia',
    before: JSON.stringify(change?.before),
    after: JSON.stringify(change?.after),
  }
  expect(settingTitle(told, book)).toBe('Sửa thôn: Làng Dịa 1')
  expect(settingNote(told, book)).toBe('Tên: Làng Dịa → Làng Dịa 1.')
  // What was settled before there were assignment tables is still told.
  const old = { ...told, before: '', after: JSON.stringify({ ...change?.after, standbyBodyId: 'x.ubnd' }) }
  expect(settingNote(old, book)).toContain('Cơ quan đứng chân: Ủy ban nhân dân.')
})

import { describe, expect, test } from 'vitest'
import { readDeed } from '../../worker/dossiers/deed.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import { difficultiesIn, titleOf } from '../../worker/rounds/difficulties/begin.ts'
import { difficultyClock, difficultyWake } from '../../worker/rounds/difficulties/clock-deeds.ts'
import { DIFFICULTY_DEEDS } from '../../worker/rounds/difficulties/deeds.ts'
import { difficultyLines } from '../../worker/rounds/difficulties/history-lines.ts'
import { heapsOf, readAsk } from '../../worker/rounds/difficulties/list-ask.ts'
import type { DifficultyDesk, DifficultyRow } from '../../worker/rounds/difficulties/own.ts'
import { DIFFICULTY_ENDED, DIFFICULTY_STATES, DIFFICULTY_STEPS } from '../../worker/rounds/difficulties/rules.ts'
import { STATE_WORDS } from '../../worker/rounds/difficulties/words.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { isVietnamese } from '../criticism/sentences.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const BOOK = {
  ...bookOf(),
  hamlets: new Map([['lang_dia', { id: 'lang_dia', name: 'Làng Dịa' }]]),
} as never as ReturnType<typeof bookOf>
const TODAY = '2026-11-23'
const PEOPLE = {
  man: somebody('man', 'mttq', 'intake_officer'),
  thu: somebody('thu', 'mttq', 'coordinator'),
  hien: somebody('hien', 'mttq', 'approver'),
  lap: somebody('lap', 'dang-uy', 'leader'),
  khai: somebody('khai', 'phong-kinh-te', 'handler'),
  toan: somebody('toan', 'phong-kinh-te', 'approver'),
  duc: somebody('duc', 'cong-an', 'handler'),
  hoa: somebody('hoa', 'phu-nu', 'approver'),
  chanh: { ...somebody('chanh', 'mttq', 'hamlet_rep'), hamletId: 'lang_dia' },
  chu: { ...somebody('chu', 'mttq', 'hamlet_rep'), hamletId: 'dong_com' },
  canh: somebody('canh', 'thanh-tra-nhan-dan', 'supervisor_member'),
  tung: somebody('tung', 'van-phong', 'admin'),
} satisfies Record<string, StaffMember>
type Who = keyof typeof PEOPLE
const EVERYBODY = Object.keys(PEOPLE) as Who[]

/** A difficulty of Làng Dịa that Phòng Kinh tế was given, told by Mrs Chanh. */
function deskFor(
  who: Who,
  status: string,
  own: Partial<DifficultyRow> = {},
  row: Partial<DossierRow> = {},
): DifficultyDesk {
  const dossier = {
    ...{ id: 'd', communeId: 'x', kind: 'difficulty', year: 2026, number: 1, status, version: 1, headHash: '' },
    ...{ title: 'Cột điện nghiêng', leadBodyId: 'x.mttq', addressedBodyId: 'x.phong-kinh-te', addressedAt: null },
    ...{
      limitCode: '',
      alarm: '',
      parentId: null,
      waitsForBodyId: 'x.phong-kinh-te',
      dueOn: '2026-12-01',
      wakeOn: null,
    },
    ...{ writtenBy: null, restricted: false, startedBy: 'chanh', startedAt: '', changedAt: '', endedAt: null },
    ...{ publishedAt: null, submissionKey: '', contentHash: '', ...row },
  } as DossierRow
  const people = [
    ...[{ id: 'p', dossierId: 'd', staffId: 'chanh', name: 'Chanh', title: '', role: 'member' as const, position: 0 }],
  ].map((one) => ({ ...one, since: '', until: null }))
  return {
    ...{ book: BOOK, today: TODAY, now: new Date(`${TODAY}T03:00:00Z`), staff: PEOPLE[who], seq: 2, colleagues: [] },
    newId: () => 'new',
    file: {
      ...{ row: dossier, events: [], people, bodies: [], files: [], kin: [] },
      own: {
        row: {
          ...{ dossierId: 'd', communeId: 'x', unit: 'hamlet:lang_dia', submissionId: '', question: '' },
          ...{ words: 'Cột điện nghiêng', result: '', passedTo: '', owedOn: null, ...own },
        },
      },
    },
  }
}

const GIVERS: Who[] = ['thu', 'hien', 'lap']
const OWNERS: Who[] = ['khai', 'toan']
const HAVING: Who[] = ['man', 'thu', 'hien', 'chanh']
const WHO: Record<string, Record<string, Who[]>> = {
  reported: { giao: GIVERS, 'chuyen-len': GIVERS, 'khong-can': GIVERS },
  assigned: { 'nhan-viec': OWNERS, 'khong-thuoc': ['toan'], 'giao-lai': GIVERS },
  taken: { 'bao-xong': OWNERS, 'tien-do': OWNERS, 'khong-thuoc': ['toan'], 'giao-lai': GIVERS },
  not_ours: { giao: GIVERS, 'chuyen-len': GIVERS, 'khong-can': GIVERS },
  claimed: { 'xac-nhan': HAVING, 'chua-xong': HAVING },
  passed_up: { 'cap-tren-tra-loi': GIVERS, 'don-doc': GIVERS, giao: GIVERS },
  solved: { 'neu-lai': HAVING },
  no_need: { 'neu-lai': HAVING },
}
const ACTIONS = [...new Set(Object.values(DIFFICULTY_STEPS).flatMap((rows) => rows.map((row) => row.action)))]

describe.each(DIFFICULTY_STATES)('a difficulty that is %s', (status) => {
  test.each(ACTIONS)('"%s" is done by those whose work it is, and everybody else reads why not', (action) => {
    const { file } = deskFor('thu', status)
    const verdictOf = (who: Who) => nextOf(DIFFICULTY_STEPS, file.row, groundOf(BOOK, file), action, PEOPLE[who])
    const wanted = WHO[status]?.[action] ?? []
    expect(EVERYBODY.filter((who) => verdictOf(who).ok).sort()).toEqual([...wanted].sort())
    for (const who of EVERYBODY.filter((one) => !wanted.includes(one))) {
      const verdict = verdictOf(who)
      expect(verdict.ok ? '' : verdict.sentence).toSatisfy(isVietnamese)
    }
    for (const actor of [{ ...PEOPLE.thu, communeId: 'y' }, { kind: 'citizen' } as const, { kind: 'system' } as const])
      expect(nextOf(DIFFICULTY_STEPS, file.row, groundOf(BOOK, file), action, actor).ok).toBe(false)
  })

  test('has words, and leads on or is an end', () => {
    expect(STATE_WORDS[status].name).toMatch(/^\p{Lu}/u)
    const leads = (DIFFICULTY_STEPS[status] ?? []).some(({ to }) => to !== status)
    expect(leads).toBe(true)
    expect(STATE_WORDS[status].next === '').toBe(DIFFICULTY_ENDED.includes(status))
  })
})

test('every form belongs to a step, and every event is told in words', () => {
  expect(Object.keys(DIFFICULTY_DEEDS).sort()).toEqual([...ACTIONS].sort())
  const lines = difficultyLines(BOOK)
  const events = Object.values(DIFFICULTY_STEPS).flatMap((rows) => rows.map((row) => row.event))
  expect(events.filter((event) => !(event in lines))).toEqual([])
})

test('whoever reported it done does not confirm it, and no colleague of his body does', () => {
  const claimed = deskFor('thu', 'claimed', {}, { addressedBodyId: 'x.mttq', writtenBy: 'thu' })
  const verdict = nextOf(DIFFICULTY_STEPS, claimed.file.row, groundOf(BOOK, claimed.file), 'xac-nhan', PEOPLE.thu)
  expect(verdict).toMatchObject({ ok: false, sentence: expect.stringContaining('cần một người khác') })
  const refusal = (who: Who) =>
    DIFFICULTY_DEEDS['xac-nhan']?.refuses?.(deskFor(who, 'claimed', {}, { addressedBodyId: 'x.mttq' }))?.sentence
  expect(refusal('hien')).toContain('không tự xác nhận')
  expect(refusal('chanh')).toBeUndefined()
})

test('each form says at its field what is missing', () => {
  for (const [action, deed] of Object.entries(DIFFICULTY_DEEDS)) {
    const fields = deed.fields(deskFor('thu', 'reported'))
    const { errors } = readDeed(fields, () => [''])
    expect([action, Object.keys(errors)]).toEqual([
      action,
      fields.filter(({ required }) => required).map(({ name }) => name),
    ])
  }
})

test('a report’s answer becomes a difficulty when it says something in words under such a question', () => {
  const found = difficultiesIn({
    ...{ kho_khan: '  Thiếu kinh phí làm đường hoa. ', kho_khan_2: 'Không có', 'nhom/kho_khan_khac': 'Nước đục quá' },
    ...{
      kho_khan_3: 'không có khó khăn, vướng mắc gì',
      kho_khan_loai: 'thieu_von',
      kho_khan_so: '3',
      viec: 'Làm đường',
    },
  })
  expect(found).toEqual([
    { question: 'kho_khan', words: 'Thiếu kinh phí làm đường hoa.' },
    { question: 'nhom/kho_khan_khac', words: 'Nước đục quá' },
  ])
  expect(titleOf(`${'Đường lầy lội '.repeat(20)}`)).toMatch(/…$/)
})

test('the clock reminds the day before, says once that it is overdue, and the leaders hear of a body alone', () => {
  const own = { unit: 'hamlet:lang_dia', people: [{ dossierId: 'd', staffId: 'chanh', until: null }] }
  const { row } = deskFor('thu', 'taken').file
  expect(difficultyWake(row, own, BOOK, TODAY)).toBe('2026-11-30')
  const near = difficultyClock(row, own, BOOK, '2026-11-30')
  expect(near?.told[0]?.to).toEqual(['x.phong-kinh-te:handler,approver,leader,coordinator'])
  const late = difficultyClock({ ...row, alarm: 'near' }, own, BOOK, '2026-12-02')
  expect(late?.told[0]?.to).toContain('*:leader')
  expect(difficultyClock({ ...row, alarm: 'overdue' }, own, BOOK, '2026-12-09')).toBeNull()
  const asked = difficultyClock({ ...row, status: 'claimed' }, own, BOOK, '2026-12-02')
  expect(asked?.told[0]?.to).toEqual(['@chanh', 'x.mttq:coordinator,approver'])
  expect(difficultyWake({ ...row, status: 'solved', dueOn: null }, own, BOOK, TODAY)).toBeNull()
})

test('each sees the lists that are his, whatever the address says', () => {
  expect(Object.fromEntries(EVERYBODY.map((who) => [who, heapsOf(PEOPLE[who], BOOK)]))).toEqual({
    man: ['cho', 'tat-ca', 'qua-han'],
    thu: ['cho', 'tat-ca', 'qua-han'],
    hien: ['cho', 'tat-ca', 'qua-han'],
    lap: ['tat-ca', 'qua-han', 'cho'],
    khai: ['cho', 'duoc-giao', 'cua-toi'],
    toan: ['cho', 'duoc-giao', 'cua-toi'],
    duc: ['cho', 'duoc-giao', 'cua-toi'],
    hoa: ['cho', 'duoc-giao', 'cua-toi'],
    chanh: ['cua-toi'],
    chu: ['cua-toi'],
    canh: [],
    tung: [],
  })
  const query = (name: string) => ({ muc: 'tat-ca', 'don-vi': 'hamlet:lang_dia' })[name]
  expect(readAsk(query, PEOPLE.chu, BOOK)).toMatchObject({ heap: 'cua-toi', unit: 'hamlet:dong_com' })
  expect(readAsk(query, PEOPLE.thu, BOOK)).toMatchObject({ heap: 'tat-ca', unit: 'hamlet:lang_dia' })
})

import { describe, expect, test } from 'vitest'
import { type Clocked, programmeClock, programmeWake } from '../../worker/coordination/clock-deeds.ts'
import { PROGRAMME_DEEDS } from '../../worker/coordination/deeds.ts'
import { mayProgress } from '../../worker/coordination/deeds-do.ts'
import { coordinationLines } from '../../worker/coordination/history-lines.ts'
import { PROGRAMME_STEPS } from '../../worker/coordination/rules.ts'
import { STATUS_WORDS, tallyText, taskLabel, taskState } from '../../worker/coordination/words.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { BOOK, PARTNERS, PEOPLE, Programme, TODAY, taskOf, type Who } from './cast.ts'

const EVERYBODY = Object.keys(PEOPLE) as Who[]
const LEAD: Who[] = ['hoa', 'viet', 'thu']
const HEAD: Who[] = ['hoa', 'thu']
const PARTNER_HEADS: Who[] = ['toan', 'huy']
const DOING: Who[] = ['hoa', 'viet', 'khai', 'toan', 'duc', 'huy', 'thu']
const PLANNING = { 'them-viec': LEAD, 'sua-viec': LEAD, 'bo-viec': LEAD }

/** Who does what, from each state: nobody else, and nothing else. */
const WHO: Record<string, Record<string, Who[]>> = {
  // Before it is sent, partners do not stand on any side of it.
  draft: { ...PLANNING, 'trinh-ky': ['hoa'], moi: LEAD, bot: LEAD, sua: LEAD, huy: HEAD },
  signing: { ky: PARTNER_HEADS, 'ghi-ky': HEAD, 'tra-lai': PARTNER_HEADS, 'lay-lai': LEAD, huy: HEAD },
  in_force: { ...PLANNING, 'tien-do': DOING, 'danh-gia': LEAD, 'hen-danh-gia': LEAD, 'ket-thuc': HEAD, huy: HEAD },
  ended: {},
  cancelled: {},
}
const ACTIONS = [...new Set(Object.values(PROGRAMME_STEPS).flatMap((rows) => rows.map(({ action }) => action)))]

describe.each(Object.keys(WHO))('in the state %s', (status) => {
  test.each(ACTIONS)('"%s" is done by those whose work it is, and everybody else reads why not', (action) => {
    const { file } = new Programme(status).desk(PEOPLE.hoa)
    const ground = groundOf(BOOK, file)
    const wanted = WHO[status]?.[action] ?? []
    for (const who of EVERYBODY) {
      const verdict = nextOf(PROGRAMME_STEPS, file.row, ground, action, PEOPLE[who])
      expect([who, verdict.ok]).toEqual([who, wanted.includes(who)])
      if (!verdict.ok) expect(verdict.sentence).toMatch(/^\p{Lu}.+\.$/u)
    }
    const far = { ...PEOPLE.hoa, communeId: 'y' }
    expect(nextOf(PROGRAMME_STEPS, file.row, ground, action, far).ok).toBe(false)
    for (const actor of [{ kind: 'citizen' } as const, { kind: 'system' } as const])
      expect(nextOf(PROGRAMME_STEPS, file.row, ground, action, actor).ok).toBe(false)
  })
})

test('every state has words and an end, every step its form and its line in the history', () => {
  expect(Object.keys(STATUS_WORDS).sort()).toEqual(Object.keys(PROGRAMME_STEPS).sort())
  expect(Object.keys(PROGRAMME_DEEDS).sort()).toEqual([...ACTIONS].sort())
  const lines = coordinationLines(BOOK)
  for (const step of Object.values(PROGRAMME_STEPS).flat()) expect(lines[step.event]).toBeDefined()
})

const TASK = {
  ...{ task: 'Gom rác tuyến đường trục', topic: 'Rác thải', body: 'x.cong-an', person: 'Vũ Minh Đức' },
  ...{ startsOn: '2026-11-25', dueOn: '2026-12-20' },
}

describe('signing', () => {
  test('nothing goes out without a partner and a task', () => {
    const empty = new Programme('draft', {}, [])
    empty.bodies = []
    expect(empty.tries(PEOPLE.hoa, 'trinh-ky')).toBe('Ông/bà thêm ít nhất một bên tham gia và một việc rồi gửi ký.')
    expect(empty.tries(PEOPLE.viet, 'moi', { bodies: 'x.cong-an' })).toBeNull()
    expect(empty.tries(PEOPLE.viet, 'them-viec', TASK)).toBeNull()
    expect(empty.tries(PEOPLE.viet, 'trinh-ky')).toContain('không thuộc phần việc')
    expect(empty.tries(PEOPLE.hoa, 'trinh-ky')).toBeNull()
    expect(empty.row).toMatchObject({ status: 'signing', waitsForBodyId: 'x.cong-an' })
    expect(empty.bodies.every(({ since }) => since !== null)).toBe(true)
  })

  test('each partner signs once; the last puts it in force and all hear of it', () => {
    const one = new Programme('draft')
    expect(one.tries(PEOPLE.hoa, 'trinh-ky')).toBeNull()
    expect(one.told).toMatchObject([
      { to: ['x.phong-kinh-te:approver,coordinator,leader', 'x.cong-an:approver,coordinator,leader'] },
    ])
    expect(one.tries(PEOPLE.toan, 'ky')).toBeNull()
    expect(one.row).toMatchObject({ status: 'signing', waitsForBodyId: 'x.cong-an' })
    expect(one.tries(PEOPLE.toan, 'ky')).toBe('Việc này chưa làm được lúc này.')
    expect(one.tries(PEOPLE.huy, 'ky')).toBeNull()
    expect(one.row).toMatchObject({ status: 'in_force', waitsForBodyId: null, wakeOn: TODAY })
    expect(one.told[0]?.to).toHaveLength(3)
  })

  test('a partner that signed on paper is written down with day, name and a picture', () => {
    const one = new Programme('draft')
    one.tries(PEOPLE.hoa, 'trinh-ky')
    const typed = { body: 'x.cong-an', signedOn: '2026-11-20', signer: 'Phạm Quốc Huy' }
    expect(one.tries(PEOPLE.hoa, 'ghi-ky', { ...typed, signedOn: '2026-12-01' })).toContain('Muộn nhất')
    expect(one.tries(PEOPLE.hoa, 'ghi-ky', typed)).toBeNull()
    expect(one.tries(PEOPLE.huy, 'ky')).toBe('Việc này chưa làm được lúc này.')
    expect(PROGRAMME_DEEDS['ghi-ky']?.files?.required).toBe(true)
    expect(one.events.at(-1)?.detail).not.toContain('Huy')
  })

  test('who sends it back says what to change; afterwards everybody signs again', () => {
    const one = new Programme('draft')
    one.tries(PEOPLE.hoa, 'trinh-ky')
    one.tries(PEOPLE.toan, 'ky')
    expect(one.tries(PEOPLE.huy, 'tra-lai', { reason: 'ngắn' })).toContain('ít nhất 10 ký tự')
    expect(one.tries(PEOPLE.huy, 'tra-lai', { reason: 'Hạn việc 2 sớm quá, đề nghị lùi sang tháng 12.' })).toBeNull()
    expect(one.row).toMatchObject({ status: 'draft', waitsForBodyId: 'x.phu-nu' })
    one.tries(PEOPLE.hoa, 'trinh-ky')
    one.tries(PEOPLE.huy, 'ky')
    expect(one.row.status).toBe('signing')
    expect(one.tries(PEOPLE.toan, 'ky')).toBeNull()
    expect(one.row.status).toBe('in_force')
  })
})

describe('planning', () => {
  test('a task is for a body of the programme, within its time, and names who does it', () => {
    const one = new Programme('draft', {}, [])
    expect(one.tries(PEOPLE.viet, 'them-viec', { ...TASK, body: 'x.tram-y-te' })).toContain('Ông/bà chọn lại')
    expect(one.tries(PEOPLE.viet, 'them-viec', { ...TASK, dueOn: '2027-01-05' })).toContain(
      'Muộn nhất là ngày 31/12/2026',
    )
    expect(one.tries(PEOPLE.viet, 'them-viec', { ...TASK, dueOn: '2026-11-24' })).toBe(
      'Hạn xong phải sau ngày bắt đầu.',
    )
    expect(one.tries(PEOPLE.viet, 'them-viec', { ...TASK, person: '' })).toBe('Ông/bà ghi vào ô này.')
    expect(
      one.tries(PEOPLE.viet, 'them-viec', { ...TASK, body: 'x.phong-kinh-te', person: 'Trần Văn Khải' }),
    ).toBeNull()
    expect(one.own.tasks[0]).toMatchObject({ personId: 'khai', position: 1, progress: 0 })
    expect(one.told).toEqual([])
    const running = new Programme('in_force')
    expect(running.tries(PEOPLE.viet, 'them-viec', TASK)).toBeNull()
    expect(running.told).toMatchObject([{ what: 'Có việc mới trong chương trình phối hợp, hạn Chủ nhật, 20/12/2026.' }])
  })

  test('a partner with a task does not leave, and its programme does not shrink around the task', () => {
    const one = new Programme('draft')
    expect(one.tries(PEOPLE.viet, 'bot', { bodies: 'x.phong-kinh-te' })).toContain('đang có việc')
    expect(one.tries(PEOPLE.viet, 'bot', { bodies: 'x.cong-an' })).toBeNull()
    const aim = {
      title: 'Phối hợp thu gom rác',
      aim: 'Đường làng sạch, rác được gom hằng tuần.',
      startsOn: '2026-11-01',
    }
    expect(one.tries(PEOPLE.viet, 'sua', { ...aim, endsOn: '2026-12-01' })).toContain('Có việc nằm ngoài thời gian này')
    expect(one.tries(PEOPLE.viet, 'sua', { ...aim, endsOn: '2026-12-15', reviewOn: '2026-12-12' })).toBeNull()
    expect(one.own.programme).toMatchObject({ endsOn: '2026-12-15', reviewOn: '2026-12-12' })
  })

  test('a last day is moved with a reason once all have signed, without it before', () => {
    const draft = new Programme('draft')
    expect(draft.tries(PEOPLE.viet, 'sua-viec', { id: 't1' })).toBe('Ông/bà đổi ít nhất một chỗ.')
    expect(draft.tries(PEOPLE.viet, 'sua-viec', { id: 't1', dueOn: '2026-12-15' })).toBeNull()
    const running = new Programme('in_force')
    expect(running.tries(PEOPLE.viet, 'sua-viec', { id: 't1', dueOn: '2026-12-15' })).toBe('Ông/bà ghi vào ô này.')
    expect(
      running.tries(PEOPLE.viet, 'sua-viec', { id: 't1', body: 'x.cong-an', reason: 'Công an nhận việc' }),
    ).toContain('cả người làm')
    expect(
      running.tries(PEOPLE.viet, 'sua-viec', { id: 't1', dueOn: '2026-12-15', reason: 'Mưa lũ kéo dài' }),
    ).toBeNull()
    expect(running.own.tasks[0]).toMatchObject({ dueOn: '2026-12-15', person: 'Trần Văn Khải' })
    expect(running.tries(PEOPLE.viet, 'bo-viec', { id: 't1', reason: 'Đã có dự án khác làm' })).toBeNull()
    expect(taskState(running.own.tasks[0] ?? taskOf(1), TODAY).name).toBe('Thôi làm')
  })
})

describe('doing', () => {
  test('the body of a task says how it goes; another partner cannot, the lead notes it and says so', () => {
    const one = new Programme('in_force')
    expect(one.tries(PEOPLE.duc, 'tien-do', { id: 't1', progress: '50', note: 'Đã làm một nửa' })).toBe(
      'Việc này chưa làm được lúc này.',
    )
    expect(one.tries(PEOPLE.khai, 'tien-do', { id: 't2', progress: '50', note: 'Đã làm một nửa' })).toContain(
      'Ông/bà chọn lại',
    )
    expect(one.tries(PEOPLE.khai, 'tien-do', { id: 't1', progress: '101', note: 'Đã làm' })).toContain('từ 0 đến 100')
    expect(one.tries(PEOPLE.khai, 'tien-do', { id: 't1', progress: '40', note: '' })).toBe('Ông/bà ghi vào ô này.')
    expect(one.tries(PEOPLE.khai, 'tien-do', { id: 't1', progress: '40', note: 'Đã gom ba tuyến đường' })).toBeNull()
    expect(one.own.tasks[0]).toMatchObject({ progress: 40, doneOn: null, progressNote: 'Đã gom ba tuyến đường' })
    expect(
      one.tries(PEOPLE.viet, 'tien-do', { id: 't1', progress: '100', note: 'Anh Khải báo qua điện thoại' }),
    ).toBeNull()
    expect(one.own.tasks[0]).toMatchObject({ progress: 100, doneOn: TODAY })
    expect(one.events.at(-1)?.detail).toContain('"onBehalf":true')
    expect(one.told).toMatchObject([{ what: 'Tiến độ việc 1 được ghi giúp: 100%.' }])
    expect(one.tries(PEOPLE.khai, 'tien-do', { id: 't1', progress: '80', note: 'Ghi nhầm, còn hai tuyến' })).toBeNull()
    expect(one.own.tasks[0]?.doneOn).toBeNull()
  })

  test('overdue is computed from the day, never kept', () => {
    const states = (day: string) => [taskState(taskOf(1), day).name, taskState(taskOf(1, { progress: 30 }), day).name]
    expect(states('2026-12-10')).toEqual(['Chưa làm', 'Đang làm'])
    expect(states('2026-12-11')).toEqual(['Quá hạn', 'Quá hạn'])
    expect(states('2026-10-11')[0]).toBe('Chưa đến ngày')
    expect(taskState(taskOf(1, { doneOn: '2026-12-12', progress: 100 }), TODAY).name).toBe('Xong, muộn')
    expect(taskLabel(taskOf(1, { progress: 30 }), '2026-12-11').label).toBe('Quá hạn, 30%')
    expect(taskLabel(taskOf(1), TODAY).label).toBe('Chưa làm')
    const tasks = [taskOf(1), taskOf(2, { doneOn: TODAY }), taskOf(3, { droppedAt: 'x' })]
    expect(tallyText(tasks, '2026-12-11')).toBe('1 trên 2 việc đã xong, 1 việc quá hạn.')
  })

  test('a review names strengths, limits, causes and what is next; without a review nothing ends', () => {
    const one = new Programme('in_force')
    expect(one.tries(PEOPLE.hoa, 'ket-thuc', { note: 'Đã làm xong phần lớn việc.' })).toContain(
      'Ghi ít nhất một lần đánh giá',
    )
    const said = {
      ...{ reviewedOn: TODAY, strengths: 'Các bên làm đều tay.', limits: 'Việc 1 còn chậm.' },
      ...{ causes: 'Thiếu xe chở rác.', next: 'Thuê thêm một xe chở rác.', reviewOn: '2026-12-20' },
    }
    for (const part of ['strengths', 'limits', 'causes', 'next'])
      expect([part, one.tries(PEOPLE.hoa, 'danh-gia', { ...said, [part]: '' })]).toEqual([
        part,
        'Ông/bà ghi vào ô này.',
      ])
    expect(one.tries(PEOPLE.khai, 'danh-gia', said)).toContain('Việc này do cơ quan chủ trì làm')
    expect(one.tries(PEOPLE.viet, 'danh-gia', said)).toBeNull()
    expect(one.own).toMatchObject({ reviews: [{ causes: 'Thiếu xe chở rác.' }], programme: { reviewOn: '2026-12-20' } })
    expect(one.tries(PEOPLE.viet, 'ket-thuc', { note: 'Đã làm xong phần lớn việc.' })).toContain(
      'không thuộc phần việc',
    )
    expect(one.tries(PEOPLE.hoa, 'ket-thuc', { note: 'Đã làm xong phần lớn việc.' })).toBeNull()
    expect(one.row).toMatchObject({ status: 'ended', wakeOn: null })
    expect(one.own.tasks.every(({ droppedAt }) => droppedAt !== null)).toBe(true)
  })
})

describe('the clock', () => {
  const clocked = (own: Partial<Clocked> = {}): Clocked => ({
    programme: { ...new Programme('in_force').own.programme, reviewOn: '2026-12-18' },
    partners: PARTNERS,
    tasks: [taskOf(1), taskOf(2, { bodyId: 'x.phu-nu', dueOn: '2026-12-11' }), taskOf(3, { dueOn: '2026-11-20' })],
    ...own,
  })
  const row = (alarm = '') => ({ ...new Programme('in_force').row, alarm })

  test('tells a body of what is due soon and what is late, the lead of what is late, each in one message', () => {
    const deed = programmeClock(row(), clocked(), BOOK, TODAY)
    expect(deed?.event).toEqual({ kind: 'coordination.reminded', detail: { soon: '3', overdue: '3' } })
    expect(deed?.told).toEqual([
      { to: [expect.stringMatching(/^x\.phong-kinh-te:/)], what: 'Quá hạn: việc 3 (thứ Sáu, 20/11/2026).' },
      { to: [expect.stringMatching(/^x\.phu-nu:/)], what: 'Quá hạn: việc 3 (thứ Sáu, 20/11/2026).' },
    ])
    expect(programmeClock(row(TODAY), clocked(), BOOK, TODAY)).toBeNull()
  })

  test('wakes on the day before which nothing is due, and gathers what it missed', () => {
    const next = programmeWake(row(TODAY), clocked(), BOOK, TODAY)
    expect(next !== null && next > TODAY && next < '2026-12-10').toBe(true)
    expect(programmeClock(row(TODAY), clocked(), BOOK, next ?? '')?.event.detail).toMatchObject({
      soon: '1',
      overdue: '',
    })
    const late = programmeClock(row(TODAY), clocked(), BOOK, '2027-01-02')
    expect(late?.event.detail).toMatchObject({ overdue: '1 2', reviewOn: '2026-12-18', endsOn: '2026-12-31' })
    expect(late?.told).toHaveLength(3)
    expect(late?.told?.find(({ to }) => to[0]?.startsWith('x.phu-nu'))?.what).toContain('Đã qua ngày đánh giá')
    expect(programmeWake(row(TODAY), clocked(), BOOK, '2027-01-02')).toBeNull()
  })

  test('tells whoever took over from a body that has ended, and that body’s officers say how the task goes', () => {
    const bodies = new Map(BOOK.bodies)
    const ended = bodies.get('x.phong-kinh-te')
    if (ended) bodies.set(ended.id, { ...ended, endsOn: '2026-11-10', heirBodyId: 'x.cong-an' })
    const book = { ...BOOK, bodies }
    const told = programmeClock(row(), clocked(), book, TODAY)?.told?.map(({ to }) => to[0]?.split(':')[0])
    expect(told).toEqual(['x.cong-an', 'x.phu-nu'])
    const one = new Programme('in_force')
    expect(mayProgress({ ...one.desk(PEOPLE.duc), book }, taskOf(1))).toBe(true)
    expect(mayProgress(one.desk(PEOPLE.duc), taskOf(1))).toBe(false)
  })

  test('is silent about what is not in force', () => {
    for (const status of ['draft', 'signing', 'ended', 'cancelled']) {
      const still = { ...row(), status }
      expect(programmeClock(still, clocked(), BOOK, '2027-01-02')).toBeNull()
      expect(programmeWake(still, clocked(), BOOK, TODAY)).toBeNull()
    }
  })
})

import { describe, expect, test } from 'vitest'
import { DEEDS } from '../../worker/recommendations/deeds.ts'
import { PROMISE_STATES, PROMISE_STEPS } from '../../worker/recommendations/promises/steps.ts'
import { ENDED, RECOMMENDATION_STEPS, STATES } from '../../worker/recommendations/rules.ts'
import { groundOf } from '../../worker/dossiers/file.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { isVietnameseSentence } from './sentences.ts'
import { Paper, PEOPLE, TODAY, typedFor, type Who } from './cast.ts'
import { somebody } from '../support/commune-x.ts'

const BODY: Who[] = ['khai', 'toan']
const HEAD: Who[] = ['toan']
const BOARD: Who[] = ['thu', 'hien']
const LOOKERS: Who[] = ['thu', 'hien', 'man']
const ABOVE: Who[] = ['lap']

/** Who may do what, from where to where: written down apart from the table that is tested. */
const MAY: Record<string, Record<string, [to: string, who: Who[]]>> = {
  issued: {
    'tiep-nhan': ['acknowledged', BODY],
    'bao-cap-tren': ['escalated', BOARD],
    'cong-khai': ['issued', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  acknowledged: {
    'soan-tra-loi': ['answer_proposed', BODY],
    'xin-xem-lai': ['review_requested', HEAD],
    'bao-cap-tren': ['escalated', BOARD],
    'cong-khai': ['acknowledged', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  review_requested: {
    'giu-nguyen': ['acknowledged', BOARD],
    'sua-noi-dung': ['acknowledged', BOARD],
    'cong-khai': ['review_requested', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  answer_proposed: {
    'ky-tiep-thu': ['accepted', HEAD],
    'ky-mot-phan': ['partly_accepted', HEAD],
    'ky-khong-tiep-thu': ['rejected_with_reason', HEAD],
    'tra-lai': ['acknowledged', HEAD],
    'bao-cap-tren': ['escalated', BOARD],
    'cong-khai': ['answer_proposed', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  rejected_with_reason: {
    'ghi-nhan': ['rejection_noted', BOARD],
    'cong-khai': ['rejected_with_reason', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  claimed_done: {
    'xac-nhan': ['verified', LOOKERS],
    'chua-dat': ['disputed', LOOKERS],
    'cong-khai': ['claimed_done', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  escalated: {
    'soan-tra-loi': ['answer_proposed', BODY],
    'tien-do': ['escalated', BODY],
    'bao-xong': ['claimed_done', BODY],
    'chi-dao': ['escalated', ABOVE],
    'xet-trach-nhiem': ['escalated', BOARD],
    'cong-khai': ['escalated', BOARD],
    'thay-the': ['superseded', BOARD],
  },
  verified: {
    'van-giu': ['verified', LOOKERS],
    'khong-con': ['implementing', LOOKERS],
    'cong-khai': ['verified', BOARD],
  },
  rejection_noted: { 'cong-khai': ['rejection_noted', BOARD] },
  superseded: {},
}
for (const state of ['accepted', 'partly_accepted', 'implementing', 'disputed'])
  MAY[state] = {
    'tien-do': ['implementing', BODY],
    'bao-xong': ['claimed_done', BODY],
    'bao-cap-tren': ['escalated', BOARD],
    'cong-khai': [state, BOARD],
    'thay-the': ['superseded', BOARD],
  }

describe('who may do what with a recommendation', () => {
  test('is so in every state, for every deed and everybody; each refusal has its sentence', () => {
    expect([...new Set([...Object.keys(RECOMMENDATION_STEPS), ...PROMISE_STATES])].toSorted()).toEqual(
      [...STATES].toSorted(),
    )
    const actions = Object.keys(DEEDS)
    for (const state of STATES)
      for (const action of actions)
        for (const [who, staff] of Object.entries(PEOPLE)) {
          const paper = new Paper()
          paper.row = { ...paper.row, status: state }
          const ground = groundOf(paper.book, paper.desk(staff).file)
          const verdict = nextOf(RECOMMENDATION_STEPS, paper.row, ground, action, staff)
          const rule = MAY[state]?.[action]
          const told = `${who} ${action} at ${state}`
          const should = rule !== undefined && rule[1].includes(who as Who)
          expect(verdict.ok, told).toBe(should)
          if (verdict.ok) expect(verdict.step.to, told).toBe(rule?.[0])
          else expect(isVietnameseSentence(verdict.sentence), told).toBe(true)
        }
  })

  test('every deed of the table has its form, and every form its place in the table', () => {
    const tables = [RECOMMENDATION_STEPS, PROMISE_STEPS].flatMap((table) => Object.values(table))
    const inTable = new Set(tables.flatMap((steps) => steps.map(({ action }) => action)))
    expect([...inTable].toSorted()).toEqual(Object.keys(DEEDS).toSorted())
  })

  test('nobody of another commune does anything, and nothing is left to do with one that was replaced', () => {
    const far = { ...PEOPLE.thu, communeId: 'y' }
    const paper = new Paper()
    for (const action of Object.keys(DEEDS)) expect(paper.tries(far, action)).not.toBeNull()
    paper.does('thu', 'thay-the', typedFor('thay-the', TODAY))
    for (const staff of Object.values(PEOPLE))
      for (const action of Object.keys(DEEDS)) expect(paper.tries(staff, action)).toContain('không làm được')
    expect(ENDED).toContain(paper.row.status)
  })
})

describe('two hands', () => {
  const proposed = (reply = 'accepted', by: Who = 'khai') =>
    new Paper().does('khai', 'tiep-nhan').does(by, 'soan-tra-loi', typedFor('soan-tra-loi', TODAY, reply))
  const claimed = (by: Who | ReturnType<typeof somebody> = 'khai') =>
    proposed().does('toan', 'ky-tiep-thu').does(by, 'bao-xong', typedFor('bao-xong', TODAY))

  test('the head of the body who wrote the answer himself does not sign it; another head does', () => {
    const paper = proposed('accepted', 'toan')
    expect(paper.tries(PEOPLE.toan, 'ky-tiep-thu')).toContain('cần một người khác')
    paper.does(somebody('pho', 'phong-kinh-te', 'approver'), 'ky-tiep-thu')
    expect(paper.row.status).toBe('accepted')
  })

  test('the head signs what was proposed and nothing else', () => {
    expect(proposed('refused').tries(PEOPLE.toan, 'ky-tiep-thu')).not.toBeNull()
    expect(proposed('refused').does('toan', 'ky-khong-tiep-thu').row.status).toBe('rejected_with_reason')
    expect(proposed('partly').does('toan', 'ky-mot-phan').row.status).toBe('partly_accepted')
  })

  test('whoever reported it done does not check it, wherever he works by then', () => {
    for (const [who, body] of [
      ['khai', 'phong-kinh-te'],
      ['toan', 'phong-kinh-te'],
    ] as const) {
      const paper = claimed(who)
      const moved = somebody(who, 'mttq', 'coordinator', 'approver')
      expect(paper.tries(moved, 'xac-nhan', typedFor('xac-nhan', TODAY))).toMatch(/người khác/)
      expect(paper.tries(moved, 'chua-dat', typedFor('chua-dat', TODAY))).toMatch(/người khác/)
      expect(somebody(who, body).bodyId).toBe(paper.row.addressedBodyId)
    }
  })

  test('whoever wrote, signed or noted progress on it does not check it either, though another reported it', () => {
    const sen = somebody('sen', 'phong-kinh-te', 'handler')
    const paper = proposed()
      .does('toan', 'ky-tiep-thu')
      .does(sen, 'tien-do', typedFor('tien-do', TODAY))
      .does(somebody('bich', 'phong-kinh-te', 'handler'), 'bao-xong', typedFor('bao-xong', TODAY))
    for (const id of ['khai', 'toan', 'sen', 'bich'])
      expect(paper.tries(somebody(id, 'mttq', 'coordinator'), 'xac-nhan', typedFor('xac-nhan', TODAY))).toMatch(
        /người khác/,
      )
    paper.does('man', 'xac-nhan', typedFor('xac-nhan', TODAY))
    expect(paper.own.row).toMatchObject({ verifiedBy: 'man', checkedByBodyId: 'x.mttq', verifiedOn: TODAY })
  })

  test('a member of the team looks on the spot, but not one of the body that answers', () => {
    const paper = claimed()
    paper.people = ['sau', 'nam']
    expect(
      paper.tries(somebody('nam', 'phong-kinh-te', 'hamlet_rep'), 'xac-nhan', typedFor('xac-nhan', TODAY)),
    ).toContain('không tự kiểm tra')
    paper.does(somebody('sau', 'nong-dan', 'hamlet_rep'), 'xac-nhan', typedFor('xac-nhan', TODAY))
    expect(paper.row.status).toBe('verified')
  })

  test('a board looks at what it recommended itself', () => {
    const paper = new Paper(undefined, { lead: 'thanh-tra-nhan-dan' })
      .does('khai', 'tiep-nhan')
      .does('khai', 'soan-tra-loi', typedFor('soan-tra-loi', TODAY))
      .does('toan', 'ky-tiep-thu')
      .does('khai', 'bao-xong', typedFor('bao-xong', TODAY))
    expect(paper.does('canh', 'xac-nhan', typedFor('xac-nhan', TODAY)).row.status).toBe('verified')
  })

  test('a second look is for somebody who did not look before', () => {
    const paper = claimed().does('man', 'xac-nhan', typedFor('xac-nhan', TODAY))
    expect(paper.tries(PEOPLE.thu, 'van-giu', typedFor('van-giu', TODAY))).not.toBeNull()
    paper.row = { ...paper.row, waitsForBodyId: 'x.mttq', dueOn: '2027-03-01' }
    paper.own = { ...paper.own, row: { ...paper.own.row, recheckDueOn: '2027-03-01' } }
    expect(paper.tries(PEOPLE.man, 'van-giu', typedFor('van-giu', TODAY))).toContain('cần một người khác')
    paper.does('thu', 'khong-con', typedFor('khong-con', TODAY))
    expect(paper.row).toMatchObject({ status: 'implementing', waitsForBodyId: 'x.phong-kinh-te', endedAt: null })
    expect(paper.own.row).toMatchObject({ verifiedOn: null, claimedOn: null, owedOn: '2027-03-01', disputes: 1 })
  })
})

describe('what an answer needs', () => {
  const ready = () => new Paper().does('khai', 'tiep-nhan')
  const fields = typedFor('soan-tra-loi', TODAY)

  test('one that takes in names a step with its day; one that does not, or not all, says why', () => {
    expect(ready().tries(PEOPLE.khai, 'soan-tra-loi', { ...fields, buoc1: '', ngay1: '' })).toContain(
      'ít nhất một bước',
    )
    expect(ready().tries(PEOPLE.khai, 'soan-tra-loi', { ...fields, ngay1: '' })).toContain('chọn ngày xong')
    expect(ready().tries(PEOPLE.khai, 'soan-tra-loi', { ...fields, ngay1: '2026-11-01' })).toContain('Sớm nhất')
    for (const reply of ['partly', 'refused'])
      expect(ready().tries(PEOPLE.khai, 'soan-tra-loi', { ...fields, reply, reason: '' })).toContain('vì sao')
    expect(ready().tries(PEOPLE.khai, 'soan-tra-loi', { ...fields, reply: 'refused', buoc1: '', ngay1: '' })).toBeNull()
  })

  test('the day of the last step is what the body owes from then on', () => {
    const paper = ready()
      .does('khai', 'soan-tra-loi', { ...fields, ngay1: '2027-01-15', buoc2: 'Nghiệm thu', ngay2: '2027-02-01' })
      .does('toan', 'ky-tiep-thu', { document: '12/PKT' })
    expect(paper.row).toMatchObject({ dueOn: '2027-02-01', waitsForBodyId: 'x.phong-kinh-te' })
    expect(paper.own.row).toMatchObject({ owedOn: '2027-02-01', replyInTime: true, documentNumber: '12/PKT' })
  })

  test('steps whose day went by before the head signed are named anew', () => {
    const paper = ready()
      .does('khai', 'soan-tra-loi', { ...fields, ngay1: '2026-11-25' })
      .on('2026-11-26')
    expect(paper.tries(PEOPLE.toan, 'ky-tiep-thu')).toContain('qua ngày')
    paper.does('toan', 'tra-lai', typedFor('tra-lai', TODAY))
    expect(paper.told.at(-1)?.to).toEqual(['@khai'])
    paper.does('khai', 'soan-tra-loi', fields).does('toan', 'ky-tiep-thu')
  })

  test('done is reported with a proof and when every step is done', () => {
    const paper = ready().does('khai', 'soan-tra-loi', fields).does('toan', 'ky-tiep-thu')
    expect(paper.tries(PEOPLE.khai, 'bao-xong', typedFor('bao-xong', TODAY), 0)).toBe('files')
    expect(paper.tries(PEOPLE.khai, 'bao-xong', { words: 'Đã thay xong bóng.' })).toContain('Còn bước chưa xong')
    paper.does('khai', 'tien-do', { words: 'Đã mua bóng', steps: '1' })
    expect(paper.does('khai', 'bao-xong', { words: 'Đã thay xong bóng.' }).row.status).toBe('claimed_done')
  })

  test('nothing is carried out and reported before there is an answer that takes it in', () => {
    const paper = ready().on('2027-01-10').does('thu', 'bao-cap-tren', typedFor('bao-cap-tren', TODAY))
    expect(paper.tries(PEOPLE.khai, 'bao-xong', { words: 'Đã thay xong bóng.' })).toContain('trả lời kiến nghị trước')
    paper.does('khai', 'soan-tra-loi', fields).does('toan', 'ky-tiep-thu')
    expect(paper.own.row.replyInTime).toBe(false)
  })
})

test('who refuses says in short to everybody why, and whoever publishes the refusal keeps that', () => {
  const typed = { ...typedFor('soan-tra-loi', TODAY, 'refused'), publicReply: '' }
  const paper = new Paper().does('khai', 'tiep-nhan')
  expect(paper.tries(PEOPLE.khai, 'soan-tra-loi', typed)).toMatch(/"publicReply".*vì sao không tiếp thu/)
  expect(paper.tries(PEOPLE.khai, 'soan-tra-loi', { ...typed, publicReply: 'Không.' })).toContain('publicReply')
  expect(paper.tries(PEOPLE.khai, 'soan-tra-loi', { ...typed, reply: 'partly' })).toBeNull()
  const refused = new Paper()
    .does('khai', 'tiep-nhan')
    .does('khai', 'soan-tra-loi', { ...typed, publicReply: 'Kinh phí năm nay đã bố trí hết.' })
    .does('toan', 'ky-khong-tiep-thu')
  const words = { publicAsked: 'Thay bóng đèn ở ngã ba.', publicReply: '' }
  expect(refused.tries(PEOPLE.thu, 'cong-khai', words)).toContain('publicReply')
  expect(refused.own.row.publishedAt).toBeNull()
  refused.does('thu', 'cong-khai', { ...words, publicReply: 'Kinh phí năm nay đã hết.' })
  expect(refused.own.row).toMatchObject({ publicReply: 'Kinh phí năm nay đã hết.' })
})

test('words for everybody carry no telephone or identity number, and the field says which', () => {
  const paper = new Paper().does('khai', 'tiep-nhan')
  const typed = { ...typedFor('soan-tra-loi', TODAY), publicReply: 'Gọi ông Ba 0912 345 678 để biết thêm.' }
  expect(paper.tries(PEOPLE.khai, 'soan-tra-loi', typed)).toContain('0912 345 678')
  expect(paper.tries(PEOPLE.khai, 'soan-tra-loi', { ...typed, publicReply: '', buoc1: 'Gọi 0912345678' })).toContain(
    'buoc1',
  )
  expect(paper.tries(PEOPLE.thu, 'cong-khai', { publicAsked: 'Hỏi ông Ba, số 0912345678.' })).toContain('mọi người')
})

test('a leader answers for his own body, where it has no others', () => {
  const lap = somebody('lap', 'dang-uy', 'leader')
  const phu = somebody('phu', 'dang-uy', 'leader')
  const paper = new Paper(undefined, { to: 'dang-uy' })
    .does(lap, 'tiep-nhan')
    .does(lap, 'soan-tra-loi', typedFor('soan-tra-loi', TODAY))
  expect(paper.tries(lap, 'ky-tiep-thu')).toContain('cần một người khác')
  expect(paper.does(phu, 'ky-tiep-thu').row.status).toBe('accepted')
})

describe('an overdue recommendation', () => {
  test('goes up only after its day, to the Party committee or the People’s Council, and may still be answered', () => {
    const paper = new Paper()
    expect(paper.row.dueOn).toBe('2026-12-23')
    expect(paper.tries(PEOPLE.thu, 'bao-cap-tren', typedFor('bao-cap-tren', TODAY))).toContain('Chưa quá hạn')
    paper.on('2026-12-23')
    expect(paper.tries(PEOPLE.thu, 'bao-cap-tren', typedFor('bao-cap-tren', TODAY))).toContain('Chưa quá hạn')
    paper.on('2026-12-24')
    expect(paper.tries(PEOPLE.thu, 'bao-cap-tren', { to: 'x.cong-an', words: 'Quá hạn trả lời.' })).toContain('to')
    paper.does('thu', 'bao-cap-tren', { to: 'x.hdnd', words: 'Quá hạn trả lời kiến nghị.' })
    expect(paper.competent).toEqual(['x.hdnd'])
    expect(paper.told.flatMap(({ to }) => to)).toContain('*:leader')
    paper.does('lap', 'chi-dao', { words: 'Trả lời ngay trong tuần.', dueOn: '2026-12-30' })
    expect(paper.row.dueOn).toBe('2026-12-30')
    paper.does('hien', 'xet-trach-nhiem', typedFor('xet-trach-nhiem', TODAY))
    expect(paper.tries(PEOPLE.hien, 'xet-trach-nhiem', typedFor('xet-trach-nhiem', TODAY))).not.toBeNull()
    paper.does('khai', 'soan-tra-loi', typedFor('soan-tra-loi', TODAY)).does('toan', 'ky-tiep-thu')
    expect(paper.own.row).toMatchObject({ reply: 'accepted', replyInTime: false, escalatedOn: '2026-12-24' })
  })
})

test('of a restricted recommendation only those hear who are named on it, and it is never published', () => {
  const paper = new Paper(undefined, { restricted: true })
  paper.own = { ...paper.own, named: ['xuan', 'hien'] }
  paper.does('khai', 'tiep-nhan').does('khai', 'soan-tra-loi', typedFor('soan-tra-loi', TODAY))
  expect(paper.told.flatMap(({ to }) => to)).toEqual(['@xuan', '@hien'])
  expect(paper.tries(PEOPLE.thu, 'cong-khai', typedFor('cong-khai', TODAY))).toContain('không công khai')
})

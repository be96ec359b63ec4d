import { describe, expect, test } from 'vitest'
import { requestSchema } from '../../worker/dialogue/asking/request-form.ts'
import { REQUEST_ENDED, REQUEST_STATES, REQUEST_STEPS } from '../../worker/dialogue/asking/rules.ts'
import { withdrawal } from '../../worker/dialogue/asking/withdrawal.ts'
import { nextOf } from '../../worker/dossiers/life.ts'
import { askedText } from '../../worker/dialogue/asking/public/counts.tsx'
import { askable, whomOf } from '../../worker/dialogue/asking/whom.ts'
import { check } from '../../worker/staff/form.ts'
import { isPhone, plainPhone } from '../../worker/submitters/phone.ts'
import { bookOf, somebody } from '../support/commune-x.ts'

const GOOD = {
  title: 'Đường vào thôn Lâm',
  category: 'giao_thong',
  wish: 'Bao giờ xã làm đường này?',
  withWhom: 'chair',
  consent: true,
  submissionKey: '0B0E6C1C-7C39-4B0D-8C4D-6E8D2B1A9F10',
}
const errorsOf = (more: Record<string, unknown>) => {
  const read = check(requestSchema, { ...GOOD, ...more })
  return read.ok ? null : read.errors
}

describe('what Lan may send', () => {
  test('is a request without a name, a number, questions or a hamlet', () => {
    const read = check(requestSchema, GOOD)
    expect(read.ok && [read.value.phone, read.value.question, read.value.hamlet]).toEqual(['', [], ''])
  })

  test.each([
    ['title', { title: ' Đg ' }, 'ít nhất 5 ký tự'],
    ['title', { title: 'a'.repeat(151) }, 'Tên việc dài quá'],
    ['wish', { wish: 'Ngắn' }, 'ít nhất 10 ký tự'],
    ['wish', { wish: 'a'.repeat(3001) }, 'nhiều nhất 3.000 ký tự'],
    ['wish', { wish: 'Bao giờ làm\u0000 đường' }, 'Có ký tự lạ'],
    ['question', { question: ['a'.repeat(501)] }, 'nhiều nhất 500 ký tự'],
    ['question', { question: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'Nhiều nhất 5 câu hỏi'],
    ['phone', { phone: '12345' }, 'Ví dụ: 0912 345 678'],
    ['times', { times: ['midnight'] }, 'Ông/bà chọn lúc trong danh sách'],
    ['needs', { needs: ['helicopter'] }, 'Ông/bà chọn điều cần giúp trong danh sách'],
    ['withWhom', { withWhom: '' }, 'Ông/bà chọn muốn gặp ai'],
    ['consent', { consent: false }, 'đánh dấu đồng ý'],
    ['submissionKey', { submissionKey: 'mã' }, 'Ông/bà bấm gửi lần nữa'],
  ])('not with a wrong %s: the message stands at the field', (name, more, message) => {
    const errors = errorsOf(more)
    expect(Object.keys(errors ?? {})).toEqual([name])
    expect(errors?.[name]?.join(' ')).toContain(message)
  })

  test('leaves out questions that she left empty', () => {
    const read = check(requestSchema, { ...GOOD, question: ['', ' Ai làm? ', ''] })
    expect(read.ok && read.value.question).toEqual(['Ai làm?'])
  })
})

test('one telephone is one person, however Lan types its number', () => {
  for (const typed of ['0978 123 456', '+84 978.123.456', '84-978-123-456', '(0978)123456'])
    expect([isPhone(typed), plainPhone(typed)]).toEqual([true, '0978123456'])
  for (const typed of ['978123456', 'không có', '0978', '+85 978 123 456']) expect(isPhone(typed)).toBe(false)
})

describe('with whom Lan may ask to speak', () => {
  const book = bookOf()

  test('is a head by his office, or a body of the commune that is there today', () => {
    expect(whomOf(book, 'chair', '2026-11-21')?.withWhom).toBe('chair')
    const [first] = askable(book, '2026-11-21')
    expect(whomOf(book, first?.id ?? '', '2026-11-21')).toEqual({ withWhom: 'body', withBodyId: first?.id })
  })

  test('is neither the Front, which receives it, nor somebody outside, nor a body that is no more', () => {
    const kinds = askable(book, '2026-11-21').map(({ kind }) => kind)
    for (const kind of ['fatherland_front', 'external', 'board', 'peoples_committee'] as const)
      expect(kinds).not.toContain(kind)
    expect(whomOf(book, book.commune.triageBodyId, '2026-11-21')).toBeNull()
    expect(whomOf(book, 'nowhere', '2026-11-21')).toBeNull()
    expect(askable(book, '1990-01-01')).toEqual([])
  })
})

describe('how many ask', () => {
  test('is told with hamlets only when five do, so that nobody is known by his hamlet', () => {
    expect(askedText({ devices: 4, hamlets: 3, persons: 0 })).toBe('4 lượt bày tỏ (mỗi máy một lượt).')
    expect(askedText({ devices: 1200, hamlets: 3, persons: 2 })).toBe(
      '1.200 lượt bày tỏ (mỗi máy một lượt) ở 3 thôn. 2 người đã xác nhận số điện thoại.',
    )
    expect(askedText({ devices: 0, hamlets: 0, persons: 0 })).toContain('đếm lại sau ít phút')
  })
})

describe('taking a request back', () => {
  const seen = { communeId: 'x', leadBodyId: 'x.mttq', addressedBodyId: 'x.ubnd', writtenBy: null }

  test.each(REQUEST_STATES.map((status) => [status, !REQUEST_ENDED.includes(status)]))(
    'in the state %s is possible for Lan: %s',
    (status, isPossible) => {
      const verdict = withdrawal({ ...seen, status })
      expect(verdict.ok).toBe(isPossible)
      if (!verdict.ok) expect(verdict.sentence).toBe('Việc này không làm được ở tình trạng hiện nay của hồ sơ.')
    },
  )

  test.each([
    ['intake', somebody('tiepnhan', 'mttq', 'intake_officer')],
    ['coordinator', somebody('dieuphoi', 'mttq', 'coordinator')],
    ['leader', somebody('lanhdao', 'dang-uy', 'leader')],
    ['asked body', somebody('xuly', 'ubnd', 'handler', 'approver')],
    ['clock', { kind: 'system' } as const],
  ])('is not for the %s to do', (_, actor) => {
    const ground = { frontBodyId: 'x.mttq', above: [], team: [] }
    const verdict = nextOf(REQUEST_STEPS, { ...seen, status: 'filed' }, ground, 'rut', actor)
    expect([verdict.ok, !verdict.ok && verdict.why]).toEqual([false, 'not_you'])
    expect(!verdict.ok && verdict.sentence).toBe(
      actor.kind === 'system' ? 'Việc này phải do người làm.' : 'Việc này do người dân làm.',
    )
  })
})

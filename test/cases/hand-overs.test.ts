import { expect, test } from 'vitest'
import { handOvers } from '../../worker/cases/hand-overs.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'

const book = {
  commune: { triageBodyId: 'x.mttq' },
  bodies: new Map([['x.kinh-te', { id: 'x.kinh-te', name: 'Phòng Kinh tế' }]]),
  specialDays: new Map([['2026-11-20', { day: '2026-11-20', kind: 'holiday', name: 'Nghỉ' }]]),
} as unknown as CommuneBook

// 2026-11-16 is a Monday.
const at = (day: string) => `2026-11-${day}T02:00:00.000Z`
const event = (kind: string, day: string, detail: object = {}) => ({
  kind,
  at: at(day),
  detail: JSON.stringify(detail),
})
const row = (status: string, holderBodyId: string, since: string) => ({
  status,
  submittedAt: at('16'),
  holderBodyId,
  heldSince: at(since),
})
const seen = (found: ReturnType<typeof handOvers>) =>
  found.stretches.map(({ bodyId, workingDays, to }) => [bodyId, workingDays, to])

test('the chair sees each body that had the case, and the days of the one that has it now', () => {
  const kept = [{ bodyId: 'x.mttq', fromAt: at('16'), toAt: at('18'), workingDays: 2 }]
  const found = handOvers(row('in_progress', 'x.kinh-te', '18'), kept, [], '2026-11-23', book)
  expect(seen(found)).toEqual([
    ['x.mttq', 2, '2026-11-18'],
    ['x.kinh-te', 2, null],
  ])
  expect(found.total).toBe(4)
})

test('once it is answered nobody has it, and the days stand still', () => {
  const kept = [
    { bodyId: 'x.mttq', fromAt: at('16'), toAt: at('17'), workingDays: 1 },
    { bodyId: 'x.kinh-te', fromAt: at('17'), toAt: at('19'), workingDays: 2 },
  ]
  const found = handOvers(
    row('answered', 'x.kinh-te', '17'),
    kept,
    [event('petition.answered', '19')],
    '2026-12-30',
    book,
  )
  expect(seen(found)).toEqual([
    ['x.mttq', 1, '2026-11-17'],
    ['x.kinh-te', 2, '2026-11-19'],
  ])
  expect(found.total).toBe(3)
})

test('an older case without kept hand-overs tells them out of its events', () => {
  const events = [
    event('petition.received', '16'),
    event('petition.assigned', '17', { body: 'Phòng Kinh tế' }),
    event('petition.returned', '18'),
    event('petition.assigned', '19', { bodyId: 'x.cong-an' }),
    event('petition.answered', '23'),
    event('identity.opened', '25'),
  ]
  const found = handOvers(row('closed', 'x.cong-an', '19'), [], events, '2026-12-30', book)
  expect(found.stretches.map(({ bodyId }) => bodyId)).toEqual(['x.mttq', 'x.kinh-te', 'x.mttq', 'x.cong-an'])
  expect(found.stretches.at(-1)).toMatchObject({ from: '2026-11-19', to: '2026-11-23', workingDays: 1 })
})

test('a case that was just sent lies with the Front since today', () => {
  const found = handOvers(row('submitted', 'x.mttq', '16'), [], [], '2026-11-16', book)
  expect(found).toEqual({ stretches: [{ bodyId: 'x.mttq', from: '2026-11-16', to: null, workingDays: 0 }], total: 0 })
})

import { expect, test } from 'vitest'
import { EVENT_WORDS } from '../../worker/notifications/event-words.ts'
import { messageText } from '../../worker/notifications/messages.ts'
import { noticeWords } from '../../worker/notifications/notice-words.ts'
import { OUTSIDE_EVENTS, TELLS, tellsSender } from '../../worker/notifications/tells.ts'
import { PETITION_STEPS } from '../../worker/petitions/rules.ts'

const about = { communeName: 'Xã Bình Xa', caseCode: 'BX-26-000123', dueText: 'thứ Năm, 26/11/2026', lookupUrl: null }

/** What happens to a petition and is told to nobody: it stands in the history. */
const SILENT = [
  // Whoever may know of a restricted case hears of all that happens to it, whatever it is called.
  'petition.restricted',
  'petition.passed_on',
  'petition.noted',
  'case.granted',
  'case.grant_ended',
  'petition.released',
  'petition.release_ended',
  // The sender heard it of the case that his was joined to.
  'petition.merged_in',
  'petition.merge_ended',
]

test('whatever can happen to a petition is told to somebody, or is left out on purpose', () => {
  const kinds = new Set(
    Object.values(PETITION_STEPS)
      .flat()
      .map((step) => step.event),
  )
  expect([...kinds].filter((kind) => !TELLS[kind] && !SILENT.includes(kind))).toEqual([])
})

test('an officer reads a sentence of its own for each event that he is told of', () => {
  const fallback = noticeWords('unknown', {})
  const told = Object.keys(TELLS).filter((kind) => TELLS[kind]?.officers)
  expect(told.filter((kind) => noticeWords(kind, {}) === fallback)).toEqual([])
})

test('a sender reads words of its own for each event that he is told of', () => {
  const fallback = messageText('unknown', about).subject
  const told = Object.keys(TELLS).filter((kind) => tellsSender(kind))
  expect(told.filter((kind) => messageText(kind, about).subject === fallback)).toEqual([])
})

test('an administrator reads words of its own for each event that other systems may ask for', () => {
  expect(OUTSIDE_EVENTS.filter((kind) => !EVENT_WORDS[kind])).toEqual([])
})

test('the sender of a restricted case reads only that it is with those who may decide', () => {
  expect(messageText('petition.restricted', about).text).toContain(
    'Xã Bình Xa đã chuyển người có thẩm quyền. Mã hồ sơ: BX-26-000123.',
  )
})

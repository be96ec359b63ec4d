import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../worker/deadlines/calendar.ts'
import { countsOfRows, sumOf } from '../../worker/recommendations/board.ts'
import { DEEDS } from '../../worker/recommendations/deeds.ts'
import { ENDED, RECOMMENDATION_STEPS } from '../../worker/recommendations/rules.ts'
import { Dice } from '../support/dice.ts'
import { Paper, PEOPLE, typedFor } from './cast.ts'
import { somebody } from '../support/commune-x.ts'

const CROWD = [...Object.values(PEOPLE), somebody('sen', 'phong-kinh-te', 'handler', 'approver')]
/** They may have changed to the Front meanwhile. */
const MOVED = ['khai', 'toan', 'sen'].map((id) => somebody(id, 'mttq', 'coordinator', 'approver', 'intake_officer'))
const OF_THE_BODY = ['answer_proposed', 'answered', 'progressed', 'claimed_done'].map(
  (kind) => `recommendation.${kind}`,
)
const LOOKS = ['verified', 'disputed', 'recheck_held', 'recheck_failed'].map((kind) => `recommendation.${kind}`)

/** A recommendation after whatever these people tried, by the days that went by. */
function walked(throws: readonly number[], each: (paper: Paper) => void): Paper {
  const dice = new Dice(throws)
  const paper = new Paper()
  for (let n = 0; n < 120; n++) {
    if (dice.maybe(20)) paper.on(addDays(paper.today, dice.number(20)))
    if (paper.row.status === 'verified' && paper.row.waitsForBodyId === null && dice.maybe(40)) {
      paper.row = { ...paper.row, waitsForBodyId: 'x.mttq', dueOn: addDays(paper.today, 15) }
      paper.own = { ...paper.own, row: { ...paper.own.row, recheckDueOn: paper.row.dueOn } }
    }
    const open = (RECOMMENDATION_STEPS[paper.row.status] ?? []).map((step) => step.action)
    const action = dice.pick(dice.maybe(10) || open.length === 0 ? Object.keys(DEEDS) : open)
    if (action === 'thay-the' && !dice.maybe(5)) continue
    const typed = typedFor(action, paper.today, dice.pick(['accepted', 'partly', 'refused']))
    const later = addDays(paper.today, 40)
    for (const name of ['dueOn', 'ngay1']) if (typed[name]) typed[name] = later
    // Several try in turn until one of them may.
    const from = dice.number(CROWD.length)
    const some = dice.maybe(25) ? MOVED : [...CROWD.slice(from), ...CROWD.slice(0, from)]
    if (some.some((staff) => paper.tries(staff, action, typed) === null)) each(paper)
  }
  return paper
}

test('whatever people try, nobody judges what he did himself, and whose move it is is always said', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(fc.nat(999), { minLength: 300, maxLength: 600 }), (throws) => {
      walked(throws, ({ book, events, own, row, today }) => {
        reached.add(row.status)
        const last = events.at(-1)
        const before = events.slice(0, -1)
        if (last && LOOKS.includes(last.kind)) {
          expect(last.bodyId).not.toBe(row.addressedBodyId)
          const did = before.filter(({ actorId }) => actorId === last.actorId)
          expect(did.some(({ kind }) => OF_THE_BODY.includes(kind))).toBe(false)
        }
        if (last?.kind === 'recommendation.answered') {
          const written = before.findLast(({ kind }) => kind === 'recommendation.answer_proposed')
          expect(written?.actorId).not.toBe(last.actorId)
        }
        const isEnded = ENDED.includes(row.status)
        expect(row.endedAt !== null).toBe(isEnded)
        if (!isEnded) expect([row.addressedBodyId, book.commune.triageBodyId]).toContain(row.waitsForBodyId)
        expect(own.row.owedOn).toBe(row.waitsForBodyId === row.addressedBodyId ? row.dueOn : null)
        if (row.wakeOn !== null) expect(row.wakeOn > today).toBe(true)
        if (row.status === 'verified') expect(own.row.verifiedOn).not.toBeNull()
        if (own.row.reply !== null) expect(own.row.repliedOn).not.toBeNull()
      })
    }),
    { numRuns: 60 },
  )
  expect([...reached].toSorted()).toEqual(Object.keys(RECOMMENDATION_STEPS).toSorted())
})

test('figures of several are the sum of the figures of each, and none is larger than what was asked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(999), { minLength: 200, maxLength: 300 }), { minLength: 1, maxLength: 4 }),
      (all) => {
        const papers = all.map((throws) => walked(throws, () => {}))
        const rows = papers.map(({ own, row }) => ({ row, own: own.row }))
        const counts = countsOfRows(rows, '2027-06-01')
        expect(sumOf(rows.map((one) => countsOfRows([one], '2027-06-01')))).toEqual(counts)
        for (const many of Object.values(counts)) expect(many).toBeLessThanOrEqual(counts.asked)
        expect(counts.accepted + counts.refused).toBe(counts.answered)
        expect(counts.verified).toBeLessThanOrEqual(counts.claimed)
      },
    ),
    { numRuns: 40 },
  )
})

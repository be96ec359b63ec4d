import { env } from 'cloudflare:workers'
import { inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { takeMany } from '../../worker/cases/many-queries.ts'
import { type CaseRow, take } from '../../worker/cases/queries.ts'
import { cases, eventTexts } from '../../worker/cases/tables.ts'
import { connect } from '../../worker/db/connect.ts'
import { sendPetition } from '../support/build.ts'
import { breakOf } from '../support/history.ts'

const db = connect(env)
const at = new Date('2026-11-25T02:00:00.000Z')
const clock = { kind: 'system' } as const
const ids: string[] = []

async function rows(): Promise<CaseRow[]> {
  const found = await db.select().from(cases).where(inArray(cases.id, ids))
  return ids.flatMap((id) => found.find((row) => row.id === id) ?? [])
}

/** What a verifier finds wrong with any of the cases. */
const breaks = () => Promise.all(ids.map((id) => breakOf({ id })))

beforeAll(async () => {
  for (let n = 0; n < 6; n++) ids.push((await sendPetition()).id)
})

describe('the clock writes about many petitions at once', () => {
  test('each gets its own event, words and columns; what a deed does not name stays', async () => {
    const seen = await rows()
    const deeds = seen.map((row, n) => ({
      seen: row,
      event: { kind: 'deadline.reminded', actor: clock, at, detail: { n }, ...(n === 0 ? { text: 'Lời dặn.' } : {}) },
      set:
        n % 2
          ? { alarm: 'reminded', pauses: [{ from: '2026-11-20', to: null }] }
          : { wakeOn: '2026-12-01', restricted: true },
    }))
    expect(await takeMany(db, deeds)).toEqual({ done: deeds, moved: [] })
    const after = await rows()
    expect(after.map((row) => row.version)).toEqual(seen.map((row) => row.version + 1))
    expect(after[0]).toMatchObject({
      wakeOn: '2026-12-01',
      restricted: true,
      alarm: '',
      pauses: [],
      title: seen[0]?.title,
    })
    expect(after[1]).toMatchObject({ alarm: 'reminded', pauses: [{ from: '2026-11-20', to: null }], restricted: false })
    expect(await breaks()).toEqual(ids.map(() => null))
    const [text] = await db.select().from(eventTexts).where(inArray(eventTexts.caseId, ids))
    expect(text?.text).toBe('Lời dặn.')
  })

  test('two that somebody moved meanwhile are left out, the others are written, and nothing is lost', async () => {
    const seen = await rows()
    const [first, , , fourth] = seen
    if (!first || !fourth) throw new Error('too few')
    await take(db, first, { kind: 'identity.opened', actor: clock, at })
    await take(db, fourth, { kind: 'identity.opened', actor: clock, at })
    const deeds = seen.map((row) => ({
      seen: row,
      event: { kind: 'deadline.overdue', actor: clock, at },
      set: { alarm: 'overdue' },
    }))
    const { done, moved } = await takeMany(db, deeds)
    expect(moved.map((deed) => deed.seen.id)).toEqual([first.id, fourth.id])
    expect(done).toHaveLength(4)
    const after = await rows()
    expect(after.map((row) => row.alarm === 'overdue')).toEqual([false, true, true, false, true, true])
    expect(await breaks()).toEqual(ids.map(() => null))
  })

  test('several events of one petition follow each other in its chain', async () => {
    const seen = await rows()
    const deeds = seen.flatMap((row) =>
      ['deadline.overdue', 'deadline.escalated_approver'].map((kind, n) => ({
        seen: row,
        event: { kind, actor: clock, at },
        set: n === 0 ? { alarm: 'overdue', wakeOn: '2026-12-02' } : { alarm: 'approver' },
      })),
    )
    expect((await takeMany(db, deeds)).done).toHaveLength(12)
    const after = await rows()
    expect(after.map(({ version }) => version)).toEqual(seen.map(({ version }) => version + 2))
    expect(after.every((row) => row.alarm === 'approver' && row.wakeOn === '2026-12-02')).toBe(true)
    expect(await breaks()).toEqual(ids.map(() => null))
  })

  test('nothing to do is nothing done', async () => {
    expect(await takeMany(db, [])).toEqual({ done: [], moved: [] })
  })
})

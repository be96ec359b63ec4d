import { readUnit } from '../../communes/unit.ts'
import type { DossierStep } from '../../dossiers/life.ts'
import { difficultyWake } from './clock-deeds.ts'
import type { DifficultyDesk, DifficultyPlan, More } from './own.ts'
import { DIFFICULTY_ENDED } from './rules.ts'
import { audience, type Ear } from './told.ts'

type Outcome = {
  /** Whose move it is now; nobody's when it is left out. */
  waits?: 'front' | 'owner' | 'unit'
  dueOn?: string | null
  limitCode?: string
  /** Who is to solve it from now on. */
  owner?: string
  writtenBy?: string | null
  own?: More['set']
  detail?: Record<string, unknown>
  text?: string
  told?: readonly (readonly [what: string, ...ears: Ear[]])[]
}

/** What a deed comes to: whose move it is, by when, when the clock looks again, what the lists ride on. */
export function outcome(desk: DifficultyDesk, step: DossierStep, made: Outcome): DifficultyPlan {
  const { book, file, now, today } = desk
  const { own, people, row } = file
  const owner = made.owner ?? row.addressedBodyId
  const having = readUnit(book, own.row.unit)
  const front = book.commune.triageBodyId
  const waiting = { front, owner, unit: having?.kind === 'body' ? having.id : front }
  const waitsForBodyId = made.waits === undefined ? null : waiting[made.waits]
  const dueOn = waitsForBodyId === null ? null : (made.dueOn ?? null)
  // What was said of a day stays said as long as the same one owes it by the same day.
  const isSame = waitsForBodyId === row.waitsForBodyId && dueOn === row.dueOn
  const set = {
    ...{ status: step.to, waitsForBodyId, dueOn, alarm: isSame ? row.alarm : '' },
    limitCode: dueOn === null ? '' : (made.limitCode ?? (isSame ? row.limitCode : '')),
    ...(made.owner === undefined ? {} : { addressedBodyId: made.owner, addressedAt: now.toISOString() }),
    ...(made.writtenBy === undefined ? {} : { writtenBy: made.writtenBy }),
    endedAt: DIFFICULTY_ENDED.includes(step.to) ? now.toISOString() : null,
  }
  const after = { ...row, ...set }
  const clocked = { unit: own.row.unit, people }
  return {
    ok: true,
    set: { ...set, wakeOn: difficultyWake(after, clocked, book, today) },
    ...(made.detail ? { detail: made.detail } : {}),
    ...(made.text ? { text: made.text } : {}),
    told: (made.told ?? [])
      .map(([what, ...ears]) => ({ to: audience(book, { row: after, unit: own.row.unit, people }, ...ears), what }))
      .filter(({ to }) => to.length > 0),
    more: { set: { ...made.own, owedOn: dueOn } },
  }
}

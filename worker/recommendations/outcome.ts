import { recommendationsWake } from './clock-deeds.ts'
import type { DossierStep } from '../dossiers/life.ts'
import { standingAfter } from './promises/stands.ts'
import { ENDED } from './rules.ts'
import type { More, RecDesk, RecPlan } from './own.ts'
import { audience, type Ear } from './told.ts'
import { watcherOf } from './watcher.ts'

type Outcome = {
  /** Whose move it is now: the body's, or that of whoever keeps watch; nobody's when it is left out. */
  waits?: 'body' | 'front'
  /** By when; as before when it is left out and the same one waits. */
  dueOn?: string | null
  limitCode?: string
  /** Who wrote what the next step judges. */
  writtenBy?: string | null
  alarm?: string
  own?: More['set']
  more?: Omit<More, 'set'>
  detail?: Record<string, unknown>
  text?: string
  told?: readonly (readonly [what: string, ...ears: Ear[]])[]
  publishedAt?: string
}

/** What a deed comes to: whose move it is, by when, when the clock looks again, what the lists ride on. */
export function outcome(desk: RecDesk, step: DossierStep, made: Outcome): RecPlan {
  const { book, file, now, today } = desk
  const { row } = file
  const waitsForBodyId =
    made.waits === 'body' ? row.addressedBodyId : made.waits === 'front' ? watcherOf(book, row) : null
  const isSame = waitsForBodyId === row.waitsForBodyId && (made.dueOn === undefined || made.dueOn === row.dueOn)
  const dueOn = waitsForBodyId === null ? null : made.dueOn === undefined ? row.dueOn : made.dueOn
  const set = {
    status: step.to,
    waitsForBodyId,
    dueOn,
    limitCode: waitsForBodyId === null ? '' : (made.limitCode ?? (isSame ? row.limitCode : '')),
    alarm: made.alarm ?? (isSame ? row.alarm : ''),
    writtenBy: made.writtenBy === undefined ? row.writtenBy : made.writtenBy,
    endedAt: ENDED.includes(step.to) ? (row.endedAt ?? now.toISOString()) : null,
    ...(made.publishedAt ? { publishedAt: made.publishedAt } : {}),
  }
  const own = { ...file.own.row, ...made.own }
  const wakeOn = recommendationsWake({ ...row, ...set }, { row: own }, book, today)
  const standing =
    own.source === 'dialogue' ? { publishedAt: null, ...standingAfter({ ...row, ...set }, own, today) } : {}
  return {
    ok: true,
    set: { ...set, wakeOn },
    ...(made.detail ? { detail: made.detail } : {}),
    ...(made.text ? { text: made.text } : {}),
    told: (made.told ?? [])
      .map(([what, ...ears]) => ({ to: audience(row, file.own.named, book, ...ears), what }))
      .filter(({ to }) => to.length > 0),
    more: { ...made.more, set: { ...made.own, ...standing, owedOn: made.waits === 'body' ? dueOn : null } },
  }
}

/** Nothing moves but what is said: the same one waits, by the same day. */
export function asBefore(desk: RecDesk): Pick<Outcome, 'waits'> {
  const { row } = desk.file
  if (row.waitsForBodyId === null) return {}
  return { waits: row.waitsForBodyId === row.addressedBodyId ? 'body' : 'front' }
}

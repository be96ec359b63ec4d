import type { Telling } from './deed.ts'
import type { DossierRow } from './tables.ts'

/** What the clock does when it raises an alarm: the event, what it changes, who is told. */
export type Raised = {
  event: { kind: string; detail: Record<string, unknown> }
  set: Partial<DossierRow>
  told: readonly Telling[]
}

/** Something that the clock says about a dossier once its day has come; `alarm` is kept on the dossier. */
export type Alarm = { alarm: string; on: string; deed: () => Raised }

/** The last alarm that is due and was not raised: a later one takes in those before it. */
export function alarmDue(all: readonly Alarm[], { alarm }: Pick<DossierRow, 'alarm'>, today: string): Raised | null {
  return (
    open(all, alarm)
      .findLast(({ on }) => on <= today)
      ?.deed() ?? null
  )
}

/** The day of the next alarm after today; null when nothing can happen by itself. */
export function nextAlarm(all: readonly Alarm[], { alarm }: Pick<DossierRow, 'alarm'>, today: string): string | null {
  return open(all, alarm).find(({ on }) => on > today)?.on ?? null
}

/** Those that were not raised, in their order. */
function open(all: readonly Alarm[], raised: string): readonly Alarm[] {
  return all.slice(all.findIndex(({ alarm }) => alarm === raised) + 1)
}

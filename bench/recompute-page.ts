import { type Prepared, planFrom } from '../worker/forms/prepared.ts'
import { openSheet, type World } from '../worker/forms/sheet.ts'
import { worldOf } from '../worker/forms/world.ts'

type Known = Pick<World, 'today' | 'now' | 'hamlets' | 'language'> & { submissionKey: string }

/** Puts one answer after the other on a sheet that is wholly drawn; how many milliseconds each took. */
function recompute(prepared: Prepared, known: Known, puts: readonly (readonly [string, string])[]): number[] {
  const sheet = openSheet(planFrom(prepared), worldOf(known))
  for (const key of sheet.plan.items.keys()) sheet.entry(key)
  return puts.map(([key, value]) => {
    const begun = performance.now()
    for (const changed of sheet.put(key, value)) sheet.entry(changed)
    return performance.now() - begun
  })
}

export type Recompute = typeof recompute
Object.assign(globalThis, { recompute })

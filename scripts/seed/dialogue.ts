import { playAsking } from './dialogue-asking.ts'
import { voterStatements } from './dialogue-desk.ts'
import { playHall } from './dialogue-hall.ts'
import { minutesStatements } from './dialogue-minutes.ts'
import { playPromises, promiseStatements } from './dialogue-promises.ts'
import { playSessions, sessionStatements } from './dialogue-sessions.ts'

/** A dialogue that was held, with its minutes and what was promised there; how many voters the commune has. */
export function dialogueStatements(now: Date): string[] {
  return [...voterStatements(now), ...sessionStatements(now), ...minutesStatements(now), ...promiseStatements(now)]
}

/** What came of the promises, meetings ahead, and what people ask the next dialogue for: through the application itself. */
export async function playDialogue(origin: string): Promise<void> {
  await playPromises(origin)
  await playSessions(origin)
  await playHall(origin)
  await playAsking(origin)
}

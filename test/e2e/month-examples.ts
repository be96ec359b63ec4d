import { localDatabase } from '../../scripts/database.ts'
import { activityStatements } from '../../scripts/seed/activities.ts'
import { coordinationStatements } from '../../scripts/seed/coordination.ts'
import { difficultyExamples } from '../../scripts/seed/difficulties.ts'
import { playMerit } from '../../scripts/seed/merit.ts'
import { playRegisters } from '../../scripts/seed/registers.ts'
import { roundSeriesStatements } from '../../scripts/seed/round-series.ts'
import { roundStatements } from '../../scripts/seed/rounds.ts'
import { targetStatements } from '../../scripts/seed/targets.ts'
import { upwardStatements } from '../../scripts/seed/upward.ts'
import type { TestServer } from '../support/server.ts'

/** Everything of a month of Bình Xa as the example has it: rounds, targets, days, registers, ratings, the province. */
export async function monthExamples(server: TestServer, now = new Date()): Promise<void> {
  const database = await localDatabase(server.folder)
  await database.write([...coordinationStatements(now), ...targetStatements(now), ...activityStatements(now)])
  await database.write([...upwardStatements(now), ...difficultyExamples(now)])
  await database.write([...roundStatements(now), ...(await roundSeriesStatements(now))])
  await database.close()
  await playRegisters(server.url, now)
  await playMerit(server.url, now)
}

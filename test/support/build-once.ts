import { buildWeb, buildWorker } from '../../scripts/build.ts'

/** Builds what is to be deployed, once before all journeys. */
export async function setup(): Promise<void> {
  await buildWeb()
  buildWorker()
}

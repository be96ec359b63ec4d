import type { Db } from '../../db/connect.ts'
import type { Asking } from '../auth.ts'
import type { Who } from '../viewers/viewer.ts'
import { openViewerSession, proveViewerByCode, refuseViewer } from '../viewers/viewer-auth.ts'
import { viewerFactors } from '../viewers/viewer-queries.ts'
import { openSession, refuse } from './enter-auth.ts'
import { factorsFor } from './proof-queries.ts'
import { proveByCode } from './prove-auth.ts'
import type { Factors, Way } from './ways.ts'

type Door = {
  factors: (db: Db, userId: string) => Promise<Factors | null>
  prove: (asking: Asking, userId: string, typed: string) => Promise<'code' | 'recovery' | null>
  refuse: (asking: Asking, userId: string, way: Way) => Promise<void>
  open: (asking: Asking, userId: string, way: Way) => Promise<string>
}

/** One page lets all of them in; what differs is where their proofs are kept. */
export const DOORS: Readonly<Record<Who, Door>> = {
  staff: { factors: factorsFor, prove: proveByCode, refuse, open: openSession },
  viewer: { factors: viewerFactors, prove: proveViewerByCode, refuse: refuseViewer, open: openViewerSession },
}

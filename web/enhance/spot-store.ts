import { outboxIn, type Waiting } from './outbox-store.ts'

/** A finding that waits on this phone. */
export type Finding = Waiting

/** Findings that wait on this phone. */
export const findings = outboxIn('nghe-dan-giam-sat', 'ghi-nhan')

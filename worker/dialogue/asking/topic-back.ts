import { WAITS_NO_MORE } from './deed-parts.ts'
import { decidingDue } from './limits.ts'
import type { TopicDesk } from './own.ts'
import { committeeOf } from './told.ts'

/** Where a topic stands when nothing holds it any more: before UBND again once it came to its number. */
export function backTo({ book, now, today }: Pick<TopicDesk, 'book' | 'now' | 'today'>, thresholdMetAt: string | null) {
  if (thresholdMetAt === null)
    return { status: 'gathering', ...WAITS_NO_MORE, waitsForBodyId: book.commune.triageBodyId }
  return { status: 'threshold_met', ...putToCommittee(book, now, today) }
}

/** What makes a topic UBND's to decide about. */
export function putToCommittee(book: TopicDesk['book'], now: Date, today: string) {
  const committee = committeeOf(book)
  const due = decidingDue(book, today)
  return {
    addressedBodyId: committee,
    addressedAt: now.toISOString(),
    waitsForBodyId: committee,
    dueOn: due?.dueOn ?? null,
    limitCode: due?.limitCode ?? '',
    wakeOn: due === null ? null : today,
    alarm: '',
  }
}

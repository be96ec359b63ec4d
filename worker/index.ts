import { app } from './app.ts'
import { tick } from './clock.ts'
import { postOf } from './notifications/post.ts'
import { labelOf, LABELS } from './petitions/labels.ts'

/** What a citizen reads for a state, by kind of case: other systems are told the same words. */
const STATUS_WORDS = { petition: (status: string) => LABELS[labelOf(status)] }

export default {
  fetch: app.fetch,
  scheduled: tick,
  queue: postOf(STATUS_WORDS),
} satisfies ExportedHandler<Env, unknown>

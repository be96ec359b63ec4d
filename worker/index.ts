import { app } from './app.ts'
import { tick } from './clock.ts'
import { deliver } from './notifications/post.ts'

export default {
  fetch: app.fetch,
  scheduled: tick,
  queue: deliver,
} satisfies ExportedHandler<Env, unknown>

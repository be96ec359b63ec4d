import type { Context } from '../http/context.ts'

/** Tells the post, after the answer went out, that messages may wait. If this is lost the sweep finds them. */
export function tellPost(c: Context): void {
  c.executionCtx.waitUntil(
    c.env.POST.send({ look: true }).catch((error: unknown) => {
      console.error(
        JSON.stringify({ failure: 'post.tell', message: error instanceof Error ? error.message : 'unknown' }),
      )
    }),
  )
}

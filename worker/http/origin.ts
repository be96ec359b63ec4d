import type { Context } from './context.ts'

/** The address that visitors see, without a slash at the end. */
export function origin(c: Context): string {
  return c.env.PUBLIC_ORIGIN || new URL(c.req.url).origin
}

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const ROOT = dirname(import.meta.dirname)

/** An absolute path inside the project. */
export function here(...parts: string[]): string {
  return join(ROOT, ...parts)
}

/** The same, or nothing when there is no such file. */
export function ifThere(...parts: string[]): string | undefined {
  const path = here(...parts)
  return existsSync(path) ? path : undefined
}

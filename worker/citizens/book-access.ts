import type { Context } from '../http/context.ts'
import { cookieIn } from '../http/own-cookie.ts'
import { sealText, unsealText } from './book-seal.ts'
import { entriesText, type Entry, readEntries } from './entries.ts'

/** A browser keeps it no longer than this, counted from the last time something was kept or opened. */
const COOKIE_SECONDS = 400 * 24 * 3600
const NAME = 'so-cua-toi'
const PURPOSE = 'own-book'

/** What this browser keeps of what was sent to the commune; empty when it keeps nothing, or nothing that we wrote. */
export async function bookIn(c: Context): Promise<Entry[]> {
  const sealed = cookieIn(c.req.header('cookie'), NAME)
  if (sealed === '') return []
  const text = await unsealText(c.env, PURPOSE, c.var.book.commune.id, sealed)
  return text === null ? [] : readEntries(text)
}

/** The Set-Cookie header with the book as it is now; an empty one is taken away. */
export async function bookCookie(c: Context, entries: readonly Entry[]): Promise<string> {
  const secure = new URL(c.req.url).protocol === 'https:' ? '; Secure' : ''
  const rules = `Path=/${c.var.book.commune.id}/cua-toi; HttpOnly; SameSite=Lax${secure}`
  if (entries.length === 0) return `${NAME}=; Max-Age=0; ${rules}`
  const sealed = await sealText(c.env, PURPOSE, c.var.book.commune.id, entriesText(entries))
  return `${NAME}=${sealed}; Max-Age=${COOKIE_SECONDS}; ${rules}`
}

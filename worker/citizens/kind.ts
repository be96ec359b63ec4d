import type { CommuneBook } from '../communes/book.ts'
import type { Statement } from '../db/connect.ts'
import type { Context } from '../http/context.ts'
import type { Tone } from '../../web/components/status-tag.tsx'
import type { Entry } from './entries.ts'

/** How a thing in the book stands. */
export type Standing = {
  title: string
  /** What its owner calls it by; empty where it has no code. */
  code: string
  label: string
  tone: Tone
  /** How much of it there is to see now, and how much of that is new to its owner. */
  seen: number
  news: number
  /** When it moved last: what moved is told first. */
  movedAt: string
  hasEnded: boolean
}

/** A thing that was opened with its codes: the secret as it is kept, its page, and the cookie that page asks for. */
export type Way = { place: string; secret: string; href: string; cookie?: string; seenOn?: string }

/** A row as the database gives it; `at` says which of the things asked for it is. */
export type Row = Record<string, string | number | null> & { at: number }

/** What the book must know of one kind of thing. */
export type BookKind = {
  /** What it is, before its title. */
  name: string
  /** Which thing a typed code names; null when it is no code of this kind. */
  read: (book: CommuneBook, typed: string) => string | null
  /** Opens a thing with its secret; null when they do not belong together, or there is none. */
  open: (c: Context, place: string, typedSecret: string) => Promise<Way | null>
  /** Reads all of them in one statement. */
  ask: (env: { SECRET_KEY: string }, communeId: string, entries: readonly Entry[]) => Statement
  tell: (given: { book: CommuneBook; now: Date; entry: Entry }, row: Row) => Standing
}

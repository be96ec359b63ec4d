import type { bodies } from '../bodies/tables.ts'
import type { SpecialDay } from '../deadlines/calendar.ts'
import type { limits } from '../deadlines/tables.ts'
import type { numberPatterns } from '../documents/tables.ts'
import type { routingRules } from '../routing/tables.ts'
import type { categories, communeDays, communes, declineReasons, figures, hamlets, replyTemplates } from './tables.ts'

export type Commune = typeof communes.$inferSelect
export type Hamlet = typeof hamlets.$inferSelect
export type Category = typeof categories.$inferSelect
/** A commune's last thirty days. */
export type Figures = typeof figures.$inferSelect
export type Body = typeof bodies.$inferSelect
export type RoutingRule = typeof routingRules.$inferSelect
export type Limit = typeof limits.$inferSelect
/** A day of this commune that is not what the country's calendar says. */
export type OwnDay = typeof communeDays.$inferSelect
export type NumberPattern = typeof numberPatterns.$inferSelect
export type ReplyTemplate = typeof replyTemplates.$inferSelect
export type DeclineReason = typeof declineReasons.$inferSelect

/** All that rarely changes about a commune, kept by the isolate for a minute. */
export type CommuneBook = {
  commune: Commune
  hamlets: ReadonlyMap<string, Hamlet>
  categories: ReadonlyMap<string, Category>
  /** Those offered today; the maps also hold what has ended, for its name. */
  hamletsNow: readonly Hamlet[]
  categoriesNow: readonly Category[]
  bodies: ReadonlyMap<string, Body>
  rules: readonly RoutingRule[]
  limits: readonly Limit[]
  /** The country's days and the commune's own, which go before them. */
  specialDays: ReadonlyMap<string, SpecialDay>
  ownDays: readonly OwnDay[]
  numberPatterns: readonly NumberPattern[]
  replyTemplates: readonly ReplyTemplate[]
  declineReasons: readonly DeclineReason[]
  /** Which bodies stand by each hamlet, by the assignment table in force today. */
  standing: ReadonlyMap<string, readonly string[]>
}

/** Those that are offered on a day: what ended before keeps its name and is offered no more. */
export function offered<T extends { endsOn: string | null }>(rows: Iterable<T>, day: string): T[] {
  return [...rows].filter((row) => row.endsOn === null || day <= row.endsOn)
}

/** What is offered, and what was chosen before even if it is offered no more. */
export function withChosen<T>(rows: readonly T[], chosen: T | undefined): T[] {
  return chosen === undefined || rows.includes(chosen) ? [...rows] : [...rows, chosen]
}

/** The name of a body, also of one that the book no longer holds. */
export function bodyName(book: CommuneBook, id: string): string {
  return book.bodies.get(id)?.name ?? 'cơ quan cũ'
}

/** "Xã Bình Xa, tỉnh Tuyên Quang". */
export function fullName(commune: Commune): string {
  return `${commune.name}, ${commune.provinceName}`
}

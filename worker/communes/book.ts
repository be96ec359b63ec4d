import type { bodies } from '../bodies/tables.ts'
import type { SpecialDay } from '../deadlines/calendar.ts'
import type { limits } from '../deadlines/tables.ts'
import type { routingRules } from '../routing/tables.ts'
import type { categories, communes, figures, hamlets } from './tables.ts'

export type Commune = typeof communes.$inferSelect
export type Hamlet = typeof hamlets.$inferSelect
export type Category = typeof categories.$inferSelect
/** A commune's last thirty days. */
export type Figures = typeof figures.$inferSelect
export type Body = typeof bodies.$inferSelect
export type RoutingRule = typeof routingRules.$inferSelect
export type Limit = typeof limits.$inferSelect

/** All that rarely changes about a commune, kept by the isolate for a minute. */
export type CommuneBook = {
  commune: Commune
  hamlets: ReadonlyMap<string, Hamlet>
  categories: ReadonlyMap<string, Category>
  bodies: ReadonlyMap<string, Body>
  rules: readonly RoutingRule[]
  limits: readonly Limit[]
  specialDays: ReadonlyMap<string, SpecialDay>
}

/** The name of a body, also of one that the book no longer holds. */
export function bodyName(book: CommuneBook, id: string): string {
  return book.bodies.get(id)?.name ?? 'cơ quan cũ'
}

/** "Xã Bình Xa, tỉnh Tuyên Quang". */
export function fullName(commune: Commune): string {
  return `${commune.name}, ${commune.provinceName}`
}

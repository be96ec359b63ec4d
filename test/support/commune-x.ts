import { BODIES } from '../../scripts/seed/data/bodies.ts'
import { exampleLimits } from '../../scripts/seed/limits.ts'
import type { Body, CommuneBook, Limit } from '../../worker/communes/book.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'

/** An officer of a body of the commune `x`. */
export function somebody(id: string, body: string, ...roles: Role[]): StaffMember {
  const rest = { name: id, username: id, hamletId: null, title: '', mustChangePassword: false }
  return { kind: 'staff', id, communeId: 'x', bodyId: `x.${body}`, roles, ...rest }
}

/** A commune with the bodies and limits of the examples; some limits may be missing or changed. */
export function bookOf(
  without: readonly string[] = [],
  changed: (limit: Limit) => Limit = (limit) => limit,
): CommuneBook {
  const bodies = BODIES.map(([suffix, name, kind, notation, parent]) => {
    const place = { id: `x.${suffix}`, communeId: 'x', parentBodyId: parent && `x.${parent}` }
    return { ...place, name, kind, notation, startsOn: '2025-07-01', endsOn: null } as unknown as Body
  })
  return {
    commune: { id: 'x', name: 'Xã Bình Xa', codePrefix: 'BX', triageBodyId: 'x.mttq' },
    bodies: new Map(bodies.map((body) => [body.id, body])),
    limits: exampleLimits()
      .filter(({ code }) => !without.includes(code))
      .map(changed),
    specialDays: new Map(),
    standing: new Map(),
  } as unknown as CommuneBook
}

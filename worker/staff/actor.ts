import type { ROLES } from './tables.ts'

export type Role = (typeof ROLES)[number]

/** An officer at work. */
export type StaffMember = {
  kind: 'staff'
  id: string
  name: string
  username: string
  communeId: string
  bodyId: string
  hamletId: string | null
  title: string
  roles: readonly Role[]
  mustChangePassword: boolean
}

/** Who asks: an officer, the sender of the case at hand, the system's own clock. */
export type Actor = StaffMember | { kind: 'sender' } | { kind: 'system' }

/** Does this officer hold one of these roles? */
export function holds(staff: StaffMember, ...roles: Role[]): boolean {
  return staff.roles.some((role) => roles.includes(role))
}

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
  /** News under "Tin báo" that he has not read yet, up to a hundred. */
  unread?: number
  /** When somebody signed in as him from a new browser; until he says that it was he. */
  strangeSignInAt?: string | null
  /** His role asks for a second proof, which he sets up before anything else. */
  mustSecure?: boolean
}

/** Who asks: an officer, the sender of the case at hand, the system's own clock. */
export type Actor = StaffMember | { kind: 'sender' } | { kind: 'system' }

/** Does this officer hold one of these roles? */
export function holds(staff: StaffMember, ...roles: Role[]): boolean {
  return staff.roles.some((role) => roles.includes(role))
}

/** Another officer of the commune, as lists of people show him. */
export type Colleague = {
  id: string
  name: string
  title: string
  bodyId: string
  roles: readonly Role[]
}

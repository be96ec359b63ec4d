import type { Role, StaffMember } from '../staff/actor.ts'

const WRITERS: readonly Role[] = ['intake_officer', 'handler', 'supervisor_member', 'coordinator', 'approver']
const ISSUERS: readonly Role[] = ['coordinator', 'approver']

/** A body as far as it decides who may do what. */
export type Issuer = { id: string; kind: string }
/** A draft as far as it decides the same. */
export type DraftStanding = {
  bodyId: string
  restricted: boolean
  createdBy: string
  editedBy: string
  needsConfirmation: 'front' | null
  askedAt: string | null
}
/** A line of the register likewise; `seesCase` is false where its case is hidden from him. */
export type DocumentStanding = {
  bodyId: string
  restricted: boolean
  issuedBy: string
  writtenBy: string | null
  seesCase: boolean
}

const holdsAny = (staff: StaffMember, roles: readonly Role[]) => staff.roles.some((role) => roles.includes(role))

/** Does he have anything to do with official papers? */
export function seesPapers(staff: StaffMember): boolean {
  return holdsAny(staff, WRITERS) || staff.roles.includes('leader')
}

/** May he write papers of this body? */
export function mayWrite(staff: StaffMember, bodyId: string): boolean {
  return staff.bodyId === bodyId && holdsAny(staff, WRITERS)
}

/** May he give numbers of this body, take them back, attach what was signed? A board elected by the people has no office: its members may. */
export function mayIssue(staff: StaffMember, body: Issuer): boolean {
  if (staff.bodyId !== body.id) return false
  return holdsAny(staff, ISSUERS) || (body.kind === 'board' && staff.roles.includes('supervisor_member'))
}

/** May he read the register of this body? A leader that of every body. */
export function mayReadRegister(staff: StaffMember, bodyId: string): boolean {
  return mayWrite(staff, bodyId) || staff.roles.includes('leader')
}

/** May he read a draft? A restricted one: who wrote it and who issues it. The Front reads what it is to confirm. */
export function mayReadDraft(staff: StaffMember, draft: DraftStanding, body: Issuer, triageBodyId: string): boolean {
  if (isConfirmer(staff, draft, triageBodyId)) return true
  if (draft.restricted) return mayIssue(staff, body) || [draft.createdBy, draft.editedBy].includes(staff.id)
  return mayWrite(staff, draft.bodyId)
}

/** May he read an issued document and its files? */
export function mayReadDocument(staff: StaffMember, document: DocumentStanding, body: Issuer): boolean {
  if (!document.seesCase) return false
  if (document.restricted) return mayIssue(staff, body) || [document.issuedBy, document.writtenBy].includes(staff.id)
  return mayReadRegister(staff, document.bodyId)
}

/** May he confirm it for the Front? Never one who wrote in it. */
export function mayConfirm(staff: StaffMember, draft: DraftStanding, triageBodyId: string): boolean {
  return isConfirmer(staff, draft, triageBodyId) && ![draft.createdBy, draft.editedBy].includes(staff.id)
}

function isConfirmer(staff: StaffMember, draft: DraftStanding, triageBodyId: string): boolean {
  const isAsked = draft.needsConfirmation === 'front' && draft.askedAt !== null
  return isAsked && staff.bodyId === triageBodyId && holdsAny(staff, ISSUERS)
}

import type { DossierRow } from '../dossiers/tables.ts'

const OFFICERS = 'handler,approver,coordinator,leader,supervisor_member'

/** Officers of the body that leads, in the words of the notifications. */
export function toLead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>): string[] {
  return [toBody(leadBodyId)]
}

/** Officers of a body. */
export function toBody(bodyId: string): string {
  return `${bodyId}:${OFFICERS}`
}

/** Those who sign for partners. */
export function toSigners(bodies: readonly string[]): string[] {
  return bodies.map((id) => `${id}:approver,coordinator,leader`)
}

/** All that have to do with a programme, without doubles. */
export function toAll(row: Pick<DossierRow, 'leadBodyId'>, partners: readonly string[]): string[] {
  return [...new Set([row.leadBodyId, ...partners])].map(toBody)
}

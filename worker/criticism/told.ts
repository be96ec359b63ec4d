import type { DossierRow } from '../dossiers/tables.ts'
import { ONE } from '../notifications/tells.ts'
import type { Own } from './own.ts'

/** The drafter's officers, in the words of the notifications. */
export function toDrafter({ addressedBodyId }: Pick<DossierRow, 'addressedBodyId'>): string[] {
  return addressedBodyId === null ? [] : [`${addressedBodyId}:handler,approver`]
}

export function toDrafterHead({ addressedBodyId }: Pick<DossierRow, 'addressedBodyId'>): string[] {
  return addressedBodyId === null ? [] : [`${addressedBodyId}:approver`]
}

/** Those who lead the criticism. */
export function toLead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>): string[] {
  return [`${leadBodyId}:intake_officer,coordinator`]
}

export function toLeadHead({ leadBodyId }: Pick<DossierRow, 'leadBodyId'>): string[] {
  return [`${leadBodyId}:approver`]
}

/** Bodies and experts that are asked for an opinion. */
export function toAsked(bodies: readonly string[], staffIds: readonly string[]): string[] {
  return [
    ...bodies.map((body) => `${body}:handler,approver,supervisor_member,coordinator`),
    ...staffIds.filter(Boolean).map((id) => ONE + id),
  ]
}

export const TO_LEADERS = '*:leader'

/** Whoever will issue the draft, unless it drafts it itself. */
export function toPromulgator(
  row: Pick<DossierRow, 'addressedBodyId'>,
  { criticism }: Pick<Own, 'criticism'>,
): string[] {
  const { promulgatorBodyId } = criticism
  return promulgatorBodyId === row.addressedBodyId ? [] : [`${promulgatorBodyId}:approver`]
}

import type { DossierRow } from '../../dossiers/tables.ts'
import { holds, type StaffMember } from '../../staff/actor.ts'
import { RECEPTIONS, type SessionKind } from '../words.ts'

type Row = Pick<DossierRow, 'communeId' | 'leadBodyId' | 'status'>
type Meeting = { kind: SessionKind; startsAt: string; takesQuestions: boolean }

/** Who holds the meeting, and the Front with them: they make the agenda and lead the hall. */
export function isHost(staff: StaffMember, row: Row, frontBodyId: string): boolean {
  return (
    (staff.bodyId === row.leadBodyId && holds(staff, 'handler', 'approver', 'leader', 'coordinator')) ||
    (staff.bodyId === frontBodyId && holds(staff, 'coordinator', 'approver'))
  )
}

/** Those, and the Front's officers who receive: at the door, at the microphone, writing down what is asked. */
export function worksInHall(staff: StaffMember, row: Row, frontBodyId: string): boolean {
  return isHost(staff, row, frontBodyId) || (staff.bodyId === frontBodyId && holds(staff, 'intake_officer'))
}

/** Who reads questions first and shows them: the Front alone, not whoever is asked. */
export function mayJudge(staff: StaffMember, frontBodyId: string): boolean {
  return staff.bodyId === frontBodyId && holds(staff, 'intake_officer', 'coordinator', 'approver')
}

/** Who writes the preparation of a point. */
export function mayPrepare(staff: StaffMember, item: { bodyId: string | null }): boolean {
  return staff.bodyId === item.bodyId && holds(staff, 'handler', 'approver', 'leader', 'coordinator')
}

/** Who reads it before the meeting: who wrote it, the hosts and the Front. */
export function readsPreparation(
  staff: StaffMember,
  row: Row,
  item: { bodyId: string | null },
  frontBodyId: string,
): boolean {
  return mayPrepare(staff, item) || worksInHall(staff, row, frontBodyId)
}

/** The agenda may still be made. */
export function isBefore({ status }: Pick<Row, 'status'>): boolean {
  return ['proposed', 'scheduled', 'announced', 'postponed'].includes(status)
}

/** A meeting with an agenda and questions from all; to a reception each comes with his own matter. */
export function hasAgenda({ kind }: Pick<Meeting, 'kind'>): boolean {
  return !RECEPTIONS.includes(kind)
}

/** Places may be taken from home. */
export function takesSeats({ status }: Pick<Row, 'status'>, { startsAt }: Meeting, now: Date): boolean {
  return status === 'announced' && now.toISOString() < startsAt
}

/** Questions may be sent ahead. */
export function takesAhead(row: Pick<Row, 'status'>, meeting: Meeting, now: Date): boolean {
  return hasAgenda(meeting) && takesSeats(row, meeting, now)
}

/** Phones in the hall may send questions. */
export function takesInHall({ status }: Pick<Row, 'status'>, { takesQuestions }: Meeting): boolean {
  return status === 'announced' && takesQuestions
}

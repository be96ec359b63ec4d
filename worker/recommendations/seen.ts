import type { StaffMember } from '../staff/actor.ts'
import type { RecDesk } from './own.ts'

type File = RecDesk['file']

/** An answer that its head has not signed is the body's own affair. */
const DRAFTS = ['recommendation.answer_proposed', 'recommendation.answer_returned']

const isOfBody = (file: File, staff: StaffMember) => staff.bodyId === file.row.addressedBodyId

/** The history as this officer reads it: others do not read what the body was only about to answer. */
export function seenEvents(file: File, staff: StaffMember): Pick<File, 'events'> {
  if (isOfBody(file, staff)) return file
  return { events: file.events.map((event) => (DRAFTS.includes(event.kind) ? { ...event, text: '' } : event)) }
}

/** The files as this officer sees them. */
export function seenFiles(file: File, staff: StaffMember): File['files'] {
  if (isOfBody(file, staff)) return file.files
  const drafts = new Set(file.events.filter(({ kind }) => DRAFTS.includes(kind)).map(({ seq }) => seq))
  return file.files.filter(({ seq }) => !drafts.has(seq))
}

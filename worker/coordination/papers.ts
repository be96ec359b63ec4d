import { bodyName } from '../communes/book.ts'
import { fromBody } from '../documents/letterhead.ts'
import type { DocumentKind } from '../documents/number.ts'
import { dayText, type Paper } from '../documents/paper.ts'
import { coordinationProgramme } from '../documents/papers/coordination-programme.ts'
import { mayWrite } from '../documents/permissions.ts'
import { partnersOf, type ProgrammeDesk, standing } from './own.ts'

/** A paper that can be written from a programme: what its button says, its series, the paper itself. */
export type ProgrammePaper = { key: string; text: string; template: string; kind: DocumentKind; paper: () => Paper }

/** The paper that an officer of the body that leads may begin: the programme with its table of tasks. */
export function papersOf(desk: ProgrammeDesk): ProgrammePaper[] {
  const { file, staff } = desk
  if (staff.bodyId !== file.row.leadBodyId || !mayWrite(staff, staff.bodyId) || standing(file.own.tasks).length === 0)
    return []
  return [
    {
      ...{ key: 'chuong-trinh', text: 'Soạn văn bản chương trình phối hợp', template: 'coordination-programme' },
      kind: 'plan',
      paper: () => programmePaper(desk),
    },
  ]
}

function programmePaper({ book, file, staff, today }: ProgrammeDesk): Paper {
  const { own, row } = file
  const { aim, endsOn, reviewOn, startsOn } = own.programme
  return coordinationProgramme(fromBody(book, staff.bodyId, 'plan', today.slice(0, 4)), {
    title: row.title,
    aim,
    time: `Từ ${dayText(startsOn)} đến hết ${dayText(endsOn)}.`,
    review: reviewOn === null ? '' : `Các bên đánh giá kết quả phối hợp ${dayText(reviewOn)}.`,
    tasks: standing(own.tasks).map((task) => ({
      topic: task.topic,
      task: task.task,
      who: `${bodyName(book, task.bodyId)} (${task.person})`,
      time: `${dotted(task.startsOn)} - ${dotted(task.dueOn)}`,
    })),
    partners: partnersOf(file).map((id) => bodyName(book, id)),
  })
}

/** "05/01/2026". */
function dotted(day: string): string {
  return day.split('-').toReversed().join('/')
}

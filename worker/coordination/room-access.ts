import { draftsOf } from '../documents/draft-queries.ts'
import type { Room } from '../dossiers/deed-access.ts'
import { PROGRAMME_DEEDS } from './deeds.ts'
import { programmePage } from './office/programme-page.tsx'
import { taskPage } from './office/task-page.tsx'
import type { More, Own } from './own.ts'
import { PROGRAMMES } from './place.ts'
import { alsoOf, readOwn } from './queries.ts'
import { PROGRAMME_STEPS } from './rules.ts'

/** Coordination programmes, as the pages and forms of dossiers want a kind. */
export const COORDINATION: Room<Own, More> = {
  kind: 'coordination',
  place: PROGRAMMES,
  table: PROGRAMME_STEPS,
  deeds: PROGRAMME_DEEDS,
  async read(db, row) {
    const [own, papers] = await Promise.all([readOwn(db, row), draftsOf(db, 'dossier', row.id)])
    return { ...own, papers }
  },
  also: alsoOf,
  page: (view) => {
    const { tried } = view
    const task = tried?.action === 'tien-do' && view.desk.file.own.tasks.find(({ id }) => id === tried.values.id)
    return task ? taskPage(view, task) : programmePage(view)
  },
}

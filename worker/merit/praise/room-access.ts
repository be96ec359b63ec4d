import type { Room } from '../../dossiers/deed-access.ts'
import type { Context } from '../../http/context.ts'
import { unsealContact } from '../../submitters/seal.ts'
import { commendationSteps } from '../commendation-rules.ts'
import type { EvidenceOf } from '../evidence.ts'
import { COMMENDATIONS } from '../place.ts'
import { isSealedKind } from './words.ts'
import { PRAISE_DEEDS } from './deeds.ts'
import { praisePage } from './office/praise-page.tsx'
import { isOfHamlet, type PraiseMore, type PraiseOwn } from './own.ts'
import { alsoOf, readOwn } from './queries.ts'

export type PraiseRoom = Room<PraiseOwn, PraiseMore>

/** The steps of one proposal. */
export function stepsOf({ praise }: Pick<PraiseOwn, 'praise'>) {
  return commendationSteps({ ofHamlet: isOfHamlet(praise), isSealed: isSealedKind(praise.nomineeKind) })
}

/** Proposals for praise, as the pages and forms of dossiers want a kind. `openedName`: on the page that follows its opening. */
export function praiseRoom(c: Context, evidenceOf: EvidenceOf, openedName?: string): PraiseRoom {
  const { book } = c.var
  return {
    kind: 'commendation',
    place: COMMENDATIONS,
    table: stepsOf,
    deeds: PRAISE_DEEDS,
    async read(db, row) {
      const own = await readOwn(db, row, book, evidenceOf)
      return openedName === undefined ? own : { ...own, openedName }
    },
    also: alsoOf,
    // The decision tells whether all officers may read the name: then it is opened for them, once.
    async ready(_, desk, __, plan) {
      if (!plan.more?.tellsName) return plan
      const { name } = await unsealContact(c.env, desk.file.row.id, desk.file.own.praise)
      return { ...plan, more: { ...plan.more, set: { ...plan.more.set, nomineePublic: name } } }
    },
    page: praisePage,
  }
}

import { areasOf } from '../communes/areas/area-queries.ts'
import { dossierSlug, readSlug } from '../dossiers/code.ts'
import type { Room } from '../dossiers/deed-access.ts'
import { dossiersFor, findDossier } from '../dossiers/queries.ts'
import type { DossierRow } from '../dossiers/tables.ts'
import { freezeVersion } from '../forms/version-queries.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { readCompile } from './compiling/queries.ts'
import { readyToCompile } from './compiling/ready-access.ts'
import type { SendUp } from './compiling/send-up.ts'
import { ROUND_DEEDS } from './deeds.ts'
import { roundPage } from './office/round-page.tsx'
import type { RoundMore, RoundOwn } from './own.ts'
import { ROUNDS } from './place.ts'
import { alsoOf, formOf, formTrouble, roundOf } from './queries.ts'
import { submissionsOf } from './reporting/submission-queries.ts'
import { ROUND_STEPS } from './rules.ts'
import type { RoundRow } from './tables.ts'
import { repIdsOf } from '../staff/rep-queries.ts'

/** Rounds of reports, as the pages and forms of dossiers want a kind. */
export const ROUND_ROOM: Room<RoundOwn, RoundMore> = {
  kind: 'report_round',
  place: ROUNDS,
  table: ROUND_STEPS,
  deeds: ROUND_DEEDS,
  async read(db, row) {
    const round = await roundOf(db, row.id)
    const isEarly = row.status === 'draft' || row.status === 'open'
    const [reports, form, areas, hamletReps, compile] = await Promise.all([
      row.status === 'draft' ? [] : submissionsOf(db, row.id),
      formOf(db, row, round.questionnaireId),
      isEarly ? areasOf(db, row.communeId) : [],
      repIdsOf(db, row.communeId, null),
      readCompile(db, row.id),
    ])
    return { round, reports, ...form, areas, hamletReps, compile }
  },
  also: alsoOf,
  async ready(c, { file }, action, plan) {
    if (action !== 'mo') return plan
    // What is answered is the questionnaire as it stands at this moment; once more, it is the same version.
    const { db, now, staff } = c.var
    const { questionnaireId } = file.own.round
    const frozen = await freezeVersion(db, questionnaireId, {
      ...{ communeId: staff.communeId, by: staff.id, now },
      newId: () => crypto.randomUUID(),
    })
    if (!frozen?.ok) throw problem.conflict(formTrouble(file.own.formTitle))
    return { ...plan, more: { ...plan.more, set: { ...plan.more?.set, versionId: frozen.version.id } } }
  },
  page: roundPage,
}

/** The same with the way to levels above. */
export function roundRoom(sendUp: SendUp): Room<RoundOwn, RoundMore> {
  return {
    ...ROUND_ROOM,
    async ready(c, desk, action, plan) {
      const opened = (await ROUND_ROOM.ready?.(c, desk, action, plan)) ?? plan
      return readyToCompile(c, desk, action, opened, sendUp)
    },
  }
}

/** A round of the address without its history: for pages that work on its reports. */
export type AtDesk = { row: DossierRow; round: RoundRow; address: string }

/** The round of the address, if this officer may find it; else it is not there. */
export async function roundAtDesk(c: Context): Promise<AtDesk> {
  const { book, db, staff } = c.var
  const place = readSlug(c.req.param('slug') ?? '')
  const row =
    place &&
    (await findDossier(
      db,
      staff.communeId,
      { kind: 'report_round', ...place },
      dossiersFor(staff, book.commune.triageBodyId),
    ))
  if (!row) throw problem.notFound()
  return { row, round: await roundOf(db, row.id), address: `${ROUNDS}/${dossierSlug(row)}` }
}

import { BODIES } from '../../scripts/seed/data/bodies.ts'
import { exampleLimits } from '../../scripts/seed/limits.ts'
import type { CommuneBook } from '../../worker/communes/book.ts'
import type { DossierRow } from '../../worker/dossiers/tables.ts'
import type { SessionRow } from '../../worker/supervision/tables.ts'

/** A commune with the limits of the country and its bodies; `without` leaves rows of that code out. */
export function bookWith(without: readonly string[] = []): CommuneBook {
  return {
    commune: { id: 'xa', name: 'Xã Thử', codePrefix: 'XT', triageBodyId: 'mttq', provinceName: 'tỉnh Thử' },
    limits: exampleLimits().filter(({ code }) => !without.includes(code)),
    specialDays: new Map(),
    bodies: new Map(
      BODIES.map(([id, name, kind, notation, parentBodyId]) => [
        id,
        { id, name, kind, notation, parentBodyId, communeId: 'xa', endsOn: null },
      ]),
    ),
    categories: new Map([['moi_truong', { code: 'moi_truong', name: 'Môi trường' }]]),
  } as unknown as CommuneBook
}

/** A dossier's row with what a test is about. */
export function rowWith(set: Partial<DossierRow>): DossierRow {
  return {
    ...{ id: 'd', communeId: 'xa', kind: 'supervision', year: 2027, number: 1, status: 'notified', version: 5 },
    ...{
      headHash: '',
      title: 'Giám sát',
      leadBodyId: 'mttq',
      addressedBodyId: null,
      addressedAt: null,
      parentId: null,
    },
    ...{
      waitsForBodyId: 'mttq',
      dueOn: null,
      limitCode: '',
      wakeOn: null,
      alarm: '',
      writtenBy: null,
      restricted: false,
    },
    ...{ startedBy: 'a', startedAt: '', changedAt: '', endedAt: null, publishedAt: null, submissionKey: '' },
    ...{ contentHash: '', ...set },
  } as DossierRow
}

/** A session with what a test is about. */
export function sessionWith(set: Partial<SessionRow>): SessionRow {
  return {
    ...{ id: 's', dossierId: 'd', position: 0, bodyId: 'phong-kinh-te', day: '2027-03-30', hour: '', place: '' },
    ...{ online: false, sentOn: '2027-03-01', reportWantedOn: '2027-03-23', reportSeq: null, reportOn: null },
    ...{ heldOn: null, heldSeq: null, alarm: '', ...set },
  }
}

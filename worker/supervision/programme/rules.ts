import type { By, DossierTable } from '../../dossiers/life.ts'

const STANDING: readonly By[] = [['front', 'coordinator', 'approver']]
const CHAIR: readonly By[] = [['front', 'approver']]

/** Where a year's programme stands. */
export const PROGRAMME_STATES = ['draft', 'agreed', 'issued'] as const
export type ProgrammeState = (typeof PROGRAMME_STATES)[number]

export const PROGRAMME_WORDS: Record<ProgrammeState, string> = {
  draft: 'Đang soạn',
  agreed: 'Đã thống nhất, chờ ban hành',
  issued: 'Đã ban hành',
}

/** A programme's life: agreed with the People's Council and Committee, issued by the chair, then changed by new versions. */
export const PROGRAMME_STEPS: DossierTable = {
  draft: [{ action: 'thong-nhat', to: 'agreed', event: 'programme.agreed', by: STANDING }],
  agreed: [
    { action: 'ban-hanh', to: 'issued', event: 'programme.issued', by: CHAIR },
    { action: 'thong-nhat', to: 'agreed', event: 'programme.agreed', by: STANDING },
  ],
  issued: [{ action: 'dieu-chinh', to: 'issued', event: 'programme.amended', by: CHAIR }],
}

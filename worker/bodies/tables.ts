import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { communes } from '../communes/tables.ts'
import { at, on } from '../db/columns.ts'

export const BODY_KINDS = [
  'party_committee',
  'peoples_council',
  'peoples_committee',
  'department',
  'police',
  'military',
  'health_station',
  'school',
  'fatherland_front',
  'mass_org',
  'board',
  'external',
] as const

/** A body that receives, handles or supervises. Its id begins with its commune's: `binh-xa.phong-kinh-te`. */
export const bodies = sqliteTable(
  'bodies',
  {
    id: text().primaryKey(),
    communeId: text('commune_id')
      .notNull()
      .references(() => communes.id),
    name: text().notNull(),
    kind: text({ enum: BODY_KINDS }).notNull(),
    /** How its documents are numbered: `{number}/BC-UBND`. */
    notation: text().notNull().default(''),
    parentBodyId: text('parent_body_id'),
    startsOn: on('starts_on').notNull(),
    endsOn: on('ends_on'),
    /** Who goes on with its cases after its last day. */
    heirBodyId: text('heir_body_id'),
    /** When the clock found nothing left to move to the heir. */
    handedOverAt: at('handed_over_at'),
    /** Whose head stands on its papers, and the two names in it; empty: as its kind has it. */
    paperSystem: text('paper_system', { enum: ['state', 'front', 'party'] }),
    paperParent: text('paper_parent'),
    paperIssuer: text('paper_issuer'),
  },
  (t) => [
    index('bodies_commune').on(t.communeId),
    // Only those whose cases are still to be moved: what the clock looks for.
    index('bodies_ended')
      .on(t.endsOn, t.id)
      .where(sql`heir_body_id is not null and handed_over_at is null`),
  ],
)

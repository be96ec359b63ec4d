import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { type SQLiteColumn, unionAll } from 'drizzle-orm/sqlite-core'
import { visibleTo } from '../cases/queries.ts'
import type { Db } from '../db/connect.ts'
import { below } from '../db/keyset.ts'
import { documentDrafts, documentFiles, documents } from '../documents/tables.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { Ask, Place } from './ask.ts'
import { days, PAGE } from './journal-queries.ts'

/** What is done with papers. */
export const PAPER_ACTS = ['confirmed', 'numbered', 'issued', 'signed', 'voided'] as const
export type PaperAct = (typeof PAPER_ACTS)[number]

/**
 * What was done with official papers, newest first, one page: numbers that were given, held, used later and made void, texts
 * that the Front confirmed, signed files that were attached. Each kind rides an index of its own; they are merged as they are
 * read, so that a page costs what it shows.
 */
export async function paperActs(db: Db, staff: StaffMember, ask: Ask, from: Place | null, most: number = PAGE) {
  const within = (at: SQLiteColumn, id: SQLiteColumn, by: SQL | SQLiteColumn): (SQL | undefined)[] => [
    ...days(at, ask, from),
    from ? below([at, id], [from.at, String(from.id)]) : undefined,
    ask.person === '' ? undefined : sql`${by} = ${ask.person}`,
  ]
  const seesCase = sql<number>`coalesce((select cases.restricted = 0 or coalesce(${visibleTo(staff) ?? sql`0`}, 0)
    from cases where cases.id = documents.case_id), 1)`
  const ofDocument = (act: PaperAct, at: SQLiteColumn, by: SQL | SQLiteColumn) => ({
    ...{
      act: sql<number>`${sql.raw(String(PAPER_ACTS.indexOf(act)))}`.as('act'),
      id: sql<string>`${documents.id}`.as('id'),
    },
    ...{ at: sql<string>`${at}`.as('at'), byId: sql<string>`${by}`.as('by_id') },
    ...{
      bodyId: sql<string>`${documents.bodyId}`.as('body_id'),
      kind: sql<string>`${documents.documentKind}`.as('kind'),
    },
    ...{
      code: sql<string>`${documents.codeNotation}`.as('code'),
      subject: sql<string>`${documents.subject}`.as('subject'),
    },
    ...{ documentId: sql<string>`${documents.id}`.as('document_id'), draftId: sql<string>`''`.as('draft_id') },
    ...{ isHeld: sql<number>`${documents.heldBy} is not null`.as('is_held'), seesCase: seesCase.as('sees_case') },
    ...{ restricted: sql<number>`${documents.restricted}`.as('restricted') },
    ...{ issuedBy: sql<string>`${documents.issuedBy}`.as('issued_by'), reason: sql<string>`''`.as('reason') },
  })
  const here = eq(documents.communeId, staff.communeId)
  const numberedBy = sql`coalesce(${documents.heldBy}, ${documents.issuedBy})`
  const confirmed = db
    .select({
      ...ofDocument('confirmed', documentDrafts.confirmedAt, documentDrafts.confirmedBy),
      ...{
        id: sql<string>`${documentDrafts.id}`.as('id'),
        bodyId: sql<string>`${documentDrafts.bodyId}`.as('body_id'),
      },
      ...{ kind: sql<string>`${documentDrafts.documentKind}`.as('kind'), code: sql<string>`''`.as('code') },
      ...{ subject: sql<string>`${documentDrafts.title}`.as('subject'), documentId: sql<string>`''`.as('document_id') },
      ...{ draftId: sql<string>`${documentDrafts.id}`.as('draft_id'), isHeld: sql<number>`0`.as('is_held') },
      ...{
        seesCase: sql<number>`1`.as('sees_case'),
        restricted: sql<number>`${documentDrafts.restricted}`.as('restricted'),
      },
      issuedBy: sql<string>`${documentDrafts.createdBy}`.as('issued_by'),
    })
    .from(documentDrafts)
    .where(
      and(
        eq(documentDrafts.communeId, staff.communeId),
        isNotNull(documentDrafts.confirmedAt),
        ...within(documentDrafts.confirmedAt, documentDrafts.id, documentDrafts.confirmedBy),
      ),
    )
  const numbered = db
    .select(ofDocument('numbered', documents.createdAt, numberedBy))
    .from(documents)
    .where(and(here, ...within(documents.createdAt, documents.id, numberedBy)))
  const issued = db
    .select(ofDocument('issued', documents.issuedAt, documents.issuedBy))
    .from(documents)
    .where(
      and(
        here,
        isNotNull(documents.heldBy),
        isNotNull(documents.issuedAt),
        ...within(documents.issuedAt, documents.id, documents.issuedBy),
      ),
    )
  const signed = db
    .select({
      ...ofDocument('signed', documentFiles.createdAt, documentFiles.createdBy),
      id: sql<string>`${documentFiles.id}`.as('id'),
    })
    .from(documentFiles)
    .crossJoin(documents)
    .where(
      and(
        eq(documentFiles.communeId, staff.communeId),
        sql`${documentFiles.kind} = 'signed'`,
        eq(documents.id, documentFiles.documentId),
        ...within(documentFiles.createdAt, documentFiles.id, documentFiles.createdBy),
      ),
    )
  const voided = db
    .select({
      ...ofDocument('voided', documents.voidedAt, documents.voidedBy),
      reason: sql<string>`coalesce(${documents.voidReason}, '')`.as('reason'),
    })
    .from(documents)
    .where(and(here, isNotNull(documents.voidedAt), ...within(documents.voidedAt, documents.id, documents.voidedBy)))
  const found = await unionAll(confirmed, numbered, issued, signed, voided)
    .orderBy(sql`at desc`, sql`id desc`)
    .limit(most + 1)
  const rows = found.slice(0, most).map(({ act, ...row }) => ({ ...row, act: PAPER_ACTS[act] as PaperAct }))
  const last = rows.at(-1)
  return { rows, after: found.length > most && last ? { at: last.at, id: last.id } : null }
}

export type PaperDeed = Awaited<ReturnType<typeof paperActs>>['rows'][number]

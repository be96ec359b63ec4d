import { and, eq, gte, sql } from 'drizzle-orm'
import { cases } from '../cases/tables.ts'
import type { CommuneBook } from '../communes/book.ts'
import type { Db, Statement } from '../db/connect.ts'
import { begin, type NewDossier } from '../dossiers/queries.ts'
import { dossierPeople, type DossierRow } from '../dossiers/tables.ts'
import { messagesOf } from '../dossiers/tell.ts'
import { keepMessages } from '../notifications/outbox-queries.ts'
import type { Colleague, StaffMember } from '../staff/actor.ts'
import { PLACE } from './place.ts'
import type { Proposal } from './proposal.ts'
import { lookedAt } from './queries.ts'
import { petitionClusters, supervisionPetitions, supervisions } from './tables.ts'

export type NewTopic = {
  id: string
  year: number
  proposal: Proposal
  /** Who may find it; empty: everybody whose work it is. */
  named: readonly Colleague[]
  /** The field whose cluster of petitions it comes from, and since when they count. */
  cluster: { category: string; from: string } | null
  submissionKey: string
  contentHash: string
}

/** Begins a topic, with those named on it and the petitions behind it: together or not at all. */
export function propose(
  db: Db,
  book: CommuneBook,
  staff: StaffMember,
  topic: NewTopic,
  now: Date,
): Promise<{ ok: true; row: DossierRow } | { ok: false; why: 'conflict' }> {
  const { cluster, contentHash, id, named, proposal, submissionKey, year } = topic
  const { bodies, leadBodyId, title, ...own } = proposal
  const communeId = book.commune.id
  const restricted = named.length > 0
  const front = book.commune.triageBodyId
  const at = now.toISOString()
  const row: NewDossier = {
    ...{ id, communeId, kind: 'supervision', year, status: 'proposed', title, leadBodyId, restricted },
    ...{ waitsForBodyId: front, submissionKey, contentHash },
  }
  const place = { dossierId: id, communeId, seq: 1, at: now, byId: staff.id }
  const messages = messagesOf({ ...place, code: 'Đề xuất giám sát', href: `${PLACE}/mo/${id}` }, [
    {
      to: restricted ? named.map((one) => `@${one.id}`) : [`${front}:coordinator,approver`],
      what: 'Có đề xuất giám sát mới, chờ xét.',
    },
  ])
  const also: Statement[] = [
    db.insert(supervisions).values({ ...own, dossierId: id, communeId }),
    lookedAt(db, id, bodies),
    ...named.map((one, position) =>
      db.insert(dossierPeople).values({
        ...{ id: `${id}.${position}`, dossierId: id, staffId: one.id, name: one.name, title: one.title },
        ...{ role: 'member', position, since: at },
      }),
    ),
    ...(cluster ? [linkCluster(db, communeId, id, cluster, at), forgetCluster(db, communeId, cluster.category)] : []),
    keepMessages(messages),
  ]
  const event = {
    ...{ kind: 'supervision.proposed', actor: staff, at: now, text: `${title}\n${own.content}` },
    detail: {
      ...{ form: own.form, grounds: own.grounds, quarter: own.quarter, bodies, restricted },
      ...(cluster ? { cluster: cluster.category } : {}),
    },
  }
  return begin(db, row, event, also)
}

/** All petitions of a field since a day that stand behind no topic yet. None of the restricted ones. */
function linkCluster(
  db: Db,
  communeId: string,
  dossierId: string,
  { category, from }: { category: string; from: string },
  at: string,
): Statement {
  return db.insert(supervisionPetitions).select(
    db
      .select({
        dossierId: sql<string>`${dossierId}`.as('dossier_id'),
        caseId: sql<string>`${cases.id}`.as('case_id'),
        addedAt: sql<string>`${at}`.as('added_at'),
      })
      .from(cases)
      .where(and(eq(cases.communeId, communeId), gte(cases.submittedAt, from), inCluster(category))),
  )
}

/** Offered once: the clock counts again. */
function forgetCluster(db: Db, communeId: string, category: string): Statement {
  return db
    .delete(petitionClusters)
    .where(and(eq(petitionClusters.communeId, communeId), eq(petitionClusters.category, category)))
}

/** Which petitions count for a field: open to all, not turned away, behind no other topic. */
export function inCluster(category?: string) {
  return and(
    category === undefined ? undefined : eq(cases.category, category),
    eq(cases.restricted, false),
    sql`${cases.status} not in ('declined', 'advised', 'withdrawn', 'merged', 'split', 'restricted')`,
    sql`${cases.flags} = ''`,
    sql`not exists (select 1 from supervision_petitions where supervision_petitions.case_id = ${cases.id})`,
  )
}

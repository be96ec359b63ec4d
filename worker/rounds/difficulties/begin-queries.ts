import { and, eq, inArray } from 'drizzle-orm'
import type { CommuneBook } from '../../communes/book.ts'
import { readUnit } from '../../communes/unit.ts'
import type { Db, Statement } from '../../db/connect.ts'
import { localDay } from '../../deadlines/calendar.ts'
import type { DossierActor } from '../../dossiers/life.ts'
import { beginning, type NewDossier, type NewDossierEvent } from '../../dossiers/queries.ts'
import { dossierBodies, type DossierRow, dossiers } from '../../dossiers/tables.ts'
import { messagesOf } from '../../dossiers/tell.ts'
import type { Answers } from '../../forms/questionnaire.ts'
import { sha256 } from '../../http/keys.ts'
import { keepMessages } from '../../notifications/outbox-queries.ts'
import { DIFFICULTIES } from '../place.ts'
import { difficulties } from '../tables.ts'
import { difficultiesIn, difficultyId, titleOf } from './begin.ts'
import { difficultyWake } from './clock-deeds.ts'
import { lastDay, LIMITS } from './terms.ts'
import { audience } from './told.ts'

/** A difficulty that is to be kept. */
export type NewDifficulty = {
  book: CommuneBook
  id: string
  unit: string
  words: string
  /** The round of the report that it stood in, and whoever leads it; else the Front follows it. */
  parentId: string | null
  leadBodyId: string
  submissionId: string
  question: string
  submissionKey: string
  actor: DossierActor
  now: Date
}

type Reported = {
  book: CommuneBook
  roundId: string
  submissionId: string
  unit: string
  answers: Answers
  /** Who accepted the report: he is not told of what he just read. */
  byId: string
  now: Date
}

/** The statements that begin a difficulty for each one in a report, for the batch that accepts it. Those that were begun before are left as they are. */
export async function difficultyStatements(db: Db, reported: Reported): Promise<Statement[]> {
  const { answers, book, byId, now, roundId, submissionId, unit } = reported
  const found = difficultiesIn(answers).map((one) => ({ ...one, key: `${submissionId}/${one.question}` }))
  if (found.length === 0) return []
  const keys = found.map(({ key }) => key)
  const [before, [round]] = await Promise.all([
    db
      .select({ key: dossiers.submissionKey })
      .from(dossiers)
      .where(and(eq(dossiers.communeId, book.commune.id), inArray(dossiers.submissionKey, keys))),
    db.select({ leadBodyId: dossiers.leadBodyId }).from(dossiers).where(eq(dossiers.id, roundId)),
  ])
  const known = new Set(before.map(({ key }) => key))
  const leadBodyId = round?.leadBodyId ?? book.commune.triageBodyId
  return found
    .filter(({ key }) => !known.has(key))
    .flatMap(({ key, question, words }) => {
      const { also, event, row } = difficultyParts(db, {
        ...{ book, unit, words, question, submissionId, parentId: roundId, leadBodyId, now },
        ...{ id: difficultyId(now, sha256(key).slice(0, 16)), submissionKey: key, actor: { kind: 'system' } },
      })
      return [...beginning(db, row, event), ...also, tellFront(book, row, byId, now)]
    })
}

/** What a difficulty begins with. */
export function difficultyParts(
  db: Db,
  made: NewDifficulty,
): { row: NewDossier; event: NewDossierEvent; also: Statement[] } {
  const { actor, book, id, now, question, submissionId, unit, words } = made
  const today = localDay(now)
  const front = book.commune.triageBodyId
  const dueOn = lastDay(book, LIMITS.assign, today)
  const row = {
    ...{ id, communeId: book.commune.id, kind: 'difficulty' as const, year: Number(today.slice(0, 4)) },
    ...{ status: 'reported', title: titleOf(words), leadBodyId: made.leadBodyId, parentId: made.parentId },
    ...{ waitsForBodyId: front, dueOn, limitCode: dueOn === null ? '' : LIMITS.assign, alarm: '' },
    ...{ submissionKey: made.submissionKey, contentHash: sha256(JSON.stringify([unit, words])) },
  }
  const wakeOn = difficultyWake(row as unknown as DossierRow, undefined, book, today)
  const having = readUnit(book, unit)
  return {
    row: { ...row, wakeOn },
    event: { kind: 'difficulty.reported', actor, at: now, detail: { unit, question, dueOn }, text: words },
    also: [
      db.insert(difficulties).values({
        ...{ dossierId: id, communeId: book.commune.id, unit, submissionId, question, words, owedOn: dueOn },
      }),
      ...(having?.kind === 'body'
        ? [
            db
              .insert(dossierBodies)
              .values({ dossierId: id, bodyId: having.id, role: 'invited', since: now.toISOString() }),
          ]
        : speakersOf(book.commune.id, unit, id, now)),
    ],
  }
}

/** The Front hears that there is one to be given to somebody. Its number is not known yet. */
export function tellFront(
  book: CommuneBook,
  row: Pick<NewDossier, 'id' | 'communeId' | 'leadBodyId'>,
  byId: string,
  now: Date,
): Statement {
  const told = { dossierId: row.id, communeId: row.communeId, seq: 1, at: now, byId, code: 'Vướng mắc mới' }
  const to = audience(book, { row: { ...row, addressedBodyId: null }, unit: '', people: [] }, 'front')
  return keepMessages(
    messagesOf({ ...told, href: `${DIFFICULTIES}/mo/${row.id}` }, [
      { to, what: 'Có vướng mắc mới, cần giao cơ quan giải quyết.' },
    ]),
  )
}

const SPEAKERS = `insert into dossier_people (id, dossier_id, staff_id, name, title, role, position, since)
  select ?1 || '.' || staff_members.user_id, ?1, staff_members.user_id, staff_users.name, staff_members.title, 'member', 0, ?2
  from staff_members join staff_users on staff_users.id = staff_members.user_id
  where staff_members.commune_id = ?3 and staff_members.hamlet_id = ?4 and staff_members.closed_at is null
    and exists (select 1 from staff_roles where user_id = staff_members.user_id and role = 'hamlet_rep')
  on conflict (id) do update set until = null`

const ENDED = `update dossier_people set until = ?2 where dossier_id = ?1 and until is null and staff_id not in (
    select staff_members.user_id from staff_members join staff_roles on staff_roles.user_id = staff_members.user_id
    where staff_members.commune_id = ?3 and staff_members.hamlet_id = ?4 and closed_at is null and role = 'hamlet_rep')`

/** Who speaks for the hamlet now finds its difficulties by name, who did before finds them no more; done again, it changes nothing. */
export function speakersOf(communeId: string, unit: string, dossierId: string, now: Date): Statement[] {
  const hamlet = /^hamlet:(.+)$/.exec(unit)?.[1]
  if (hamlet === undefined) return []
  const params = [dossierId, now.toISOString(), communeId, hamlet]
  return [SPEAKERS, ENDED].map((sql) => ({ toSQL: () => ({ sql, params }) }))
}

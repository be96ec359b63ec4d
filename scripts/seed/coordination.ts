import { drizzle } from 'drizzle-orm/d1'
import { coordinationProgrammes, coordinationReviews, coordinationTasks } from '../../worker/coordination/tables.ts'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { beginning, eventAfter, moving, type NewDossierEvent } from '../../worker/dossiers/queries.ts'
import { dossierBodies, type DossierRow } from '../../worker/dossiers/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { bodyId } from './communes/common.ts'
import { type ProgrammeSeed, programmeSeeds } from './data/coordination.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const body = (suffix: string) => bodyId(SLUG, suffix)

/** Example coordination programmes, each with its whole chain. The same statements on the same day. */
export function coordinationStatements(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  return programmeSeeds(localDay(now))
    .flatMap((one) => programme(db, one, now))
    .map(written)
}

function programme(db: Db, seed: ProgrammeSeed, now: Date): Statement[] {
  const { endsOn, happened, id, lead, partners, reviews = [], reviewOn, startsOn, status, tasks, title } = seed
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const events = happened.map(([days, kind, who, detail = {}, text = '']): NewDossierEvent => ({
    ...{ kind: `coordination.${kind}`, actor: officer(who), at: ago(days), detail },
    ...(text === '' ? {} : { text }),
  }))
  const [first, ...rest] = events
  if (!first) return []
  const year = Number(localDay(now).slice(0, 4))
  const sent = happened.find(([, kind]) => kind === 'sent')
  const since = sent ? ago(sent[0]).toISOString() : null
  return [
    ...beginning(
      db,
      {
        ...{ id, communeId: SLUG, kind: 'coordination', year, status: 'draft', title, leadBodyId: body(lead) },
        ...{ submissionKey: id, contentHash: 'vi-du' },
      },
      first,
    ),
    db.insert(coordinationProgrammes).values({
      ...{ dossierId: id, communeId: SLUG, aim: seed.aim, startsOn, endsOn, reviewOn },
    }),
    ...partners.map((one) =>
      db.insert(dossierBodies).values({ dossierId: id, bodyId: body(one), role: 'invited', since }),
    ),
    ...tasks.map(({ body: of, ...task }, at) =>
      db.insert(coordinationTasks).values({
        ...{ id: `${id}.${at + 1}`, dossierId: id, position: at + 1, bodyId: body(of) },
        ...task,
      }),
    ),
    ...reviews.map((review) => db.insert(coordinationReviews).values({ ...review, dossierId: id })),
    ...chain(db, id, first, rest, {
      status,
      wakeOn: status === 'in_force' ? localDay(now) : null,
      waitsForBodyId: status === 'signing' ? body('mttq') : null,
    }),
  ]
}

/** The events after the first, each on the hash of the one before; the last brings where it stands. */
function chain(
  db: Db,
  id: string,
  first: NewDossierEvent,
  rest: readonly NewDossierEvent[],
  stands: Partial<DossierRow>,
): Statement[] {
  let seen = { id, communeId: SLUG, version: 0, headHash: '' }
  let last = eventAfter(seen, first)
  return rest.flatMap((event, at) => {
    seen = { ...seen, version: last.seq, headHash: last.hash }
    last = eventAfter(seen, event)
    return moving(db, seen as DossierRow, event, at === rest.length - 1 ? stands : {})
  })
}

function officer(username: string): StaffMember {
  const bodies: Readonly<Record<string, string>> = { 'duyet.phunu': 'phu-nu', 'duyet.congan': 'cong-an' }
  return {
    ...{ kind: 'staff', id: `vi-du.${username}`, name: '', username, communeId: SLUG, title: '', hamletId: null },
    ...{ bodyId: body(bodies[username] ?? (username.endsWith('kinhte') ? 'phong-kinh-te' : 'mttq')) },
    ...{ roles: ['coordinator'], mustChangePassword: false },
  }
}

function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const values = [...params]
  const text = sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => quote((values.shift() ?? null) as SqlValue))
  return text.replace(/^insert into/, 'insert or ignore into')
}

import { drizzle } from 'drizzle-orm/d1'
import type { Db, Statement } from '../../worker/db/connect.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { dossierSlug } from '../../worker/dossiers/code.ts'
import { beginning, eventAfter, moving, type NewDossierEvent } from '../../worker/dossiers/queries.ts'
import { dossierBodies, dossierPeople, type DossierRow } from '../../worker/dossiers/tables.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import type { Item } from '../../worker/supervision/kept.ts'
import { programmes, programmeVersions, supervisions, supervisionSessions } from '../../worker/supervision/tables.ts'
import { bodyId } from './communes/common.ts'
import { type Example, examples } from './data/supervision.ts'
import { quote, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const body = (suffix: string) => bodyId(SLUG, suffix)
const FRONT = body('mttq')
const BODY_OF: Readonly<Record<string, string>> = { giamsat: body('thanh-tra-nhan-dan') }

/** The example programme of this year and its topics, each with its whole chain. The same statements on the same day. */
export function supervisionStatements(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  const today = localDay(now)
  const year = Number(today.slice(0, 4))
  const all = examples(today)
  return [...programme(db, all, year), ...all.flatMap((one) => topic(db, one, year, now))].map(written)
}

function programme(db: Db, all: readonly Example[], year: number): Statement[] {
  const id = 'vi-du.chuong-trinh'
  const at = (day: string) => new Date(`${year - 1}-12-${day}T02:00:00Z`)
  const items = all.map(({ bodies, id: topicId, lead, number, own, title }): Item => ({
    ...{ id: topicId, slug: dossierSlug({ year, number }), title, content: own.content, form: own.form },
    ...{ quarter: own.quarter, leadBodyId: body(lead), bodies: bodies.map(body) },
  }))
  const begun = beginning(
    db,
    {
      ...{ id, communeId: SLUG, kind: 'programme', year, status: 'draft', title: `Chương trình giám sát năm ${year}` },
      ...{ leadBodyId: FRONT, submissionKey: `programme.${year}`, contentHash: 'vi-du' },
    },
    { kind: 'programme.opened', actor: officer('dieuphoi'), at: at('02'), detail: { year } },
  )
  const events: [NewDossierEvent, Partial<DossierRow>][] = [
    [
      {
        kind: 'programme.agreed',
        actor: officer('dieuphoi'),
        at: at('10'),
        text: 'Thống nhất về nội dung, địa bàn, thời gian giám sát trong năm.',
      },
      { status: 'agreed' },
    ],
    [
      {
        kind: 'programme.issued',
        actor: officer('duyet.mattran'),
        at: at('15'),
        detail: { version: 1, timing: 'in_time' },
      },
      { status: 'issued', publishedAt: at('15').toISOString() },
    ],
  ]
  return [
    ...begun,
    db.insert(programmes).values({
      ...{ dossierId: id, communeId: SLUG, year, version: 1 },
      ...{
        agreedOn: `${year - 1}-12-10`,
        issuedOn: `${year - 1}-12-15`,
        consulted: [body('phu-nu'), body('nong-dan'), body('cuu-chien-binh')],
      },
    }),
    db.insert(programmeVersions).values({
      ...{ dossierId: id, number: 1, items, by: 'vi-du.duyet.mattran', at: at('15').toISOString() },
    }),
    ...chain(db, id, { kind: 'programme.opened', actor: officer('dieuphoi'), at: at('02'), detail: { year } }, events),
  ]
}

function topic(db: Db, example: Example, year: number, now: Date): Statement[] {
  const { bodies, happened, id, lead, own, sessions = [], shown, team = [], title } = example
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const events = happened.map(([days, kind, who, more = {}]): [NewDossierEvent, Partial<DossierRow>] => [
    {
      ...{ kind: `supervision.${kind}`, actor: officer(who), at: ago(days) },
      ...(more.detail ? { detail: more.detail } : {}),
      ...(more.text ? { text: more.text } : {}),
    },
    more.set ?? {},
  ])
  const [first, ...rest] = events
  if (!first) return []
  const since = shown === undefined ? null : ago(shown).toISOString()
  const begun = beginning(
    db,
    {
      ...{ id, communeId: SLUG, kind: 'supervision', year, status: 'proposed', title, leadBodyId: body(lead) },
      ...{ submissionKey: id, contentHash: 'vi-du', publishedAt: `${year - 1}-12-15T02:00:00.000Z` },
    },
    first[0],
  )
  return [
    ...begun,
    db.insert(supervisions).values({ ...own, dossierId: id, communeId: SLUG, programmeId: 'vi-du.chuong-trinh' }),
    ...bodies.map((one) =>
      db.insert(dossierBodies).values({ dossierId: id, bodyId: body(one), role: 'supervised', since }),
    ),
    ...team.map(([staff, name, work, role], position) =>
      db.insert(dossierPeople).values({
        ...{ id: `${id}.${position}`, dossierId: id, staffId: staff === '' ? '' : `vi-du.${staff}`, name, title: work },
        ...{ role, position, since: ago(95).toISOString() },
      }),
    ),
    ...sessions.map((session, position) =>
      db.insert(supervisionSessions).values({
        ...{ id: `${id}.buoi.${position}`, dossierId: id, position, bodyId: '', day: '', sentOn: '' },
        ...session,
      }),
    ),
    ...chain(db, id, first[0], rest),
  ]
}

/** The events after the first, each on the hash of the one before. */
function chain(
  db: Db,
  id: string,
  first: NewDossierEvent,
  rest: readonly [NewDossierEvent, Partial<DossierRow>][],
): Statement[] {
  let seen = { id, communeId: SLUG, version: 0, headHash: '' }
  let last = eventAfter(seen, first)
  return rest.flatMap(([event, set]) => {
    seen = { ...seen, version: last.seq, headHash: last.hash }
    last = eventAfter(seen, event)
    return moving(db, seen as DossierRow, event, set)
  })
}

function officer(username: string): StaffMember {
  return {
    ...{ kind: 'staff', id: `vi-du.${username}`, name: '', username, communeId: SLUG, title: '' },
    ...{ bodyId: BODY_OF[username] ?? FRONT, hamletId: null, roles: ['coordinator'], mustChangePassword: false },
  }
}

function written(statement: Statement): string {
  const { params, sql } = statement.toSQL()
  const values = [...params]
  const text = sql.replaceAll(/\s+/g, ' ').replaceAll('?', () => quote((values.shift() ?? null) as SqlValue))
  return text.replace(/^insert into/, 'insert or ignore into')
}

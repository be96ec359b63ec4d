import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { LISTED, topicsBy, topicsOf, waitingTopics } from '../../worker/supervision/list-queries.ts'
import { programmesOf } from '../../worker/supervision/programme/queries.ts'
import { concluded, issuedProgrammes } from '../../worker/supervision/public/public-queries.ts'
import { countedDatabase } from '../support/counted.ts'
import { BOARD, ECONOMY, FRONT } from './build.ts'

/** Ten thousand topics of Bình Xa, over the roads and states that officers list. */
const MANY = 10_000
/** Recommendations that stand in the same table. */
const RECOMMENDATIONS = 100_000
/** Rows that a list may read for one that it shows. */
const PER_ROW = 3

const member = (bodyId: string, role: StaffMember['roles'][number], id = 'vi-du.x'): StaffMember => ({
  ...{ kind: 'staff', id, name: '', username: '', communeId: 'binh-xa', bodyId, hamletId: null, title: '' },
  ...{ roles: [role], mustChangePassword: false },
})

beforeAll(async () => {
  const upTo = (most: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${most})`
  const numbers = upTo(MANY)
  await env.DB.batch(
    [
      `INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id, restricted,
        started_by, started_at, changed_at, submission_key, content_hash)
       VALUES ('growth.p', 'binh-xa', 'programme', 2090, 1, 'issued', 1, '', 'P', '${FRONT}', 0, '', '', '', 'growth.p', '')`,
      `${numbers} INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
        waits_for_body_id, due_on, restricted, started_by, started_at, changed_at, published_at, submission_key, content_hash)
       SELECT printf('growth.%05d', i), 'binh-xa', 'supervision', 2090, i, CASE WHEN i % 5 = 0 THEN 'tracking' ELSE 'planned' END,
        1, '', 'Chuyên đề', CASE WHEN i % 2 = 0 THEN '${BOARD}' ELSE '${FRONT}' END, '${FRONT}',
        CASE WHEN i % 3 = 0 THEN NULL ELSE date('2090-01-01', (i % 300) || ' days') END, 0, '',
        strftime('%Y-%m-%dT%H:%M:%S.000Z', '2089-01-01', i || ' minutes'), '', '2089-02-01T00:00:00.000Z', 'growth.' || i, ''
       FROM n`,
      `${numbers} INSERT INTO supervisions (dossier_id, commune_id, programme_id, form, grounds, content, quarter, reported_on, public_conclusions)
       SELECT printf('growth.%05d', i), 'binh-xa', 'growth.p', 'delegation', '[]', '', 1 + i % 4,
        CASE WHEN i % 5 = 0 THEN date('2089-01-01', (i % 700) || ' days') END, CASE WHEN i % 5 = 0 THEN 'Kết luận' ELSE '' END
       FROM n`,
      `${numbers} INSERT INTO dossier_bodies (dossier_id, body_id, role, since)
       SELECT printf('growth.%05d', i), '${ECONOMY}', 'supervised', '2089-03-01T00:00:00.000Z' FROM n`,
      `${upTo(RECOMMENDATIONS)} INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
        addressed_body_id, addressed_at, parent_id, waits_for_body_id, due_on, restricted, started_by, started_at, changed_at,
        published_at, submission_key, content_hash)
       SELECT printf('growth.r%06d', i), 'binh-xa', 'recommendation', 2090, i, 'verified', 1, '', 'Kiến nghị', '${FRONT}',
        '${ECONOMY}', '2089-03-01T00:00:00.000Z', printf('growth.%05d', 1 + i % ${MANY}), '${FRONT}', '2089-12-01', 0, '',
        strftime('%Y-%m-%dT%H:%M:%S.000Z', '2089-01-01', i || ' minutes'), '', '2089-02-01T00:00:00.000Z', 'growth.r' || i, ''
       FROM n`,
    ].map((sql) => env.DB.prepare(sql)),
  )
}, 60_000)

describe(`with ${MANY} topics and ${RECOMMENDATIONS} recommendations a list reads what it shows`, () => {
  const front = member(FRONT, 'coordinator')
  const board = member(BOARD, 'supervisor_member')
  const body = member(ECONOMY, 'handler')

  type Db = ReturnType<typeof countedDatabase>['db']
  type List = (db: Db, after: string | null) => Promise<{ rows: readonly unknown[]; after: string | null }>
  const LISTS: Record<string, List> = {
    'what waits for the Front': (db, after) => waitingTopics(db, front, FRONT, after),
    'all of the commune': (db, after) => topicsBy(db, front, FRONT, 'all', { after }),
    'all in one state': (db, after) => topicsBy(db, front, FRONT, 'all', { after, status: 'tracking' }),
    'those that a board leads': (db, after) => topicsBy(db, board, FRONT, 'lead', { after }),
    'those of a programme': (db, after) => topicsOf(db, 'growth.p', after),
    'those that a body was sent': (db, after) => topicsBy(db, body, FRONT, 'sent', { after }),
  }

  test.each(Object.entries(LISTS))('%s', async (_name, list) => {
    let after: string | null = null
    for (let page = 0; page < 4; page++) {
      const { cost, db } = countedDatabase()
      const found = await list(db, after)
      expect(found.rows).toHaveLength(LISTED)
      expect(cost.rowsRead, `page ${page}`).toBeLessThanOrEqual(PER_ROW * LISTED)
      after = found.after
    }
  })

  test('waiting topics come once each, page after page, those with a day before those without', async () => {
    const { db } = countedDatabase()
    const seen: string[] = []
    const days: (string | null)[] = []
    let after: string | null = null
    do {
      const found = await waitingTopics(db, front, FRONT, after)
      seen.push(...found.rows.map(({ id }) => id))
      days.push(...found.rows.map(({ dueOn }) => dueOn))
      after = found.after
    } while (after !== null && seen.length < MANY * 2)
    expect(new Set(seen).size).toBe(MANY)
    expect(seen).toHaveLength(MANY)
    const firstWithout = days.indexOf(null)
    expect(days.slice(firstWithout).every((day) => day === null)).toBe(true)
    const dated = days.slice(0, firstWithout)
    expect(dated).toEqual(dated.toSorted())
  }, 60_000)

  test('the programmes of the commune, for officers and for everybody', async () => {
    const { cost, db } = countedDatabase()
    const programmes = await programmesOf(db, 'binh-xa')
    expect(programmes.map(({ id }) => id)).toContain('growth.p')
    const issued = await issuedProgrammes(db, 'binh-xa')
    expect(cost.rowsRead).toBeLessThanOrEqual(PER_ROW * (programmes.length + issued.length))
  })

  test('conclusions that everybody reads', async () => {
    const { cost, db } = countedDatabase()
    const { next, rows } = await concluded(db, 'binh-xa', '')
    const second = await concluded(db, 'binh-xa', next)
    expect(rows.length + second.rows.length).toBe(20)
    expect(cost.rowsRead).toBeLessThanOrEqual(PER_ROW * 20)
  })
})

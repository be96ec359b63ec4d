import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'

/** A database as it stood before the migration with that number, with one case and whatever else is inserted. */
function databaseBefore(number: string): { db: DatabaseSync; migrate: () => void } {
  const db = new DatabaseSync(':memory:')
  db.exec('PRAGMA foreign_keys = OFF')
  const files = readdirSync('migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const apply = (some: string[]) => some.forEach((name) => db.exec(readFileSync(`migrations/${name}`, 'utf8')))
  apply(files.filter((name) => name < number))
  db.exec(`INSERT INTO communes (id, unit_code, name, province_name, code_prefix, triage_body_id, opened_at)
    VALUES ('binh-xa', '02404', 'Xã Bình Xa', 'tỉnh Tuyên Quang', 'BX', 'binh-xa.mttq', '2026-01-01')`)
  const values = {
    ...{ id: 'c1', commune_id: 'binh-xa', year: 2026, number: 1, kind: 'petition', status: 'in_progress', version: 1 },
    ...{
      head_hash: '',
      holder_body_id: 'b',
      held_since: '',
      responsible_body_id: 'b',
      category: 'khac',
      hamlet_id: '',
    },
    ...{ urgency: 'ordinary', title: '', rule_id: '', routing_reason: '', limit_id: '', clock_from: '2026-11-16' },
    ...{ due_on: '2026-11-23', act_on: '2026-11-23', pauses: '[]', submitted_at: '', lookup_hash: '' },
    ...{ submission_key: 'k', content_hash: '' },
  }
  db.prepare(
    `INSERT INTO cases (${Object.keys(values).join()}) VALUES (${Object.keys(values)
      .map(() => '?')
      .join()})`,
  ).run(...Object.values(values))
  return { db, migrate: () => apply(files.filter((name) => name >= number)) }
}

test('a petition of before is looked at by the clock, and its commune has reasons for declining', () => {
  const { db, migrate } = databaseBefore('0002')
  migrate()
  expect(db.prepare('SELECT wake_on, alarm, restricted FROM cases').get()).toEqual({
    wake_on: '2026-11-23',
    alarm: '',
    restricted: 0,
  })
  expect(db.prepare('SELECT count(*) AS n FROM decline_reasons').get()).toEqual({ n: 4 })
})

test('a message that still waited and one that was sent stay as they are, until the new Worker takes over', () => {
  const { db, migrate } = databaseBefore('0002')
  const insert = db.prepare(
    `INSERT INTO outbox (id, commune_id, case_id, seq, channel, message, created_at, next_at, sent_at)
     VALUES (?, 'binh-xa', 'c1', ?, 'email', ?, '2026-11-20', '2026-11-20', ?)`,
  )
  insert.run('c1.1.email', 1, 'submitted', '2026-11-20')
  insert.run('c1.2.email', 2, 'received', null)
  const before = db.prepare('SELECT * FROM outbox').all()
  migrate()
  expect(db.prepare('SELECT * FROM outbox').all()).toEqual(before)
  expect(db.prepare('SELECT count(*) AS n FROM messages').get()).toEqual({ n: 0 })
})

test('a database that had lost the outbox of the older Worker has it again', () => {
  const { db, migrate } = databaseBefore('0004')
  const names = () =>
    db
      .prepare("SELECT name FROM sqlite_master WHERE tbl_name = 'outbox' ORDER BY name")
      .all()
      .map((row) => row['name'])
  const before = names()
  expect(before).toContain('outbox_once')
  db.exec('DROP TABLE outbox')
  migrate()
  expect(names()).toEqual(before)
})

test('a sender with an e-mail address is still taken by an older Worker, which writes to its own outbox until the new one is live', () => {
  const { db, migrate } = databaseBefore('0002')
  migrate()
  // As version 0.1 has it in the batch that takes a petition.
  db.prepare(
    `insert into "outbox" ("id", "commune_id", "case_id", "seq", "channel", "message", "created_at", "attempts", "next_at", "sent_at", "failed_at", "failure")
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, ?)`,
  ).run('c1.1.email', 'binh-xa', 'c1', 1, 'email', 'submitted', '2026-11-20', 0, '2026-11-20', '')
  expect(db.prepare('SELECT id FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL').all()).toEqual([
    { id: 'c1.1.email' },
  ])
})

test('what was done with a survey before stands in its commune’s journal, and still nobody changes it', () => {
  const { db, migrate } = databaseBefore('0007')
  db.exec(`INSERT INTO surveys (id, commune_id, slug, kind, status, revision, title, intro, questionnaire_id, audience, quotas, created_by, created_at)
    VALUES ('s1', 'binh-xa', 'duong-thon', 'survey', 'draft', 1, '', '', 'q1', 'open', '[]', 'a', '2026-11-20')`)
  db.exec(`INSERT INTO survey_events (survey_id, seq, kind, by_id, at, detail)
    VALUES ('s1', 1, 'survey.made', 'a', '2026-11-20', '{}')`)
  migrate()
  expect(db.prepare('SELECT survey_id, commune_id, kind FROM survey_events').all()).toEqual([
    { survey_id: 's1', commune_id: 'binh-xa', kind: 'survey.made' },
  ])
  expect(() => db.exec("UPDATE survey_events SET by_id = 'b'")).toThrow('append-only')
})

test('a commune that sent petitions on outside is counted anew from its first event, another goes on where it was', () => {
  const { db, migrate } = databaseBefore('0007')
  db.exec("UPDATE cases SET status = 'forwarded'")
  const mark = db.prepare("INSERT INTO marks (name, value) VALUES (?, '2026-11-20T02:00:00.000Z~c1')")
  for (const name of ['figures:binh-xa', 'figures:dak-po', 'sweep']) mark.run(name)
  migrate()
  expect(db.prepare('SELECT name FROM marks ORDER BY name').all()).toEqual([
    { name: 'figures:dak-po' },
    { name: 'sweep' },
  ])
})

test('a recommendation of before has its place in the public list by the number of its dossier', () => {
  const { db, migrate } = databaseBefore('0009')
  db.exec(`INSERT INTO dossiers (id, commune_id, kind, year, number, status, version, head_hash, title, lead_body_id,
    waits_for_body_id, restricted, started_by, started_at, changed_at, submission_key, content_hash)
    VALUES ('d1', 'binh-xa', 'recommendation', 2026, 7, 'issued', 1, '', '', 'b', 'b', 0, 'a', '', '', 'k', '')`)
  db.exec(`INSERT INTO recommendations (dossier_id, commune_id, body_id, year, source, reply_basis, reply_limit, reply_source, reply_from, reply_due_on, asked)
    VALUES ('d1', 'binh-xa', 'b', 2026, 'supervision', 'suggested', 'L15d', '', '2026-11-20', '2026-12-20', '')`)
  migrate()
  expect(db.prepare('SELECT number FROM recommendations').get()).toEqual({ number: 7 })
})

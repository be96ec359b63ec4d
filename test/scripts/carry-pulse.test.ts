import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exportCommune } from '../../scripts/carry/export.ts'
import type { Place } from '../../scripts/carry/place.ts'
import { Refusal } from '../../scripts/carry/refusal.ts'
import { surveyStatements } from '../../scripts/seed/surveys/index.ts'
import { emptyDatabase, seedAt } from '../seed/database.ts'

const NOW = new Date('2026-11-21T02:00:00.000Z')
/** Read when half of the tables, answers among them, are in the archive already. */
const HALFWAY = /^select .* from releases where/
const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-pulse-'))
const db = emptyDatabase()
db.apply([
  'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY, name TEXT)',
  "INSERT INTO d1_migrations (name) VALUES ('0000_all.sql')",
  ...(await seedAt(NOW)),
  ...(await surveyStatements(NOW)),
])
const [survey] = db.all("SELECT id FROM surveys WHERE commune_id = 'binh-xa' AND status = 'open'")
const open = String(survey?.id)

afterAll(() => rmSync(folder, { recursive: true }))

/** A database that goes on while it is read, as the deployed one does, and in which something happens halfway. */
function placeWhere(meanwhile: string): Place & { happened: () => boolean } {
  let hasHappened = false
  return {
    happened: () => hasHappened,
    read: async <Row>(sql: string) => {
      if (!hasHappened && HALFWAY.test(sql)) {
        hasHappened = true
        for (const one of meanwhile.split(';').filter((text) => text.trim() !== '')) db.all(one)
      }
      return db.all(sql) as Row[]
    },
    hold: () => () => {},
    writeAll: async () => {},
    objects: { get: async () => null, put: async () => {}, drop: async () => {} },
    secrets: () => null,
    close: async () => {},
  }
}

/** Exports a commune while that happens: what the administrator is told, and whether there is an archive. */
async function exported(meanwhile: string, commune = 'binh-xa') {
  const file = join(folder, `${crypto.randomUUID()}.tar`)
  const place = placeWhere(meanwhile)
  const said = await exportCommune(place, commune, file, NOW).then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.message : `broke: ${String(error)}`),
  )
  if (!place.happened()) throw new Error('nothing happened meanwhile')
  return { said, isThere: existsSync(file), others: readdirSync(folder).filter((name) => name.startsWith('.')) }
}

const answer = (surveyId: string) => `
  INSERT INTO responses (id, survey_id, version_id, submission_key, content_hash, channel, language, answers, submitted_at, state, due)
    SELECT 'zzz-' || hex(randomblob(8)), id, version_id, hex(randomblob(16)), '', 'web', 'vi', '{}', '2026-11-21', 'kept', 1
    FROM surveys WHERE id = '${surveyId}'`
const EDITED =
  "edited_by, edited_at, created_by, created_at) VALUES ('q-moi', 'binh-xa', 'Mới', '{}', 1, 'x', '', 'x', '')"

describe('whoever exports a commune while people work', () => {
  test.each([
    ['Lan answers a survey', answer(open)],
    [
      'an officer takes an answer out of the figures, which he is noted for',
      `UPDATE responses SET state = 'refused', due = due - 1 WHERE id = (SELECT min(id) FROM responses WHERE survey_id = '${open}' AND state = 'kept');
       UPDATE surveys SET revision = revision + 1 WHERE id = '${open}'`,
    ],
    [
      'the clock counts answers',
      `UPDATE responses SET due = 0 WHERE survey_id = '${open}' AND due = 1;
       INSERT INTO survey_counts (survey_id, turn, turn_key, counted_at, changes) VALUES ('${open}', 1, 'a', '', 9)
         ON CONFLICT (survey_id) DO UPDATE SET turn = turn + 1`,
    ],
    ['a survey is closed', `UPDATE surveys SET status = 'closed', revision = revision + 1 WHERE id = '${open}'`],
    ['a questionnaire is made', `INSERT INTO questionnaires (id, commune_id, title, draft, revision, ${EDITED}`],
    ['a questionnaire is saved', `UPDATE questionnaires SET revision = revision + 1 WHERE commune_id = 'binh-xa'`],
    [
      'an account is changed',
      `INSERT INTO staff_events (commune_id, kind, subject_id, actor_id, at)
         SELECT commune_id, 'changed', user_id, user_id, '2026-11-21T03:00:00.000Z' FROM staff_members WHERE commune_id = 'binh-xa' LIMIT 1`,
    ],
  ])('is told to do it again when %s, and no archive is left', async (_, meanwhile) => {
    const { said, isThere, others } = await exported(meanwhile)
    expect(said).toContain('Trong lúc xuất có người làm việc')
    expect({ isThere, others }).toEqual({ isThere: false, others: [] })
    expect((await exported('')).said).toBe('done')
  })

  test('gets the archive when nothing happens, or only in another commune', async () => {
    expect(await exported('')).toEqual({ said: 'done', isThere: true, others: [] })
    expect(await exported(answer(open), 'dak-po')).toEqual({ said: 'done', isThere: true, others: [] })
  })
})

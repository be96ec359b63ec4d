import { expect, test } from 'vitest'
import { coordinationStatements } from '../../scripts/seed/coordination.ts'
import { emptyDatabase, seedAt } from '../seed/database.ts'

const NOW = new Date('2026-11-21T03:00:00Z')

test('the example programmes are whole: a chain without a gap, tasks of bodies that are in them, the same the second time', async () => {
  const { all, apply, count } = emptyDatabase()
  apply(await seedAt(NOW))
  apply(coordinationStatements(NOW))
  apply(coordinationStatements(NOW))
  expect(all('SELECT status FROM dossiers ORDER BY started_at').map(({ status }) => status)).toEqual([
    'in_force',
    'signing',
  ])
  expect(count('dossiers d WHERE version <> (SELECT count(*) FROM dossier_events WHERE dossier_id = d.id)')).toBe(0)
  const broken = count(
    `dossier_events e WHERE seq > 1 AND previous_hash <> (SELECT hash FROM dossier_events b WHERE b.dossier_id = e.dossier_id AND b.seq = e.seq - 1)`,
  )
  expect(broken).toBe(0)
  expect(
    count(
      'dossiers d WHERE head_hash <> (SELECT hash FROM dossier_events WHERE dossier_id = d.id AND seq = d.version)',
    ),
  ).toBe(0)
  const strange = count(
    `coordination_tasks t WHERE body_id NOT IN (SELECT body_id FROM dossier_bodies b WHERE b.dossier_id = t.dossier_id
      UNION SELECT lead_body_id FROM dossiers d WHERE d.id = t.dossier_id)`,
  )
  expect(strange).toBe(0)
  expect(
    count(
      "coordination_reviews r WHERE (SELECT kind FROM dossier_events e WHERE e.dossier_id = r.dossier_id AND e.seq = r.seq) = 'coordination.reviewed'",
    ),
  ).toBe(1)
})

import { describe, expect, test } from 'vitest'
import { surveyStatements } from '../../scripts/seed/surveys/index.ts'

const NOW = new Date('2026-11-21T03:00:00.000Z')

/** The rows that statements insert into a table, roughly: enough to count and to look into. */
async function rowsOf(table: string): Promise<string[]> {
  const statements = (await surveyStatements(NOW)).filter((sql) => sql.startsWith(`INSERT INTO "${table}"`))
  return statements.flatMap((sql) => sql.split("),('"))
}

describe('the example surveys', () => {
  test('are answered by people of many hamlets, each sheet as the Worker would take it', async () => {
    const rows = await rowsOf('responses')
    // Whatever the engine finds wrong with an answer throws while the statements are made.
    expect(rows).toHaveLength(60 + 2 + 120)
    const hamlets = new Set(rows.map((row) => /"thon":"(\w+)"/.exec(row)?.[1]))
    expect(hamlets.size).toBeGreaterThan(14)
    expect(rows.filter((row) => row.includes("'waiting','pace'"))).toHaveLength(2)
    expect(rows.filter((row) => row.includes("'paper'")).length).toBeGreaterThan(20)
  })

  test('were answered between opening and closing, and not after today', async () => {
    const at = (await rowsOf('responses')).map((row) => /'(2026-\d\d-\d\dT[\d:.]+Z)'/.exec(row)?.[1] ?? '').sort()
    const [first = '', last = ''] = [at[0], at.at(-1)]
    expect([first >= '2026-10-12T01:00:00.000Z', last < NOW.toISOString()]).toEqual([true, true])
    const [open, closed] = await rowsOf('surveys')
    expect(open).toContain("'open'")
    expect(closed).toContain("'consultation','closed'")
  })

  test('are the same ones however often they are made on a day', async () => {
    expect(await surveyStatements(NOW)).toEqual(await surveyStatements(NOW))
  })
})

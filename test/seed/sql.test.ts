import { describe, expect, it } from 'vitest'
import { insertRows, quote } from '../../scripts/seed/sql.ts'
import { emptyDatabase } from './database.ts'

describe('literals', () => {
  it('a name with an apostrophe comes back as it was', () => {
    const name = "Xã Ea H'Leo; DROP TABLE communes --"
    expect(emptyDatabase().all(`SELECT ${quote(name)} AS name`)).toEqual([{ name }])
  })

  it('refuses what would break a statement', () => {
    expect(() => quote('a\u0000b')).toThrow()
    expect(() => quote(Number.NaN)).toThrow()
    expect(() => insertRows('communes', ['id', 'name'], [['a']])).toThrow(/1 values for 2 columns/)
    expect(() => insertRows('communes; --', ['id'], [['a']])).toThrow(/not a name/)
  })

  it('brings named columns up to date when asked to', () => {
    const [statement] = insertRows('provinces', ['code', 'name'], [['01', 'thành phố Hà Nội']], {
      onConflict: { key: ['code'], update: ['name'] },
    })
    expect(statement).toBe(
      `INSERT INTO "provinces" ("code", "name") VALUES ('01','thành phố Hà Nội') ON CONFLICT ("code") DO UPDATE SET "name" = excluded."name"`,
    )
  })
})
